"""The quick scan: a visitor's answers become an indication at once. Nothing of the visitor is kept."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.validation import field, invalid
from backend.scans import findings, queries, routes, scoring
from backend.scans.editions import CHANGED_CORE, CHANGED_OTHER, Edition
from backend.scans.findings import ThemeFigures
from backend.scans.models import OUTCOMES, Audience, QuestionKind, Respondent
from backend.scans.recommendations import recommend_practices
from backend.scans.schemas.quick_scan import GivenAnswer, QuickScanCreate


async def check(session: AsyncSession, wish: QuickScanCreate) -> Edition:
    """The questionnaire that the answers are on.

    Raises QuestionnaireNotFound (404) for another version, InvalidInput (400) for an item that is not in the quick scan
    or a value off its scale.
    """
    edition = await queries.edition(session, wish.questionnaire_version_id)
    quick = {item.code: item for item in edition.items if item.quick and item.audience is not Audience.EMPLOYEE}
    faults = []
    for place, given in enumerate(wish.answers):
        item = quick.get(given.item_code)
        if item is None:
            faults.append(
                field(
                    f"#/answers/{place}/itemCode",
                    "unknown_item",
                    nl="Deze stelling hoort niet bij de quickscan.",
                    en="This statement is not in the quick scan.",
                )
            )
        elif not _fits(given, item.kind):
            faults.append(
                field(
                    f"#/answers/{place}/value",
                    "not_on_scale",
                    nl="Dit antwoord staat niet op de schaal.",
                    en="This answer is not on the scale.",
                )
            )
    if faults:
        raise invalid(*faults)
    return edition


async def assess(session: AsyncSession, wish: QuickScanCreate, company_id: UUID | None = None) -> dict[str, Any]:
    """The indication per theme, target group, route, one next step and practices. Raises as `check`.

    Of a visitor the firm is not known; `company_id` is the one that keeps the quick scan.
    """
    edition = await check(session, wish)
    answers = {given.item_code: given.value for given in wish.answers}
    scores = edition.scores(answers, Respondent.MANAGEMENT, quick=True)
    figures = []
    for theme in edition.themes:
        if theme.dimension not in OUTCOMES:
            score = scoring.shown(scores.get(theme.dimension))
            potential = None if score is None else scoring.potential(score)
            figures.append(ThemeFigures(theme.dimension, theme.name, score, None, score, None, potential))
    total = scoring.total_potential(
        {each.theme: each.potential for each in figures}, {theme.dimension: theme.weight for theme in edition.themes}
    )
    group = scoring.target_group(_said(answers, CHANGED_CORE), _said(answers, CHANGED_OTHER))
    step = findings.next_step(figures)
    return {
        "questionnaire_version_id": edition.id,
        "themes": [
            {
                "theme": each.theme.value,
                "name": each.name,
                "score": each.combined,
                "potential": each.potential,
                "potential_band": None if each.potential is None else scoring.potential_band(each.potential),
            }
            for each in figures
        ],
        "strongest": findings.strongest(figures),
        "weakest": findings.weakest(figures),
        "total_potential": total,
        "potential_band": None if total is None else scoring.potential_band(total),
        "target_group": group,
        "headline": findings.indication(figures),
        "route": routes.before_scan(group, figures),
        "next_step": step,
        "practices": await recommend_practices(session, step, company_id),
    }


def _fits(given: GivenAnswer, kind: QuestionKind) -> bool:
    if given.value is None:
        return True
    return given.value >= 1 if kind is QuestionKind.AGREEMENT else given.value <= 1


def _said(answers: dict[str, int | None], code: str) -> bool | None:
    value = answers.get(code)
    return None if value is None else bool(value)

"""Taking figures over from the baseline and the newest follow-up of the company itself.

Practices stand below monitoring among the subjects, since scans recommend them; so the figures are handed in from here.
"""

from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Indicator, Unit
from backend.monitoring.results import own_result
from backend.organisations.queries import company_of
from backend.practice_figures.errors import PracticeFiguresMissing
from backend.practice_figures.schemas import VerifiedFigures
from backend.practices.drafts import VerifiedPick
from backend.practices.models import Practice, PracticeVersion
from backend.practices.service.writing import add_writer, get_in_work

INDEX = {"nl": "index", "en": "index"}
UNITS = MappingProxyType(
    {
        Unit.EURO_CENTS: {"nl": "euro", "en": "euros"},
        Unit.EURO_CENTS_PER_FTE: {"nl": "euro per fte", "en": "euros per FTE"},
        Unit.EURO_CENTS_PER_HOUR: {"nl": "euro per uur", "en": "euros per hour"},
        Unit.PERSONS: {"nl": "medewerkers", "en": "employees"},
        Unit.FTE: {"nl": "fte", "en": "FTE"},
        Unit.HOURS: {"nl": "uur", "en": "hours"},
        Unit.PERCENT: {"nl": "procent", "en": "percent"},
        Unit.SCORE: {"nl": "op een schaal van 10", "en": "on a scale of 10"},
        Unit.DAYS: {"nl": "dagen", "en": "days"},
    }
)
CENTS = frozenset({Unit.EURO_CENTS, Unit.EURO_CENTS_PER_FTE, Unit.EURO_CENTS_PER_HOUR})


async def take_over(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: VerifiedFigures, if_match: str | None
) -> tuple[Practice, PracticeVersion]:
    """Put figures in a version as they were measured; none takes them out. A consent to the former text falls away.

    Raises PracticeVersionNotFound (404), PracticeWordsFixed, PracticeFiguresMissing (409), InvalidInput (400).
    """
    practice, version = await get_in_work(session, principal, version_id, if_match)
    version.verified_figures = await _taken(session, practice, wish.figures) if wish.figures else []
    await session.flush()
    await add_writer(session, principal, version)
    record(
        session,
        principal,
        "practices.take_figures",
        "practice_version",
        version.id,
        organisation_id=practice.company_id,
        indicators=[one.indicator for one in wish.figures],
    )
    return practice, version


async def _taken(session: AsyncSession, practice: Practice, picks: list[VerifiedPick]) -> list[dict[str, Any]]:
    assert practice.company_id is not None
    result = await own_result(session, await company_of(session, practice.company_id))
    if result["latest_id"] is None:
        raise PracticeFiguresMissing
    indicators = {each.code: each for each in await monitoring.list_indicators(session)}
    lines = {line["indicator"]: line for line in result["lines"]}
    measured = {
        "measured_before_on": result["baseline_on"].isoformat(),
        "measured_after_on": result["latest_on"].isoformat(),
        "baseline_id": str(result["baseline_id"]),
        "follow_up_id": str(result["latest_id"]),
        "taken_at": clock.now().isoformat(),
    }
    found = []
    for at, pick in enumerate(picks):
        line = lines.get(pick.indicator, {})
        before, after = line.get("baseline"), line.get("latest")
        if before is None or after is None or (pick.as_index and before <= 0):
            raise invalid(
                field(
                    f"#/figures/{at}",
                    "not_measured",
                    nl="Dit cijfer is niet in beide metingen ingevuld, of kan niet als index.",
                    en="This figure was not entered in both measurements, or cannot be an index.",
                )
            )
        found.append(_figure(indicators[pick.indicator], before, after, as_index=pick.as_index) | measured)
    return found


def _figure(indicator: Indicator, before: Decimal, after: Decimal, *, as_index: bool) -> dict[str, Any]:
    """A figure in the unit that is read: euros rather than cents, or with the first measurement as 100."""
    said = {"label": indicator.name, "indicator": indicator.code, "as_index": as_index}
    if as_index:
        return {**said, "before": 100.0, "after": round(float(after / before) * 100, 1), "unit": INDEX}
    by = 100 if indicator.unit in CENTS else 1
    values = {"before": round(float(before / by), 2), "after": round(float(after / by), 2)}
    return {**said, **values, "unit": UNITS[indicator.unit]}

"""Which adviser is asked next: by a method as everywhere, from what the question itself says and nothing else.

The region is the one that whoever asked told with the question, never that of their firm: an anonymous question stays
anonymous to the adviser too.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import String, bindparam, case, cast, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.advisers.recommending import METHOD as FOR_A_FIRM
from backend.core import clock
from backend.core.matching import Condition, Criterion, Method, Outcome, turn_of
from backend.identity.models import Membership
from backend.questions.models import Question, QuestionStep

_TEXTS: ARRAY[str] = ARRAY(String)
_themes = cast(Adviser.themes, _TEXTS)
_sectors = cast(Adviser.sectors, _TEXTS)
_asked_themes = bindparam("themes", type_=_TEXTS)
_asked_sectors = bindparam("sectors", type_=_TEXTS)
_no_sector = func.cardinality(_asked_sectors) == 0
_waiting = (
    select(func.count())
    .where(QuestionStep.adviser_id == Adviser.id, QuestionStep.ended_at.is_(None))
    .correlate(Adviser)
    .scalar_subquery()
)

METHOD = Method(
    subject="questions",
    identity=Adviser.id.expression,
    conditions=(
        *(each for each in FOR_A_FIRM.conditions if each.code in {"accredited", "firm"}),
        Condition("account", "heeft hier een account", "has an account here", Adviser.account_id.is_not(None)),
        Condition(
            "theme",
            "werkt aan een thema van de vraag",
            "works on a theme of the question",
            _themes.op("&&", is_comparison=True)(_asked_themes),
        ),
        Condition(
            "sector",
            "werkt in een sector van de vraag of in elke sector",
            "works in a sector of the question or in every sector",
            _no_sector | (func.cardinality(_sectors) == 0) | _sectors.op("&&", is_comparison=True)(_asked_sectors),
        ),
    ),
    criteria=(
        Criterion(
            "region",
            "Wie in de provincie van de vraag komt, gaat voor.",
            "Those who come to the province of the question go first.",
            case((cast(bindparam("province"), String) == func.any(Adviser.provinces), 0), else_=1),
            (
                Outcome("own_province", "komt in die provincie", "comes to that province"),
                Outcome("elsewhere", "werkt nu in andere provincies", "now works in other provinces"),
            ),
        ),
        Criterion(
            "sector",
            "Dan wie een sector van de vraag als eigen sector noemt.",
            "Then those who name a sector of the question as their own.",
            case((_sectors.op("&&", is_comparison=True)(_asked_sectors), 0), else_=1),
            (
                Outcome("own_sector", "kent die sector", "knows that sector"),
                Outcome("every_sector", "werkt in elke sector", "works in every sector"),
            ),
        ),
        Criterion(
            "waiting",
            "Dan wie de minste vragen heeft liggen.",
            "Then those who have the fewest questions waiting.",
            func.least(_waiting, 2),
            (
                Outcome("none", "heeft geen vraag liggen", "has no question waiting"),
                Outcome("one", "heeft één vraag liggen", "has one question waiting"),
                Outcome("more", "heeft meer vragen liggen", "has more questions waiting"),
            ),
        ),
    ),
)


async def next_adviser(session: AsyncSession, question: Question) -> Adviser | None:
    """The adviser that fits best and was not asked before; nobody who asked, or works for the same organisation."""
    asked_before = select(QuestionStep.adviser_id).where(
        QuestionStep.question_id == question.id, QuestionStep.adviser_id.is_not(None)
    )
    colleagues = select(Membership.account_id).where(Membership.organisation_id == question.organisation_id)
    statement = (
        select(Adviser)
        .where(
            *METHOD.holds,
            Adviser.id.not_in(asked_before),
            Adviser.account_id.is_distinct_from(question.asked_by),
            Adviser.account_id.not_in(colleagues),
            # Invented questions go to invented advisers, and those of firms to real ones.
            Adviser.is_demonstration == question.is_demonstration,
        )
        .order_by(*METHOD.order)
        .limit(1)
    )
    found: Adviser | None = await session.scalar(statement, _bound(question, question.id))
    return found


def _bound(question: Question, turn: UUID) -> dict[str, Any]:
    today = clock.today()
    return {
        "day": today,
        "turn": turn_of(today, turn),
        "themes": [str(theme) for theme in question.themes],
        "sectors": list(question.sectors),
        "province": question.province or "",
    }

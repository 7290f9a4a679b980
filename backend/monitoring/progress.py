"""How many firms the programme has on its way to 1,000 and 10,000."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import disclosure
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company

GOALS = (1_000, 10_000)  # the pilot and the programme (the advice, chapter on the ambition)


async def participants(session: AsyncSession) -> int | None:
    """Every real firm that takes part, also one that is not followed in figures, to the nearest five.

    None under ten: asked again and again, an exact number tells the day on which each firm came.
    """
    taking_part = (
        select(func.count())
        .select_from(Company)
        .join(Enrolment, Enrolment.company_id == Company.id)
        .where(
            Enrolment.kind == EnrolmentKind.PARTICIPANT,
            Enrolment.ended_on.is_(None),
            Company.is_demonstration.is_(False),
        )
    )
    count = await session.scalar(taking_part) or 0
    return disclosure.rounded_count(count) if disclosure.enough(count) else None

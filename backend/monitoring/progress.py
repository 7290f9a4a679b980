"""How many firms the programme has on its way to 1,000 and 10,000."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company

GOALS = (1_000, 10_000)  # the pilot and the programme (the advice, chapter on the ambition)


async def participants(session: AsyncSession) -> int:
    """Every real firm that takes part, also one that is not followed in figures: a number that tells of none."""
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
    return await session.scalar(taking_part) or 0

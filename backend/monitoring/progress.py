"""How many firms the programme has on its way to 1,000 and 10,000."""

from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import disclosure
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company

GOALS = (1_000, 10_000)  # the pilot and the programme (the advice, chapter on the ambition)


def taking_part() -> Select[UUID]:
    """The real firms that take part today, also those that are not followed in figures."""
    return (
        select(Company.id)
        .join(Enrolment, Enrolment.company_id == Company.id)
        .where(
            Enrolment.kind == EnrolmentKind.PARTICIPANT,
            Enrolment.ended_on.is_(None),
            Company.is_demonstration.is_(False),
        )
    )


async def participants(session: AsyncSession) -> int:
    """How many real firms take part, to the nearest five; 0 as long as there are fewer than ten.

    Asked again and again, an exact number would tell the day on which each firm came.
    """
    count = await session.scalar(select(func.count()).select_from(taking_part().subquery())) or 0
    return disclosure.rounded_count(count) if disclosure.enough(count) else 0

"""What can be read of monitoring, and by whom."""

from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring.models import Enrolment, Measurement, MeasurementKind
from backend.organisations.models import Company


async def has_baseline(session: AsyncSession, company_id: UUID) -> bool:
    """Whether the company completed its baseline: schemes can ask it before a voucher is granted."""
    complete = exists().where(
        Measurement.company_id == company_id,
        Measurement.kind == MeasurementKind.BASELINE,
        Measurement.completed_at.is_not(None),
    )
    return bool(await session.scalar(select(complete)))


async def enrolment_of(session: AsyncSession, company_id: UUID) -> Enrolment | None:
    """In which group the company is followed now, if any."""
    found: Enrolment | None = await session.scalar(
        select(Enrolment).where(Enrolment.company_id == company_id, Enrolment.ended_on.is_(None))
    )
    return found


async def lock_company(session: AsyncSession, company_id: UUID) -> None:
    """Let acts that add something once per company wait for each other."""
    await session.execute(select(Company.id).where(Company.id == company_id).with_for_update(key_share=True))

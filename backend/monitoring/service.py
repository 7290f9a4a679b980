"""What people and other subjects do in monitoring."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.monitoring import queries
from backend.monitoring.models import Enrolment, EnrolmentKind


async def enrol(session: AsyncSession, company_id: UUID, *, started_on: date, kind: EnrolmentKind) -> Enrolment:
    """Follow a company in a group from a day on. Once is enough: a participant stays one, with its first start.

    A company of the comparison group or the waiting list that starts becomes a participant; its earlier row ends.
    """
    await queries.lock_company(session, company_id)
    current = await queries.enrolment_of(session, company_id)
    if current is not None:
        if current.kind is kind or current.kind is EnrolmentKind.PARTICIPANT:
            return current
        current.ended_on = max(started_on, current.started_on)
        await session.flush()
    enrolment = Enrolment(company_id=company_id, kind=kind, started_on=started_on)
    session.add(enrolment)
    await session.flush()
    return enrolment

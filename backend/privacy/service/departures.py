"""Leaving the programme, and coming back: what stops, and what stays as it is."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.principals import Principal
from backend.monitoring import service as monitoring
from backend.monitoring.models import Enrolment
from backend.organisations import queries as organisations
from backend.organisations import service as organising
from backend.organisations.models import Company, ConsentKind
from backend.organisations.parting import Departure, has_left, require_participating
from backend.privacy import queries
from backend.privacy.errors import AlreadyLeft, NotFollowedBefore, NotLeft
from backend.privacy.models import Whose
from backend.privacy.service.erasures import require_unhindered


async def leave(session: AsyncSession, principal: Principal, company_id: UUID) -> Departure:
    """Leave: all consents are taken back, the company is followed no longer, nothing new can be begun.

    Raises CompanyNotFound (404), AlreadyLeft and ErasureHindered (409).
    """
    company = await _own(session, principal, company_id)
    if await has_left(session, company_id):
        raise AlreadyLeft
    await require_unhindered(session, Whose.COMPANY, company_id)
    for kind in ConsentKind:
        if await organisations.has_consent(session, company_id, kind):
            await organising.record_consent(session, company_id, kind, False, principal.account_id)
    await session.execute(
        update(Enrolment)
        .where(Enrolment.company_id == company_id, Enrolment.ended_on.is_(None))
        .values(ended_on=clock.today())
    )
    departure = Departure(company_id=company.id, left_at=clock.now(), left_by=principal.account_id)
    session.add(departure)
    await session.flush()
    audit.record(session, principal, "companies.leave", "company", company_id, organisation_id=company_id)
    return departure


async def come_back(session: AsyncSession, principal: Principal, company_id: UUID) -> Departure:
    """Take part again. Consents stay as they are: each is asked anew. Raises CompanyNotFound (404), NotLeft (409)."""
    await _own(session, principal, company_id)
    departure = await session.scalar(
        select(Departure).where(Departure.company_id == company_id, Departure.returned_at.is_(None))
    )
    if departure is None:
        raise NotLeft
    departure.returned_at, departure.returned_by = clock.now(), principal.account_id
    await session.flush()
    audit.record(session, principal, "companies.return", "company", company_id, organisation_id=company_id)
    return departure


async def follow_again(session: AsyncSession, principal: Principal, company_id: UUID) -> Enrolment:
    """Be followed again after coming back, from today: in the group and on the theme of before, with consent given now.

    Raises CompanyNotFound (404), CompanyLeft, CompanyEnded and NotFollowedBefore (409).
    """
    await _own(session, principal, company_id)
    await require_participating(session, company_id)
    before = await queries.followed_before(session, company_id)
    if before is None:
        raise NotFollowedBefore
    if not await organisations.has_consent(session, company_id, ConsentKind.MONITORING):
        await organising.record_consent(session, company_id, ConsentKind.MONITORING, True, principal.account_id)
    enrolment = await monitoring.enrol(
        session,
        company_id,
        started_on=clock.today(),
        kind=before.kind,
        theme=before.theme,
        not_started=before.not_started,
    )
    audit.record(session, principal, "companies.follow-again", "company", company_id, organisation_id=company_id)
    return enrolment


async def _own(session: AsyncSession, principal: Principal, company_id: UUID) -> Company:
    queries.require_own(principal, Whose.COMPANY, company_id)
    return await organisations.get_company(session, principal, company_id, for_update=True)

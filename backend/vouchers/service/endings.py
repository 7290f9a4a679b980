"""A company merges, stops or goes bankrupt: recorded by an officer, once every open voucher has been decided."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.monitoring.models import Enrolment
from backend.notifications.service import tell
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyEnded, CompanyNotEnded, CompanyNotFound
from backend.organisations.models import Company, CompanyStatus, CompanyStatusChange
from backend.organisations.queries.endings import hold_with_successor
from backend.organisations.schemas.endings import CompanyEnd, CompanyReinstatement
from backend.vouchers.errors import CompanyHasOpenVouchers
from backend.vouchers.queries.endings import enrolment_to_resume, vouchers_in
from backend.vouchers.states import OPEN_IN

PEOPLE = (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)


async def change_company_status(
    session: AsyncSession,
    principal: Principal,
    company_id: UUID,
    wish: CompanyEnd | CompanyReinstatement,
    if_match: str | None,
) -> Company:
    """Record the end of a company, or undo it.

    Raises CompanyNotFound (404), VersionStale (412), CompanyEnded, CompanyNotEnded and CompanyHasOpenVouchers (409),
    InvalidInput (400).
    """
    if isinstance(wish, CompanyEnd):
        return await _end(session, principal, company_id, wish, if_match)
    return await _reinstate(session, principal, company_id, wish, if_match)


async def _end(
    session: AsyncSession, principal: Principal, company_id: UUID, wish: CompanyEnd, if_match: str | None
) -> Company:
    """Drafts stay and cannot be submitted; the company is followed no longer."""
    company = await organisations.get_company(session, principal, company_id)
    successor = await hold_with_successor(session, company, wish.successor_kvk_number)
    require_current(company, if_match)
    if company.status is not CompanyStatus.ACTIVE:
        raise CompanyEnded(currentStatus=company.status)
    _require_sound(company, wish, successor)
    await _require_all_decided(session, company_id)
    company.end(CompanyStatus(wish.to_status), wish.ended_on, successor.id if successor else None)
    change = _change(principal, company.id, company.status, reason=wish.reason)
    change.ended_on, change.successor_id = company.ended_on, company.successor_id
    session.add(change)
    await session.execute(
        update(Enrolment)
        .where(Enrolment.company_id == company_id, Enrolment.ended_on.is_(None))
        .values(ended_on=clock.today())
    )
    audit.record(session, principal, f"companies.{company.status}", "company", company.id, organisation_id=company.id)
    await _tell_people(session, company, "company_ended")
    return company


async def _reinstate(
    session: AsyncSession, principal: Principal, company_id: UUID, wish: CompanyReinstatement, if_match: str | None
) -> Company:
    """The company exists again and is followed as before; vouchers that were decided stay decided."""
    company = await organisations.get_company(session, principal, company_id, for_update=True)
    require_current(company, if_match)
    if company.erased:
        raise CompanyNotFound
    if company.status is CompanyStatus.ACTIVE:
        raise CompanyNotEnded
    enrolment = await enrolment_to_resume(session, company_id)
    session.add(_change(principal, company.id, CompanyStatus.ACTIVE, reason=wish.reason))
    await session.flush()  # the database lets an end be undone only when it was written down why
    company.reinstate()
    if enrolment is not None:
        enrolment.ended_on = None
    await session.flush()
    audit.record(session, principal, "companies.reinstate", "company", company.id, organisation_id=company.id)
    await _tell_people(session, company, "company_reinstated")
    return company


async def _tell_people(session: AsyncSession, company: Company, template: str) -> None:
    """Everybody of the company hears it, and reads the reason where the company's details stand."""
    await tell(
        session,
        organisation_id=company.id,
        roles=PEOPLE,
        template=template,
        link="/bedrijf/gegevens",
        company=company.name,
    )


def _change(principal: Principal, company_id: UUID, to: CompanyStatus, *, reason: str) -> CompanyStatusChange:
    return CompanyStatusChange(
        company_id=company_id,
        to_status=to,
        reason=reason.strip(),
        occurred_at=clock.now(),
        account_id=principal.account_id,
    )


def _require_sound(company: Company, wish: CompanyEnd, successor: Company | None) -> None:
    faults = []
    if wish.ended_on > clock.today():
        faults.append(
            field(
                "#/endedOn", "in_the_future", nl="Kies vandaag of een dag die voorbij is.", en="Choose a day up to now."
            )
        )
    merged = wish.to_status == "merged"
    number = wish.successor_kvk_number
    told: tuple[str, str, str] | None = None
    if merged and number is None:
        told = ("missing", "Geef het bedrijf waarin dit verdergaat.", "Name the company in which this one goes on.")
    elif not merged and number is not None:
        told = ("unexpected", "Alleen bij een fusie is er een opvolger.", "Only a merger has a successor.")
    elif merged and successor is None:
        told = ("unknown", "Dit bedrijf doet niet mee.", "This company does not take part.")
    elif successor is not None and successor.id == company.id:
        told = ("itself", "Een bedrijf fuseert niet met zichzelf.", "A company does not merge into itself.")
    elif successor is not None and successor.status is not CompanyStatus.ACTIVE:
        told = ("ended", "Dit bedrijf bestaat zelf niet meer.", "This company does not exist any more itself.")
    if told:
        code, nl, en = told
        faults.append(field("#/successorKvkNumber", code, nl=nl, en=en))
    if faults:
        raise invalid(*faults)


async def _require_all_decided(session: AsyncSession, company_id: UUID) -> None:
    waiting = await vouchers_in(session, company_id, OPEN_IN)
    if waiting:
        raise CompanyHasOpenVouchers(vouchers=[{**voucher, "id": str(voucher["id"])} for voucher in waiting])

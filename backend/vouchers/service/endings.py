"""A company merges, stops or goes bankrupt: recorded by an officer, once every open voucher has been decided."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.monitoring.models import Enrolment
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyEnded
from backend.organisations.models import Company, CompanyStatus, CompanyStatusChange
from backend.organisations.queries.endings import hold_with_successor
from backend.organisations.schemas.endings import CompanyStatusChangeCreate
from backend.vouchers.errors import CompanyHasOpenVouchers
from backend.vouchers.models import Voucher
from backend.vouchers.states import OPEN_IN


async def end_company(
    session: AsyncSession,
    principal: Principal,
    company_id: UUID,
    wish: CompanyStatusChangeCreate,
    if_match: str | None,
) -> Company:
    """Record the end of a company. Drafts stay and cannot be submitted; it is followed no longer.

    Raises CompanyNotFound (404), VersionStale (412), CompanyEnded and CompanyHasOpenVouchers (409), InvalidInput (400).
    """
    company = await organisations.get_company(session, principal, company_id)
    successor = await hold_with_successor(session, company, wish.successor_kvk_number)
    require_current(company, if_match)
    if company.status is not CompanyStatus.ACTIVE:
        raise CompanyEnded(currentStatus=company.status)
    _require_sound(company, wish, successor)
    await _require_all_decided(session, company_id)
    company.end(CompanyStatus(wish.to_status), wish.ended_on, successor.id if successor else None)
    session.add(
        CompanyStatusChange(
            company_id=company.id,
            to_status=company.status,
            ended_on=wish.ended_on,
            successor_id=company.successor_id,
            reason=wish.reason.strip(),
            occurred_at=clock.now(),
            account_id=principal.account_id,
        )
    )
    await session.execute(
        update(Enrolment)
        .where(Enrolment.company_id == company_id, Enrolment.ended_on.is_(None))
        .values(ended_on=clock.today())
    )
    audit.record(session, principal, f"companies.{company.status}", "company", company.id, organisation_id=company.id)
    await session.flush()
    return company


def _require_sound(company: Company, wish: CompanyStatusChangeCreate, successor: Company | None) -> None:
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
    rows = await session.execute(
        select(Voucher.id, Voucher.code, Voucher.status)
        .where(Voucher.company_id == company_id, Voucher.status.in_(OPEN_IN))
        .order_by(Voucher.code)
    )
    waiting = [{"id": str(row.id), "code": row.code, "status": row.status} for row in rows]
    if waiting:
        raise CompanyHasOpenVouchers(vouchers=waiting)

"""What the end of a company, or undoing that, touches."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal
from backend.monitoring import queries as monitoring
from backend.monitoring.models import Enrolment
from backend.organisations import queries as organisations
from backend.organisations.models import CompanyStatus, CompanyStatusChange
from backend.organisations.parting import has_left
from backend.scans.models import Scan, ScanStatus
from backend.vouchers.models import Voucher
from backend.vouchers.states import MOVES, OPEN_IN, VoucherStatus

# Decided against the company, and to be reopened from the file when that was a mistake too.
REOPENED_FROM = frozenset(start for start, to in MOVES if to is VoucherStatus.IN_REVIEW) & {
    VoucherStatus.REJECTED,
    VoucherStatus.NOT_CONSIDERED,
    VoucherStatus.REVOKED,
}


async def effects_of(session: AsyncSession, principal: Principal, company_id: UUID) -> dict[str, Any]:
    """What recording the end of this company would do, or undoing it. Raises CompanyNotFound (404)."""
    company = await organisations.get_company(session, principal, company_id)
    exists = company.status is CompanyStatus.ACTIVE
    drafts = select(func.count()).where(Voucher.company_id == company_id, Voucher.status == VoucherStatus.DRAFT)
    open_scans = select(func.count()).where(Scan.company_id == company_id, Scan.status == ScanStatus.OPEN)
    return {
        "open_vouchers": await vouchers_in(session, company_id, OPEN_IN),
        "drafts": await session.scalar(drafts),
        "open_scans": await session.scalar(open_scans),
        "followed": await monitoring.enrolment_of(session, company_id) is not None,
        "followed_again": not exists and await enrolment_to_resume(session, company_id) is not None,
        "decided_vouchers": await vouchers_in(session, company_id, REOPENED_FROM),
    }


async def vouchers_in(
    session: AsyncSession, company_id: UUID, statuses: Collection[VoucherStatus]
) -> list[dict[str, Any]]:
    """The vouchers of a company that stand in one of these states, by code."""
    rows = await session.execute(
        select(Voucher.id, Voucher.code, Voucher.status)
        .where(Voucher.company_id == company_id, Voucher.status.in_(statuses))
        .order_by(Voucher.code)
    )
    return [dict(row) for row in rows.mappings()]


async def enrolment_to_resume(session: AsyncSession, company_id: UUID) -> Enrolment | None:
    """How the company was followed until its end was recorded; None when it was not, or left the programme."""
    ending = await session.scalar(
        select(CompanyStatusChange)
        .where(CompanyStatusChange.company_id == company_id)
        .order_by(CompanyStatusChange.id.desc())
        .limit(1)
    )
    newest: Enrolment | None = await session.scalar(
        select(Enrolment)
        .where(Enrolment.company_id == company_id)
        .order_by(Enrolment.started_on.desc(), Enrolment.created_at.desc())
        .limit(1)
    )
    if ending is None or newest is None or await has_left(session, company_id):
        return None
    recorded_on = ending.occurred_at.astimezone(clock.AMSTERDAM).date()
    return newest if newest.ended_on == recorded_on else None

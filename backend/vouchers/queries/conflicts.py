"""Conflicts between two systems, and both sides of one."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.models import SyncConflict, Voucher
from backend.vouchers.queries.vouchers import get_voucher, list_changes, visible_to
from backend.vouchers.refusals import ConflictNotFound
from backend.vouchers.schemas.conflicts import SyncConflictFilter
from backend.vouchers.states import MOVES, Party

_SUMMARY = (
    select(
        SyncConflict.id,
        SyncConflict.status,
        SyncConflict.voucher_id,
        Voucher.code.label("voucher_code"),
        Company.name.label("company_name"),
        SyncConflict.client_name,
        SyncConflict.their_status,
        SyncConflict.our_status,
        SyncConflict.received_at,
    )
    .join(Voucher, Voucher.id == SyncConflict.voucher_id)
    .join(Company, Company.id == Voucher.company_id)
)


async def list_conflicts(session: AsyncSession, principal: Principal, wanted: SyncConflictFilter) -> dict[str, Any]:
    """One page, newest first."""
    statement = _SUMMARY.where(visible_to(principal)).order_by(SyncConflict.received_at.desc(), SyncConflict.id)
    if wanted.status:
        statement = statement.where(SyncConflict.status == wanted.status)
    return await page_of(session, statement, wanted)


async def get_conflict(
    session: AsyncSession, principal: Principal, conflict_id: UUID, *, for_update: bool = False
) -> SyncConflict:
    """A conflict on a voucher that this principal may see. Raises ConflictNotFound (404)."""
    statement = (
        select(SyncConflict)
        .join(Voucher, Voucher.id == SyncConflict.voucher_id)
        .where(SyncConflict.id == conflict_id, visible_to(principal))
    )
    if for_update:
        statement = statement.with_for_update(of=SyncConflict).execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise ConflictNotFound
    return found


async def describe(session: AsyncSession, principal: Principal, conflict: SyncConflict) -> dict[str, Any]:
    """Both sides and the decision."""
    summary = (await session.execute(_SUMMARY.where(SyncConflict.id == conflict.id))).mappings().one()
    voucher = await get_voucher(session, principal, conflict.voucher_id)
    people = [account_id for account_id in (conflict.made_there_by, conflict.decided_by) if account_id]
    rows = await session.execute(select(Account.id, Account.name).where(Account.id.in_(people)))
    names = {row.id: row.name for row in rows}
    wish = conflict.wish
    cents = wish.get("grantedCents")
    return {
        **summary,
        "theirs": {
            "status": conflict.their_status,
            "occurred_at": conflict.source_occurred_at,
            "officer_name": names.get(conflict.made_there_by),
            "reason": wish.get("reason") or wish.get("question"),
            "cents": wish.get("settledCents") if cents is None else cents,
            "source_event_id": conflict.source_event_id,
        },
        "ours": {
            "status_then": conflict.our_status,
            "status_now": voucher.status,
            "can_take_theirs": MOVES.get((voucher.status, conflict.their_status)) is Party.SYNTENS,
            "history": await list_changes(session, voucher.id),
        },
        "decided_by_name": names.get(conflict.decided_by) if conflict.decided_by else None,
        "decided_at": conflict.decided_at,
        "reason": conflict.reason,
    }

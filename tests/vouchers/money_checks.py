"""What must hold of accounts, payments and corrections after every step, read from what was written."""

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.vouchers.models import (
    AccountKind,
    CorrectionKind,
    CorrectionStatus,
    LedgerAccount,
    LedgerAct,
    LedgerCorrection,
    LedgerEntry,
    LedgerTransaction,
    Payment,
    PaymentBatch,
    Reclaim,
    Voucher,
)
from backend.vouchers.states import BatchStatus, PaymentStatus, ReclaimStatus, VoucherStatus

LIVE = (PaymentStatus.DUE, PaymentStatus.IN_BATCH, PaymentStatus.PAID)


async def check_accounts(session: AsyncSession) -> None:
    """Each funder's accounts add up to nothing, and what is asked back or written off is that of the reclaims."""
    shares = await session.execute(
        select(func.sum(LedgerAccount.balance_cents)).group_by(LedgerAccount.funding_share_id)
    )
    assert {total for (total,) in shares} == {0}, "each funder's own accounts add up to nothing"
    held: Counter[AccountKind] = Counter()
    for kind, cents in await session.execute(select(LedgerAccount.kind, LedgerAccount.balance_cents)):
        held[kind] += cents
    asked_back: Counter[ReclaimStatus] = Counter()
    for reclaim in await session.scalars(select(Reclaim).execution_options(populate_existing=True)):
        asked_back[reclaim.status] += reclaim.amount_cents
    assert held[AccountKind.RECLAIMABLE] == asked_back[ReclaimStatus.OPEN]
    corrected = await _check_corrections(session)
    assert held[AccountKind.WRITTEN_OFF] == asked_back[ReclaimStatus.WRITTEN_OFF] - corrected


async def _check_corrections(session: AsyncSession) -> int:
    """What moved as a correction is what two people posted; answers how much of it was written off before."""
    posted: Counter[CorrectionKind] = Counter()
    for one in await session.scalars(select(LedgerCorrection).execution_options(populate_existing=True)):
        if one.status is CorrectionStatus.POSTED:
            assert one.decided_by not in {None, one.proposed_by}
            posted[one.kind] += one.amount_cents
    moved = await session.execute(
        select(LedgerTransaction.cause, func.sum(LedgerEntry.amount_cents))
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .where(LedgerTransaction.act == LedgerAct.CORRECT, LedgerEntry.amount_cents > 0)
        .group_by(LedgerTransaction.cause)
    )
    assert {CorrectionKind(cause): cents for cause, cents in moved} == posted
    return posted[CorrectionKind.RECOVER]


async def check_payments(session: AsyncSession) -> None:
    """Every settled voucher is paid or to be paid, once; every batch holds what it says; two people did it."""
    payments = (await session.scalars(select(Payment).execution_options(populate_existing=True))).all()
    for voucher in await session.scalars(select(Voucher).where(Voucher.status == VoucherStatus.SETTLED)):
        own = [one for one in payments if one.voucher_id == voucher.id and one.due_at >= voucher.settled_at]
        assert sum(one.amount_cents for one in own if one.status in LIVE) == voucher.settled_cents
        assert sum(one.amount_cents for one in own if one.status is PaymentStatus.PAID) == voucher.paid_cents
    for batch in await session.scalars(select(PaymentBatch).execution_options(populate_existing=True)):
        within = [one for one in payments if one.batch_id == batch.id]
        if batch.status is BatchStatus.CANCELLED:
            assert within == []
            continue
        assert (len(within), sum(one.amount_cents for one in within)) == (batch.payment_count, batch.total_cents)
        waiting = any(one.status is PaymentStatus.IN_BATCH for one in within)
        assert waiting == (batch.status is BatchStatus.MADE)
        assert batch.status is BatchStatus.MADE or batch.closed_by != batch.made_by

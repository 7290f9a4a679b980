"""A higher amount after an objection: from the round's reserve for objections first, then from what is available."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from backend.vouchers import funding
from backend.vouchers.models import AccountKind, LedgerAct, Payment
from backend.vouchers.refusals import ObjectionImpossible
from backend.vouchers.service import money
from backend.vouchers.service.case import Case
from backend.vouchers.states import COMMITTED_IN, PaymentStatus, VoucherStatus


async def raise_grant(case: Case, cents: int, by: UUID) -> None:
    """Grant more than before, at most what was asked. Raises ObjectionImpossible and BudgetExhausted (409)."""
    if case.voucher.status not in COMMITTED_IN:
        raise ObjectionImpossible(
            nl="De voucher is intussen vastgesteld of geëindigd; de toekenning kan niet meer hoger.",
            en="The voucher has meanwhile been settled or has ended; the grant cannot become higher any more.",
        )
    shares = await money.shares_of(case.session, case.voucher.id)
    room = {share.funding_share_id: share.planned_cents - (share.granted_cents or 0) for share in shares}
    extra = funding.lowered(room, cents - (case.voucher.granted_cents or 0))
    await _take(case, extra, AccountKind.COMMITTED, LedgerAct.COMMIT)
    for share in shares:
        share.granted_cents = (share.granted_cents or 0) + extra[share.funding_share_id]
    case.voucher.raise_grant(cents, by)


async def raise_settlement(case: Case, cents: int) -> int:
    """Settle higher than before, at most what was granted; answers how much more is to be paid.

    Raises ObjectionImpossible and BudgetExhausted (409). A payment that is still due is replaced by one of the whole.
    """
    voucher = case.voucher
    if voucher.status is not VoucherStatus.SETTLED:
        raise ObjectionImpossible(
            nl="De vaststelling geldt niet meer; het bedrag kan niet meer hoger.",
            en="The settlement no longer holds; the amount cannot become higher any more.",
        )
    shares = await money.shares_of(case.session, voucher.id)
    room = {share.funding_share_id: (share.granted_cents or 0) - (share.settled_cents or 0) for share in shares}
    more = cents - (voucher.settled_cents or 0)
    extra = funding.lowered(room, more)
    await _take(case, extra, AccountKind.PAYABLE, LedgerAct.SETTLE)
    for share in shares:
        share.settled_cents = (share.settled_cents or 0) + extra[share.funding_share_id]
    voucher.settled_cents = cents
    await case.session.flush()
    due = await case.session.scalar(
        select(Payment).where(Payment.voucher_id == voucher.id, Payment.status == PaymentStatus.DUE).with_for_update()
    )
    if due is not None:
        due.cancel()
        await case.session.flush()
    return more + (due.amount_cents if due is not None else 0)


async def _take(case: Case, parts: Mapping[UUID, int], target: AccountKind, act: LedgerAct) -> None:
    moves = []
    for share_id, cents in parts.items():
        kept = min(cents, case.money.balance(share_id, AccountKind.OBJECTION_RESERVE))
        moves.append((share_id, AccountKind.OBJECTION_RESERVE, target, kept))
        moves.append((share_id, AccountKind.AVAILABLE, target, cents - kept))
    await case.money.post(case.cause(act, "objection upheld"), moves)

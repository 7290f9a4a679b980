"""What happens to the money of a voucher: set aside, committed, settled, paid, and given back.

Money that comes free moves the waiting list up, strictly in order: nobody passes the one in front.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from backend.core import clock
from backend.vouchers import funding
from backend.vouchers.errors import BudgetExhausted
from backend.vouchers.ledger import Book
from backend.vouchers.models import (
    AccountKind,
    LedgerAccount,
    LedgerAct,
    LedgerEntry,
    LedgerTransaction,
    Round,
    Voucher,
    VoucherShare,
    submission_numbers,
)
from backend.vouchers.service.case import Case, complete
from backend.vouchers.states import COMMITTED_IN, RESERVED_IN, Party, VoucherStatus

Parts = Mapping[UUID, int]


async def shares_of(session: AsyncSession, voucher_id: UUID) -> list[VoucherShare]:
    """What each funding share carries of a voucher, always in the same order."""
    found = await session.scalars(
        select(VoucherShare).where(VoucherShare.voucher_id == voucher_id).order_by(VoucherShare.funding_share_id)
    )
    return list(found)


async def reserve(case: Case, *, for_objection: bool = False, why: str = "submitted") -> bool:
    """Set aside what the company asked; False when there is not enough left.

    For an upheld objection the round's reserve for objections is used first.
    """
    voucher, book = case.voucher, case.money
    assert voucher.subsidy_cents is not None
    left = book.shares(with_objection_reserve=for_objection)
    parts = funding.plan(voucher.subsidy_cents, left, await case.branch_ids())
    if parts is None:
        return False
    moves = []
    for share_id, cents in parts.items():
        kept = min(cents, book.balance(share_id, AccountKind.OBJECTION_RESERVE)) if for_objection else 0
        moves.append((share_id, AccountKind.OBJECTION_RESERVE, AccountKind.RESERVED, kept))
        moves.append((share_id, AccountKind.AVAILABLE, AccountKind.RESERVED, cents - kept))
    await book.post(case.cause(LedgerAct.RESERVE, "reopened" if for_objection else why), moves)
    if for_objection:
        await case.session.execute(delete(VoucherShare).where(VoucherShare.voucher_id == voucher.id))
    case.session.add_all(
        VoucherShare(voucher_id=voucher.id, funding_share_id=share_id, planned_cents=cents)
        for share_id, cents in parts.items()
    )
    await case.session.flush()
    return True


async def reserve_again(case: Case) -> None:
    """Set money aside for a voucher that is looked at again. Raises BudgetExhausted (409)."""
    if not await reserve(case, for_objection=True):
        left = sum(share.left_cents for share in case.money.shares(with_objection_reserve=True))
        raise BudgetExhausted(
            nl="In deze ronde is niet genoeg geld over om deze aanvraag opnieuw te beoordelen.",
            en="There is not enough money left in this round to look at this application again.",
            availableCents=left,
        )


async def commit(case: Case, granted_cents: int) -> None:
    """Fix at the grant what each funder carries; what was set aside too much comes free."""
    shares = await shares_of(case.session, case.voucher.id)
    planned = {share.funding_share_id: share.planned_cents for share in shares}
    granted = funding.lowered(planned, granted_cents)
    for share in shares:
        share.granted_cents = granted[share.funding_share_id]
    await case.money.move(case.cause(LedgerAct.COMMIT, "granted"), granted, AccountKind.RESERVED, AccountKind.COMMITTED)
    await _give_back(case, funding.difference(planned, granted), AccountKind.RESERVED, "granted lower")


async def settle(case: Case, settled_cents: int) -> None:
    """Make payable what the voucher comes down to; the rest comes free, pro rata over the funders."""
    shares = await shares_of(case.session, case.voucher.id)
    granted = {share.funding_share_id: share.granted_cents or 0 for share in shares}
    settled = funding.lowered(granted, settled_cents)
    for share in shares:
        share.settled_cents = settled[share.funding_share_id]
    await case.money.move(case.cause(LedgerAct.SETTLE, "settled"), settled, AccountKind.COMMITTED, AccountKind.PAYABLE)
    await _give_back(case, funding.difference(granted, settled), AccountKind.COMMITTED, "settled lower")


async def pay(case: Case, cents: int) -> None:
    """Record that the bank paid this much of what is payable, by the funders that owe it."""
    owed = await held_on(case.session, case.voucher.id, AccountKind.PAYABLE)
    paid = funding.lowered(owed, cents)
    await case.money.move(case.cause(LedgerAct.PAY, "paid"), paid, AccountKind.PAYABLE, AccountKind.PAID)


async def come_back(case: Case, cents: int) -> None:
    """A payment of this much that was recorded came back: it is payable again."""
    paid = await held_on(case.session, case.voucher.id, AccountKind.PAID)
    back = funding.lowered(paid, cents)
    await case.money.move(case.cause(LedgerAct.FAIL, "payment came back"), back, AccountKind.PAID, AccountKind.PAYABLE)


async def reclaim(case: Case) -> None:
    """A paid voucher was revoked: all that was paid is asked back."""
    await _move_all(case, LedgerAct.RECLAIM, "revoked after payment", AccountKind.PAID, AccountKind.RECLAIMABLE)


async def receive(case: Case) -> None:
    """What was asked back came in: it can be given to others, in the order of the waiting list."""
    await _move_all(case, LedgerAct.RECEIVE, "reclaim received", AccountKind.RECLAIMABLE, AccountKind.AVAILABLE)
    await move_up(case.session, case.round, case.money)


async def write_off(case: Case) -> None:
    """What was asked back will not come."""
    await _move_all(case, LedgerAct.WRITE_OFF, "written off", AccountKind.RECLAIMABLE, AccountKind.WRITTEN_OFF)


async def _move_all(case: Case, act: LedgerAct, why: str, source: AccountKind, target: AccountKind) -> None:
    held = await held_on(case.session, case.voucher.id, source)
    await case.money.move(case.cause(act, why), held, source, target)


async def held_on(session: AsyncSession, voucher_id: UUID, kind: AccountKind) -> dict[UUID, int]:
    """What a voucher holds on accounts of a kind now, by funding share: its postings on them, added up."""
    rows = await session.execute(
        select(LedgerAccount.funding_share_id, func.sum(LedgerEntry.amount_cents))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.ledger_account_id)
        .where(LedgerTransaction.voucher_id == voucher_id, LedgerAccount.kind == kind)
        .group_by(LedgerAccount.funding_share_id)
        .order_by(LedgerAccount.funding_share_id)
    )
    return {share_id: int(cents) for share_id, cents in rows}


async def release(case: Case, before: VoucherStatus, why: str) -> None:
    """Give back whatever the voucher held in the status it leaves. A voucher that waits or is a draft holds nothing."""
    shares = await shares_of(case.session, case.voucher.id)
    if before in RESERVED_IN:
        held, kind = {share.funding_share_id: share.planned_cents for share in shares}, AccountKind.RESERVED
    elif before in COMMITTED_IN:
        held, kind = {share.funding_share_id: share.granted_cents or 0 for share in shares}, AccountKind.COMMITTED
    elif before is VoucherStatus.SETTLED:
        # What was paid already is not given back: it is asked back.
        held, kind = await held_on(case.session, case.voucher.id, AccountKind.PAYABLE), AccountKind.PAYABLE
    else:
        return
    await _give_back(case, held, kind, why)


async def _give_back(case: Case, parts: Parts, source: AccountKind, why: str) -> None:
    await case.money.move(case.cause(LedgerAct.RELEASE, why), parts, source, AccountKind.AVAILABLE)
    if any(parts.values()):
        await move_up(case.session, case.round, case.money)


async def take_place(session: AsyncSession, voucher: Voucher) -> bool:
    """Fix the place of a submission, in the order of the lock; answers whether others wait already.

    The place is no change that anybody sees: the version stays the one that was just recorded.
    """
    waiting = select(Voucher.id).where(Voucher.round_id == voucher.round_id, Voucher.status == VoucherStatus.WAITLISTED)
    numbered = (
        update(Voucher)
        .where(Voucher.id == voucher.id)
        .values(submission_number=submission_numbers.next_value(), updated_at=Voucher.updated_at)
        .returning(Voucher.submission_number, waiting.exists())
        .execution_options(synchronize_session=False)
    )
    number, others_wait = (await session.execute(numbered)).one()
    set_committed_value(voucher, "submission_number", number)
    return bool(others_wait)


async def renumber(session: AsyncSession, voucher: Voucher, number: int) -> None:
    """Give an application its place after an allocation: those who wait move up by it, and no longer by arrival."""
    await session.execute(
        update(Voucher).where(Voucher.id == voucher.id).values(submission_number=number, updated_at=Voucher.updated_at),
        execution_options={"synchronize_session": False},
    )
    set_committed_value(voucher, "submission_number", number)


async def move_up(session: AsyncSession, round_: Round, book: Book) -> int:
    """Give those who wait their turn, in order, as far as the money goes; answers how many moved up."""
    if clock.today() > round_.waiting_list_ends_on:
        return 0
    moved = 0
    while (voucher := await _first_in_line(session, round_.id)) is not None:
        case = await complete(session, None, Party.PLATFORM, voucher, book)
        if not await reserve(case):
            break
        voucher.move_up()
        await case.record(VoucherStatus.WAITLISTED)
        moved += 1
    return moved


async def _first_in_line(session: AsyncSession, round_id: UUID) -> Voucher | None:
    found: Voucher | None = await session.scalar(
        select(Voucher)
        .where(Voucher.round_id == round_id, Voucher.status == VoucherStatus.WAITLISTED)
        .order_by(Voucher.submission_number)
        .limit(1)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found

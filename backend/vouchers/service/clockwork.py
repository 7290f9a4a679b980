"""What the platform does by itself: rounds follow the clock, waiting lists end, vouchers expire.

Each function is a recurring job: it answers how many it moved, and does nothing the second time.
"""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.vouchers import letters
from backend.vouchers.ledger import Book, open_book
from backend.vouchers.models import Round, Voucher
from backend.vouchers.service import money
from backend.vouchers.service.case import complete
from backend.vouchers.states import Party, RoundStatus, VoucherStatus
from backend.vouchers.wording import both

EXPIRING = (VoucherStatus.GRANTED, VoucherStatus.IN_USE, VoucherStatus.CLAIM_RETURNED)
LIST_ENDED = both(
    "Het budget van deze ronde is verdeeld en de wachtlijst is geëindigd. Er kwam voor u geen geld vrij.",
    "The budget of this round has been divided and the waiting list has ended. No money came free for you.",
)
NOT_USED = both("De voucher is niet gebruikt binnen de geldigheid.", "The voucher was not used while it was valid.")


async def follow_clock(session: AsyncSession) -> int:
    """Write down which rounds have opened and closed; they did so to the second already."""
    found = await session.scalars(
        select(Round)
        .where(Round.status.in_([RoundStatus.PUBLISHED, RoundStatus.OPEN]), Round.opens_at <= clock.now())
        .order_by(Round.id)
        .with_for_update(skip_locked=True, key_share=True)
    )
    return sum(round_.follow_clock(clock.now()) for round_ in found)


async def end_waiting_lists(session: AsyncSession) -> int:
    """Reject, with a letter, who still waits after the published last day; the round is then allocated."""
    ended = await session.scalars(
        select(Round)
        .where(Round.status == RoundStatus.CLOSED, Round.waiting_list_ends_on < clock.today())
        .order_by(Round.id)
        .with_for_update(skip_locked=True, key_share=True)
    )
    rejected = 0
    for round_ in list(ended):
        book = await open_book(session, round_.id)
        waiting = await session.scalars(
            select(Voucher)
            .where(Voucher.round_id == round_.id, Voucher.status == VoucherStatus.WAITLISTED)
            .order_by(Voucher.submission_number)
            .with_for_update(key_share=True)
        )
        for voucher in list(waiting):
            await _reject(session, voucher, book)
            rejected += 1
        round_.allocate()
        await session.flush()
    return rejected


async def _reject(session: AsyncSession, voucher: Voucher, book: Book) -> None:
    case = await complete(session, None, Party.PLATFORM, voucher, book)
    voucher.reject(case.moment)
    await case.record(VoucherStatus.WAITLISTED, reason=LIST_ENDED["nl"])
    facts = await case.letter_facts(rejected_on=letters.days(case.today), reasons=LIST_ENDED)
    await case.send_letter("voucher_rejected", {**facts, "officer": "Syntens"})


async def expire_due(session: AsyncSession) -> int:
    """Let vouchers that were not used in time expire; their money moves the waiting list up."""
    due = (Voucher.status.in_(EXPIRING), Voucher.valid_until < clock.today())
    rounds = await session.scalars(select(Voucher.round_id).where(*due).distinct().order_by(Voucher.round_id))
    expired = 0
    for round_id in list(rounds):
        book = await open_book(session, round_id)
        found = await session.scalars(
            select(Voucher)
            .where(*due, Voucher.round_id == round_id)
            .order_by(Voucher.id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
        for voucher in list(found):
            start = voucher.status
            case = await complete(session, None, Party.PLATFORM, voucher, book)
            voucher.expire()
            await case.record(start, reason=NOT_USED["nl"])
            await money.release(case, start, "expired")
            expired += 1
    return expired

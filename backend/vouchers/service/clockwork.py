"""What the platform does by itself: rounds follow the clock, waiting lists end, vouchers expire.

Each function is a recurring job: it answers how many it moved, and does nothing the second time.
"""

from datetime import timedelta

from sqlalchemy import case as case_when
from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.sealing import Sealer
from backend.monitoring import service as monitoring
from backend.monitoring.models import EnrolmentKind, NotStarted
from backend.organisations import queries as organisations
from backend.organisations.models import ConsentKind
from backend.vouchers.ledger import open_book
from backend.vouchers.models import Allocation, AllocationEntry, Round, Voucher
from backend.vouchers.service import allocating, money
from backend.vouchers.service.case import complete
from backend.vouchers.states import Party, RoundStatus, VoucherStatus
from backend.vouchers.wording import both

ALLOCATED_AFTER = timedelta(days=7)  # after the closing, when no officer did it before
EXPIRING = (VoucherStatus.GRANTED, VoucherStatus.IN_USE, VoucherStatus.CLAIM_RETURNED)
LIST_ENDED = both(
    "Het budget van deze ronde is verdeeld en de wachtlijst is geëindigd. Er kwam voor u geen geld vrij.",
    "The budget of this round has been divided and the waiting list has ended. No money came free for you.",
)
NOT_USED = both("De voucher is niet gebruikt binnen de geldigheid.", "The voucher was not used while it was valid.")


async def follow_clock(session: AsyncSession) -> int:
    """Write down which rounds have opened and closed; they did so to the second already. A closing freezes the list."""
    found = await session.scalars(
        select(Round)
        .where(Round.status.in_([RoundStatus.PUBLISHED, RoundStatus.OPEN]), Round.opens_at <= clock.now())
        .order_by(Round.id)
        .with_for_update(skip_locked=True, key_share=True)
    )
    changed = 0
    for round_ in list(found):
        changed += round_.follow_clock(clock.now())
        if round_.status is RoundStatus.CLOSED:
            await allocating.freeze(session, round_)
    return changed


async def allocate_due(session: AsyncSession, seal: Sealer) -> int:
    """Rank or draw the rounds that closed a week ago and that no officer has divided; answers how many rounds."""
    due = await session.scalars(
        select(Round)
        .where(
            Round.status == RoundStatus.CLOSED,
            Round.allocation != Allocation.FIRST_COME,
            Round.closes_at <= clock.now() - ALLOCATED_AFTER,
        )
        .order_by(Round.id)
        .limit(1)
        .with_for_update(skip_locked=True, key_share=True)
    )
    divided = 0
    for round_ in list(due):
        places = await allocating.allocate(session, round_, seal)
        audit.record(session, None, "rounds.allocated", "round", round_.id, places=places)
        divided += 1
    return divided


async def end_waiting_lists(session: AsyncSession) -> int:
    """Reject, with a letter, who still waits after the published last day; a round by arrival is then allocated."""
    waits = exists().where(Voucher.round_id == Round.id, Voucher.status == VoucherStatus.WAITLISTED)
    by_arrival = (Round.status == RoundStatus.CLOSED) & (Round.allocation == Allocation.FIRST_COME)
    ended = await session.scalars(
        select(Round)
        .where(
            or_(by_arrival, (Round.status == RoundStatus.ALLOCATED) & waits),
            Round.waiting_list_ends_on < clock.today(),
        )
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
            case = await complete(session, None, Party.PLATFORM, voucher, book)
            await case.turn_down(LIST_ENDED)
            rejected += 1
        if round_.status is RoundStatus.CLOSED:
            round_.allocate()
        await session.flush()
    return rejected


async def follow_drawn_out(session: AsyncSession) -> int:
    """Hand who was drawn out over to monitoring, when they agreed to be followed; answers how many.

    On the waiting list they are followed as such, and as comparison once that has ended.
    """
    group = case_when(
        (Voucher.status == VoucherStatus.WAITLISTED, EnrolmentKind.WAITING_LIST.value),
        else_=EnrolmentKind.COMPARISON.value,
    )
    rows = await session.execute(
        select(Voucher, AllocationEntry, Round)
        .join(AllocationEntry, AllocationEntry.voucher_id == Voucher.id)
        .join(Round, Round.id == Voucher.round_id)
        .where(
            Round.seed.is_not(None),
            AllocationEntry.has_place.is_(False),
            Voucher.company_id.in_(organisations.consenting(ConsentKind.MONITORING)),
            Voucher.status.in_([VoucherStatus.WAITLISTED, VoucherStatus.REJECTED]),
            AllocationEntry.followed_as.is_distinct_from(group),
        )
        .order_by(Voucher.company_id)
    )
    followed = 0
    for voucher, entry, round_ in rows.all():
        assert round_.allocated_at is not None
        waits = voucher.status is VoucherStatus.WAITLISTED
        entry.followed_as = EnrolmentKind.WAITING_LIST if waits else EnrolmentKind.COMPARISON
        await monitoring.enrol(
            session,
            voucher.company_id,
            started_on=round_.allocated_at.astimezone(clock.AMSTERDAM).date(),
            kind=entry.followed_as,
            theme=voucher.theme,
            draw=round_.slug,
            not_started=NotStarted.WAITING if waits else NotStarted.DRAWN_OUT,
        )
        followed += 1
    return followed


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

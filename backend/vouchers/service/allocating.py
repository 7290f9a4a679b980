"""Dividing the money of a round after its closing: by published criteria, or by a draw that anybody can do again.

Until then an application holds nothing. Locks: the round, then its book, then the vouchers; so a withdrawal at the same
moment comes wholly before or wholly after.
"""

import secrets
from typing import Any

from sqlalchemy import func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.sealing import Sealer, sealer
from backend.settings import Settings
from backend.vouchers import draw, letters
from backend.vouchers.criteria import score
from backend.vouchers.errors import RoundMoveImpossible, RoundNotOpen
from backend.vouchers.ledger import Book, open_book
from backend.vouchers.models import Allocation, AllocationEntry, Round, Voucher, submission_numbers
from backend.vouchers.queries.allocation import Candidate, candidates, merits_of, simulate
from backend.vouchers.service import money
from backend.vouchers.service.case import complete
from backend.vouchers.states import Party, RoundStatus, VoucherStatus
from backend.vouchers.wording import both

RANKED_OUT = both(
    "Er waren meer aanvragen dan geld. De aanvragen zijn op volgorde gezet volgens de bekendgemaakte criteria; uw "
    "plaats was te laag voor een voucher.",
    "There were more applications than money. The applications were put in order by the published criteria; your "
    "place was too low for a voucher.",
)
DRAWN_OUT = both(
    "Er waren meer aanvragen dan geld. De volgorde is geloot; uw aanvraag is uitgeloot. Iedereen kan de loting "
    "narekenen.",
    "There were more applications than money. The order was drawn; your application was drawn out. Anybody can check "
    "the draw.",
)
OUTCOME = {
    Allocation.RANKING: both(
        "Op volgorde gezet volgens de criteria van de ronde.", "Ranked by the criteria of the round."
    ),
    Allocation.DRAW: both("De volgorde is geloot.", "The order was drawn."),
}


def seeds_of(settings: Settings) -> Sealer:
    """What keeps the seeds of draws from whoever has only the database."""
    return sealer(settings.secret, settings.data_dir, "seeds of draws")


def promise(round_: Round, seal: Sealer) -> None:
    """At publication of a draw: keep a secret seed, sealed, and publish its hash."""
    seed = draw.new_seed()
    round_.commitment, round_.seed_sealed = draw.commitment_of(seed), seal.seal(seed)


async def enter(session: AsyncSession, voucher: Voucher) -> None:
    """A submission joins the applications of its round. Its code, if the round is drawn, is fixed from here on.

    The round is held meanwhile, so that the list is not frozen without it. Raises RoundNotOpen (409) when it was.
    """
    round_ = await session.scalar(
        select(Round)
        .where(Round.id == voucher.round_id)
        .with_for_update(read=True)
        .execution_options(populate_existing=True)
    )
    assert round_ is not None
    if round_.status in {RoundStatus.CLOSED, RoundStatus.ALLOCATED, RoundStatus.ENDED}:
        raise RoundNotOpen(nl="Deze ronde is gesloten.", en="This round has closed.")
    await money.take_place(session, voucher)
    assert voucher.submission_number is not None
    entry = AllocationEntry(voucher_id=voucher.id, round_id=voucher.round_id, arrival=voucher.submission_number)
    if round_.allocation is Allocation.DRAW:
        entry.salt = secrets.token_hex(16)
        entry.code = draw.code_of(entry.salt, voucher.code)
    session.add(entry)
    await session.flush()


async def freeze(session: AsyncSession, round_: Round) -> None:
    """At the closing: who is on the list. Of a draw its hash is published. The round is locked; twice is once."""
    if round_.allocation is Allocation.FIRST_COME or round_.list_hash is not None or round_.allocated_at is not None:
        return
    await session.flush()
    waiting = select(Voucher.id).where(Voucher.round_id == round_.id, Voucher.status == VoucherStatus.SUBMITTED)
    await session.execute(
        update(AllocationEntry).where(AllocationEntry.voucher_id.in_(waiting)).values(listed=True),
        execution_options={"synchronize_session": False},
    )
    if round_.allocation is Allocation.DRAW:
        codes = await session.scalars(
            select(AllocationEntry.code).where(AllocationEntry.round_id == round_.id, AllocationEntry.listed)
        )
        round_.list_hash = draw.list_hash_of([code for code in codes if code])
    await session.flush()


async def preview(session: AsyncSession, round_: Round) -> dict[str, Any]:
    """How many would get money and how many would wait. Nothing changes, and of a draw nothing is told.

    Raises RoundMoveImpossible (409) for a round that is not to be divided now.
    """
    require_divisible(round_, round_.status_at(clock.now()))
    found = [each for each in await candidates(session, round_.id) if each.voucher.status is VoucherStatus.SUBMITTED]
    if round_.allocation is Allocation.RANKING:
        found = [each for each, _, _ in await _ranked(session, round_, found)]
    places, cents = await simulate(session, round_.id, found)
    return {
        "applications": len(found),
        "places": places,
        "waiting": len(found) - places,
        "reserved_cents": cents,
        # Of a draw the sums of who comes first are not known yet; it matters only when they differ.
        "is_exact": round_.allocation is Allocation.RANKING or len({each.voucher.subsidy_cents for each in found}) <= 1,
        "others_wait": clock.today() <= round_.waiting_list_ends_on,
    }


def require_divisible(round_: Round, status: RoundStatus) -> None:
    """Refuse a round that is given out by arrival, or is not closed. Raises RoundMoveImpossible (409)."""
    if round_.allocation is Allocation.FIRST_COME or status is not RoundStatus.CLOSED:
        raise RoundMoveImpossible(currentStatus=status, allowedStatuses=[])


async def allocate(session: AsyncSession, round_: Round, seal: Sealer) -> int:
    """Divide the money; answers how many get a place. The round is locked, and all or nothing is done.

    Raises RoundMoveImpossible (409), also the second time.
    """
    round_.follow_clock(clock.now())
    require_divisible(round_, round_.status)
    await freeze(session, round_)
    book = await open_book(session, round_.id)
    listed = await candidates(session, round_.id, for_update=True)
    if round_.allocation is Allocation.RANKING:
        ordered = await _rank(session, round_, listed)
    else:
        ordered = _draw(round_, listed, seal)
    round_.allocate()
    await session.flush()
    return await _hand_out(session, round_, book, ordered)


async def _ranked(
    session: AsyncSession, round_: Round, found: list[Candidate]
) -> list[tuple[Candidate, int, list[dict[str, Any]]]]:
    merits = await merits_of(session, round_.id)
    scored = [(each, *score(round_.criteria, merits[each.voucher.id])) for each in found]
    return sorted(scored, key=lambda one: (-one[1], one[0].entry.arrival))


async def _rank(session: AsyncSession, round_: Round, found: list[Candidate]) -> list[Candidate]:
    ranked = await _ranked(session, round_, found)
    for each, points, reasons in ranked:
        each.entry.points, each.entry.reasons = points, reasons
    return [each for each, _, _ in ranked]


def _draw(round_: Round, found: list[Candidate], seal: Sealer) -> list[Candidate]:
    assert round_.seed_sealed is not None
    seed = seal.open(round_.seed_sealed)
    round_.seed = seed.hex()
    by_code = {each.entry.code or "": each for each in found}
    return [by_code[code] for code in draw.order_of(seed, by_code)]


async def _hand_out(session: AsyncSession, round_: Round, book: Book, ordered: list[Candidate]) -> int:
    numbers = list(await session.scalars(_numbers(len(ordered))))
    places, waiting = 0, 0
    full = False
    for position, (each, number) in enumerate(zip(ordered, numbers, strict=True), start=1):
        voucher, entry = each.voucher, each.entry
        if voucher.status is not VoucherStatus.SUBMITTED:
            entry.come_out(position, withdrawn=True)  # since the closing
            continue
        case = await complete(session, None, Party.PLATFORM, voucher, book)
        case.known_branch_ids = each.branch_ids
        await money.renumber(session, voucher, number)
        # Strictly in order: once one does not fit, nobody passes it.
        full = full or not await money.reserve(case, why="allocated")
        entry.come_out(position, has_place=not full)
        if not full:
            places += 1
            await case.tell_company(
                "voucher_placed", case.mail_facts(decide_before=letters.days(voucher.decision_due_on))
            )
        elif case.today > round_.waiting_list_ends_on:
            reasons = RANKED_OUT if round_.allocation is Allocation.RANKING else DRAWN_OUT
            await case.turn_down(reasons)
        else:
            waiting += 1
            voucher.wait()
            await case.record(VoucherStatus.SUBMITTED, reason=OUTCOME[round_.allocation]["nl"])
            facts = {"place_in_line": str(waiting), "list_ends_on": letters.days(round_.waiting_list_ends_on)}
            await case.tell_company("voucher_waitlisted", case.mail_facts(**facts))
    await session.flush()
    return places


def _numbers(many: int) -> Any:
    return select(submission_numbers.next_value()).select_from(
        func.generate_series(literal_column("1"), many).table_valued("n")
    )

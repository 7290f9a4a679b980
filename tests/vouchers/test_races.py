"""Many at once: real transactions that really commit, on a budget that is too small for all."""

import asyncio

import pytest
from sqlalchemy import func, select, text

from backend.core.problems import Problem
from backend.identity.scopes import Role
from backend.vouchers.errors import BudgetExhausted
from backend.vouchers.ledger import open_book
from backend.vouchers.models import AccountKind, LedgerAccount, Voucher
from backend.vouchers.schemas.moves import VoucherGrant, VoucherReject, VoucherReview, VoucherSubmit, VoucherWithdraw
from backend.vouchers.service import moves, rounds
from backend.vouchers.states import VoucherStatus
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_acting, make_draft, make_round

SUBMIT = VoucherSubmit(to_status="submitted")
APPLICANTS, PLACES = 20, 5


async def crowd(committed, *, count=APPLICANTS, places=PLACES):
    """As many companies with a complete draft, and money for some."""
    async with committed.write() as session:
        round_ = await make_round(session, budget_cents=places * 2_500_00)
        adviser = await make_adviser(session)
        drafts = []
        for _ in range(count):
            company = await make_company(session)
            voucher = await make_draft(session, round_id=round_.id, company_id=company.id, adviser_id=adviser.id)
            drafts.append((await make_acting(session, Role.OWNER, company.id), voucher.id))
    return round_, drafts


async def act(committed, principal, voucher_id, wish, if_match="*"):
    try:
        async with committed.write() as session:
            await moves.change_status(session, principal, voucher_id, wish, if_match)
    except Problem as problem:
        return problem
    return None


async def held(committed, kind):
    async with committed.read() as session:
        return await session.scalar(select(func.sum(LedgerAccount.balance_cents)).where(LedgerAccount.kind == kind))


async def statuses(committed):
    async with committed.read() as session:
        rows = await session.execute(
            select(Voucher.status, Voucher.submission_number).order_by(Voucher.submission_number)
        )
        return [row.status for row in rows]


async def test_twenty_submit_at_once_and_five_get_a_place(committed):
    _, drafts = await crowd(committed)
    answers = await asyncio.gather(*(act(committed, owner, voucher_id, SUBMIT) for owner, voucher_id in drafts))
    assert answers == [None] * APPLICANTS
    waiting = [VoucherStatus.WAITLISTED] * (APPLICANTS - PLACES)
    assert await statuses(committed) == [VoucherStatus.SUBMITTED] * PLACES + waiting
    assert await held(committed, AccountKind.RESERVED) == PLACES * 2_500_00
    assert await held(committed, AccountKind.AVAILABLE) == 0


async def test_whoever_withdraws_at_once_makes_room_for_the_first_in_line(committed):
    _, drafts = await crowd(committed, count=12, places=6)
    for owner, voucher_id in drafts:
        assert await act(committed, owner, voucher_id, SUBMIT) is None
    leave = VoucherWithdraw(to_status="withdrawn")
    leaving = [0, 1, 2, 7, 8]  # three with a place, two in line
    answers = await asyncio.gather(*(act(committed, *drafts[at], leave) for at in leaving))
    assert answers == [None] * 5
    found = await statuses(committed)
    stay = [status for at, status in enumerate(found) if at not in leaving]
    # six places: 3, 4, 5 keep theirs; 6, 9 and 10 move up past those who left; 11 waits
    assert stay == [VoucherStatus.SUBMITTED] * 6 + [VoucherStatus.WAITLISTED]
    assert await held(committed, AccountKind.RESERVED) == 6 * 2_500_00


async def test_two_officers_grant_the_same_voucher_and_one_is_told(committed):
    _, [(owner, voucher_id)] = await crowd(committed, count=1, places=1)
    async with committed.write() as session:
        officers = [await make_acting(session, Role.SYNTENS_OFFICER) for _ in range(2)]
    await act(committed, owner, voucher_id, SUBMIT)
    await act(committed, officers[0], voucher_id, VoucherReview(to_status="in_review"))
    async with committed.read() as session:
        version = (await session.get(Voucher, voucher_id)).version
    wish = VoucherGrant(to_status="granted", reason="Klopt.")
    answers = await asyncio.gather(*(act(committed, officer, voucher_id, wish, f'"{version}"') for officer in officers))
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "VersionStale"]
    assert await held(committed, AccountKind.COMMITTED) == 2_500_00


async def test_two_officers_want_the_last_euros_and_one_gets_them(committed):
    round_, drafts = await crowd(committed, count=2, places=2)
    async with committed.write() as session:
        officers = [await make_acting(session, Role.SYNTENS_OFFICER) for _ in range(2)]
        late = await make_company(session)
        third = await make_draft(
            session, round_id=round_.id, company_id=late.id, adviser_id=(await make_adviser(session)).id
        )
        taker = await make_acting(session, Role.OWNER, late.id)
    for owner, voucher_id in drafts:
        await act(committed, owner, voucher_id, SUBMIT)
        await act(committed, officers[0], voucher_id, VoucherReview(to_status="in_review"))
        await act(committed, officers[0], voucher_id, VoucherReject(to_status="rejected", reason="Nee."))
    await act(committed, taker, third.id, SUBMIT)
    reopen = VoucherReview(to_status="in_review", reason="Bezwaar gegrond.")
    answers = await asyncio.gather(
        *(
            act(committed, officer, voucher_id, reopen)
            for officer, (_, voucher_id) in zip(officers, drafts, strict=True)
        )
    )
    refused = [answer for answer in answers if answer is not None]
    assert [type(answer) for answer in refused] == [BudgetExhausted]
    assert refused[0].status == 409
    assert refused[0].members == {"availableCents": 0}
    assert await held(committed, AccountKind.RESERVED) == 2 * 2_500_00


async def test_one_company_submits_twice_at_once_and_gets_one_voucher(committed):
    round_, [(owner, first)] = await crowd(committed, count=1, places=5)
    async with committed.write() as session:
        adviser = await make_adviser(session)
        again = await make_draft(session, round_id=round_.id, company_id=owner.organisation_id, adviser_id=adviser.id)
    answers = await asyncio.gather(*(act(committed, owner, voucher_id, SUBMIT) for voucher_id in (first, again.id)))
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "NotEligible"]


@pytest.mark.parametrize("round_number", range(2))
async def test_money_comes_in_while_people_submit(committed, round_number):
    round_, drafts = await crowd(committed, count=10, places=2)
    async with committed.write() as session:
        programme = await make_acting(session, Role.PROGRAMME_OFFICER)
        share_id = await session.scalar(
            select(LedgerAccount.funding_share_id).where(LedgerAccount.round_id == round_.id).limit(1)
        )

    async def top_up():
        async with committed.write() as session:
            await rounds.top_up(session, programme, round_.id, share_id, 2_500_00)

    await asyncio.gather(
        *(act(committed, owner, voucher_id, SUBMIT) for owner, voucher_id in drafts), *(top_up() for _ in range(3))
    )
    assert await statuses(committed) == [VoucherStatus.SUBMITTED] * 5 + [VoucherStatus.WAITLISTED] * 5
    assert await held(committed, AccountKind.AVAILABLE) == 0


async def test_who_asked_first_is_first_in_the_book(committed):
    round_, _ = await crowd(committed, count=1)
    served = []

    async def ask(number):
        async with committed.write() as session:
            await open_book(session, round_.id)
            served.append(number)

    async with committed.write() as session:
        await open_book(session, round_.id)
        waiting = []
        for number in range(8):
            waiting.append(asyncio.create_task(ask(number)))
            await until_so_many_wait(committed, len(waiting))
    await asyncio.gather(*waiting)
    assert served == list(range(8))


async def until_so_many_wait(committed, count):
    """Wait until so many wait for the turn itself: nobody waits for a row, where a newcomer could pass by."""
    waiting = text(
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
    )
    for _ in range(1_000):
        async with committed.read() as session:
            if await session.scalar(waiting) == count:
                return
        await asyncio.sleep(0.01)
    pytest.fail(f"not {count} wait for their turn")

"""Rounds that are drawn after their closing: promised, frozen, revealed, and followed; also many at once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.problems import Problem
from backend.identity.scopes import Role
from backend.monitoring.models import Enrolment
from backend.organisations.models import Consent, ConsentKind
from backend.vouchers import draw
from backend.vouchers.errors import DrawForbidden, RoundMoveImpossible, RoundNotOpen
from backend.vouchers.models import (
    AccountKind,
    Allocation,
    AllocationEntry,
    FundingShare,
    Round,
    Voucher,
)
from backend.vouchers.queries import allocation as queries
from backend.vouchers.schemas.rounds import RoundPublish
from backend.vouchers.service import clockwork, enrolling, rounds
from backend.vouchers.states import RoundStatus, VoucherStatus
from tests.makers.allocation import PLACE_CENTS, SEAL, open_contest
from tests.makers.vouchers import make_acting, make_round

PLACED, WAITING, GONE = VoucherStatus.SUBMITTED, VoucherStatus.WAITLISTED, VoucherStatus.WITHDRAWN


async def drawn(database, *, applications=6, places=2):
    contest = await open_contest(database, Allocation.DRAW, places=places)
    for _ in range(applications):
        await contest.apply(consents=(ConsentKind.MONITORING,))
    return contest


async def public_file(contest):
    async with contest.database.read() as session:
        return await queries.read_draw(session, await session.get(Round, contest.round_id))


async def test_a_draw_promises_freezes_and_reveals(database):
    contest = await drawn(database)
    async with database.read() as session:
        round_ = await session.get(Round, contest.round_id)
        promised = round_.commitment
        assert (len(promised), round_.seed, round_.list_hash) == (64, None, None)
    await contest.close()
    codes = [entry.code for entry in await contest.entries()]
    async with database.read() as session:
        round_ = await session.get(Round, contest.round_id)
        assert round_.list_hash == draw.list_hash_of(codes)
    await contest.divide()
    file = await public_file(contest)
    assert draw.faults_in(file) == []
    assert (file["commitment"], file["codes"]) == (promised, sorted(codes))
    got = {line["code"] for line in file["order"] if line["outcome"] == "place"}
    assert [entry.has_place for entry in await contest.entries()] == [code in got for code in codes]
    assert [status is PLACED for status in await contest.statuses()] == [code in got for code in codes]
    assert await contest.held(AccountKind.RESERVED) == 2 * PLACE_CENTS


async def test_the_code_is_of_the_voucher_and_no_name_is_in_the_file(database):
    contest = await drawn(database)
    await contest.close()
    await contest.divide()
    file = str(await public_file(contest))
    async with database.read() as session:
        for voucher in await session.scalars(select(Voucher)):
            entry = await session.get(AllocationEntry, voucher.id)
            assert entry.code == draw.code_of(entry.salt, voucher.code)
            assert voucher.code not in file
            assert str(voucher.id) not in file
    assert "bakkerij" not in file.lower()


async def test_who_withdraws_before_the_closing_is_not_on_the_list_and_later_gets_no_place(database):
    contest = await drawn(database)
    await contest.withdraw(0)
    await contest.close()
    await contest.withdraw(1)
    await contest.divide()
    file = await public_file(contest)
    first, second, *_ = await contest.entries()
    outcomes = {line["code"]: line["outcome"] for line in file["order"]}
    assert first.code not in outcomes
    assert outcomes[second.code] == "withdrawn"
    assert sorted(outcomes.values()).count("place") == 2
    assert draw.faults_in(file) == []


async def test_the_drawn_out_who_agreed_are_followed_with_the_draw_named(database):
    contest = await drawn(database)
    await contest.close()
    await contest.divide()
    async with database.write() as session:
        assert await clockwork.follow_drawn_out(session) == 4
        assert await clockwork.follow_drawn_out(session) == 0
        slug = await session.scalar(select(Round.slug))
        found = list(await session.scalars(select(Enrolment)))
        assert {(each.kind, each.draw) for each in found} == {("waiting_list", slug)}
        round_ = await session.get(Round, contest.round_id)
        round_.waiting_list_ends_on = clock.today() - timedelta(days=1)
        await session.flush()
        assert await clockwork.end_waiting_lists(session) == 4
        assert await clockwork.follow_drawn_out(session) == 4
        open_ones = await session.scalars(select(Enrolment).where(Enrolment.ended_on.is_(None)))
        assert [(each.kind, each.draw) for each in open_ones] == [("comparison", slug)] * 4


async def test_who_was_drawn_out_and_withdraws_waits_no_longer(database):
    contest = await drawn(database, applications=2, places=1)
    await contest.close()
    await contest.divide()
    async with database.write() as session:
        assert await clockwork.follow_drawn_out(session) == 1
        assert await enrolling.follow_not_started(session) == 0
        waiting = await session.scalar(select(Voucher.id).where(Voucher.status == WAITING))
    await contest.withdraw([voucher_id for _, voucher_id in contest.applicants].index(waiting))
    async with database.write() as session:
        assert await enrolling.follow_not_started(session) == 1
        slug = await session.scalar(select(Round.slug))
        found = await session.scalars(select(Enrolment).where(Enrolment.ended_on.is_(None)))
        assert [(each.kind, each.not_started, each.draw) for each in found] == [("comparison", "withdrew", slug)]


async def test_who_did_not_agree_is_not_followed(database):
    contest = await drawn(database)
    await contest.close()
    await contest.divide()
    async with database.write() as session:
        for owner, _ in contest.applicants:
            session.add(
                Consent(
                    company_id=owner.organisation_id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()
                )
            )
        await session.flush()
        assert await clockwork.follow_drawn_out(session) == 0


async def test_the_clock_divides_what_no_officer_did_a_week_after_closing(database):
    contest = await drawn(database)
    await contest.close()
    async with database.write() as session:
        assert await clockwork.allocate_due(session, SEAL) == 0
        past = clock.now() - timedelta(days=8)
        await session.execute(update(Round).values(opens_at=past - timedelta(days=1), closes_at=past))
    async with database.write() as session:
        assert await clockwork.allocate_due(session, SEAL) == 1
        assert await clockwork.allocate_due(session, SEAL) == 0
    assert (await contest.statuses()).count(PLACED) == 2


async def test_a_funder_that_forbids_draws_is_heard_in_code_and_in_the_database(database):
    async with database.write() as session:
        round_ = await make_round(session, status=RoundStatus.DRAFT)
        round_.allocation = Allocation.DRAW
        await session.execute(update(FundingShare).values(forbids_draw=True))
        programme = await make_acting(session, Role.PROGRAMME_OFFICER)
    wish = RoundPublish(to_status="published")
    with pytest.raises(DrawForbidden):
        async with database.write() as session:
            await rounds.change_status(session, programme, round_.id, wish, "*", seal=SEAL)
    contest = await drawn(database, applications=0)
    with pytest.raises(IntegrityError, match="forbids draws"):
        async with database.write() as session:
            await session.execute(
                update(FundingShare).where(FundingShare.round_id == contest.round_id).values(forbids_draw=True)
            )
    published = "status = 'published', commitment = repeat('0', 64), seed_sealed = 'x'"
    with pytest.raises(IntegrityError, match="forbids draws"):
        async with database.write() as session:
            await session.execute(text(f"UPDATE rounds SET {published} WHERE status = 'draft'"))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE rounds SET commitment = repeat('0', 64)", "stays as it was published"),
        ("UPDATE rounds SET seed_sealed = 'x'", "stays as it was published"),
        ("UPDATE rounds SET allocation = 'first_come'", "stays as it was published"),
        ("UPDATE rounds SET list_hash = repeat('0', 64)", "stays as it was published"),
        ("UPDATE rounds SET seed = repeat('0', 64)", "seed_as_committed"),
        ("UPDATE allocation_entries SET code = 'a'", "made of an application stays"),
        ("UPDATE allocation_entries SET listed = false", "made of an application stays"),
        ("UPDATE vouchers SET status = 'in_review'", "has not been divided"),
    ],
)
async def test_the_database_keeps_what_was_promised(database, statement, words):
    contest = await drawn(database, applications=1)
    await contest.close()
    with pytest.raises(IntegrityError, match=words):
        async with database.write() as session:
            await session.execute(text(statement))


async def test_a_late_submission_is_refused_once_the_list_is_frozen(database):
    contest = await drawn(database, applications=1)
    await contest.close()
    with pytest.raises(RoundNotOpen):
        await contest.apply()


async def test_withdrawals_and_two_draws_at_once_leave_one_draw_and_a_balanced_book(committed):
    contest = await drawn(committed, applications=10, places=4)
    await contest.close()

    async def attempt(act):
        try:
            await act
        except Problem as problem:
            return type(problem)
        return None

    answers = await asyncio.gather(
        attempt(contest.divide()),
        attempt(contest.divide()),
        *(attempt(contest.withdraw(number)) for number in range(5)),
    )
    assert answers[:2].count(RoundMoveImpossible) == 1
    assert answers[2:] == [None] * 5
    found = await contest.statuses()
    assert found[:5] == [GONE] * 5
    assert found[5:].count(PLACED) == 4
    assert await contest.held(AccountKind.RESERVED) == 4 * PLACE_CENTS
    assert await contest.held(AccountKind.AVAILABLE) == 0
    assert draw.faults_in(await public_file(contest)) == []


async def test_submissions_and_the_closing_at_once_leave_everybody_listed_or_refused(committed):
    contest = await open_contest(committed, Allocation.DRAW, places=1)

    async def attempt():
        try:
            return await contest.apply()
        except RoundNotOpen:
            return None

    await asyncio.gather(*(attempt() for _ in range(8)), contest.close())
    found = await contest.entries()
    assert len(found) == len(contest.applicants)
    assert all(entry.listed for entry in found)
    await contest.divide()
    assert draw.faults_in(await public_file(contest)) == []

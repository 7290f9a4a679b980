"""Rounds that are ranked after their closing: points, order, money, once, and what nobody can undo."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.errors import MoveImpossible, RoundMoveImpossible
from backend.vouchers.models import (
    AccountKind,
    Allocation,
    FundingShare,
    Round,
    VoucherLetter,
)
from backend.vouchers.schemas.moves import VoucherReview
from backend.vouchers.service import allocating, clockwork, moves, rounds
from backend.vouchers.states import VoucherStatus
from tests.makers.allocation import PLACE_CENTS, open_contest
from tests.makers.vouchers import make_acting

PLACED, WAITING, GONE = VoucherStatus.SUBMITTED, VoucherStatus.WAITLISTED, VoucherStatus.WITHDRAWN


async def ranked(database, *, places=2):
    """Five companies: two of 38 in industry, one of 38 elsewhere, one too small, one of 38 in industry that is last."""
    contest = await open_contest(database, Allocation.RANKING, places=places)
    for employees, section in ((8, "C"), (38, "G"), (38, "C"), (8, "G"), (38, "C")):
        await contest.apply(employees=employees, section=section)
    return contest


async def test_nothing_is_set_aside_before_the_ranking(database):
    contest = await ranked(database)
    assert await contest.statuses() == [PLACED] * 5
    assert await contest.held(AccountKind.RESERVED) == 0
    await contest.withdraw(0)
    assert await contest.held(AccountKind.AVAILABLE) == 2 * PLACE_CENTS


async def test_a_ranking_goes_by_points_and_equal_points_by_arrival(database):
    contest = await ranked(database)
    await contest.close()
    await contest.divide()
    found = await contest.entries()
    assert [entry.points for entry in found] == [45, 55, 75, 25, 75]
    assert [entry.position for entry in found] == [4, 3, 1, 5, 2]
    assert await contest.statuses() == [WAITING, WAITING, PLACED, WAITING, PLACED]
    assert await contest.held(AccountKind.RESERVED) == 2 * PLACE_CENTS
    assert [reason["earned"] for reason in found[0].reasons] == [0, 20, 10, 0, 15]


async def test_who_waits_moves_up_in_the_order_of_the_ranking(database):
    contest = await ranked(database)
    await contest.close()
    await contest.divide()
    await contest.withdraw(2)
    assert await contest.statuses() == [WAITING, PLACED, GONE, WAITING, PLACED]
    async with database.write() as session:
        share_id = await session.scalar(select(FundingShare.id))
        await rounds.top_up(session, contest.programme, contest.round_id, share_id, PLACE_CENTS)
    assert await contest.statuses() == [PLACED, PLACED, GONE, WAITING, PLACED]


async def test_the_waiting_list_of_a_ranking_ends_with_a_letter(database):
    contest = await ranked(database, places=4)
    await contest.close()
    await contest.divide()
    async with database.write() as session:
        assert await clockwork.end_waiting_lists(session) == 0
        round_ = await session.get(Round, contest.round_id)
        round_.waiting_list_ends_on = clock.today() - timedelta(days=1)
    async with database.write() as session:
        assert await clockwork.end_waiting_lists(session) == 1
        assert await clockwork.end_waiting_lists(session) == 0
        assert list(await session.scalars(select(VoucherLetter.kind))) == ["voucher_rejected"]
    assert (await contest.statuses())[3] is VoucherStatus.REJECTED


async def test_after_the_last_day_nobody_waits_and_everybody_reads_why(database):
    contest = await ranked(database)
    await contest.close()
    async with database.write() as session:
        round_ = await session.get(Round, contest.round_id)
        round_.waiting_list_ends_on = clock.today() - timedelta(days=1)
    await contest.divide()
    assert (await contest.statuses()).count(VoucherStatus.REJECTED) == 3
    async with database.read() as session:
        bodies = list(await session.scalars(select(VoucherLetter.body)))
    assert all("criteria" in body["nl"] for body in bodies)
    assert len(bodies) == 3


async def test_a_ranking_is_made_once(database):
    contest = await ranked(database)
    with pytest.raises(RoundMoveImpossible):
        await contest.divide()  # still open
    await contest.close()
    await contest.divide()
    before = await contest.entries()
    with pytest.raises(RoundMoveImpossible):
        await contest.divide()
    assert [entry.position for entry in await contest.entries()] == [entry.position for entry in before]
    assert await contest.held(AccountKind.RESERVED) == 2 * PLACE_CENTS


async def test_killed_half_way_nothing_has_been_divided(database, monkeypatch):
    contest = await ranked(database)
    await contest.close()
    real, calls = allocating.money.reserve, []

    async def dying(case, **more):
        calls.append(case)
        if len(calls) == 2:
            raise RuntimeError("killed")
        return await real(case, **more)

    monkeypatch.setattr(allocating.money, "reserve", dying)
    with pytest.raises(RuntimeError, match="killed"):
        await contest.divide()
    monkeypatch.undo()
    assert await contest.statuses() == [PLACED] * 5
    assert await contest.held(AccountKind.RESERVED) == 0
    assert {entry.position for entry in await contest.entries()} == {None}
    await contest.divide()
    assert await contest.held(AccountKind.RESERVED) == 2 * PLACE_CENTS


async def test_nobody_reviews_before_the_money_is_divided(database):
    contest = await ranked(database)
    async with database.write() as session:
        officer = await make_acting(session, Role.SYNTENS_OFFICER)
    wish = VoucherReview(to_status="in_review")
    with pytest.raises(MoveImpossible):
        async with database.write() as session:
            await moves.change_status(session, officer, contest.applicants[2][1], wish, "*")
    await contest.close()
    await contest.divide()
    async with database.write() as session:
        voucher, _ = await moves.change_status(session, officer, contest.applicants[2][1], wish, "*")
        assert voucher.status is VoucherStatus.IN_REVIEW


async def test_a_preview_tells_how_many_and_changes_nothing(database):
    contest = await ranked(database)
    await contest.close()
    async with database.read() as session:
        told = await allocating.preview(session, await session.get(Round, contest.round_id))
    assert (told["applications"], told["places"], told["waiting"], told["is_exact"]) == (5, 2, 3, True)
    assert told["reserved_cents"] == 2 * PLACE_CENTS
    assert await contest.held(AccountKind.RESERVED) == 0


async def test_the_database_keeps_criteria_and_what_came_out(database):
    contest = await ranked(database)
    for statement in ("UPDATE rounds SET criteria = '[]'", "UPDATE rounds SET criteria = '[1]'"):
        with pytest.raises(IntegrityError):
            async with database.write() as session:
                await session.execute(text(statement))
    await contest.close()
    await contest.divide()
    for statement in ("SET points = 100", "SET position = position + 10", "SET has_place = true"):
        with pytest.raises(IntegrityError, match="made of an application stays"):
            async with database.write() as session:
                await session.execute(text(f"UPDATE allocation_entries {statement}"))

"""The demonstration world holds vouchers in many states, with books that balance."""

import pytest
from sqlalchemy import func, select, text

from backend.core import clock
from backend.demo import advisers, organisations, vouchers
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.vouchers.models import LedgerAccount, Round, Voucher, VoucherStatusChange
from backend.vouchers.states import RoundStatus, VoucherStatus


@pytest.fixture
async def world(session):
    built = World()
    for subject in (organisations, advisers, vouchers):
        await subject.seed(session, built)
    return built


async def test_there_is_an_open_round_and_one_that_is_over(world, session):
    found = await session.scalars(select(Round).order_by(Round.opens_at))
    assert [round_.status for round_ in found] == [RoundStatus.ALLOCATED, RoundStatus.OPEN]


async def test_vouchers_stand_in_many_states_and_all_are_marked(world, session):
    rows = (await session.execute(select(Voucher.status, Voucher.is_demonstration))).all()
    assert {row.status for row in rows} == {
        VoucherStatus.DRAFT, VoucherStatus.SUBMITTED, VoucherStatus.IN_REVIEW, VoucherStatus.INFORMATION_REQUESTED,
        VoucherStatus.GRANTED, VoucherStatus.REJECTED, VoucherStatus.IN_USE, VoucherStatus.CLAIMED,
        VoucherStatus.SETTLED,
    }  # fmt: skip
    assert all(row.is_demonstration for row in rows)


async def test_the_books_balance_and_history_lies_in_the_past(world, session):
    await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    assert await session.scalar(select(func.sum(LedgerAccount.balance_cents))) == 0
    newest = await session.scalar(select(func.max(VoucherStatusChange.occurred_at)))
    assert newest < clock.now()


async def test_the_bakery_can_still_apply(world, session):
    owner = world.principal_of("voorbeeldbakkerij-de-korenbloem", Role.OWNER)
    found = select(func.count()).where(Voucher.company_id == owner.organisation_id)
    assert await session.scalar(found.select_from(Voucher)) == 0

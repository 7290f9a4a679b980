"""A firm that is not accredited brings no new voucher, and stops none that runs."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.errors import AdviserNotAccredited
from backend.advisers.models import AdvisoryFirm, FirmStatus
from backend.advisers.queries import hold
from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.models import Voucher
from backend.vouchers.queries.facts import adviser_known
from backend.vouchers.schemas.moves import VoucherGrant, VoucherReview
from backend.vouchers.service import moves
from tests.makers.advisers import make_adviser
from tests.makers.vouchers import bring_to, make_acting, move, set_stage
from tests.vouchers.test_objections import kind
from tests.vouchers.test_races import SUBMIT, act, crowd
from tests.vouchers.test_related_advisers import send_claim, until_somebody_waits

REFUSED = (409, "adviser-not-accredited")


async def change_firm(database, stage, **values):
    async with database.write() as session:
        await session.execute(
            update(AdvisoryFirm).filter_by(organisation_id=stage.adviser.organisation_id).values(**values)
        )


async def test_nothing_is_granted_through_a_suspended_firm_in_code_and_database(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await change_firm(database, stage, status=FirmStatus.SUSPENDED)
    refused = await move(stage.officer, voucher_id, "granted", reason="Past.")
    assert kind(refused) == REFUSED
    assert "het bureau van" in refused.json()["detail"]
    with pytest.raises(IntegrityError, match="whose firm is accredited"):
        async with database.write() as session:
            await session.execute(text("UPDATE vouchers SET status = 'granted'"))
    await change_firm(database, stage, status=FirmStatus.ACCREDITED)
    assert (await move(stage.officer, voucher_id, "granted", reason="Past.")).status_code == 201


@pytest.mark.parametrize(("first", "last"), [(-700, -1), (1, 700)])
async def test_nothing_is_granted_outside_the_period_of_the_firm(database, client_as, first, last):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await change_firm(
        database,
        stage,
        accredited_from=clock.today() + timedelta(days=first),
        accredited_until=clock.today() + timedelta(days=last),
    )
    assert kind(await move(stage.officer, voucher_id, "granted", reason="Past.")) == REFUSED
    with pytest.raises(IntegrityError, match="whose firm is accredited"):
        async with database.write() as session:
            await session.execute(text("UPDATE vouchers SET status = 'granted'"))


async def test_on_its_first_and_last_day_a_firm_is_accredited(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await change_firm(database, stage, accredited_from=clock.today(), accredited_until=clock.today())
    assert (await move(stage.officer, voucher_id, "granted", reason="Past.")).status_code == 201


async def test_an_adviser_is_accredited_until_the_firm_is_no_longer(database):
    last = clock.today() + timedelta(days=9)
    async with database.write() as session:
        adviser = await make_adviser(session)
        firm = await session.get_one(AdvisoryFirm, adviser.organisation_id)
        firm.accredited_until = last
        await session.flush()
        assert (await adviser_known(session, adviser.id, clock.today())).accredited_until == last


async def suspend(session):
    await session.execute(update(AdvisoryFirm).values(status=FirmStatus.SUSPENDED))


async def under_review(committed):
    """A voucher that an officer can grant."""
    _, [(owner, voucher_id)] = await crowd(committed, count=1, places=1)
    async with committed.write() as session:
        officer = await make_acting(session, Role.SYNTENS_OFFICER)
    assert await act(committed, owner, voucher_id, SUBMIT) is None
    assert await act(committed, officer, voucher_id, VoucherReview(to_status="in_review")) is None
    return officer, voucher_id


GRANT = VoucherGrant(to_status="granted", reason="Past.")


async def test_a_firm_that_is_suspended_while_a_voucher_is_granted_is_so_afterwards(committed):
    officer, voucher_id = await under_review(committed)

    async def decide():
        async with committed.write() as session:
            await suspend(session)

    async with committed.write() as session:
        await hold(session, (await session.get_one(Voucher, voucher_id)).adviser_id)
        deciding = asyncio.create_task(decide())
        await until_somebody_waits(committed)
        await moves.change_status(session, officer, voucher_id, GRANT, "*")
    await deciding
    async with committed.read() as session:
        assert list(await session.scalars(select(Voucher.status))) == ["granted"]
        assert list(await session.scalars(select(AdvisoryFirm.status))) == [FirmStatus.SUSPENDED]


async def test_who_grants_while_the_firm_is_suspended_waits_and_is_told(committed):
    officer, voucher_id = await under_review(committed)
    async with committed.write() as session:
        await suspend(session)
        granting = asyncio.create_task(act(committed, officer, voucher_id, GRANT))
        await until_somebody_waits(committed)
    assert isinstance(await granting, AdviserNotAccredited)


@pytest.mark.parametrize("how", ["suspended", "expired"])
async def test_what_was_granted_before_is_started_and_claimed_under_the_pinned_recognition(database, client_as, how):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    gone = {"accredited_until": clock.today() - timedelta(days=1)}
    await change_firm(database, stage, **({"status": FirmStatus.SUSPENDED} if how == "suspended" else gone))
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201
    assert (await send_claim(stage, voucher_id)).status_code == 201

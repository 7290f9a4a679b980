"""A firm that is not accredited brings no new voucher, and stops none that runs."""

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import AdvisoryFirm, FirmStatus
from backend.core import clock
from tests.makers.vouchers import bring_to, move, set_stage
from tests.vouchers.test_objections import kind
from tests.vouchers.test_related_advisers import send_claim

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


async def test_nothing_is_granted_after_the_period_of_the_firm(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    await change_firm(
        database,
        stage,
        accredited_from=clock.today().replace(year=2020),
        accredited_until=clock.today().replace(year=2021),
    )
    assert kind(await move(stage.officer, voucher_id, "granted", reason="Past.")) == REFUSED


async def test_what_was_granted_before_is_started_and_claimed_under_the_pinned_recognition(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    await change_firm(database, stage, status=FirmStatus.SUSPENDED)
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201
    assert (await send_claim(stage, voucher_id)).status_code == 201

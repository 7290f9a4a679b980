"""Each reminder goes out once, to the right people, and says nothing that may not stand in a mail."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.identity.models import Account
from backend.mails.models import Mail
from backend.vouchers.models import Voucher
from backend.vouchers.service import reminding
from tests.makers.vouchers import bring_to, claim, confirm, once, set_stage, version_of


def at_noon(day):
    return datetime.combine(day, time(12), clock.AMSTERDAM)


async def run(database, day, template):
    """Let the worker do its round on a day; answers who got this mail since the last time."""
    async with database.read() as session:
        before = set(await session.scalars(select(Mail.id)))
    with clock.set_to(at_noon(day)):
        async with database.write() as session:
            await reminding.remind(session)
    async with database.read() as session:
        mails = await session.scalars(select(Mail).where(Mail.template == template))
        return sorted(mail.recipient for mail in mails if mail.id not in before)


async def mail_of(client):
    return (await client.get("/session")).json()["account"]["email"]


async def valid_until(database):
    async with database.read() as session:
        return await session.scalar(select(Voucher.valid_until))


async def test_company_and_adviser_hear_three_times_before_a_voucher_ends(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "in_use")
    last = await valid_until(database)
    both = sorted([await mail_of(stage.owner), await mail_of(stage.adviser_client)])
    assert await run(database, last - timedelta(days=61), "voucher_expiring") == []
    for days in (60, 30, 7):
        assert await run(database, last - timedelta(days=days), "voucher_expiring") == both
        assert await run(database, last - timedelta(days=days), "voucher_expiring") == []
        assert await run(database, last - timedelta(days=days - 1), "voucher_expiring") == []
    assert await run(database, last + timedelta(days=1), "voucher_expiring") == []


async def test_after_a_standstill_only_the_nearest_reminder_goes_out(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "granted")
    last = await valid_until(database)
    assert len(await run(database, last - timedelta(days=5), "voucher_expiring")) == 2
    assert await run(database, last - timedelta(days=4), "voucher_expiring") == []


async def test_a_new_last_day_is_reminded_of_anew(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    last = await valid_until(database)
    assert len(await run(database, last - timedelta(days=60), "voucher_expiring")) == 2
    longer = await stage.officer.post(
        f"/vouchers/{voucher_id}/validity-extensions",
        json={"reason": "Ziekte."},
        headers={**once(), "If-Match": await version_of(stage.officer, voucher_id)},
    )
    assert longer.status_code == 201, longer.text
    last = await valid_until(database)
    assert len(await run(database, last - timedelta(days=60), "voucher_expiring")) == 2


async def test_the_officer_hears_first_and_then_the_team(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    found = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    due = date.fromisoformat(found["deadlines"]["decisionDueOn"])
    mine, team = await mail_of(stage.officer), await mail_of(stage.second_officer)
    assert await run(database, due - timedelta(days=14), "officer_deadline") == [mine]
    assert await run(database, due - timedelta(days=3), "officer_deadline") == sorted([mine, team])
    assert await run(database, due + timedelta(days=1), "officer_deadline") == sorted([mine, team])
    assert await run(database, due + timedelta(days=2), "officer_deadline") == []


@pytest.mark.parametrize("confirmed", [False, True])
async def test_a_claim_is_not_forgotten(database, client_as, confirmed):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    await claim(stage, voucher_id)
    last = await valid_until(database)
    if not confirmed:
        sent = await run(database, last - timedelta(days=14), "claim_confirmation_reminder")
        assert sent == [await mail_of(stage.owner)]
        return
    await confirm(stage, voucher_id)
    async with database.read() as session:
        proposed = list(await session.scalars(select(Mail.recipient).where(Mail.template == "settlement_proposed")))
    assert sorted(proposed) == sorted([await mail_of(stage.officer), await mail_of(stage.second_officer)])
    due = clock.today() + timedelta(weeks=8)
    assert len(await run(database, due - timedelta(days=21), "officer_deadline")) == 2


async def test_the_company_is_reminded_of_a_question(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "information_requested")
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    last = date.fromisoformat(found["deadlines"]["respondBefore"]) - timedelta(days=1)
    assert await run(database, last - timedelta(days=4), "response_reminder") == []
    assert await run(database, last - timedelta(days=3), "response_reminder") == [await mail_of(stage.owner)]
    assert await run(database, last - timedelta(days=2), "response_reminder") == []


async def test_nothing_of_a_reminder_names_the_company(database, client_as):
    stage = await set_stage(database, client_as)
    await bring_to(stage, "in_use")
    await run(database, await valid_until(database) - timedelta(days=7), "voucher_expiring")
    async with database.read() as session:
        names = {account.name for account in await session.scalars(select(Account))} - {None}
        for mail in await session.scalars(select(Mail).where(Mail.template == "voucher_expiring")):
            words = " ".join(value for key, value in mail.params.items() if key != "name")
            assert stage.company.name not in words
            assert not any(name in words for name in names)

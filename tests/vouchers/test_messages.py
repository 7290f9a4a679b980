"""The thread of a voucher: who reads, who writes, what is told outside, and what is never told."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_organisation
from tests.makers.vouchers import apply, bring_to, move, once, set_stage

SECRET = "Onze planner stopt ermee; dat weet de ploeg nog niet."


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def write(client, voucher_id, body):
    return await client.post(f"/vouchers/{voucher_id}/messages", json={"body": body}, headers=once())


async def read(client, voucher_id):
    answer = await client.get(f"/vouchers/{voucher_id}/messages")
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_company_adviser_and_officer_share_one_thread(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    for client, body in ((stage.owner, "Eerste."), (stage.officer, "Tweede."), (stage.adviser_client, "Derde.")):
        made = await write(client, voucher_id, body)
        assert made.status_code == 201, made.text
    seen = await read(stage.owner, voucher_id)
    assert [(each["source"], each["body"], each["isYours"]) for each in seen["items"]] == [
        ("company", "Eerste.", True),
        ("syntens", "Tweede.", False),
        ("adviser", "Derde.", False),
    ]
    assert (seen["unread"], seen["readBy"], seen["mayWrite"]) == (2, ["company", "syntens", "adviser"], True)


async def test_what_was_said_before_the_grant_is_not_for_the_adviser(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    assert (await write(stage.owner, voucher_id, SECRET)).status_code == 201
    assert (await read(stage.owner, voucher_id))["readBy"] == ["company", "syntens"]
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}/messages")).status_code == 404
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        await move(stage.officer, voucher_id, "granted", reason="Klopt.")
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        await write(stage.officer, voucher_id, "Welkom, adviseur.")
    assert [each["body"] for each in (await read(stage.adviser_client, voucher_id))["items"]] == ["Welkom, adviseur."]
    assert len((await read(stage.owner, voucher_id))["items"]) == 2


async def test_another_adviser_reads_from_the_day_they_were_named(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    await write(stage.owner, voucher_id, "Met de eerste adviseur.")
    async with database.write() as session:
        other = await make_adviser(session, name="Murat Voorbeeld", firm="Voorbeeldadvies")
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        assert (await move(stage.owner, voucher_id, "granted", adviserId=str(other.id))).status_code == 201
    newcomer = await client_as(Role.ADVISER, organisation_id=other.organisation_id, account_id=other.account_id)
    assert (await read(newcomer, voucher_id))["items"] == []
    assert (await stage.adviser_client.get(f"/vouchers/{voucher_id}/messages")).status_code == 404


async def test_a_curious_reader_gets_nothing(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    await write(stage.officer, voucher_id, SECRET)
    colleague = await client_as(Role.ADVISER, organisation_id=stage.adviser.organisation_id)
    staff = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=stage.company.id)
    elsewhere = await client_as(Role.OWNER)
    async with database.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Bureau")
    programme = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)
    for client, status in ((colleague, 404), (staff, 403), (elsewhere, 404), (programme, 403)):
        answers = [
            await client.get(f"/vouchers/{voucher_id}/messages"),
            await write(client, voucher_id, "Mag ik mee?"),
            await client.post(f"/vouchers/{voucher_id}/message-readings", json={"readTo": 1}),
        ]
        assert [answer.status_code for answer in answers] == [status] * 3
        assert all(SECRET not in answer.text for answer in answers)
    assert (await programme.get("/unread-messages")).json()["items"] == []


async def test_nothing_is_written_about_a_draft(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await apply(stage)
    assert (await read(stage.owner, voucher_id))["mayWrite"] is False
    assert kind(await write(stage.owner, voucher_id, "Hallo?")) == (409, "thread-not-open")


async def test_the_mail_says_that_there_is_a_message_and_not_what(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    await write(stage.adviser_client, voucher_id, SECRET)
    async with database.read() as session:
        mails = list(await session.scalars(select(Mail).where(Mail.template == "voucher_message")))
    assert mails
    assert all(SECRET not in json.dumps(mail.params) for mail in mails)


async def test_unread_messages_are_counted_until_they_are_read(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    last = [(await write(stage.officer, voucher_id, f"Bericht {n}.")).json() for n in range(3)][-1]
    counted = (await stage.owner.get("/unread-messages")).json()["items"]
    assert [(each["voucherId"], each["unread"]) for each in counted] == [(voucher_id, 3)]
    marked = await stage.owner.post(f"/vouchers/{voucher_id}/message-readings", json={"readTo": last["number"]})
    assert (marked.status_code, marked.json()["unread"]) == (201, 0)
    back = await stage.owner.post(f"/vouchers/{voucher_id}/message-readings", json={"readTo": 0})
    assert back.json()["unread"] == 0
    assert (await stage.owner.get("/unread-messages")).json()["items"] == []
    assert (await stage.officer.get("/unread-messages")).json()["items"] == []


async def test_long_threads_come_in_parts(database, client_as, monkeypatch):
    monkeypatch.setattr("backend.vouchers.queries.messages.SHOWN", 2)
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    for n in range(3):
        await write(stage.owner, voucher_id, f"Bericht {n}.")
    newest = await read(stage.owner, voucher_id)
    assert ([each["body"] for each in newest["items"]], newest["hasEarlier"]) == (["Bericht 1.", "Bericht 2."], True)
    before = {"before": newest["items"][0]["number"]}
    earlier = (await stage.owner.get(f"/vouchers/{voucher_id}/messages", params=before)).json()
    assert ([each["body"] for each in earlier["items"]], earlier["hasEarlier"]) == (["Bericht 0."], False)


@pytest.mark.parametrize("body", ["", "   ", "a\u0000b", "x" * 4_001])
async def test_an_empty_or_endless_message_is_refused(database, client_as, body):
    stage = await set_stage(database, client_as)
    answer = await write(stage.owner, await bring_to(stage, "submitted"), body)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/body")


@pytest.mark.parametrize("statement", ["UPDATE voucher_messages SET body = 'x'", "DELETE FROM voucher_messages"])
async def test_a_message_is_never_changed(database, client_as, statement):
    stage = await set_stage(database, client_as)
    await write(stage.owner, await bring_to(stage, "submitted"), "Zo is het.")
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(text(statement))

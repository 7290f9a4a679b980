"""More time, each once and never for an objection; and every date that counts in one list."""

from datetime import date, datetime, time, timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from tests.makers.vouchers import bring_to, claim, confirm, move, once, set_stage, version_of


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


def at_noon(day):
    return datetime.combine(day, time(12), clock.AMSTERDAM)


async def extend(client, voucher_id, what="validity", if_match=None, **body):
    headers = {**once(), "If-Match": if_match or await version_of(client, voucher_id)}
    return await client.post(
        f"/vouchers/{voucher_id}/{what}-extensions",
        json={"reason": "De adviseur was ziek.", **body},
        headers=headers,
    )


async def test_one_click_gives_a_quarter_more_once(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    before = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    assert before["mayExtendValidity"] is True
    answer = await extend(stage.officer, voucher_id)
    assert answer.status_code == 201, answer.text
    until = date.fromisoformat(before["deadlines"]["validUntil"]) + timedelta(days=91)
    assert answer.json()["deadlines"]["validUntil"] == until.isoformat()
    assert answer.json()["mayExtendValidity"] is False
    assert kind(await extend(stage.officer, voucher_id)) == (409, "extended-before")
    letter = (await stage.owner.get(f"/vouchers/{voucher_id}/letters")).json()["items"][0]
    assert (letter["kind"], "De adviseur was ziek." in letter["body"]["nl"]) == ("voucher_extended", True)
    seen = (await stage.adviser_client.get(f"/vouchers/{voucher_id}/history-entries")).json()["items"]
    assert (seen[-1]["act"], seen[-1]["newDay"]) == ("validity_extended", until.isoformat())


@pytest.mark.parametrize(("days", "allowed"), [(0, False), (1, True), (183, True), (184, False)])
async def test_at_most_half_a_year_more(database, client_as, days, allowed):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    found = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    until = date.fromisoformat(found["deadlines"]["validUntil"]) + timedelta(days=days)
    answer = await extend(stage.officer, voucher_id, validUntil=until.isoformat())
    if allowed:
        assert answer.status_code == 201, answer.text
    else:
        assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/validUntil")


async def test_the_scheme_says_how_long_and_how_often(database, client_as):
    stage = await set_stage(database, client_as, extension_days=30, extension_max_days=45, extension_count=2)
    voucher_id = await bring_to(stage, "granted")
    found = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    assert (found["extensionDays"], found["extensionsLeft"]) == (30, 2)
    last = date.fromisoformat(found["deadlines"]["validUntil"])
    late = last + timedelta(days=46)
    refused = await extend(stage.officer, voucher_id, validUntil=late.isoformat())
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/validUntil")
    for times, left in ((1, True), (2, False)):
        answer = await extend(stage.officer, voucher_id)
        assert answer.status_code == 201, answer.text
        told = answer.json()
        assert told["deadlines"]["validUntil"] == (last + timedelta(days=30 * times)).isoformat()
        assert (told["mayExtendValidity"], told["extensionsLeft"]) == (left, 2 - times)
    assert kind(await extend(stage.officer, voucher_id)) == (409, "extended-before")


async def test_a_scheme_without_extensions_gives_none(database, client_as):
    stage = await set_stage(database, client_as, extension_count=0)
    voucher_id = await bring_to(stage, "granted")
    assert (await stage.officer.get(f"/vouchers/{voucher_id}")).json()["mayExtendValidity"] is False
    assert kind(await extend(stage.officer, voucher_id)) == (409, "extended-before")


async def test_a_voucher_that_is_over_gets_no_more_time(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    found = (await stage.officer.get(f"/vouchers/{voucher_id}")).json()
    last = date.fromisoformat(found["deadlines"]["validUntil"])
    with clock.set_to(at_noon(last + timedelta(days=1))):
        officer = await client_as(Role.SYNTENS_OFFICER)
        assert kind(await extend(officer, voucher_id)) == (409, "voucher-no-longer-valid")
    with clock.set_to(at_noon(last)):
        officer = await client_as(Role.SYNTENS_OFFICER)
        assert (await extend(officer, voucher_id)).status_code == 201


@pytest.mark.parametrize("status", ["in_review", "claimed", "settled"])
async def test_only_a_voucher_that_runs_gets_more_time(database, client_as, status):
    stage = await set_stage(database, client_as)
    assert kind(await extend(stage.officer, await bring_to(stage, status))) == (409, "extension-impossible")


async def test_more_time_is_given_by_officers_only_and_on_the_newest_version(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "granted")
    for client in (stage.owner, stage.adviser_client):
        assert (await extend(client, voucher_id)).status_code == 403
        assert (await extend(client, voucher_id, "decision")).status_code == 403
    assert (await extend(stage.officer, voucher_id, if_match='"1"')).status_code == 412
    missing = await stage.officer.post(f"/vouchers/{voucher_id}/validity-extensions", json={"reason": "x"})
    assert missing.status_code in {400, 428}


async def test_a_decision_takes_eight_weeks_more_once_and_before_its_day(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    due = date.fromisoformat((await stage.officer.get(f"/vouchers/{voucher_id}")).json()["deadlines"]["decisionDueOn"])
    late = due + timedelta(weeks=8, days=1)
    refused = await extend(stage.officer, voucher_id, "decision", decisionDueOn=late.isoformat())
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/decisionDueOn")
    longer = await extend(stage.officer, voucher_id, "decision")
    assert longer.json()["deadlines"]["decisionDueOn"] == (due + timedelta(weeks=8)).isoformat()
    assert kind(await extend(stage.officer, voucher_id, "decision")) == (409, "extended-before")
    letter = (await stage.owner.get(f"/vouchers/{voucher_id}/letters")).json()["items"][0]
    assert (letter["kind"], "artikel 4:14" in letter["body"]["nl"]) == ("voucher_decision_extended", True)


async def test_a_decision_that_is_late_takes_no_more_time(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    due = date.fromisoformat((await stage.officer.get(f"/vouchers/{voucher_id}")).json()["deadlines"]["decisionDueOn"])
    with clock.set_to(at_noon(due + timedelta(days=1))):
        officer = await client_as(Role.SYNTENS_OFFICER)
        assert kind(await extend(officer, voucher_id, "decision")) == (409, "term-passed")


async def upcoming(client, voucher_id):
    found = (await client.get(f"/vouchers/{voucher_id}")).json()["upcoming"]
    return [(each["kind"], each["whose"]) for each in found]


async def test_what_comes_next_follows_the_life_of_the_voucher(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    assert await upcoming(stage.owner, voucher_id) == [("decision", "syntens")]
    await move(stage.officer, voucher_id, "information_requested", question="Offerte?")
    assert await upcoming(stage.owner, voucher_id) == [("response", "company")]
    await move(stage.owner, voucher_id, "in_review", answer="Hier.")
    await move(stage.officer, voucher_id, "granted", reason="Klopt.")
    assert await upcoming(stage.owner, voucher_id) == [("objection", "company"), ("validity", "company")]
    assert await upcoming(stage.adviser_client, voucher_id) == [("validity", "company")]
    await move(stage.adviser_client, voucher_id, "in_use")
    await claim(stage, voucher_id)
    assert ("claim_confirmation", "company") in await upcoming(stage.owner, voucher_id)
    await confirm(stage, voucher_id)
    assert ("settlement", "syntens") in await upcoming(stage.second_officer, voucher_id)
    await move(stage.second_officer, voucher_id, "settled", reason="Klopt.")
    assert await upcoming(stage.owner, voucher_id) == [("objection", "company")]


async def test_days_left_fall_below_zero(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    due = date.fromisoformat((await stage.officer.get(f"/vouchers/{voucher_id}")).json()["deadlines"]["decisionDueOn"])
    with clock.set_to(at_noon(due + timedelta(days=2))):
        officer = await client_as(Role.SYNTENS_OFFICER)
        assert (await officer.get(f"/vouchers/{voucher_id}")).json()["upcoming"][0]["daysLeft"] == -2

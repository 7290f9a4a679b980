"""Who writes in an entry, until when, and who reads whose call it was."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.models import Round
from tests.makers.entries import ADVICE, change, enter, hand_over, set_desk, submitted
from tests.makers.vouchers import once
from tests.vouchers.test_entering import kind


@pytest.fixture
async def desk(database, client_as):
    return await set_desk(database, client_as)


async def test_only_who_began_it_writes_in_it_and_a_colleague_throws_it_away(desk):
    stage, vera, wim = desk.stage, desk.vera, desk.wim
    entry_id = (await enter(vera, stage)).json()["id"]
    assert (await wim.get(f"/voucher-entries/{entry_id}")).json()["entry"]["enteredByYou"] is False
    assert kind(await change(wim, entry_id, hours=20)) == (403, "entry-of-colleague")
    assert kind(await hand_over(wim, entry_id)) == (403, "entry-of-colleague")
    gone = await wim.delete(f"/voucher-entries/{entry_id}", headers={"If-Match": "*"})
    assert gone.status_code == 204
    assert (await enter(wim, stage)).status_code == 201


async def test_what_is_entered_stands_still_once_its_company_left(desk):
    stage, vera = desk.stage, desk.vera
    entry_id = (await enter(vera, stage)).json()["id"]
    left = await stage.owner.post(f"/companies/{stage.company.id}/departures", headers=once())
    assert left.status_code == 201, left.text
    for answer in (await change(vera, entry_id, hours=20), await hand_over(vera, entry_id)):
        assert kind(answer) == (409, "company-left")
    assert kind(await enter(vera, stage)) == (409, "company-left")


async def test_what_is_entered_stands_still_once_the_round_closed(desk, database):
    entry_id = (await enter(desk.vera, desk.stage)).json()["id"]
    async with database.write() as session:
        round_ = await session.get_one(Round, desk.stage.round_id)
        round_.closes_at = clock.now() - timedelta(minutes=1)
    for answer in (await change(desk.vera, entry_id, hours=20), await hand_over(desk.vera, entry_id)):
        assert kind(answer) == (409, "round-not-open")


async def test_the_caller_is_named_to_people_of_the_company_and_officers_only(desk):
    stage = desk.stage
    entry_id = await submitted(desk)
    wish = {
        "organisationId": str(stage.adviser.organisation_id),
        "powers": ["prepare_applications"],
        "endsOn": (clock.today() + timedelta(days=30)).isoformat(),
    }
    given = await stage.owner.post(f"/companies/{stage.company.id}/mandates", json=wish)
    assert given.status_code == 201, given.text
    for client in (stage.owner, desk.wim):
        assert (await client.get(f"/vouchers/{entry_id}")).json()["entry"]["callerName"] == "Bram Voorbeeld"
    adviser = stage.adviser_client
    assert (await adviser.patch("/session", json={"organisationId": str(stage.company.id)})).status_code == 200
    seen = await adviser.get(f"/vouchers/{entry_id}")
    assert (seen.status_code, seen.json()["entry"]) == (200, None)


@pytest.mark.parametrize("side", ["company", "adviser"])
async def test_an_officer_of_a_side_neither_reads_what_a_colleague_enters_nor_throws_it_away(desk, client_as, side):
    stage = desk.stage
    made = await enter(desk.vera, stage, adviserId=str(stage.adviser.id), **ADVICE)
    address = f"/voucher-entries/{made.json()['id']}"
    assert (await desk.wim.get(address)).status_code == 200
    theirs = {"company": (stage.company.id, Role.FINANCE), "adviser": (stage.adviser.organisation_id, Role.ADVISER)}
    organisation_id, role = theirs[side]
    await client_as(role, organisation_id=organisation_id, account_id=desk.wim_account.id)
    assert (await desk.wim.get(address)).status_code == 404
    assert (await desk.wim.get("/voucher-entries")).json()["items"] == []
    refused = await desk.wim.delete(address, headers={"If-Match": "*"})
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/move-not-yours")
    assert (await desk.vera.get(address)).status_code == 200

"""A move that Syntens' system made and that is impossible here becomes work for an officer, with both sides."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from backend.core import clock
from backend.files.store import open_store
from backend.identity.scopes import Role
from backend.privacy import erasing
from backend.privacy.models import Whose
from tests.makers.vouchers import bring_to, claim, confirm, move, once
from tests.vouchers.test_relaying import _is, _me, relay, stage

__all__ = ["relay", "stage"]  # fixtures
LIST = "/sync-conflicts"


@pytest.fixture
async def conflict(relay, stage):
    """Their system settled what is still in use here."""
    voucher = await bring_to(stage, "in_use")
    told = await relay(
        voucher, "settled", stage.second_officer, event="dossier/9", reason="Afgerond.", settledCents=2_000_00
    )
    assert _is(told, 409, "move-impossible")["currentStatus"] == "in_use"
    [item] = (await stage.officer.get(LIST, params={"status": "open"})).json()["items"]
    return voucher, item["id"]


async def _decide(client, conflict_id, decision, *, if_match='"1"', key=None):
    headers = {**(key or once()), **({"If-Match": if_match} if if_match else {})}
    wish = {"decision": decision, "reason": "Uitgezocht met de collega."}
    return await client.post(f"{LIST}/{conflict_id}/decisions", json=wish, headers=headers)


async def test_both_sides_are_kept_though_the_answer_was_409(conflict, stage):
    voucher, conflict_id = conflict
    answer = await stage.officer.get(f"{LIST}/{conflict_id}")
    found = _is(answer, 200)
    assert answer.headers["ETag"] == '"1"'
    assert (found["voucherId"], found["status"], found["companyName"]) == (voucher, "open", stage.company.name)
    theirs = found["theirs"]
    assert (theirs["status"], theirs["cents"], theirs["reason"]) == ("settled", 2_000_00, "Afgerond.")
    assert theirs["sourceEventId"] == "dossier/9"
    assert theirs["officerName"] == (await stage.second_officer.get("/session")).json()["account"]["name"]
    assert found["ours"]["statusThen"] == found["ours"]["statusNow"] == "in_use"
    assert found["ours"]["canTakeTheirs"] is False
    assert [change["toStatus"] for change in found["ours"]["history"]][-1] == "in_use"


async def test_the_same_event_again_is_one_conflict_and_a_stale_version_is_none(conflict, relay, stage):
    voucher, _ = conflict
    again = {"event": "dossier/9", "reason": "Afgerond.", "settledCents": 2_000_00}
    _is(await relay(voucher, "settled", stage.second_officer, **again), 409)
    stale = await relay(voucher, "settled", stage.second_officer, if_match='"1"', reason="Afgerond.")
    _is(stale, 412, "version-stale")
    assert len((await stage.officer.get(LIST)).json()["items"]) == 1


async def test_what_both_sides_say_already_is_no_conflict(relay, stage):
    voucher = await bring_to(stage, "in_review")
    _is(await move(stage.officer, voucher, "rejected", reason="Nee."), 201)
    _is(await relay(voucher, "rejected", stage.officer, reason="Nee."), 409)
    assert (await stage.officer.get(LIST)).json()["items"] == []


async def test_ours_is_kept_and_a_decision_is_made_once(conflict, stage):
    voucher, conflict_id = conflict
    _is(await _decide(stage.officer, conflict_id, "keep_ours", if_match=None), 428)
    _is(await _decide(stage.officer, conflict_id, "keep_ours", if_match='"7"'), 412)
    key = once()
    for _ in range(2):  # a double click
        made = _is(await _decide(stage.officer, conflict_id, "keep_ours", key=key), 201)
    assert (made["status"], made["reason"]) == ("kept_ours", "Uitgezocht met de collega.")
    _is(await _decide(stage.second_officer, conflict_id, "take_theirs", if_match='"2"'), 409, "conflict-decided")
    assert (await stage.officer.get(LIST, params={"status": "open"})).json()["items"] == []
    assert (await stage.officer.get(f"/vouchers/{voucher}")).json()["status"] == "in_use"


async def test_theirs_is_taken_when_it_has_become_possible_and_their_system_hears_so(conflict, relay, stage):
    voucher, conflict_id = conflict
    _is(await _decide(stage.second_officer, conflict_id, "take_theirs"), 409, "move-impossible")
    assert (await stage.officer.get(f"{LIST}/{conflict_id}")).json()["status"] == "open"
    await claim(stage, voucher)
    await confirm(stage, voucher)
    assert (await stage.officer.get(f"{LIST}/{conflict_id}")).json()["ours"]["canTakeTheirs"] is True
    _is(await _decide(stage.officer, conflict_id, "take_theirs"), 403, "second-officer-needed")  # granted it
    made = _is(await _decide(stage.second_officer, conflict_id, "take_theirs"), 201)
    assert (made["status"], made["ours"]["statusNow"]) == ("took_theirs", "settled")
    assert (await stage.owner.get(f"/vouchers/{voucher}")).json()["settledCents"] == 2_000_00
    again = {"event": "dossier/9", "reason": "Afgerond.", "settledCents": 2_000_00}
    known = await relay(voucher, "settled", stage.second_officer, **again)
    assert _is(known, 200)["toStatus"] == "settled"


@pytest.mark.parametrize("decided", [False, True])
async def test_once_a_conflict_an_event_sent_again_moves_nothing(conflict, relay, stage, decided):
    voucher, conflict_id = conflict
    if decided:
        _is(await _decide(stage.second_officer, conflict_id, "keep_ours"), 201)
    await claim(stage, voucher)
    await confirm(stage, voucher)  # by now it would be possible
    wish = {"event": "dossier/9", "reason": "Afgerond.", "settledCents": 2_000_00}
    told = _is(await relay(voucher, "settled", stage.second_officer, **wish), 409, "move-impossible")
    assert ("besloot" in told["detail"]) is decided
    assert (await stage.officer.get(f"/vouchers/{voucher}")).json()["status"] == "claimed"
    assert len((await stage.officer.get(LIST)).json()["items"]) == 1
    for other in ({"settledCents": 1_000_00}, {"reason": "Anders."}):
        body = {**wish, **other}
        _is(await relay(voucher, "settled", stage.second_officer, **body), 422, "source-event-reused")


async def test_who_has_an_interest_or_is_no_officer_decides_nothing(conflict, stage, client_as):
    _, conflict_id = conflict
    account_id = (await _me(stage.second_officer))[0]
    await client_as(Role.MANAGER, organisation_id=stage.company.id, account_id=account_id)
    _is(await _decide(stage.second_officer, conflict_id, "keep_ours"), 403, "move-not-yours")
    for client in (stage.owner, stage.adviser_client):
        _is(await client.get(LIST), 403)
        _is(await _decide(client, conflict_id, "keep_ours"), 403)
    _is(await stage.officer.get(f"{LIST}/{uuid4()}"), 404, "conflict-not-found")


async def test_an_erased_company_leaves_no_conflict(conflict, stage, database, settings):
    async with database.write() as session:
        await erasing.erase(session, open_store(settings), Whose.COMPANY, stage.company.id, clock.now())
    async with database.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM sync_conflicts")) == 0

"""Many moves of a system at once: each by the rules of one, and a bad one hurts no other."""

from uuid import uuid4

import pytest
from sqlalchemy.exc import DBAPIError, InterfaceError

from backend.vouchers.service import reconciling
from tests.makers.payments import another
from tests.makers.vouchers import bring_to, set_stage, version_of
from tests.vouchers.test_relaying import THEN, _is, _me, _system, stage

__all__ = ["stage"]  # a fixture
BULK = "/voucher-status-changes"


@pytest.fixture
async def system(app, database, stage):
    client, _ = await _system(app, database, (await _me(stage.officer))[1])
    yield client
    await client.aclose()


@pytest.fixture
async def officer_id(stage):
    return (await _me(stage.officer))[0]


@pytest.fixture
def item(stage, officer_id):
    """`await item(voucher, to, event=, version=, **body)`: one of the moves."""

    async def make(voucher, to_status, *, event=None, version=None, **body):
        change = {
            "toStatus": to_status,
            "sourceEventId": event or uuid4().hex,
            "occurredAt": THEN,
            "decidedByAccountId": officer_id,
            **body,
        }
        version = version or int((await version_of(stage.officer, voucher)).strip('"'))
        change = {name: value for name, value in change.items() if value is not None}
        return {"voucherId": str(voucher), "ifVersion": version, "change": change}

    return make


async def _send(client, *items):
    return await client.post(BULK, json={"items": list(items)})


@pytest.fixture
async def two(database, client_as, stage):
    """Two submitted vouchers of two companies in one round."""
    return [await bring_to(stage, "submitted"), await bring_to(await another(database, client_as, stage), "submitted")]


def _outcomes(answer):
    return [(each["outcome"], each["status"]) for each in _is(answer, 200)["items"]]


async def test_each_is_made_in_order_and_told_with_its_version(system, stage, item, two):
    one, two = two
    answer = await _send(
        system,
        await item(one, "in_review", event="a"),
        await item(two, "in_review", event="b"),
        await item(one, "rejected", event="c", version=3, reason="Past niet."),
    )
    assert _outcomes(answer) == [("applied", 201)] * 3
    told = answer.json()
    assert (told["applied"], told["alreadyApplied"], told["conflicts"], told["refused"]) == (3, 0, 0, 0)
    assert [(each["index"], each["key"]) for each in told["items"]] == [(0, "a"), (1, "b"), (2, "c")]
    assert told["items"][2]["etag"] == await version_of(stage.officer, one)
    assert (await stage.officer.get(f"/vouchers/{one}")).json()["status"] == "rejected"


async def test_a_bad_one_hurts_no_other(system, stage, item, two):
    one, two = two
    stranger = (await _me(stage.owner))[0]
    answer = await _send(
        system,
        await item(one, "in_review", version=1),
        await item(uuid4(), "in_review", version=1),
        await item(one, "in_review", decidedByAccountId=stranger),
        await item(one, "in_review", sourceEventId=None),
        await item(one, "claim_returned", event="odd", reason="Kan niet."),
        await item(two, "in_review"),
    )
    assert _outcomes(answer) == [
        ("refused", 412),
        ("refused", 404),
        ("refused", 400),
        ("refused", 400),
        ("conflict", 409),
        ("applied", 201),
    ]
    stale, gone, officer, nameless, conflict, _ = answer.json()["items"]
    assert stale["etag"] == await version_of(stage.officer, one)
    assert gone["problem"]["type"] == "/v1/problems/voucher-not-found"
    assert officer["problem"]["errors"][0]["location"] == "#/decidedByAccountId"
    assert (nameless["key"], nameless["problem"]["errors"][0]["location"]) == (None, "#/sourceEventId")
    assert conflict["problem"]["currentStatus"] == "submitted"
    kept = await stage.officer.get(conflict["conflict"].removeprefix("/v1"))
    assert _is(kept, 200)["theirs"]["sourceEventId"] == "odd"


async def test_sent_again_nothing_is_made_twice(system, stage, item, two):
    one, two = two
    sent = [
        await item(one, "in_review", event="a"),
        await item(two, "claim_returned", event="b", reason="Kan niet."),
        await item(one, "in_review", event="a", version=2),
        await item(one, "in_review", event="a", occurredAt="2026-03-03T09:30:00+01:00"),
        await item(two, "in_review", event="a"),
    ]
    first, again = await _send(system, *sent), await _send(system, *sent)
    rest = [("conflict", 409), ("already_applied", 200), ("refused", 422), ("refused", 422)]
    assert _outcomes(first) == [("applied", 201), *rest]
    assert _outcomes(again) == [("already_applied", 200), *rest]
    assert first.json()["items"][1]["conflict"] == again.json()["items"][1]["conflict"]
    changes = (await stage.officer.get(f"/vouchers/{one}/status-changes")).json()["items"]
    assert [change["toStatus"] for change in changes] == ["submitted", "in_review"]
    assert len((await stage.officer.get("/sync-conflicts")).json()["items"]) == 1


async def test_what_both_sides_say_already_is_no_conflict(system, stage, item):
    voucher = await bring_to(stage, "in_review")
    [result] = _is(await _send(system, await item(voucher, "in_review")), 200)["items"]
    assert (result["outcome"], result["status"], result["conflict"]) == ("refused", 409, None)


async def test_only_a_system_with_this_right(stage, item, app, database):
    voucher = await bring_to(stage, "submitted")
    wish = await item(voucher, "in_review")
    _is(await _send(stage.officer, wish), 403, "scope-missing")
    _is(await _send(stage.owner, wish), 403, "scope-missing")
    reader, _ = await _system(app, database, (await _me(stage.officer))[1], scopes=frozenset({"vouchers:read"}))
    _is(await _send(reader, wish), 403, "scope-missing")
    await reader.aclose()
    assert (await stage.officer.get(f"/vouchers/{voucher}")).json()["status"] == "submitted"


async def test_only_in_the_name_of_officers_of_its_own_organisation(stage, item, app, database, client_as):
    voucher = await bring_to(stage, "submitted")
    wish = await item(voucher, "in_review")
    elsewhere = await set_stage(database, client_as)
    other, _ = await _system(app, database, (await _me(elsewhere.officer))[1])
    assert _outcomes(await _send(other, wish)) == [("refused", 400)]
    await other.aclose()
    assert (await stage.officer.get(f"/vouchers/{voucher}")).json()["status"] == "submitted"


async def test_a_body_of_another_shape_does_nothing(system, stage, item):
    voucher = await bring_to(stage, "submitted")
    good = await item(voucher, "in_review")
    bad = {**good, "change": {**good["change"], "toStatus": "nowhere"}}
    told = _is(await _send(system, good, bad), 400, "invalid-input")
    assert told["errors"][0]["location"].startswith("#/items/1/change")
    _is(await _send(system), 400)
    _is(await _send(system, *[good] * 10_001), 400)
    assert (await stage.officer.get(f"/vouchers/{voucher}")).json()["status"] == "submitted"


def _fails(monkeypatch, failure, voucher):
    inner = reconciling.relay

    async def relay(session, principal, voucher_id, *rest):
        if str(voucher_id) == voucher:
            raise failure
        return await inner(session, principal, voucher_id, *rest)

    monkeypatch.setattr(reconciling, "relay", relay)


async def test_a_database_that_goes_away_ends_it_and_what_was_made_stays(system, item, two, monkeypatch):
    sent = [await item(two[0], "in_review"), await item(two[1], "in_review")]
    with monkeypatch.context() as patched:
        _fails(patched, InterfaceError("", {}, OSError("gone"), connection_invalidated=True), two[1])
        broken = await _send(system, *sent)
    _is(broken, 503, "unavailable")
    assert _outcomes(await _send(system, *sent)) == [("already_applied", 200), ("applied", 201)]


async def test_any_other_failure_is_that_of_one_move(system, item, two, monkeypatch):
    sent = [await item(two[0], "in_review"), await item(two[1], "in_review")]
    with monkeypatch.context() as patched:
        _fails(patched, DBAPIError("", {}, ValueError("a rule of the database")), two[0])
        broken = await _send(system, *sent)
    assert _outcomes(broken) == [("refused", 500), ("applied", 201)]
    assert _outcomes(await _send(system, *sent)) == [("applied", 201), ("already_applied", 200)]

"""Syntens' own system brings moves across: by an officer it names, by the same rules, once however often it sends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.models import MachineClient
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.vouchers.models import VoucherStatusChange
from tests.conftest import _client
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.makers.vouchers import bring_to, claim, confirm, move, set_stage, version_of

THEN = "2026-03-02T09:30:00+01:00"


async def _me(client):
    found = (await client.get("/session")).json()
    return found["account"]["id"], found["organisation"]["id"]


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


async def _system(app, database, organisation_id, **more):
    async with database.write() as session:
        system = await make_system(
            session, kind=OrganisationKind.EXECUTING_BODY, organisation_id=organisation_id, **more
        )
    client = _client(app)
    del client.headers["X-Requested-With"], client.headers["Origin"]
    proof = (str(system.client_id), system.secret)
    given = await client.post("http://test/oauth/token", data={"grant_type": "client_credentials"}, auth=proof)
    client.headers["Authorization"] = f"Bearer {given.json()['access_token']}"
    return client, system.client_id


@pytest.fixture
async def relay(app, database, stage):
    """`await relay(voucher, to, by, event=, if_match=, **body)`: what the system sends, and the answer."""
    system, _ = await _system(app, database, (await _me(stage.officer))[1])

    async def send(voucher, to_status, by, *, event=None, if_match=None, client=system, **body):
        if if_match is None:
            if_match = await version_of(stage.officer, voucher)
        wish = {
            "toStatus": to_status,
            "sourceEventId": event or uuid4().hex,
            "occurredAt": THEN,
            "decidedByAccountId": (await _me(by))[0] if not isinstance(by, str) else by,
            **body,
        }
        wish = {name: value for name, value in wish.items() if value is not None}
        return await client.post(f"/vouchers/{voucher}/status-changes", json=wish, headers={"If-Match": if_match})

    yield send
    await system.aclose()


def _is(answer, status, kind=None):
    assert answer.status_code == status, answer.text
    if kind:
        assert answer.json()["type"] == f"/v1/problems/{kind}"
    return answer.json()


async def test_a_grant_is_brought_across_in_the_name_of_the_officer(relay, stage, database):
    voucher = await bring_to(stage, "submitted")
    _is(await relay(voucher, "in_review", stage.officer), 201)
    answer = await relay(
        voucher, "granted", stage.officer, event="dossier/17", reason="Voldoet.", grantedCents=2_000_00
    )
    made = _is(answer, 201)
    assert (made["toStatus"], made["source"]) == ("granted", "syntens")
    assert answer.headers["ETag"] == await version_of(stage.officer, voucher)
    assert (await stage.owner.get(f"/vouchers/{voucher}")).json()["grantedCents"] == 2_000_00
    story = (await stage.owner.get(f"/vouchers/{voucher}/history-entries")).json()["items"]
    assert [each["systemName"] for each in story] == [None, "Ledenadministratie", "Ledenadministratie"]
    officer = (await _me(stage.officer))[0]
    async with database.read() as session:
        change = await session.scalar(
            select(VoucherStatusChange).where(VoucherStatusChange.source_event_id == "dossier/17")
        )
        trail = (
            await session.execute(
                text("SELECT account_id, client_id FROM audit_entries WHERE act = 'vouchers.granted'")
            )
        ).one()
    assert (str(change.account_id), change.client_id) == (officer, trail.client_id)
    assert str(trail.account_id) == officer
    assert change.source_occurred_at.isoformat() == "2026-03-02T08:30:00+00:00"
    assert clock.now() - change.occurred_at < timedelta(minutes=1)  # the term for objections runs from here


async def test_the_same_event_is_made_once_and_another_body_is_refused(relay, stage):
    voucher = await bring_to(stage, "submitted")
    before = await version_of(stage.officer, voucher)
    first = await relay(voucher, "in_review", stage.officer, event="e1")
    await relay(voucher, "rejected", stage.officer, reason="Te laat.")
    again = await relay(voucher, "in_review", stage.officer, event="e1", if_match=before)
    assert (_is(first, 201), first.headers["ETag"]) == (_is(again, 200), again.headers["ETag"])
    changes = (await stage.officer.get(f"/vouchers/{voucher}/status-changes")).json()["items"]
    assert [change["toStatus"] for change in changes] == ["submitted", "in_review", "rejected"]
    for body in ({"reason": "Anders."}, {"occurredAt": "2026-03-03T09:30:00+01:00"}):
        _is(await relay(voucher, "in_review", stage.officer, event="e1", **body), 422, "source-event-reused")
    _is(await relay(voucher, "revoked", stage.officer, event="e1", reason="x"), 422, "source-event-reused")


async def test_an_event_belongs_to_one_voucher_of_one_system(relay, stage, app, database, client_as):
    voucher = await bring_to(stage, "submitted")
    _is(await relay(voucher, "in_review", stage.officer, event="e1"), 201)
    other, _ = await _system(app, database, (await _me(stage.officer))[1])
    _is(await relay(voucher, "rejected", stage.officer, event="e1", client=other, reason="Nee."), 201)
    elsewhere = await bring_to(await set_stage(database, client_as), "submitted")
    _is(await relay(elsewhere, "in_review", stage.officer, event="e1"), 422, "source-event-reused")
    await other.aclose()


async def test_without_its_version_a_system_moves_nothing(relay, stage):
    voucher = await bring_to(stage, "submitted")
    stale = await version_of(stage.officer, voucher)
    _is(await relay(voucher, "in_review", stage.officer), 201)
    told = await relay(voucher, "rejected", stage.officer, if_match=stale, reason="Nee.")
    _is(told, 412, "version-stale")
    assert told.headers["ETag"] == await version_of(stage.officer, voucher)


async def test_an_impossible_move_is_told_with_what_is_possible(relay, stage):
    voucher = await bring_to(stage, "granted")
    told = _is(await relay(voucher, "settled", stage.officer, reason="Klaar."), 409, "move-impossible")
    assert (told["currentStatus"], told["allowedStatuses"]) == (
        "granted",
        ["expired", "in_use", "revoked", "withdrawn"],
    )


async def test_what_a_system_must_say_and_what_a_person_may_not(relay, stage):
    voucher = await bring_to(stage, "submitted")
    for missing in ("sourceEventId", "occurredAt", "decidedByAccountId"):
        told = _is(await relay(voucher, "in_review", stage.officer, **{missing: None}), 400, "invalid-input")
        assert [fault["location"] for fault in told["errors"]] == [f"#/{missing}"]
    future = (clock.now() + timedelta(hours=1)).isoformat()
    told = _is(await relay(voucher, "in_review", stage.officer, occurredAt=future), 400)
    assert told["errors"][0]["code"] == "in_the_future"
    told = _is(await move(stage.officer, voucher, "in_review", sourceEventId="e1"), 400)
    assert told["errors"][0]["code"] == "only_by_a_system"


async def test_only_an_officer_of_its_own_organisation_decides(relay, stage, client_as, database):
    voucher = await bring_to(stage, "submitted")
    async with database.write() as session:
        other_body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Anders")
    stranger = await client_as(Role.SYNTENS_OFFICER, organisation_id=other_body.id)
    for who in (stranger, stage.owner, str(uuid4())):
        told = _is(await relay(voucher, "in_review", who), 400)
        assert told["errors"][0]["code"] == "no_officer"


async def test_the_rules_for_officers_hold_for_who_is_named(relay, stage, client_as, database):
    voucher = await bring_to(stage, "submitted")
    account_id = (await _me(stage.officer))[0]
    await client_as(Role.MANAGER, organisation_id=stage.company.id, account_id=account_id)
    _is(await relay(voucher, "in_review", account_id), 403, "move-not-yours")  # belongs to the company


async def test_who_granted_does_not_settle_through_a_system_either(relay, stage):
    voucher = await bring_to(stage, "in_use")  # granted by the first officer
    await claim(stage, voucher)
    await confirm(stage, voucher)
    _is(await relay(voucher, "settled", stage.officer, reason="Klopt."), 403, "second-officer-needed")
    _is(await relay(voucher, "settled", stage.second_officer, reason="Klopt."), 201)


async def test_a_system_makes_no_moves_of_others(relay, stage):
    voucher = await bring_to(stage, "submitted")
    _is(await relay(voucher, "withdrawn", stage.officer), 403, "move-not-yours")
    granted = await bring_to_granted(stage, voucher)
    _is(await relay(granted, "in_use", stage.officer), 403, "move-not-yours")


async def bring_to_granted(stage, voucher):
    for to_status, body in (("in_review", {}), ("granted", {"reason": "Voldoet."})):
        _is(await move(stage.officer, voucher, to_status, **body), 201)
    return voucher


async def test_without_its_own_scope_a_system_moves_nothing(relay, stage, app, database):
    voucher = await bring_to(stage, "submitted")
    scopes = frozenset({"vouchers:read", "vouchers:decide", "vouchers:settle"})
    other, client_id = await _system(app, database, (await _me(stage.officer))[1], scopes=scopes)
    _is(await relay(voucher, "in_review", stage.officer, client=other), 403, "scope-missing")
    async with database.read() as session:
        assert (await session.get(MachineClient, client_id)).scopes == sorted(scopes)
    await other.aclose()


async def test_a_person_still_needs_a_key(stage):
    voucher = await bring_to(stage, "submitted")
    told = await stage.officer.post(
        f"/vouchers/{voucher}/status-changes", json={"toStatus": "in_review"}, headers={"If-Match": "*"}
    )
    assert _is(told, 400)["errors"][0]["location"] == "Idempotency-Key"


async def test_the_officer_hears_once_a_day_of_what_is_done_in_their_name(relay, stage, database):
    async def heard():
        async with database.read() as session:
            return [
                (mail.recipient, mail.params["system"])
                for mail in await session.scalars(select(Mail).where(Mail.template == "decided_in_your_name"))
            ]

    address = (await stage.officer.get("/session")).json()["account"]["email"]
    voucher = await bring_to(stage, "submitted")
    _is(await relay(voucher, "in_review", stage.officer), 201)
    _is(await relay(voucher, "granted", stage.officer, reason="Voldoet.", grantedCents=2_000_00), 201)
    assert await heard() == [(address, "Ledenadministratie")]
    async with database.write() as session:
        await session.execute(text("UPDATE notices SET created_at = created_at - interval '25 hours'"))
    _is(await relay(voucher, "revoked", stage.officer, reason="De aanvraag klopte niet."), 201)
    assert await heard() == [(address, "Ledenadministratie")] * 2

"""People open the sandbox, look into it, let a system in and put it back."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text

from backend.audit.models import AuditEntry
from backend.demo.states import TESTS
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.states import VoucherStatus
from tests.makers.identity import make_organisation


@pytest.fixture
async def officer(client_as, database):
    async with database.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    return await client_as(Role.SYNTENS_OFFICER, organisation_id=syntens.id)


@pytest.fixture
async def branch(client_as, database):
    async with database.write() as session:
        made = await make_organisation(session, kind=OrganisationKind.BRANCH)
    return await client_as(Role.BRANCH_OFFICER, organisation_id=made.id)


@pytest.fixture
async def restored(sandbox):
    """Leaves the sandbox as it was found, whatever a test did to it."""
    yield sandbox
    async with sandbox.write() as session:
        await session.execute(text("DELETE FROM organisations WHERE NOT is_demonstration"))


def _wish(**more):
    return {"name": "Proefsysteem", "scopes": ["vouchers:read"], **more}


async def test_an_officer_sees_what_there_is_to_try(officer, sandbox):
    told = (await officer.get("/sandbox")).json()
    assert {one["status"] for one in told["vouchers"]} == set(VoucherStatus)
    assert (told["offered"], told["organisationName"]) == (True, "Syntens (voorbeeld)")
    assert "Samira Voorbeeld" in {one["name"] for one in told["officers"]}


async def test_nobody_has_one_where_it_is_not_set_up(branch, officer, sandbox, app):
    assert (await branch.get("/sandbox")).json()["offered"] is True
    app.state.sandbox = None
    assert (await branch.get("/sandbox")).json()["offered"] is False
    answer = await branch.post("/sandbox/resets")
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/sandbox-not-offered")
    assert (await branch.post("/machine-clients", json=_wish(scopes=["members:read"], sandbox=True))).status_code == 409
    assert (await officer.get("/sandbox")).json()["offered"] is False
    assert (await officer.post("/sandbox/resets")).status_code == 404
    assert (await officer.post("/machine-clients", json=_wish(sandbox=True))).status_code == 409


async def test_faults_are_set_for_a_system_that_tries_out_and_refused_for_a_real_one(officer, sandbox):
    faults = {"delayMs": 3_000, "refusedEvery": 10, "lostEvery": 0, "doubledEvery": 2}
    webhooks = {"webhooksDoubledEvery": 3, "webhooksLateEvery": 4, "webhooksOvertakenEvery": 5}
    made = await officer.post("/machine-clients", json=_wish(sandbox=True))
    assert made.status_code == 201, made.text
    assert made.json()["faults"] == dict.fromkeys({**faults, **webhooks}, 0)
    at = {"If-Match": made.headers["etag"]}
    changed = await officer.patch(f"/machine-clients/{made.json()['id']}", json={"faults": faults}, headers=at)
    assert changed.json()["faults"] == {**faults, **dict.fromkeys(webhooks, 0)}
    at = {"If-Match": changed.headers["etag"]}
    changed = await officer.patch(f"/machine-clients/{made.json()['id']}", json={"faults": webhooks}, headers=at)
    assert changed.json()["faults"] == {**faults, **webhooks}  # what is left out stays
    real = (await officer.post("/machine-clients", json=_wish())).json()
    assert (real["sandbox"], real["faults"]) == (False, None)
    refused = await officer.patch(f"/machine-clients/{real['id']}", json={"faults": faults}, headers={"If-Match": "*"})
    assert refused.json()["errors"][0]["code"] == "not_in_sandbox"


@pytest.mark.parametrize(("name", "value"), [("delayMs", 3_001), ("lostEvery", -1), ("doubledEvery", 1_001)])
async def test_faults_are_bounded(officer, sandbox, name, value):
    made = (await officer.post("/machine-clients", json=_wish(sandbox=True))).json()
    faults = {"delayMs": 0, "refusedEvery": 0, "lostEvery": 0, "doubledEvery": 0, name: value}
    answer = await officer.patch(f"/machine-clients/{made['id']}", json={"faults": faults}, headers={"If-Match": "*"})
    assert answer.status_code == 400


async def test_a_reset_puts_everything_back_and_a_reader_begins_anew(officer, system, sandbox, database):
    cursor = (await system.get("/voucher-snapshots")).json()["changesCursor"]
    async with sandbox.write() as session:
        await session.execute(text("UPDATE vouchers SET reviewer_id = NULL, goal = 'Iets anders'"))
    for _ in range(2):  # the second time changes nothing
        answer = await officer.post("/sandbox/resets")
        assert answer.status_code == 201, answer.text
        assert len(answer.json()["vouchers"]) == len(TESTS)
    async with sandbox.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM vouchers WHERE goal = 'Iets anders'")) == 0
        disabled = text("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert await session.scalar(disabled) == 0
    assert (await system.get("/voucher-changes", params={"after": cursor})).status_code == 410
    assert len((await system.get("/voucher-snapshots", params={"limit": 500})).json()["items"]) == len(TESTS) - 1
    async with database.read() as session:
        acts = list(await session.scalars(select(AuditEntry.act).where(AuditEntry.act == "sandbox.reset")))
    assert len(acts) == 2


async def test_a_system_works_on_with_its_token_after_a_reset(officer, system):
    await officer.post("/sandbox/resets")
    told = (await officer.get("/sandbox")).json()
    voucher = next(one for one in told["vouchers"] if one["companyName"].endswith("om te proberen"))
    move = {
        "toStatus": "in_review",
        "sourceEventId": uuid4().hex,
        "occurredAt": "2026-01-01T12:00:00Z",
        "decidedByAccountId": told["officers"][0]["accountId"],
    }
    address = f"/vouchers/{voucher['id']}/status-changes"
    version = (await system.get(f"/vouchers/{voucher['id']}")).headers["etag"]
    made = await system.post(address, json=move, headers={"If-Match": version})
    assert made.status_code == 201, made.text


async def test_a_database_with_somebody_real_in_it_is_never_emptied(officer, restored):
    async with restored.write() as session:
        session.add(Organisation(kind=OrganisationKind.COMPANY, name="Echt", sort_name="echt"))
    assert (await officer.post("/sandbox/resets")).status_code == 500
    async with restored.read() as session:
        assert await session.scalar(text("SELECT count(*) FROM vouchers")) > 0


async def test_while_somebody_else_fills_it_a_reset_waits_for_its_turn(officer, sandbox, monkeypatch):
    monkeypatch.setattr("backend.sandbox.service.WAIT_SECONDS", 1)
    async with sandbox.write() as session:
        await session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('sandbox', 0))"))
        assert (await officer.post("/sandbox/resets")).status_code == 409

"""The sandbox and the real world do not touch, from whichever side one looks."""

import re
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.identity.models import MachineClient
from backend.identity.scopes import OrganisationKind, Role
from backend.integration.models import OutboxMessage
from backend.mails.models import Mail
from backend.organisations.models import Company
from backend.vouchers.models import Voucher
from backend.webhooks.models import WebhookEndpoint
from backend.webhooks.service import fanning
from tests.makers.machines import make_system
from tests.makers.vouchers import bring_to, set_stage

LISTS = (
    "/vouchers",
    "/companies",
    "/payments",
    "/payment-batches",
    "/rounds",
    "/schemes",
    "/advisers",
    "/sync-conflicts",
)
OFFICER = "Pieter van Voorbeeld"


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


@pytest.fixture
async def real_voucher(stage):
    return await bring_to(stage, "submitted")


@pytest.fixture
async def test_voucher(sandbox):
    named = select(Company.id).where(Company.name.endswith("om te proberen"))
    async with sandbox.read() as session:
        found = await session.scalar(select(Voucher.id).where(Voucher.company_id.in_(named)))
    return str(found)


def _ids(answer):
    assert answer.status_code == 200, answer.text
    return {one["id"] for one in answer.json()["items"]}


async def _counts(session):
    """How many rows each table has, but for those in which a system proves who it is."""
    names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
    return {name: await session.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}


async def test_neither_sees_what_the_other_lists(system, stage, real_voucher, client_as):
    office = await client_as(Role.PROGRAMME_OFFICER)
    for address in LISTS:
        inside = _ids(await system.get(address, params={"pageSize": 100}))
        outside = set()
        for person in (stage.officer, office):
            answer = await person.get(address, params={"pageSize": 100})
            outside |= _ids(answer) if answer.status_code == 200 else set()
        assert not inside & outside, address
    assert real_voucher in _ids(await stage.officer.get("/vouchers"))
    assert len(_ids(await system.get("/vouchers", params={"pageSize": 100}))) > 10


async def test_neither_reads_or_moves_a_voucher_of_the_other(system, stage, real_voucher, test_voucher):
    for client, voucher in ((system, real_voucher), (stage.officer, test_voucher)):
        assert (await client.get(f"/vouchers/{voucher}")).status_code == 404
        assert (await client.get(f"/vouchers/{voucher}/status-changes")).status_code == 404
        review = {"toStatus": "in_review"}
        if client is system:
            review |= {"sourceEventId": "a", "occurredAt": "2026-01-01T12:00:00Z", "decidedByAccountId": str(uuid4())}
        address, headers = f"/vouchers/{voucher}/status-changes", {"If-Match": "*", "Idempotency-Key": uuid4().hex}
        answer = await client.post(address, json=review, headers=headers)
        assert answer.status_code == 404, answer.text


async def test_a_real_system_and_one_that_tries_out_follow_other_vouchers(
    system, admitted, database, stage, *, real_voucher, test_voucher
):
    organisation = (await stage.officer.get("/session")).json()["organisation"]["id"]
    async with database.write() as session:
        real = await admitted(
            await make_system(session, kind=OrganisationKind.EXECUTING_BODY, organisation_id=organisation)
        )
    inside = _ids(await system.get("/voucher-snapshots", params={"limit": 500}))
    outside = _ids(await real.get("/voucher-snapshots", params={"limit": 500}))
    assert (test_voucher in inside, real_voucher in inside) == (True, False)
    assert (test_voucher in outside, real_voucher in outside) == (False, True)
    followed = (await system.get("/voucher-changes", params={"limit": 500})).json()["items"]
    assert {one["voucherId"] for one in followed} == inside
    assert all(one["isDemonstration"] for one in followed)


async def test_what_is_done_in_the_sandbox_leaves_every_real_table_as_it_was(
    system, trying, sandbox, database, *, real_voucher, test_voucher
):
    async with database.read() as session:
        before = await _counts(session)
    version = (await system.get(f"/vouchers/{test_voucher}")).headers["etag"]
    async with sandbox.read() as session:
        officer = await session.scalar(text("SELECT id FROM accounts WHERE name = :name"), {"name": OFFICER})
    move = {
        "toStatus": "in_review",
        "sourceEventId": uuid4().hex,
        "occurredAt": "2026-01-01T12:00:00Z",
        "decidedByAccountId": str(officer),
    }
    unknown = {"voucherId": real_voucher, "ifVersion": 1, "change": {**move, "sourceEventId": uuid4().hex}}
    same = {"voucherId": test_voucher, "ifVersion": int(version.strip('"')), "change": move}
    answer = await system.post("/voucher-status-changes", json={"items": [same, unknown]})
    assert [one["status"] for one in answer.json()["items"]] == [201, 404], answer.text
    hook = {"name": "Proef", "url": "https://example.com/hook", "messageTypes": ["voucher.granted"]}
    made = await system.post("/webhook-endpoints", json=hook, headers={"Idempotency-Key": uuid4().hex})
    async with database.read() as session:
        assert await _counts(session) == before
    async with sandbox.read() as session:
        acts = select(func.count()).select_from(AuditEntry).where(AuditEntry.client_id == trying.client_id)
        assert await session.scalar(acts) > 0
    assert made.status_code in {201, 400}


async def test_a_real_move_is_told_to_no_webhook_of_the_sandbox(sandbox, database, real_voucher):
    async with database.write() as session:
        [message] = await session.scalars(select(OutboxMessage).where(OutboxMessage.subject_id == real_voucher))
        await fanning.deliverer("urn:nld:slimmer-werken")(session, message)
        assert await session.scalar(select(func.count()).select_from(WebhookEndpoint)) == 0


async def test_mails_of_the_sandbox_wait_where_nobody_sends_them(sandbox, database):
    async with sandbox.read() as session:
        waiting = await session.scalar(select(func.count()).select_from(Mail))
        addresses = set(await session.scalars(select(Mail.recipient)))
    assert waiting > 0
    assert all(address.endswith(".example") for address in addresses)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Mail)) == 0


class Closed:
    """A real database that only tells who a system is: whoever opens a session in it meets an error."""

    def __init__(self, database):
        self._database = database
        self.looked = 0

    @asynccontextmanager
    async def write(self):
        raise AssertionError("the sandbox wrote to the real database")
        yield

    read = write

    @asynccontextmanager
    async def lookup(self):
        self.looked += 1
        async with self._database.lookup() as connection:
            yield connection


@pytest.mark.parametrize("whose", ["syntens", "branch"])
async def test_no_route_takes_a_system_that_tries_out_to_the_real_database(app, system, opened, database, whose):
    asking = system if whose == "syntens" else opened.system
    document = app.openapi()
    closed = app.state.database = Closed(database)
    missed, answered = [], set()
    # The document is made once, when the application starts; its address and the bare one tell nothing of anybody.
    for path in document["paths"].keys() - {"/", "/openapi.json"}:
        for method in document["paths"][path].keys() & {"get", "post", "put", "patch", "delete"}:
            address = re.sub(r"\{\w+\}", lambda _: str(uuid4()), path)
            body = {} if method == "get" else {"json": {}}
            before = closed.looked
            answer = await asking.request(
                method.upper(), address, headers={"If-Match": "*", "Idempotency-Key": uuid4().hex}, **body
            )
            answered.add(answer.status_code)
            assert answer.status_code < 500, f"{method} {path}: {answer.text}"
            if closed.looked != before + 1:
                missed.append(f"{method} {path}")
    assert missed == []
    assert {200, 400, 403, 404} <= answered


async def test_without_a_sandbox_its_token_opens_nothing(app, system):
    app.state.sandbox = None
    assert (await system.get("/vouchers")).status_code == 401
    assert (await system.get("/voucher-changes")).status_code == 401
    schemes = await system.get("/schemes")  # for everybody, as for a visitor
    assert schemes.json()["items"] == []


async def test_a_branch_that_did_not_open_its_sandbox_gets_no_token_there(admitted, sandbox, database):
    async with database.write() as session:
        branch = await make_system(session, kind=OrganisationKind.BRANCH)
    client = await admitted(branch)
    assert (await client.get("/members")).status_code == 200
    async with database.write() as session:
        flagged = await make_system(session, kind=OrganisationKind.BRANCH, sandbox=True)
    with pytest.raises(AssertionError, match="503"):
        await admitted(flagged)


async def test_what_a_branch_does_in_the_sandbox_leaves_every_real_table_as_it_was(opened, sandbox, database):
    async with database.read() as session:
        before = await _counts(session)
    made = await opened.system.put(f"/members/{uuid4().int % 10**8:08d}", json={"name": "Proefbakkerij"})
    assert made.status_code == 201, made.text
    hook = {"name": "Proef", "url": "https://example.com/hook", "messageTypes": ["voucher.granted"]}
    await opened.system.post("/webhook-endpoints", json=hook, headers={"Idempotency-Key": uuid4().hex})
    async with database.read() as session:
        assert await _counts(session) == before


ACT = """
INSERT INTO audit_entries (occurred_at, client_id, act, object_kind, object_id, details)
VALUES (now(), :client, 'vouchers.grant', 'voucher', :client, '{}')
"""
MOVE = """
INSERT INTO voucher_status_changes
    (voucher_id, voucher_version, from_status, to_status, source, client_id, occurred_at, details)
SELECT id, 9, 'submitted', 'in_review', 'syntens', :client, now(), '{}' FROM vouchers
"""


@pytest.mark.parametrize("act", [ACT, MOVE])
async def test_the_database_writes_no_act_of_such_a_system_among_what_is_real(trying, database, real_voucher, act):
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="acts in its sandbox only"):
            async with session.begin_nested():
                await session.execute(text(act), {"client": trying.client_id})


@pytest.mark.parametrize("now", [True, False])
async def test_a_system_never_changes_world(database, now):
    async with database.write() as session:
        made = await make_system(session, kind=OrganisationKind.EXECUTING_BODY, sandbox=now)
        with pytest.raises(IntegrityError, match="a real one stays real"):
            async with session.begin_nested():
                await session.execute(
                    update(MachineClient).where(MachineClient.id == made.client_id).values(sandbox=not now)
                )


async def test_faults_are_for_the_sandbox_only_in_the_database_too(database):
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="faults_in_sandbox"):
            async with session.begin_nested():
                await make_system(session, kind=OrganisationKind.EXECUTING_BODY, faults={"delay_ms": 1})

"""What happens around a reset: two at once, requests meanwhile, webhooks under way, and a trace of each."""

import asyncio

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select, text

from backend.audit.models import AuditEntry
from backend.core import sandbox_database
from backend.demo.branch_states import VOUCHERS
from backend.identity.models import Organisation
from backend.sandbox import service
from backend.sandbox.endpoints import PatientRoute
from backend.vouchers.models import Voucher
from tests.benchmarks.load import until
from tests.conftest import PUBLIC_URL


@pytest.fixture
async def database(committed):
    """Several at once, so transactions that really commit."""
    return committed


async def _acts(database):
    async with database.read() as session:
        found = await session.scalars(
            select(AuditEntry.act).where(AuditEntry.act.startswith("sandbox.")).order_by(AuditEntry.id)
        )
        return list(found)


async def test_two_branches_reset_at_once_and_each_has_its_own(opened, open_branch, sandbox, database):
    other = await open_branch("Brancheorganisatie Leer")
    both = await asyncio.gather(*(one.officer.post("/sandbox/resets") for one in (opened, other)))
    assert [answer.status_code for answer in both] == [201, 201], [answer.text for answer in both]
    for each, answer in zip((opened, other), both, strict=True):
        assert answer.json()["members"] == each.told["members"]
    async with sandbox.read() as session:
        mine = Voucher.company_id.in_(select(Organisation.id).where(Organisation.name.in_(VOUCHERS)))
        assert await session.scalar(select(func.count()).select_from(Voucher).where(mine)) >= 2 * len(VOUCHERS)
    assert (await _acts(database))[-2:] == ["sandbox.reset"] * 2


async def test_requests_and_tokens_during_a_reset_wait_or_are_told_to_come_back(
    opened, database, trying, *, system, admitted
):
    statuses, ending = [], asyncio.Event()

    async def ask():
        while not ending.is_set():
            for request in (
                opened.system.get("/members"),
                opened.system.put("/members/98765432", json={"name": "Bakker"}, headers={"If-Match": "*"}),
                opened.system.get("/companies"),
                system.get("/voucher-changes"),
            ):
                answer = await request
                statuses.append(answer.status_code)
                assert answer.status_code != 503 or answer.headers["retry-after"]

    asking = asyncio.create_task(ask())
    try:
        for _ in range(2):
            assert (await opened.officer.post("/sandbox/resets")).status_code == 201
            await admitted(opened.trying)
            await admitted(trying)
    finally:
        ending.set()
        await asking
    assert set(statuses) <= {200, 201, 412, 503}
    assert 200 in statuses


@pytest.fixture
def impatient(monkeypatch, sandbox):
    """Nobody waits longer than a moment for a lock of the sandbox."""
    monkeypatch.setattr(service, "WAIT_SECONDS", 1)


async def test_a_token_while_somebody_fills_the_sandbox_for_long_is_a_503_and_no_real_transaction_waits(
    opened, sandbox, database, app
):
    proof = (str(opened.trying.client_id), opened.trying.secret)
    async with (
        sandbox.alone(wait_seconds=5),
        AsyncClient(transport=ASGITransport(app, raise_app_exceptions=False), base_url=PUBLIC_URL) as asking,
    ):
        token = asyncio.create_task(asking.post("/oauth/token", data={"grant_type": "client_credentials"}, auth=proof))
        reading = asyncio.create_task(opened.system.get("/members"))
        writing = asyncio.create_task(
            opened.officer.post("/machine-clients", json={"name": "Proef", "scopes": ["members:read"], "sandbox": True})
        )
        await _until_waiting(sandbox, 3)
        async with database.read() as session:
            idle = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
            assert await session.scalar(text(idle)) == 0
        answers = await asyncio.gather(token, reading, writing)
    assert [answer.status_code for answer in answers] == [503] * 3, [answer.text for answer in answers]
    assert [answer.headers["retry-after"] for answer in answers] == ["5"] * 3


async def _until_waiting(sandbox, many):
    """Until so many wait for the lock on the sandbox."""
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")

    async def are_waiting():
        async with sandbox.engine.connect() as connection:
            return await connection.scalar(waiting) >= many

    await until(are_waiting, seconds=4)


async def test_a_reset_that_is_killed_halfway_has_its_trace_all_the_same(opened, sandbox, database, monkeypatch):
    async def die(*_):
        raise KeyboardInterrupt

    before = await _acts(database)
    with monkeypatch.context() as patched:
        patched.setattr(service, "reset", die)
        with pytest.raises(KeyboardInterrupt):
            await opened.officer.post("/sandbox/resets")
    assert (await _acts(database))[len(before) :] == ["sandbox.reset"]


async def test_one_that_did_not_go_through_says_so_and_leaves_everything(opened, sandbox, database, impatient):
    before = await _acts(database)
    async with sandbox.write() as session:
        await session.execute(text("SELECT 1"))
        assert (await opened.officer.post("/sandbox/resets")).status_code == 409
    assert (await _acts(database))[len(before) :] == ["sandbox.reset", "sandbox.reset_failed"]
    assert (await opened.officer.get("/sandbox")).json()["things"] == opened.told["things"]


async def test_one_that_runs_out_of_time_says_so_too(opened, database, monkeypatch):
    async def take_long(*_):
        await asyncio.sleep(60)

    before = await _acts(database)
    with monkeypatch.context() as patched:
        patched.setattr(service, "reset", take_long)
        patched.setattr(PatientRoute, "longest_seconds", 1)
        answer = await opened.officer.post("/sandbox/resets")
    assert answer.json()["type"].endswith("took-too-long"), answer.text
    assert (await _acts(database))[len(before) :] == ["sandbox.reset", "sandbox.reset_failed"]


def test_who_works_in_the_sandbox_waits_no_longer_than_a_request_may_take():
    assert sandbox_database.WAIT_SECONDS < service.WAIT_SECONDS < 20

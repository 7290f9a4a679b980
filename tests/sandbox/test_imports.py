"""A system that tries out imports a file: what it may do stands in the real database, the register in the sandbox."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, func, select, update

from backend import worker
from backend.core import clock
from backend.core.problems import Unavailable
from backend.identity.models import MachineClient
from backend.integration.models import RecurringJob
from backend.jobs import recurring_in_sandbox
from backend.members.contents import open_contents
from backend.members.models import MemberImport
from backend.members.service.carrying_out import Importer
from backend.members.service.forgetting import sweep
from backend.organisations.models import BranchMember
from tests.makers.members import as_csv, member

RAW = {"Content-Type": "application/octet-stream"}


@pytest.fixture
async def opened(open_branch):
    """One whose register nobody else looks at."""
    return await open_branch("Brancheorganisatie Lijsten")


@pytest.fixture
def importer(sandbox, settings, database):
    return Importer(sandbox, open_contents(settings, in_sandbox=True), database)


async def _started(system, importer):
    """The address of an import that was read and is to be carried out."""
    sent = await system.post("/member-imports?name=leden", content=as_csv([member(90_000_001)]), headers=RAW)
    assert sent.status_code == 202, sent.text
    address = sent.headers["location"].removeprefix("/v1")
    while await importer.step():
        pass
    ready = await system.get(address)
    tag = {"If-Match": ready.headers["etag"]}
    moved = await system.post(f"{address}/status-changes", json={"toStatus": "importing"}, headers=tag)
    assert moved.status_code == 200, moved.text
    return address


async def _work(importer):
    while await importer.step():
        pass


async def test_an_import_of_a_system_that_tries_out_is_carried_out_in_the_sandbox(opened, importer, database):
    address = await _started(opened.system, importer)
    await _work(importer)
    done = (await opened.system.get(address)).json()
    assert (done["status"], done["failure"]) == ("done", None)
    assert (await opened.system.get("/members/90000001")).status_code == 200
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(MemberImport)) == 0
        assert await session.scalar(select(BranchMember.id).where(BranchMember.kvk_number == "90000001")) is None


async def test_one_whose_system_lost_its_right_meanwhile_is_given_up(opened, importer, sandbox, database):
    address = await _started(opened.system, importer)
    async with database.write() as session:
        lost = update(MachineClient).where(MachineClient.id == opened.trying.client_id)
        await session.execute(lost.values(scopes=["members:read"]))
    await _work(importer)
    async with sandbox.read() as session:
        found = await session.get_one(MemberImport, UUID(address.rpartition("/")[2]))
    assert found.status == "failed"
    assert "may no longer keep" in found.failure["en"]


async def _keeps(store, file_id):
    try:
        return bool(await store.read(file_id))
    except Unavailable:
        return False


async def test_its_file_lies_apart_and_is_thrown_away_there(opened, sandbox, settings, database):
    answer = await opened.system.post("/member-imports?name=leden", content=as_csv([member(90_000_001)]), headers=RAW)
    sent, lost = UUID(answer.headers["location"].rpartition("/")[2]), uuid4()
    store, jobs = open_contents(settings, in_sandbox=True), recurring_in_sandbox(settings)
    await store.write(lost, b"kvk")
    with clock.set_to(clock.now() + timedelta(days=2)):
        async with database.write() as session:
            await sweep(session, open_contents(settings))
        assert (await _keeps(store, sent), await _keeps(store, lost)) == (True, True)
        await _forget(sandbox, settings, len(jobs))
        assert (await _keeps(store, sent), await _keeps(store, lost)) == (True, False)
    with clock.set_to(clock.now() + timedelta(days=10)):
        await _forget(sandbox, settings, len(jobs))
        assert not await _keeps(store, sent)
    async with sandbox.write() as session:
        assert list(await session.scalars(select(RecurringJob.last_error).distinct())) == [None]
        await session.execute(delete(RecurringJob))


async def _forget(sandbox, settings, many):
    """All that recurs in the sandbox, once."""
    due = worker.sandbox_steps(settings)[1]
    async with sandbox.write() as session:
        for _ in range(many):
            assert await due(session)
        assert not await due(session)

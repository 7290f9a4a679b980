"""Imports in transactions that really commit: what is cancelled, killed or raced over is whole or nothing."""

import asyncio

import pytest
from sqlalchemy import func, select, update

from backend.identity.models import Membership
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.members import staging
from backend.members.contents import open_contents
from backend.members.errors import ImportMoveNotPossible
from backend.members.models import FileFormat, ImportStatus, MemberImport, MemberImportMismatch, MemberImportRow
from backend.members.queries import imports as queries
from backend.members.service.carrying_out import MOST_ATTEMPTS, Importer
from backend.organisations.models import BranchMember, BranchMembership
from tests.makers.identity import make_account, make_organisation
from tests.makers.members import as_csv, member
from tests.makers.organisations import make_company


@pytest.fixture
def store(settings):
    return open_contents(settings)


async def sent(database, store, rows, **set_to):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        officer = await make_account(session)
        session.add(Membership(account_id=officer.id, organisation_id=branch.id, role=Role.BRANCH_OFFICER))
        by = {"branch_id": branch.id, "started_by": officer.id}
        made = MemberImport(**by, file_name="leden", file_format=FileFormat.CSV, **set_to)
        session.add(made)
        await session.flush()
        await store.write(made.id, as_csv(rows))
    return made.id


async def status_of(database, import_id):
    async with database.read() as session:
        return await session.scalar(select(MemberImport.status).filter_by(id=import_id))


async def count(database, table):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(table))


class Stopping(Importer):
    """Lets the test do something after the first rows were read."""

    def __init__(self, database, store, meanwhile):
        super().__init__(database, store, database)
        self.meanwhile = meanwhile

    async def _tell_progress(self, found, done, total):
        await self.meanwhile(found)
        await super()._tell_progress(found, done, total)


async def test_cancelling_while_the_file_is_read_stops_the_reading(committed, store):
    import_id = await sent(committed, store, [member(90_000_001)])

    async def cancel(found):
        async with committed.write() as session:
            await session.execute(update(MemberImport).values(status=ImportStatus.CANCELLED))

    assert await Stopping(committed, store, cancel).step()
    assert await status_of(committed, import_id) is ImportStatus.CANCELLED
    assert await count(committed, MemberImportRow) == 0


async def test_other_columns_set_while_the_file_is_read_are_what_is_read(committed, store):
    import_id = await sent(committed, store, [member(90_000_001)])

    async def change(found):
        async with committed.write() as session:
            changed = await session.get_one(MemberImport, import_id, with_for_update={"key_share": True})
            changed.mapping = {"kvk_number": 0, "name": 6}

    assert await Stopping(committed, store, change).step()
    assert await status_of(committed, import_id) is ImportStatus.READING
    assert await Importer(committed, store, committed).step()
    async with committed.read() as session:
        assert await session.scalar(select(MemberImportRow.name)) == "Iemand"


async def test_a_worker_that_is_killed_while_reading_or_importing_leaves_nothing_half_done(
    committed, store, monkeypatch
):
    import_id = await sent(committed, store, [member(90_000_001)])

    async def die(*_):
        raise asyncio.CancelledError

    def die_at_once(*_):
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await Stopping(committed, store, die).step()
    assert (await status_of(committed, import_id), await count(committed, MemberImportRow)) == ("reading", 0)
    assert await Importer(committed, store, committed).step()
    async with committed.write() as session:
        await session.execute(update(MemberImport).values(status=ImportStatus.IMPORTING))
    with monkeypatch.context() as patched:
        patched.setattr(MemberImport, "finish", die_at_once)
        with pytest.raises(asyncio.CancelledError):
            await Importer(committed, store, committed).step()
    assert (await status_of(committed, import_id), await count(committed, BranchMember)) == ("importing", 0)
    assert await Importer(committed, store, committed).step()
    assert (await status_of(committed, import_id), await count(committed, BranchMember)) == ("done", 1)


async def test_a_file_that_ends_its_reader_each_time_is_given_up(committed, store):
    import_id = await sent(committed, store, [member(90_000_001)])

    async def die(*_):
        raise asyncio.CancelledError

    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(asyncio.CancelledError):
            await Stopping(committed, store, die).step()
        assert await status_of(committed, import_id) == "reading"
    assert await Importer(committed, store, committed).step()
    assert await status_of(committed, import_id) == "failed"


async def test_of_what_does_not_fit_so_much_is_told_and_all_is_counted(committed, store, monkeypatch):
    monkeypatch.setattr(staging, "MOST_TOLD", 2)
    import_id = await sent(committed, store, [member(90_000_001)] * 5)
    assert await Importer(committed, store, committed).step()
    async with committed.read() as session:
        found = await session.get_one(MemberImport, import_id)
    assert (found.counts["doubled"], await count(committed, MemberImportMismatch)) == (4, 2)


async def test_no_more_members_end_than_was_told(committed, store):
    import_id = await sent(committed, store, [member(90_000_001)], ends_absent=True)
    assert await Importer(committed, store, committed).step()
    async with committed.write() as session:
        found = await session.get_one(MemberImport, import_id)
        entered = {"name": "Lid", "sort_name": "lid", "created_at": found.created_at, "updated_at": found.created_at}
        session.add(BranchMember(branch_id=found.branch_id, kvk_number="90000777", **entered))
        found.status = ImportStatus.IMPORTING
    assert await Importer(committed, store, committed).step()
    async with committed.read() as session:
        found = await session.get_one(MemberImport, import_id)
        assert (found.status, found.failure["en"][:30]) == ("failed", "Your register changed meanwhil")
        assert await session.scalar(select(BranchMember.ended_at).filter_by(kvk_number="90000777")) is None
    assert await count(committed, BranchMember) == 1


async def test_two_workers_do_not_take_the_same_import(committed, store):
    await sent(committed, store, [member(90_000_001)])
    seen = []

    async def look(found):
        seen.append(await Importer(committed, store, committed).step())

    assert await Stopping(committed, store, look).step()
    assert seen == [False]


async def test_the_same_file_of_two_branches_goes_in_at_once(committed, store):
    rows = [member(90_000_001 + at) for at in range(200)]
    for _ in range(2):
        await sent(committed, store, rows)
    importers = [Importer(committed, store, committed) for _ in range(2)]
    await asyncio.gather(*(each.step() for each in importers))
    async with committed.write() as session:
        await session.execute(update(MemberImport).values(status=ImportStatus.IMPORTING))
    await asyncio.gather(*(each.step() for each in importers))
    assert await count(committed, BranchMember) == 400


async def test_a_firm_that_takes_part_becomes_a_member_and_the_import_does_not_tell(committed, store):
    """Of two files of one firm, the one that takes part and the one that does not read alike to the branch."""
    async with committed.write() as session:
        company = await make_company(session)
    told = []
    for number in (company.kvk_number, "90003999"):
        import_id = await sent(committed, store, [member(number)])
        await Importer(committed, store, committed).step()
        async with committed.write() as session:
            await session.execute(update(MemberImport).filter_by(id=import_id).values(status=ImportStatus.IMPORTING))
        while await Importer(committed, store, committed).step():
            pass
        async with committed.read() as session:
            found = await session.get_one(MemberImport, import_id)
            entered = await session.scalar(select(BranchMember).filter_by(kvk_number=number))
            told.append((found.counts, found.version, entered.version, entered.updated_at == entered.created_at))
    assert told[0] == told[1]
    assert await count(committed, BranchMembership) == 1


async def test_what_is_being_carried_out_is_neither_changed_nor_cancelled(committed, store):
    import_id = await sent(committed, store, [member(90_000_001)], status=ImportStatus.IMPORTING)
    async with committed.write() as worker:
        made = await worker.get_one(MemberImport, import_id, with_for_update={"key_share": True})
        principal = Principal(None, "", None, made.branch_id, frozenset(), frozenset())
        async with committed.write() as session:
            with pytest.raises(ImportMoveNotPossible):
                await queries.lock_import(session, principal, import_id)

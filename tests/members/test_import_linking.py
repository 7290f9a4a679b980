"""Companies that register while a branch imports: nobody locks anybody out, and each becomes the member that it is."""

import asyncio

import pytest
from sqlalchemy import func, select, update

from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.members.contents import open_contents
from backend.members.models import ImportStatus, MemberImport
from backend.members.schemas.register import MemberPut
from backend.members.service import register
from backend.members.service.carrying_out import Importer
from backend.organisations.models import BranchMember, BranchMembership
from backend.organisations.service.linking import link_company
from tests.makers.identity import make_organisation
from tests.makers.members import member
from tests.makers.organisations import make_company
from tests.members.test_import_worker import sent, status_of

NUMBERS = [f"{90_000_001 + at}" for at in range(30)]


@pytest.fixture
def store(settings):
    return open_contents(settings)


async def carry_out(database):
    async with database.write() as session:
        await session.execute(update(MemberImport).values(status=ImportStatus.IMPORTING))


async def work(database, store):
    while await Importer(database, store, database).step():
        pass


async def memberships(database):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(BranchMembership))


async def enter_company(database, number):
    async with database.write() as session:
        await link_company(session, await make_company(session, kvk_number=number))


async def put_member(database, branch_id, number):
    who = Principal(None, "Ledenadministratie", None, branch_id, frozenset(), frozenset({"members:write"}))
    async with database.write() as session:
        await register.put(session, who, number, MemberPut(name="Voorbeeld"), None)


async def test_a_company_that_registers_while_its_branch_is_imported_becomes_a_member(committed, store):
    await sent(committed, store, [member(NUMBERS[0])])
    await work(committed, store)
    await carry_out(committed)
    async with committed.write() as session:
        await link_company(session, await make_company(session, kvk_number=NUMBERS[0]))
        assert await Importer(committed, store, committed).step()
    assert await memberships(committed) == 0  # the company saw no member, as the import was under way
    await work(committed, store)
    assert await memberships(committed) == 1


async def test_a_company_that_registers_while_its_branch_ends_it_becomes_no_member(committed, store):
    import_id = await sent(committed, store, [member(NUMBERS[1])], ends_absent=True)
    async with committed.write() as session:
        found = await session.get_one(MemberImport, import_id)
        moment = found.created_at
        known = {"name": "Lid", "sort_name": "lid", "created_at": moment, "updated_at": moment}
        session.add(BranchMember(branch_id=found.branch_id, kvk_number=NUMBERS[0], **known))
    await work(committed, store)
    await carry_out(committed)
    async with committed.write() as session:
        company = await make_company(session, kvk_number=NUMBERS[0])
        importing = asyncio.create_task(Importer(committed, store, committed).step())
        await asyncio.wait({importing}, timeout=2)
        await link_company(session, company)
    await importing
    await work(committed, store)
    assert await memberships(committed) == 0


async def test_a_company_that_registers_while_its_branch_enters_it_becomes_a_member(committed):
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
    async with committed.write() as session:
        await link_company(session, await make_company(session, kvk_number=NUMBERS[0]))
        entering = asyncio.create_task(put_member(committed, branch.id, NUMBERS[0]))
        await asyncio.wait({entering}, timeout=1)
        assert not entering.done()
    await entering
    assert await memberships(committed) == 1


async def test_imports_and_companies_at_once_lock_nobody_out(committed, store):
    """Two branches import the firms that register meanwhile, in either order."""
    for rows in (NUMBERS, reversed(NUMBERS)):
        await sent(committed, store, [member(number) for number in rows])
    await work(committed, store)
    await carry_out(committed)
    async with committed.read() as session:
        branches = list(await session.scalars(select(MemberImport.branch_id).order_by(MemberImport.created_at)))
    await asyncio.gather(
        *(Importer(committed, store, committed).step() for _ in branches),
        *(enter_company(committed, number) for number in NUMBERS[:15]),
        *(Importer(committed, store, committed).step() for _ in branches),
        *(enter_company(committed, number) for number in reversed(NUMBERS[15:])),
    )
    await work(committed, store)
    async with committed.read() as session:
        assert set(await session.scalars(select(MemberImport.status))) == {ImportStatus.DONE}
    assert await memberships(committed) == 2 * len(NUMBERS)


async def test_a_file_that_cannot_be_thrown_away_keeps_no_company_and_no_other_import_waiting(committed, store):
    """Whoever registers waits for the linking of companies, so that is over before the store is asked anything."""
    stuck = await sent(committed, store, [member(NUMBERS[0])])
    await work(committed, store)
    await carry_out(committed)
    await enter_company(committed, NUMBERS[0])

    class Failing(type(store)):
        async def forget(self, file_id):
            if file_id == stuck:
                await asyncio.wait_for(enter_company(committed, NUMBERS[1 + len(failures)]), 5)
                raise PermissionError("read-only")
            await super().forget(file_id)

    failures, failing = [], Failing(store._backend, store._folder)
    importer = Importer(committed, failing, committed)
    assert await importer.step()  # carries it out
    for _ in range(2):
        with pytest.raises(PermissionError):  # so that the worker pauses
            await importer.step()
        failures.append(stuck)
    assert await memberships(committed) == 1
    other = await sent(committed, store, [member(NUMBERS[9])])
    assert await importer.step()
    assert await status_of(committed, other) == "ready"
    await work(committed, store)
    async with committed.read() as session:
        found = await session.get_one(MemberImport, stuck)
    assert (found.status, found.file_kept) == (ImportStatus.DONE, False)

"""What belongs to the world of a test branch goes with it, however much it is, and nothing of anybody else."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from backend.core import clock
from backend.identity.demonstration import SHARED_TEST_ORGANISATIONS
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind
from backend.organisations.models import BranchMember, Company
from backend.vouchers.models import FundingShare, StatusChangeJob, StatusChangeJobItem, Voucher
from tests.makers.machines import make_system
from tests.makers.vouchers import once

MANY = 12_000  # more identifiers than a statement takes parameters, in the register and in what tells of it
ENTERED = text(
    "INSERT INTO branch_members (id, branch_id, kvk_number, name, sort_name, sbi_version, version) "
    "SELECT gen_random_uuid(), :branch, 10000000 + at, 'Lid', 'lid', '2008', 1 FROM generate_series(1, :many) AS at"
)
WROTE_DOWN = text(
    "INSERT INTO audit_entries (occurred_at, act, object_kind, object_id, details) "
    "SELECT now(), 'members.put', 'branch_member', id, '{}' FROM branch_members WHERE branch_id = :branch"
)
READ_BY_OFFICER = text(
    "INSERT INTO file_accesses (company_id, account_id, part, accessed_on, organisation_id, first_at) "
    "VALUES (:company, :officer, 'company', current_date, :syntens, now())"
)
SYNTENS = SHARED_TEST_ORGANISATIONS[OrganisationKind.EXECUTING_BODY]


async def _counted(sandbox):
    """How many rows each table has, but for what only grows."""
    async with sandbox.read() as session:
        names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
        counted = {name: await session.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
        return {name: count for name, count in counted.items() if name != "voucher_feed_entries"}


async def _branch_id(sandbox, opened):
    async with sandbox.read() as session:
        named = select(Organisation.id).where(Organisation.name == opened.told["organisationName"])
        return await session.scalar(named)


async def _voucher_of(session, branch_id):
    """A voucher in the round of the test branch."""
    paid = select(FundingShare.round_id).where(FundingShare.organisation_id == branch_id)
    return await session.scalar(select(Voucher).where(Voucher.round_id.in_(paid)).order_by(Voucher.id).limit(1))


async def test_a_large_register_goes_with_all_that_tells_of_it(opened, sandbox):
    first = await opened.officer.post("/sandbox/resets")
    before, branch_id = await _counted(sandbox), await _branch_id(sandbox, opened)
    async with sandbox.write() as session:
        await session.execute(ENTERED, {"branch": branch_id, "many": MANY})
        await session.execute(WROTE_DOWN, {"branch": branch_id})
    answer = await opened.officer.post("/sandbox/resets")
    assert answer.status_code == 201, answer.text
    assert await _counted(sandbox) == before
    async with sandbox.read() as session:
        entered = select(func.count()).select_from(BranchMember).where(BranchMember.branch_id == branch_id)
        assert await session.scalar(entered) == len(first.json()["members"])


async def test_who_read_a_file_of_a_test_company_keeps_all_that_was_done_elsewhere(opened, system, sandbox):
    assert (await opened.officer.post("/sandbox/resets")).status_code == 201
    before, branch_id = await _counted(sandbox), await _branch_id(sandbox, opened)
    async with sandbox.write() as session:
        voucher = await _voucher_of(session, branch_id)
        # Somebody of the shared world who did much there.
        busiest = "SELECT account_id FROM voucher_status_changes GROUP BY 1 ORDER BY count(*) DESC LIMIT 1"
        officer = await session.scalar(text(busiest))
        read = {"company": voucher.company_id, "officer": officer, "syntens": SYNTENS}
        await session.execute(READ_BY_OFFICER, read)
    assert (await opened.officer.post("/sandbox/resets")).status_code == 201
    assert await _counted(sandbox) == before


async def test_a_job_of_another_that_names_a_voucher_of_a_test_branch_keeps_its_moves(opened, sandbox):
    branch_id = await _branch_id(sandbox, opened)
    async with sandbox.write() as session:
        voucher = await _voucher_of(session, branch_id)
        job = StatusChangeJob(
            organisation_id=SYNTENS,
            client_id=uuid4(),
            client_name="Proef",
            fingerprint=uuid4().bytes,
            total=1,
            received_at=clock.now(),
        )
        session.add(job)
        await session.flush()
        session.add(StatusChangeJobItem(job_id=job.id, index=0, voucher_id=voucher.id, if_version=1, wish={}))
    assert (await opened.officer.post("/sandbox/resets")).status_code == 201
    async with sandbox.write() as session:
        assert await session.get(Voucher, voucher.id) is None
        assert await session.get(StatusChangeJobItem, (job.id, 0)) is not None
        await session.delete(await session.get_one(StatusChangeJob, job.id))


@pytest.fixture
async def programme(sandbox, database, admitted):
    """A system of the programme office that tries out."""
    async with database.write() as session:
        trying = await make_system(session, kind=OrganisationKind.PROGRAMME_OFFICE, sandbox=True)
    return await admitted(trying)


@pytest.mark.parametrize("named", [{}, {"membersOfId": True, "shareBasisPoints": 5_000}], ids=["pays", "for members"])
async def test_a_test_branch_pays_no_part_of_a_round_of_others(opened, programme, sandbox, named):
    """Its money would go with its world, from under the vouchers of others."""
    branch_id = str(await _branch_id(sandbox, opened))
    async with sandbox.read() as session:
        others = select(Voucher.round_id).join(Company).where(Company.name.endswith("om te proberen"))
        round_id = await session.scalar(others)
        payer = select(Organisation.id).where(Organisation.kind == OrganisationKind.PROGRAMME_OFFICE)
        office = str(await session.scalar(payer))
    share = {"organisationId": office if named else branch_id, "amountCents": 100_00}
    rule = {**named, "membersOfId": branch_id} if named else {}
    answer = await programme.post(f"/rounds/{round_id}/funding-shares", json={**share, **rule}, headers=once())
    assert [fault["code"] for fault in answer.json()["errors"]] == ["branch_in_sandbox"], answer.text

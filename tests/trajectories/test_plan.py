"""A trajectory carries out the plan that followed the scan: its company and adviser read it, nobody else."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import PlanLine, PlanStatus, PlanVersion, Respondent
from backend.trajectories.models import TrajectoryStatus
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, publish_with
from tests.makers.trajectories import make_trajectory

ANY = {"If-Match": "*"}


async def _planned(session, company_id):
    employees = [(Respondent.EMPLOYEE, answers_at("employee", level)) for level in (3, 4, 4, 4, 4)]
    scan = await publish_with(session, company_id, employees)
    plan = PlanVersion(scan_id=scan.id, number=1)
    session.add(plan)
    await session.flush()
    soon = clock.today() + timedelta(days=30)
    line = {"measure": "Samen roosteren.", "who": "Planner", "due_on": soon, "budget_cents": 5_000}
    session.add(PlanLine(version_id=plan.id, position=1, **line))
    await session.flush()
    return scan, plan


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


@pytest.fixture
async def account(database):
    async with database.write() as session:
        return await make_account(session)


@pytest.fixture
async def adviser(database, account):
    async with database.write() as session:
        return await make_adviser(session, account_id=account.id)


@pytest.fixture
async def work(database, company, adviser):
    """A running trajectory that carries out a draft plan: the scan, the plan and the trajectory."""
    async with database.write() as session:
        scan, plan = await _planned(session, company.id)
        made = await make_trajectory(session, company_id=company.id, adviser=adviser, plan_scan_id=scan.id)
    return scan, plan, made


async def test_the_adviser_reads_what_was_proposed_never_a_draft(client_as, database, adviser, account, work):
    _, plan, trajectory = work
    reader = await client_as(Role.ADVISER, organisation_id=adviser.organisation_id, account_id=account.id)
    assert (await reader.get(f"/trajectories/{trajectory.id}/plan")).status_code == 404
    async with database.write() as session:
        session.add(plan)
        plan.propose(clock.now(), account.id)
    found = await reader.get(f"/trajectories/{trajectory.id}/plan")
    assert found.status_code == 200, found.text
    assert (found.json()["status"], found.json()["budgetCents"]) == (PlanStatus.PROPOSED, 5_000)
    assert found.json()["lines"][0]["measure"] == "Samen roosteren."


async def test_nobody_else_reads_it(client_as, database, account, work):
    _, plan, trajectory = work
    async with database.write() as session:
        session.add(plan)
        plan.propose(clock.now(), account.id)
    for role in (Role.ADVISER, Role.OWNER, Role.SYNTENS_OFFICER):
        stranger = await client_as(role)
        assert (await stranger.get(f"/trajectories/{trajectory.id}/plan")).status_code == 404


async def test_a_company_takes_a_later_plan_into_a_running_trajectory(client_as, database, company, adviser):
    async with database.write() as session:
        trajectory = await make_trajectory(session, company_id=company.id, adviser=adviser)
        scan, _ = await _planned(session, company.id)
        other = await make_company(session)
        foreign, _ = await _planned(session, other.id)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    address = f"/trajectories/{trajectory.id}/plan"
    assert (await owner.put(address, json={"scanId": str(foreign.id)}, headers=ANY)).status_code == 404
    linked = await owner.put(address, json={"scanId": str(scan.id)}, headers=ANY)
    assert linked.json()["planScanId"] == str(scan.id)


async def test_a_trajectory_that_is_over_keeps_its_plan(client_as, database, company, adviser):
    async with database.write() as session:
        trajectory = await make_trajectory(
            session, company_id=company.id, adviser=adviser, status=TrajectoryStatus.STOPPED
        )
        scan, _ = await _planned(session, company.id)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    refused = await owner.put(f"/trajectories/{trajectory.id}/plan", json={"scanId": str(scan.id)}, headers=ANY)
    assert refused.status_code == 409


async def test_a_trajectory_begins_with_the_newest_plan(client_as, database, company, adviser):
    async with database.write() as session:
        scan, _ = await _planned(session, company.id)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    wish = {"adviserId": str(adviser.id), "theme": "work_division", "goal": "Samen roosteren."}
    made = await owner.post("/trajectories", json=wish)
    assert made.status_code == 201, made.text
    assert made.json()["planScanId"] == str(scan.id)

"""Trajectories and measurements of the demonstration world."""

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.demo import advisers, monitoring, organisations, trajectories, vouchers
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.monitor import progress
from backend.monitoring import results
from backend.organisations.models import Company
from backend.trajectories import queries
from backend.trajectories.models import Trajectory
from backend.trajectories.schemas import TrajectoryFilter


@pytest.fixture
async def world(session):
    built = World()
    for subject in (organisations, advisers, vouchers, trajectories, monitoring):
        await subject.seed(session, built)
    return built


async def test_vouchers_in_use_carry_a_trajectory_and_all_are_marked(world, session):
    found = list(await session.scalars(select(Trajectory)))
    assert sum(each.voucher_id is not None for each in found) == 3
    assert all(each.is_demonstration for each in found)
    assert {each.status for each in found} == {"running", "completed"}


async def test_syntens_hours_above_sixteen_are_told_apart(world, session):
    owner = world.principal_of("voorbeeldmachinefabriek-noorderas", Role.OWNER)
    summary = (await queries.list_trajectories(session, owner, TrajectoryFilter()))["items"][0]
    told = await queries.describe(session, owner, await queries.get_trajectory(session, owner, summary["id"]))
    assert (float(told["hours"]["free"]), float(told["hours"]["charged"])) == (16, 2.5)


async def test_the_measured_company_has_a_result_of_three_moments(world, session):
    company = await session.get_one(Company, world.organisations["voorbeeldmachinefabriek-noorderas"])
    found = await results.own_result(session, company)
    lines = {each["indicator"]: each for each in found["lines"]}
    assert len(lines["productivity_per_hour"]["series"]) == 3
    assert lines["productivity_per_hour"]["is_better"]
    assert found["next_due_on"] > clock.today()


async def test_the_demonstration_counts_in_no_figure(world, session):
    found = await progress.programme_progress(session)
    assert (found["participants"], found["employees"]) == (0, None)
    assert {each["participants"] for each in found["by_province"]} == {None}
    assert await session.scalar(select(func.count()).select_from(Trajectory)) == 4

"""The campaigns of the demonstration world: one being written, one open, one with a result of invented firms."""

import pytest
from sqlalchemy import func, select

from backend.campaigns.models import CampaignScan
from backend.campaigns.service import following
from backend.demo import campaigns, organisations, scans
from backend.demo.world import World
from backend.identity.scopes import Role


@pytest.fixture
async def world(database):
    made = World()
    async with database.write() as session:
        for subject in (organisations, scans, campaigns):
            await subject.seed(session, made)
    return made


async def test_the_branch_finds_each_of_them(world, client_as):
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=world.organisations[campaigns.BRANCH])
    found = (await officer.get("/scan-campaigns")).json()["items"]
    assert [campaign["status"] for campaign in found] == ["draft", "open", "reported"]
    progress = (await officer.get(f"/scan-campaigns/{found[1]['id']}/progress")).json()
    assert [day["started"] for day in progress["days"]] == [10, 15]
    result = (await officer.get(f"/scan-campaigns/{found[2]['id']}/result")).json()
    assert (result["firms"], result["themes"][0]["gap"]) == (25, -21)


async def test_the_worker_counts_the_open_one_as_it_was_told(world, database, client_as):
    async with database.write() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignScan)) == 18
        await following.count_daily(session)
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=world.organisations[campaigns.BRANCH])
    found = (await officer.get("/scan-campaigns?status=open")).json()["items"]
    others = (await officer.get(f"/scan-campaigns/{found[0]['id']}/progress")).json()["others"]
    assert (others["started"], others["opened"]) == (15, 10)

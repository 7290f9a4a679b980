"""Members that take part are told once that a campaign began, and the branch cannot time how many there are."""

import asyncio

import pytest
from sqlalchemy import func, select

from backend.campaigns.models import CampaignCount, CampaignNotice, ScanCampaign
from backend.campaigns.service import following, noticing
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.models import Notice
from backend.organisations.models import ConsentKind
from backend.organisations.service.linking import link_members
from tests.makers.campaigns import enter_members, make_campaign
from tests.makers.identity import make_organisation, make_principal
from tests.makers.organisations import make_company

COMPANIES = 5


@pytest.fixture
async def campaign(committed, monkeypatch):
    """An open one whose five members may all be told, two at a time."""
    monkeypatch.setattr(noticing, "COMPANIES_AT_ONCE", 2)
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")
        numbers = [f"9210000{place}" for place in range(COMPANIES)]
        for number in numbers:
            company = await make_company(session, kvk_number=number, consents=(ConsentKind.CONTACT,))
            await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id)
        await enter_members(session, branch.id, numbers)
        await link_members(session, branch.id)
        return await make_campaign(session, branch.id)


async def tell(database):
    async with database.write() as session:
        return await noticing.tell_next(session)


async def killed(database):
    async with database.write() as session:
        assert await noticing.tell_next(session) == 2
        raise KeyboardInterrupt


async def begin(database):
    async with database.write() as session:
        return await noticing.begin_notices(session)


async def told(database):
    async with database.read() as session:
        notices = await session.scalars(select(Notice.organisation_id).where(Notice.template == "campaign_opened"))
        return notices.all()


async def test_everybody_is_told_once_in_pieces_also_when_the_worker_is_killed(committed, campaign):
    assert [await begin(committed), await begin(committed)] == [1, 0]
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            await killed(committed)
        assert await tell(committed) == 2
    assert [await tell(committed), await tell(committed)] == [1, 0]
    assert len(await told(committed)) == len(set(await told(committed))) == COMPANIES
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignNotice)) == 0


async def test_two_workers_tell_nobody_twice(committed, campaign):
    await asyncio.gather(begin(committed), begin(committed))
    for _ in range(COMPANIES):
        await asyncio.gather(tell(committed), tell(committed))
    assert len(await told(committed)) == len(set(await told(committed))) == COMPANIES


async def test_the_branch_does_not_wait_while_members_are_told(committed, campaign):
    await begin(committed)
    async with committed.write() as telling:
        assert await noticing.tell_next(telling) == 2
        async with committed.write() as session:
            statement = select(ScanCampaign).where(ScanCampaign.id == campaign.id).with_for_update(nowait=True)
            found = await session.scalar(statement)
            assert found.version == campaign.version


async def test_who_was_not_told_before_it_closed_is_not_told_after_it(committed, campaign):
    await begin(committed)
    await tell(committed)
    async with committed.write() as session:
        found = await session.get_one(ScanCampaign, campaign.id)
        found.close(found.closes_at)
    assert [await tell(committed), await tell(committed)] == [0, 0]
    assert len(await told(committed)) == 2


async def test_a_company_that_joins_at_six_does_not_make_the_day_missing(committed, campaign):
    async def count():
        async with committed.write() as session:
            return await following.count_daily(session)

    async with committed.write() as joining:
        await joining.get_one(ScanCampaign, campaign.id, with_for_update={"read": True})
        counting = asyncio.create_task(count())
        await asyncio.sleep(0.2)
    assert await counting == 1
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignCount)) == 1

"""What happens at the very moment at which a campaign closes, and when somebody presses twice."""

import asyncio

import pytest
from sqlalchemy import func, select

from backend.campaigns.errors import CampaignNotTakingPart, CampaignScanExists, CampaignsOpenAlready
from backend.campaigns.models import CampaignResult, CampaignScan, CampaignStatus, ScanCampaign
from backend.campaigns.schemas import ScanCampaignStatusChange
from backend.campaigns.service import following, keeping, taking_part
from backend.core import clock
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role, scopes_of
from backend.scans.models import Scan, ScanStatus
from tests.makers.campaigns import DAY, make_campaign, take_part
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan


@pytest.fixture
async def branch(committed):
    async with committed.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


async def join(database, scan_id, code):
    async with database.write() as session:
        scan = await session.get_one(Scan, scan_id, with_for_update=True)
        try:
            await taking_part.join(session, None, scan, code)
        except (CampaignNotTakingPart, CampaignScanExists):
            return False
        return True


async def test_whoever_joins_as_it_closes_is_in_or_is_told_and_nobody_waits_for_ever(committed, branch):
    async with committed.write() as session:
        campaign = await make_campaign(session, branch.id)
        companies = [await make_company(session) for _ in range(12)]
        scans = [await make_scan(session, company.id, status=ScanStatus.DRAFT) for company in companies]

    async def close():
        async with committed.write() as session:
            found = await session.get_one(ScanCampaign, campaign.id, with_for_update=True)
            found.close(clock.now())

    joining = [join(committed, scan.id, campaign.code) for scan in scans]
    results = await asyncio.gather(*joining[:6], close(), *joining[6:])
    joined = sum(result is True for result in results)
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignScan)) == joined
        assert (await session.get_one(ScanCampaign, campaign.id)).status is CampaignStatus.CLOSED


async def test_two_scans_of_one_company_join_at_once_and_one_gets_in(committed, branch):
    async with committed.write() as session:
        campaign = await make_campaign(session, branch.id)
        company = await make_company(session)
        scans = [await make_scan(session, company.id, status=ScanStatus.DRAFT) for _ in range(4)]
    results = await asyncio.gather(*(join(committed, scan.id, campaign.code) for scan in scans))
    assert sorted(results) == [False, False, False, True]


async def test_pressing_twice_joins_once(committed, branch):
    async with committed.write() as session:
        campaign = await make_campaign(session, branch.id)
        scan = await make_scan(session, (await make_company(session)).id, status=ScanStatus.DRAFT)
    assert await asyncio.gather(*(join(committed, scan.id, campaign.code) for _ in range(3))) == [True] * 3
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignScan)) == 1


async def test_workers_at_the_same_moment_close_once_and_make_one_result(committed, branch):
    async with committed.write() as session:
        campaign = await make_campaign(session, branch.id, days=1)
        for number in range(10):
            await take_part(session, campaign, scores=(60 + number, 50))

    async def work(act):
        async with committed.write() as session:
            return await act(session)

    with clock.set_to(clock.now() + 3 * DAY):
        assert sum(await asyncio.gather(*(work(following.close_due) for _ in range(4)))) == 1
        assert sum(await asyncio.gather(*(work(following.count_daily) for _ in range(4)))) == 1
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(CampaignResult)) == 1
        assert (await session.get_one(ScanCampaign, campaign.id)).closed_at == campaign.closes_at


async def test_of_two_that_open_at_once_one_gets_the_last_place(committed, branch):
    async with committed.write() as session:
        for _ in range(2):
            await make_campaign(session, branch.id)
        drafts = [await make_campaign(session, branch.id, status=CampaignStatus.DRAFT) for _ in range(4)]
        account = await make_account(session)
    roles = frozenset({Role.BRANCH_OFFICER})
    officer = Principal(account.id, "Anna", None, branch.id, roles, scopes_of(roles))

    async def open_it(draft):
        async with committed.write() as session:
            try:
                await keeping.change_status(
                    session, officer, draft.id, ScanCampaignStatusChange(to_status="open"), '"1"'
                )
            except CampaignsOpenAlready:
                return False
            return True

    assert sorted(await asyncio.gather(*map(open_it, drafts))) == [False, False, False, True]

"""A company lets its scan be part of a campaign, sees what the branch sees of it, and takes it off again."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.campaigns.models import CampaignScan, CampaignStatus
from backend.campaigns.service import noticing
from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.organisations.models import ConsentKind
from backend.organisations.service.linking import link_members
from backend.scans.models import Scan, ScanStatus
from tests.makers.campaigns import DAY, enter_members, make_campaign, take_part
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan


@pytest.fixture
async def campaign(database, branch):
    async with database.write() as session:
        return await make_campaign(session, branch.id)


@pytest.fixture
async def company(database, core):
    async with database.write() as session:
        return await make_company(session)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


async def prepare(client):
    made = await client.post("/scans", json={"title": "Scan"}, headers={"Idempotency-Key": str(uuid4())})
    assert made.status_code == 201, made.text
    return made.json()["id"], made.headers["etag"]


async def choose(client, scan_id, tag, code):
    return await client.put(f"/scans/{scan_id}/campaign", json={"code": code}, headers={"If-Match": tag})


async def test_a_company_takes_part_sees_what_the_branch_sees_and_leaves(owner, campaign):
    scan_id, tag = await prepare(owner)
    address = f"/scans/{scan_id}/campaign"
    assert (await owner.get(address)).json()["campaign"] is None
    joined = await choose(owner, scan_id, tag, campaign.code.lower())
    assert joined.status_code == 200, joined.text
    assert joined.json()["campaign"]["title"] == campaign.title
    assert (joined.json()["branchSeesName"], joined.json()["counts"], joined.json()["mayLeave"]) == (False, True, True)
    assert (await choose(owner, scan_id, tag, campaign.code)).status_code == 412
    again = await choose(owner, scan_id, joined.headers["etag"], campaign.code)
    assert (again.status_code, again.headers["etag"]) == (200, joined.headers["etag"])
    left = await owner.delete(address, headers={"If-Match": again.headers["etag"]})
    assert left.status_code == 204
    assert (await owner.get(address)).json()["campaign"] is None
    assert (await owner.delete(address, headers={"If-Match": left.headers["etag"]})).status_code == 204


async def test_the_scan_asks_what_the_campaign_asks(owner, database, campaign, core):
    scan_id, tag = await prepare(owner)
    joined = await choose(owner, scan_id, tag, campaign.code)
    async with database.read() as session:
        assert (await session.get_one(Scan, scan_id)).version_id == campaign.version_id == core
    assert (await owner.get(f"/scans/{scan_id}")).headers["etag"] == joined.headers["etag"]


@pytest.mark.parametrize("code", ["ZZZZZZ", "nonsense", "K7M-4QX"])
async def test_an_unknown_code_is_told(owner, visitor, core, code):
    scan_id, tag = await prepare(owner)
    assert (await choose(owner, scan_id, tag, code)).status_code == 404
    assert (await visitor.get(f"/campaign-invitations/{code}")).status_code == 404


async def test_a_draft_campaign_an_ended_one_and_one_to_come_take_no_scans(owner, database, branch, core):
    scan_id, tag = await prepare(owner)
    async with database.write() as session:
        draft = await make_campaign(session, branch.id, status=CampaignStatus.DRAFT)
        closed = await make_campaign(session, branch.id, status=CampaignStatus.CLOSED)
        later = await make_campaign(session, branch.id, opens_at=clock.now() + DAY)
        soon = await make_campaign(session, branch.id, closes_at=clock.now() + DAY / 1440)
    assert (await choose(owner, scan_id, tag, draft.code)).status_code == 404
    assert (await choose(owner, scan_id, tag, closed.code)).status_code == 409
    assert (await choose(owner, scan_id, tag, later.code)).status_code == 409
    with clock.set_to(clock.now() + DAY / 1440):
        assert (await choose(owner, scan_id, tag, soon.code)).status_code == 409


async def test_only_a_draft_joins_and_a_published_scan_stays(owner, database, company, campaign):
    async with database.write() as session:
        is_open = await make_scan(session, company.id)
    refused = await choose(owner, is_open.id, "*", campaign.code)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (409, "campaign-scan-not-draft")
    async with database.write() as session:
        scan = await take_part(session, campaign, company_id=company.id, scores=(60, 50))
    assert (await owner.get(f"/scans/{scan.id}/campaign")).json()["mayLeave"] is False
    assert (await owner.delete(f"/scans/{scan.id}/campaign", headers={"If-Match": "*"})).status_code == 409


async def test_an_open_scan_can_still_be_taken_off(owner, database, company, campaign):
    async with database.write() as session:
        scan = await take_part(session, campaign, company_id=company.id, status=ScanStatus.OPEN)
    assert (await owner.delete(f"/scans/{scan.id}/campaign", headers={"If-Match": "*"})).status_code == 204
    async with database.read() as session:
        assert (await session.get_one(Scan, scan.id)).version_id == campaign.version_id, "people answer it already"


async def test_a_company_takes_part_with_one_scan(owner, campaign):
    for expected in (200, 409):
        scan_id, tag = await prepare(owner)
        assert (await choose(owner, scan_id, tag, campaign.code)).status_code == expected


async def test_another_campaign_takes_the_place_of_the_first(owner, database, branch, campaign):
    async with database.write() as session:
        second = await make_campaign(session, branch.id)
    scan_id, tag = await prepare(owner)
    joined = await choose(owner, scan_id, tag, campaign.code)
    moved = await choose(owner, scan_id, joined.headers["etag"], second.code)
    assert moved.json()["campaign"]["code"].replace("-", "") == second.code
    async with database.read() as session:
        assert (await session.scalars(select(CampaignScan.campaign_id))).all() == [second.id]


async def test_colleagues_read_it_and_another_company_sees_nothing(owner, client_as, company, campaign):
    scan_id, tag = await prepare(owner)
    await choose(owner, scan_id, tag, campaign.code)
    stranger = await client_as(Role.OWNER)
    assert (await stranger.get(f"/scans/{scan_id}/campaign")).status_code in {403, 404}
    assert (await choose(stranger, scan_id, "*", campaign.code)).status_code == 404
    finance = await client_as(Role.FINANCE, organisation_id=company.id)
    assert (await choose(finance, scan_id, "*", campaign.code)).status_code == 403


async def test_an_invented_company_does_not_reach_a_real_campaign(client_as, database, campaign):
    async with database.write() as session:
        invented = await make_company(session, is_demonstration=True)
    client = await client_as(Role.OWNER, organisation_id=invented.id)
    scan_id, tag = await prepare(client)
    assert (await choose(client, scan_id, tag, campaign.code)).status_code == 404


async def test_members_that_take_part_and_may_be_contacted_get_a_notice_and_the_branch_is_not_told(
    officer, database, client_as, branch, core
):
    async with database.write() as session:
        companies = [
            await make_company(session, kvk_number=f"9200000{place}", consents=consents)
            for place, consents in enumerate([(ConsentKind.CONTACT,), (), (ConsentKind.CONTACT,)])
        ]
        await enter_members(session, branch.id, ["92000000", "92000001"])
        await link_members(session, branch.id)
        campaign = await make_campaign(session, branch.id)
    for company in companies:
        await client_as(Role.OWNER, organisation_id=company.id)
    before = await officer.get(f"/scan-campaigns/{campaign.id}")
    for _ in range(2):
        async with database.write() as session:
            await noticing.begin_notices(session)
            await noticing.tell_next(session)
    async with database.read() as session:
        notices = (await session.scalars(select(Notice).where(Notice.template == "campaign_opened"))).all()
        assert not (await session.scalars(select(Mail.id).where(Mail.template == "campaign_opened"))).all()
    assert [notice.organisation_id for notice in notices] == [companies[0].id], "no member, or no consent"
    assert notices[0].link.startswith("/meedoen/")
    after = await officer.get(f"/scan-campaigns/{campaign.id}")
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])


async def test_the_whole_walk_from_the_invitation_to_a_published_result(owner, visitor, database, campaign):
    assert (await visitor.get(f"/campaign-invitations/{campaign.code}")).json()["state"] == "open"
    scan_id, tag = await prepare(owner)
    joined = await choose(owner, scan_id, tag, campaign.code)
    ready = {
        "closesOn": (clock.today() + DAY).isoformat(),
        "representation": "staff_meeting",
        "staffInformedOn": clock.today().isoformat(),
        "staffInformedHow": "meeting",
    }
    filled = await owner.patch(f"/scans/{scan_id}", json=ready, headers={"If-Match": joined.headers["etag"]})
    opened = await owner.post(
        f"/scans/{scan_id}/status-changes", json={"toStatus": "open"}, headers={"If-Match": filled.headers["etag"]}
    )
    assert opened.status_code == 200, opened.text
    assert (await owner.get(f"/scans/{scan_id}/campaign")).json()["mayLeave"] is True

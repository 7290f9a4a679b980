"""How a campaign goes, and a curious branch that tries to learn from it whether one firm takes part."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.campaigns import gate
from backend.campaigns.models import CampaignCount, CampaignScan
from backend.campaigns.service import following
from backend.core import clock
from backend.core.clock import AMSTERDAM
from backend.identity.scopes import Role
from backend.organisations.models import BranchMember, Consent, ConsentKind
from backend.organisations.service.linking import link_members, unlink_ended
from backend.scans.models import ScanStatus
from tests.makers.campaigns import DAY, enter_members, make_campaign, take_part
from tests.makers.organisations import make_company

SEEN = ConsentKind.BRANCH_SEES_PROGRESS


@pytest.fixture
def days(database):
    """The mornings of a campaign: `await days.pass_by()` lets the next one come."""
    passed = SimpleNamespace(count=0)

    async def pass_by(number=1):
        for _ in range(number):
            morning = clock.now().astimezone(AMSTERDAM).replace(hour=6, minute=0) + passed.count * DAY
            passed.count += 1
            with clock.set_to(morning):
                async with database.write() as session:
                    await following.count_daily(session)

    return SimpleNamespace(pass_by=pass_by)


async def progress(client, campaign):
    found = await client.get(f"/scan-campaigns/{campaign.id}/progress")
    assert found.status_code == 200, found.text
    return found.json()


async def others(client, campaign):
    found = (await progress(client, campaign))["others"]
    return found["started"], found["opened"], found["published"]


async def test_nine_firms_are_not_told_and_ten_are(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for _ in range(9):
            await take_part(session, campaign, status=ScanStatus.OPEN)
    assert (await progress(officer, campaign))["others"] is None, "before the first morning"
    await days.pass_by()
    assert await others(officer, campaign) == (None, None, None)
    async with database.write() as session:
        await take_part(session, campaign)
    await days.pass_by()
    assert await others(officer, campaign) == (10, None, None), "nine of them opened"


async def test_between_two_mornings_nothing_changes(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for _ in range(12):
            await take_part(session, campaign)
    await days.pass_by()
    looks = [officer.get(f"/scan-campaigns/{campaign.id}{path}") for path in ("", "/progress")]
    before = [(await look).content for look in looks]
    async with database.write() as session:
        for _ in range(8):
            await take_part(session, campaign)
        assert await following.count_daily(session) == 1, "counting again on the same day"
    looks = [officer.get(f"/scan-campaigns/{campaign.id}{path}") for path in ("", "/progress")]
    assert [(await look).content for look in looks] == before


async def test_one_firm_that_comes_and_goes_is_seen_on_no_day(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        firms = [await take_part(session, campaign) for _ in range(12)]
    await days.pass_by()
    for _ in range(3):
        async with database.write() as session:
            await session.delete(await session.get_one(CampaignScan, firms[0].id))
        await days.pass_by()
        async with database.write() as session:
            session.add(CampaignScan(scan_id=firms[0].id, campaign_id=campaign.id, company_id=firms[0].company_id))
            extra = await take_part(session, campaign)
        await days.pass_by()
        async with database.write() as session:
            await session.delete(await session.get_one(CampaignScan, extra.id))
    assert {day["started"] for day in (await progress(officer, campaign))["days"]} == {10}


@pytest.mark.parametrize("members", range(1, 13))
async def test_a_branch_of_few_members_learns_nothing_whoever_takes_part(officer, database, branch, days, members):
    """It sees the same bytes when nobody takes part and when all do."""
    async with database.write() as session:
        empty, full = [await make_campaign(session, branch.id, members=members) for _ in range(2)]
        for _ in range(members):
            await take_part(session, full, scores=(60, 50))
    await days.pass_by(2)
    tomorrow = clock.now() + 40 * DAY
    with clock.set_to(tomorrow):
        async with database.write() as session:
            await following.close_due(session)
    with clock.set_to(tomorrow + DAY):
        async with database.write() as session:
            await following.count_daily(session)
    for path in ("/progress", "/result"):
        told = [(await officer.get(f"/scan-campaigns/{each.id}{path}")) for each in (empty, full)]
        assert told[0].status_code == 200
        assert told[0].json() == told[1].json(), path


async def test_ending_and_entering_members_again_changes_no_count(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        numbers = [f"9300{place:04}" for place in range(14)]
        await enter_members(session, branch.id, numbers)
        for number in numbers:
            await take_part(session, campaign, kvk_number=number)
        await link_members(session, branch.id)
    await days.pass_by()
    before = await others(officer, campaign)
    for number in numbers[:6]:
        async with database.write() as session:
            member = await session.scalar(select(BranchMember).where(BranchMember.kvk_number == number))
            member.end(clock.now())
            await session.flush()
            await unlink_ended(session, branch.id, [number])
        await days.pass_by()
        assert await others(officer, campaign) == before
        async with database.write() as session:
            member = await session.scalar(select(BranchMember).where(BranchMember.kvk_number == number))
            member.ended_at = None
            await session.flush()
            await link_members(session, branch.id, [number])
        await days.pass_by()
        assert await others(officer, campaign) == before
    assert (await officer.get(f"/scan-campaigns/{campaign.id}")).json()["members"] == 200, "frozen at opening"


async def test_two_campaigns_of_overlapping_selections_share_no_firm_and_tell_none(officer, database, branch, days):
    """A firm stands in one campaign per scan: moving it from one to the other shows in neither."""
    async with database.write() as session:
        first, second = [await make_campaign(session, branch.id) for _ in range(2)]
        firms = [await take_part(session, first) for _ in range(11)]
        for _ in range(11):
            await take_part(session, second)
    await days.pass_by()
    before = [await others(officer, campaign) for campaign in (first, second)]
    async with database.write() as session:
        (await session.get_one(CampaignScan, firms[0].id)).campaign_id = second.id
    await days.pass_by()
    assert [await others(officer, campaign) for campaign in (first, second)] == before


async def test_nine_who_let_themselves_be_seen_do_not_betray_a_tenth(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for place in range(9):
            await take_part(session, campaign, name=f"Voorbeeld {place}", branch_id=branch.id, consents=(SEEN,))
    await days.pass_by()
    without = (await progress(officer, campaign))["others"]
    async with database.write() as session:
        await take_part(session, campaign, name="Geheim")
    await days.pass_by()
    found = await progress(officer, campaign)
    assert [company["name"] for company in found["companies"]] == [f"Voorbeeld {place}" for place in range(9)]
    assert {**found["others"], "asOf": None} == {**without, "asOf": None}


async def test_by_name_only_who_consented_after_being_named(officer, database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        early = await make_company(session, name="Eerder", consents=(SEEN,), kvk_number="94000001")
        late = await make_company(session, name="Later", kvk_number="94000002")
        for company in (early, late):
            await take_part(session, campaign, company_id=company.id, status=ScanStatus.OPEN)
    with clock.set_to(clock.now() + timedelta(hours=1)):
        async with database.write() as session:
            await enter_members(session, branch.id, ["94000001", "94000002"])
            await link_members(session, branch.id)
    assert (await progress(officer, campaign))["companies"] == []
    with clock.set_to(clock.now() + timedelta(hours=2)):
        async with database.write() as session:
            session.add(Consent(company_id=late.id, kind=SEEN, given=True, decided_at=clock.now()))
    (company,) = (await progress(officer, campaign))["companies"]
    assert (company["name"], company["stage"]) == ("Later", "open")


async def test_who_is_not_verified_left_or_was_erased_does_not_count(officer, database, branch, days):
    """An officer could enter nine numbers himself: nobody checked that these may act for the firms."""
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for _ in range(9):
            await take_part(session, campaign)
        for _ in range(12):
            await take_part(session, campaign, verified=False)
        gone = await make_company(session)
        await take_part(session, campaign, company_id=gone.id)
        await session.execute(
            text("INSERT INTO departures (id, company_id, left_at) VALUES (gen_random_uuid(), :company, now())"),
            {"company": gone.id},
        )
    await days.pass_by()
    assert await others(officer, campaign) == (None, None, None)


async def test_joining_changes_nothing_that_the_branch_reads(officer, database, client_as, branch):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
    paths = ("", "/progress", "/materials")
    before = [(await officer.get(f"/scan-campaigns/{campaign.id}{path}")).content for path in paths]
    async with database.write() as session:
        company = await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    made = await owner.post("/scans", json={"title": "Scan"}, headers={"Idempotency-Key": "een-sleutel-1"})
    joined = await owner.put(
        f"/scans/{made.json()['id']}/campaign", json={"code": campaign.code}, headers={"If-Match": "*"}
    )
    assert joined.status_code == 200
    after = [(await officer.get(f"/scan-campaigns/{campaign.id}{path}")).content for path in paths]
    assert after == before


@pytest.mark.parametrize(
    ("started", "opened", "published"), [(9, None, None), (12, None, None), (10, 15, None), (None, 10, None)]
)
async def test_the_database_refuses_a_count_that_may_not_be_told(database, branch, started, opened, published):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
    with pytest.raises(IntegrityError, match=r"enough_firms|stages_ordered"):
        async with database.write() as session:
            await session.execute(
                text("INSERT INTO campaign_counts VALUES (:id, :day, :started, :opened, :published, 5, 6, 7)"),
                {
                    "id": campaign.id,
                    "day": clock.today(),
                    "started": started,
                    "opened": opened,
                    "published": published,
                },
            )


async def test_four_firms_of_ones_own_do_not_make_the_next_one_show(officer, database, branch, days, monkeypatch):
    """Drawn once: on the days between it is the same, and nothing the branch reads names it."""
    monkeypatch.setattr(gate, "_draw", lambda: 7)
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for _ in range(10):
            await take_part(session, campaign)
    await days.pass_by()
    monkeypatch.undo()
    told = []
    for _ in range(7):
        async with database.write() as session:
            await take_part(session, campaign)
        await days.pass_by()
        told.append((await others(officer, campaign))[0])
    assert told == [*[10] * 6, 15]
    assert "step" not in str(await progress(officer, campaign)).lower()
    async with database.read() as session:
        kept = list(await session.scalars(select(CampaignCount.opened_step).order_by(CampaignCount.as_of)))
    assert kept == [7] * 8, "that of a count that did not change"


@pytest.mark.parametrize("step", [4, 10])
async def test_the_database_refuses_a_step_that_says_too_much(database, branch, step):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        with pytest.raises(IntegrityError, match="steps_drawn"):
            async with session.begin_nested():
                await session.execute(
                    text("INSERT INTO campaign_counts VALUES (:id, current_date, 10, 10, 10, 5, 5, :step)"),
                    {"id": campaign.id, "step": step},
                )


async def test_the_database_keeps_what_was_told_and_how_many_were_meant(database, branch, days):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
    await days.pass_by()
    for statement in (
        "UPDATE campaign_counts SET started = 10",
        "DELETE FROM campaign_counts",
        "UPDATE scan_campaigns SET members = 400",
    ):
        with pytest.raises(IntegrityError):
            async with database.write() as session:
                await session.execute(text(statement))
    assert campaign.members == 200

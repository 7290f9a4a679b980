"""The result of a campaign: made once after closing, from ten firms on, and never again."""

import pytest
from sqlalchemy import delete, text
from sqlalchemy.exc import IntegrityError

from backend.campaigns.models import CampaignScan, CampaignStatus
from backend.campaigns.service import following
from backend.core import clock
from backend.organisations.models import ConsentKind
from backend.scans.models import Dimension, NormCell, NormLevel, NormRelease, ScanStatus
from tests.makers.campaigns import DAY, make_campaign, publish_scores, take_part


@pytest.fixture
def closing(database):
    """Let a campaign close now and the next morning come."""

    async def close(campaign):
        async with database.write() as session:
            found = await session.get_one(type(campaign), campaign.id)
            found.close(clock.now())
        with clock.set_to(clock.now() + DAY):
            async with database.write() as session:
                await following.count_daily(session)

    return close


async def told(client, campaign):
    found = await client.get(f"/scan-campaigns/{campaign.id}/result")
    assert found.status_code == 200, found.text
    return {**found.json(), "madeAt": None}


async def made(database, branch, closing, scores, **more):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id, **more)
        for pair in scores:
            await take_part(session, campaign, scores=pair)
    await closing(campaign)
    return campaign


async def test_nine_firms_give_no_figure_and_ten_do(officer, database, branch, closing):
    nine = await told(officer, await made(database, branch, closing, [(60, 50)] * 9))
    assert nine["firms"] is None
    assert {(theme["managementScore"], theme["gap"]) for theme in nine["themes"]} == {(None, None)}
    ten = await told(officer, await made(database, branch, closing, [(60 + n, 50 - n) for n in range(10)]))
    assert ten["firms"] == 10
    assert len(ten["themes"]) == 8
    for theme in ten["themes"]:
        assert (theme["managementScore"], theme["employeeScore"], theme["gap"]) == (65, 46, -19)
        assert theme["norm"] is None, "no norms were released"


async def test_it_names_the_count_that_was_told_last_and_no_other(officer, database, branch, closing):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for number in range(10):
            await take_part(session, campaign, scores=(60 + number, 50))
        await following.count_daily(session)
        for number in range(4):
            await take_part(session, campaign, scores=(60 + number, 50))
    await closing(campaign)
    found = await told(officer, campaign)
    assert (found["firms"], found["themes"][0]["managementScore"]) == (10, 64), "fourteen would be fifteen"


async def test_dominated_looks_exactly_like_too_few(officer, database, branch, closing):
    few = await told(officer, await made(database, branch, closing, [(60, 50)] * 3))
    nobody = await told(officer, await made(database, branch, closing, []))
    dominated = await told(officer, await made(database, branch, closing, [(90, 50), *[(4, 50)] * 11]))
    alike = await told(officer, await made(database, branch, closing, [(100, 50)] * 12))
    assert few == nobody == dominated == alike


async def test_it_is_made_once_and_what_a_firm_does_afterwards_changes_nothing(officer, database, branch, closing):
    campaign = await made(database, branch, closing, [(60 + n, 50) for n in range(10)])
    before = (await officer.get(f"/scan-campaigns/{campaign.id}/result")).content
    async with database.write() as session:
        await session.execute(delete(CampaignScan).where(CampaignScan.campaign_id == campaign.id))
    for days in (2, 3):
        with clock.set_to(clock.now() + days * DAY):
            async with database.write() as session:
                assert await following.count_daily(session) == 0
    assert (await officer.get(f"/scan-campaigns/{campaign.id}/result")).content == before
    assert (await officer.get(f"/scan-campaigns/{campaign.id}")).json()["status"] == "reported"


async def test_there_is_none_on_the_day_it_closed(officer, database, branch):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id, status=CampaignStatus.CLOSED)
        await following.count_daily(session)
    missing = await officer.get(f"/scan-campaigns/{campaign.id}/result")
    assert (missing.status_code, missing.json()["type"].rpartition("/")[2]) == (404, "campaign-result-not-found")


async def test_a_result_published_after_the_end_does_not_count(officer, database, branch, closing):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for number in range(9):
            await take_part(session, campaign, scores=(60 + number, 50))
        late = await take_part(session, campaign, status=ScanStatus.CLOSED)
    async with database.write() as session:
        (await session.get_one(type(campaign), campaign.id)).close(clock.now())
    with clock.set_to(clock.now() + DAY):
        async with database.write() as session:
            scan = await session.get_one(type(late), late.id)
            await publish_scores(session, scan, 70, 40)
            await following.count_daily(session)
    assert (await told(officer, campaign))["firms"] is None


async def test_the_end_itself_is_too_late_and_the_moment_before_is_not(officer, database, branch):
    async with database.write() as session:
        before, at = [await make_campaign(session, branch.id) for _ in range(2)]
        for campaign, late_by in ((before, -1), (at, 0)):
            for number in range(9):
                await take_part(session, campaign, scores=(60 + number, 50))
            with clock.set_to(campaign.closes_at + late_by * DAY / 86_400):
                await take_part(session, campaign, scores=(65, 45))
    for moment in (at.closes_at, at.closes_at + DAY):
        with clock.set_to(moment):
            async with database.write() as session:
                await following.close_due(session)
                await following.count_daily(session)
    assert (await told(officer, before))["firms"] == 10
    assert (await told(officer, at))["firms"] is None


async def test_a_view_of_management_alone_does_not_count(officer, database, branch, closing):
    async with database.write() as session:
        campaign = await make_campaign(session, branch.id)
        for number in range(10):
            await take_part(session, campaign, scores=(60 + number, 50))
        await session.execute(text("ALTER TABLE scan_result_dimensions DISABLE TRIGGER USER"))
        await session.execute(
            text(
                "UPDATE scan_result_dimensions SET employee_score = NULL, employee_count = NULL, spread_band = NULL "
                "WHERE scan_id = (SELECT scan_id FROM campaign_scans LIMIT 1)"
            )
        )
        await session.execute(text("ALTER TABLE scan_result_dimensions ENABLE TRIGGER USER"))
    await closing(campaign)
    assert (await told(officer, campaign))["firms"] is None


async def test_it_is_laid_beside_the_norm_of_the_sector(officer, database, branch, closing):
    async with database.write() as session:
        release = NormRelease(
            as_of=clock.today(),
            method="1",
            period_from=clock.today() - 90 * DAY,
            period_to=clock.today() - DAY,
            firms=44,
            computed_at=clock.now(),
        )
        session.add(release)
        await session.flush()
        for level, section, p75 in ((NormLevel.ALL, None, 90), (NormLevel.SECTOR, "C", 50)):
            session.add(
                NormCell(
                    release_id=release.id,
                    dimension=Dimension.WORK_DIVISION,
                    level=level,
                    section=section,
                    firms=22,
                    p25=40,
                    p50=45,
                    p75=p75,
                )
            )
        campaign = await make_campaign(session, branch.id, section="C")
        for number in range(10):
            await take_part(session, campaign, scores=(60 + number, 50))
    await closing(campaign)
    found = await told(officer, campaign)
    first, *others = found["themes"]
    assert found["normSection"] == "C"
    assert first["norm"] == {"firms": 20, "p25": 40, "p75": 50, "band": "highest_quarter"}
    assert {theme["norm"] for theme in others} == {None}


async def test_seen_firms_alone_make_a_figure_when_the_others_are_few(officer, database, branch, closing):
    seen = {"branch_id": branch.id, "consents": (ConsentKind.BRANCH_SEES_PROGRESS,)}
    async with database.write() as session:
        alone, beside = [await make_campaign(session, branch.id) for _ in range(2)]
        for campaign in (alone, beside):
            for number in range(10):
                await take_part(session, campaign, scores=(60 + number, 50), **seen)
        for _ in range(9):
            await take_part(session, beside, scores=(20, 20))
    for campaign in (alone, beside):
        await closing(campaign)
    assert await told(officer, alone) == await told(officer, beside)


async def test_it_can_be_saved_as_csv_and_the_officers_are_told(officer, database, branch, closing):
    campaign = await made(database, branch, closing, [(60 + n, 50 - n) for n in range(10)])
    saved = await officer.get(f"/scan-campaigns/{campaign.id}/result/files", headers={"Accept-Language": "nl"})
    lines = saved.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith('"Thema";"Leiding";"Medewerkers"')
    assert len(lines) == 9
    assert '"65";"46";"-19";"56"' in lines[1]
    notices = (await officer.get("/notices")).json()["items"]
    assert [notice["link"] for notice in notices] == [f"/branche/campagnes/{campaign.id}"]


@pytest.mark.parametrize("firms", [0, 9])
async def test_the_database_refuses_figures_of_fewer_than_ten_firms(database, branch, closing, firms):
    campaign = await made(database, branch, closing, [])
    row = {"id": campaign.id, "firms": firms}
    with pytest.raises(IntegrityError, match="enough_firms"):
        async with database.write() as session:
            await session.execute(
                text(
                    "INSERT INTO campaign_result_themes (campaign_id, dimension, firms, management_score, "
                    "employee_score, combined_score, gap) VALUES (:id, 'process', :firms, 60, 50, 55, -10)"
                ),
                row,
            )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE campaign_result_themes SET firms = 11",
        "DELETE FROM campaign_result_themes",
        "UPDATE campaign_results SET made_at = now()",
        "DELETE FROM campaign_results",
    ],
)
async def test_the_database_lets_nobody_change_what_was_made(database, branch, closing, statement):
    await made(database, branch, closing, [(60 + n, 50 - n) for n in range(10)])
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(text(statement))

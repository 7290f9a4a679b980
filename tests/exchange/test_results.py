"""A figure beside what is shared: published before, of the branch itself, and never two that overlap."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.branch_figures.models import BranchFigure, BranchFigureRelease, Cut, FigureKind
from backend.campaigns.models import CampaignCount, CampaignResult, CampaignResultTheme
from backend.core import clock
from backend.core.themes import Theme
from backend.scans.models import Dimension
from tests.makers.campaigns import DAY, make_campaign


async def make_release(session, branch_id, *, days_ago=0):
    """A release in which one theme may be told, and the others not."""
    release = BranchFigureRelease(
        branch_id=branch_id,
        as_of=clock.today() - days_ago * DAY,
        method="1",
        is_demonstration=False,
        computed_at=clock.now(),
    )
    session.add(release)
    await session.flush()
    session.add(
        BranchFigure(
            release_id=release.id,
            kind=FigureKind.SCORES,
            theme=Theme.WORKING_TIME,
            cut=Cut.ALL,
            firms=15,
            management=61,
            employees=48,
            counted_on=clock.today(),
        )
    )
    await session.flush()
    return release


async def make_result(session, branch_id):
    """A reported campaign in which one theme may be told."""
    campaign = await make_campaign(session, branch_id)
    campaign.close(clock.now())
    await session.flush()
    campaign.report()
    session.add(CampaignResult(campaign_id=campaign.id, made_at=clock.now()))
    await session.flush()
    session.add(
        CampaignResultTheme(
            campaign_id=campaign.id,
            dimension=Dimension.WORKING_TIME,
            firms=13,
            management_score=70,
            employee_score=52,
            combined_score=61,
            gap=-18,
        )
    )
    session.add(
        CampaignCount(
            campaign_id=campaign.id,
            as_of=clock.today(),
            started=15,
            opened=10,
            published=10,
            started_step=5,
            opened_step=5,
            published_step=5,
        )
    )
    await session.flush()
    return campaign


def of_release(release, theme="working_time"):
    return {"source": "branch_figures", "sourceId": str(release.id), "theme": theme}


def of_campaign(campaign, theme="working_time"):
    return {"source": "campaign", "sourceId": str(campaign.id), "theme": theme}


@pytest.fixture
async def published(pair, database):
    async with database.write() as session:
        return await make_release(session, pair.sharing.id), await make_result(session, pair.sharing.id)


async def result_of(pair, share):
    return (await pair.reader.get(f"/exchange-shares/{share.json()['id']}")).json()["result"]


async def test_a_figure_is_shown_as_it_was_released(pair, published):
    release, _ = published
    result = await result_of(pair, await pair.shared(result=of_release(release)))
    assert result == {
        "source": "branch_figures",
        "sourceId": str(release.id),
        "theme": "working_time",
        "asOf": clock.today().isoformat(),
        "isWithheld": False,
        "firms": 15,
        "management": 61,
        "employees": 48,
    }


async def test_a_campaign_tells_its_means_and_never_how_many_firms_exactly(pair, published):
    _, campaign = published
    result = await result_of(pair, await pair.shared(result=of_campaign(campaign)))
    assert (result["management"], result["employees"], result["firms"]) == (70, 52, 10)


async def test_what_is_withheld_shows_as_withheld(pair, published):
    release, campaign = published
    shown = [
        await result_of(pair, await pair.shared(result=choice))
        for choice in (of_release(release, "results"), of_campaign(campaign, "technology"))
    ]
    for result in shown:
        assert result["isWithheld"] is True
        assert (result["firms"], result["management"], result["employees"]) == (None, None, None)


async def test_only_publications_of_ones_own_branch_are_offered_and_taken(pair, published, database):
    release, campaign = published
    offer = (await pair.source.get("/exchange-shares/offer")).json()["results"]
    assert {each["sourceId"] for each in offer} == {str(release.id), str(campaign.id)}
    assert (await pair.reader.get("/exchange-shares/offer")).json()["results"] == []
    async with database.write() as session:
        unreported = await make_campaign(session, pair.sharing.id)
        theirs = await make_release(session, pair.reading.id)
    draft = await pair.write()
    wish = {key: draft.json()[key] for key in ("title", "gain", "did", "cost", "themes", "sectors")}
    unknown = {"source": "campaign", "sourceId": str(uuid4()), "theme": "results"}
    for choice in (of_campaign(unreported), of_release(theirs), unknown):
        answer = await pair.source.put(
            f"/exchange-shares/{draft.json()['id']}", json={**wish, "result": choice}, headers={"If-Match": "*"}
        )
        assert answer.json()["errors"][0]["location"] == "#/result/sourceId", answer.text


async def test_two_figures_that_overlap_are_never_told_beside_each_other(pair, published, database):
    release, campaign = published
    first = await pair.shared(result=of_release(release))
    refused = await pair.move(await pair.write(result=of_campaign(campaign)))
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[1]) == (409, "exchange-result-overlaps")
    await pair.move(first, "withdrawn")  # who read it remembers it
    assert (await pair.move(await pair.write(result=of_campaign(campaign)))).status_code == 409
    async with database.write() as session:
        later = await make_release(session, pair.sharing.id, days_ago=90)
    await pair.shared(result=of_release(later))  # a series that its own gate weighs
    await pair.shared(result=of_campaign(campaign, "results"))  # on another theme


async def test_the_database_refuses_an_overlap_and_figures_of_another_branch_too(pair, published, database):
    release, campaign = published
    await pair.shared(result=of_release(release))
    other = await pair.write()
    async with database.write() as session:
        theirs = await make_release(session, pair.reading.id)
    adding = (
        "INSERT INTO exchange_share_versions (id, share_id, number, title, gain, themes, sectors, setup, shared_at, "
        "result_theme, result_campaign_id, result_release_id) VALUES (gen_random_uuid(), :s, 1, '{}', '{}', "
        "'{results}', '{}', '{}', now(), :t, :c, :r)"
    )
    wrong = (
        ("another figure", {"c": campaign.id, "r": None}),
        ("its own figures", {"c": None, "r": theirs.id}),
        ("one_result", {"c": campaign.id, "r": release.id, "t": "results"}),
    )
    for said, ids in wrong:
        async with database.write() as session:
            with pytest.raises(IntegrityError, match=said):
                await session.execute(text(adding), {"s": other.json()["id"], "t": "working_time", **ids})
            await session.rollback()

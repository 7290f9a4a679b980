"""Suggestions by scan: only with a yes on both sides, never a score, and nothing to learn by changing one's own."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.themes import Theme
from backend.network.matching import MOST, STRONG_FROM, WEAK_BELOW, Bands, Candidate, bands_of, choose
from backend.network.models import NetworkProfile, NetworkSuggestion
from backend.network.service.suggesting import suggest_due
from backend.scans.models import Respondent, ResultDimension, Scan
from tests.makers.network import make_profile
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, publish_with
from tests.network.conftest import show

# What employees answer in turn for a level: all the same would tell what each of them answered, and is not shown.
IN_TURN = {1: (1, 2), 2: (1, 3), 3: (2, 4), 4: (3, 5), 5: (4, 5)}


async def _scores(session, company_id, **levels):
    """A published result in which people answered 3 of 5, and these themes at another level: 2 is weak, 4 strong."""
    people = [(Respondent.MANAGEMENT, answers_at("management", 3, **levels))]
    for number in range(10):
        own = {theme: IN_TURN[level][number % 2] for theme, level in levels.items()}
        people.append((Respondent.EMPLOYEE, answers_at("employee", IN_TURN[3][number % 2], **own)))
    return await publish_with(session, company_id, people)


async def _become(session, scans, score):
    """Another published result than there is, faster than the database lets anybody have one."""
    await session.execute(text("SET LOCAL session_replication_role = replica"))
    changed = update(ResultDimension).where(ResultDimension.scan_id.in_(scans))
    await session.execute(changed.values(combined_score=score).execution_options(synchronize_session=False))
    await session.execute(text("SET LOCAL session_replication_role = origin"))


async def _round(database, client):
    async with database.write() as session:
        await suggest_due(session)
    return (await client.get("/network-suggestions")).json()["items"]


def test_bands_lie_apart_and_their_edges_are_fixed():
    scores = dict(zip(Theme, (WEAK_BELOW - 1, WEAK_BELOW, STRONG_FROM - 1, STRONG_FROM), strict=False))
    found = bands_of(scores)
    first, _, _, fourth = list(Theme)[:4]
    assert (found.weak, found.strong) == ({first}, {fourth})
    assert STRONG_FROM - WEAK_BELOW >= 20


def test_the_choice_does_not_follow_scores():
    """The same people for every own score in a band, and in an order that no score moves."""
    asking, strong = uuid4(), bands_of(dict.fromkeys(Theme, 90))
    candidates = [Candidate(uuid4(), uuid4(), False) for _ in range(9)]
    chosen = {
        tuple(one for one, _ in choose(asking, bands_of({Theme.PROCESS: own}), candidates, bands))
        for own in range(WEAK_BELOW)
        for bands in (
            {one.company_id: strong for one in candidates},
            {one.company_id: bands_of({Theme.PROCESS: STRONG_FROM}) for one in candidates},
        )
    }
    assert len(chosen) == 1
    assert len(chosen.pop()) == MOST


def test_one_person_of_a_company_and_none_of_ones_own():
    company, other = UUID(int=1), UUID(int=2)
    candidates = [Candidate(uuid4(), company, False), *(Candidate(uuid4(), other, False) for _ in range(4))]
    strong = Bands(frozenset(), frozenset(Theme))
    weak = Bands(frozenset(Theme), frozenset())
    assert len(choose(company, weak, candidates, {other: strong, company: strong})) == 1


async def test_with_a_yes_on_both_sides_and_only_the_own_theme_is_told(stage, database):
    await show(stage.vera, isSuggestible=True)
    await show(stage.piet, isSuggestible=True)
    async with database.write() as session:
        await _scores(session, stage.other_company.id, technology=2)
        await _scores(session, stage.company.id, technology=5)
    (found,) = await _round(database, stage.piet)
    assert found["theme"] == "technology"
    assert set(found) == {"theme", "person"}
    assert (found["person"]["name"], found["person"]["offers"]) == (None, [])  # shows nothing, so nothing is told
    assert await _round(database, stage.vera) == []  # weak in nothing
    await show(stage.vera, isSuggestible=False)
    assert (await stage.piet.get("/network-suggestions")).json()["items"] == []
    await show(stage.vera, isSuggestible=True)
    await show(stage.piet, isSuggestible=False)
    assert (await stage.piet.get("/network-suggestions")).json()["items"] == []


@pytest.mark.parametrize("who", ["vera", "piet"])
async def test_without_a_yes_no_scan_counts(stage, database, who):
    await show(stage.vera, isSuggestible=who != "vera")
    await show(stage.piet, isSuggestible=who != "piet")
    async with database.write() as session:
        await _scores(session, stage.other_company.id, technology=2)
        await _scores(session, stage.company.id, technology=5)
    assert await _round(database, stage.piet) == []


async def test_probing_by_changing_ones_own_scan_learns_nothing(stage, database):
    """Whoever is just strong and whoever is far above it look the same; a new scan shows nobody else for a month."""
    companies = []
    async with database.write() as session:
        for level in (3, 4, 5):
            company = await make_company(session)
            await make_profile(session, company=company, is_suggestible=True)
            await _scores(session, company.id, technology=level, process=level)
            companies.append(company.id)
    await show(stage.piet, isSuggestible=True)
    async with database.write() as session:
        await _scores(session, stage.other_company.id, technology=2)
    first = await _round(database, stage.piet)
    assert [one["theme"] for one in first] == ["technology"] * 2  # not who lies between the lines
    mine = select(Scan.id).where(Scan.company_id == stage.other_company.id)
    theirs = select(Scan.id).where(Scan.company_id == companies[-1])
    for whose, scores in ((mine, (0, 10, WEAK_BELOW, 60, STRONG_FROM, 100)), (theirs, (0, 60, 100))):
        for score in scores:
            async with database.write() as session:
                await _become(session, whose, score)
            assert await _round(database, stage.piet) == first


async def test_blocking_away_who_is_suggested_brings_nobody_new(stage, database):
    async with database.write() as session:
        for _ in range(6):
            company = await make_company(session)
            await make_profile(session, company=company, is_suggestible=True)
            await _scores(session, company.id, technology=5)
    await show(stage.piet, isSuggestible=True)
    async with database.write() as session:
        await _scores(session, stage.other_company.id, technology=1)
    first = await _round(database, stage.piet)
    assert len(first) == MOST
    for one in first:
        await stage.piet.post("/network-blocks", json={"profileId": one["person"]["id"]})
    assert await _round(database, stage.piet) == []
    async with database.write() as session:
        await session.execute(update(NetworkSuggestion).values(made_on=clock.today() - timedelta(days=30)))
    await _round(database, stage.piet)
    async with database.read() as session:
        assert len((await session.scalars(select(NetworkSuggestion))).all()) == MOST


async def test_only_who_manages_scans_says_yes_for_them(stage, database):
    refused = await stage.chris.put("/network-profile", json={"isVisible": True, "isSuggestible": True})
    assert refused.status_code == 403
    await show(stage.chris)
    with pytest.raises(IntegrityError, match="only an owner or manager"):
        async with database.write() as session:
            await session.execute(update(NetworkProfile).values(is_suggestible=True))
    own = await show(stage.vera, isVisible=False, isSuggestible=True)
    assert own["isSuggestible"] is False  # off is off

"""Finding advisers, and who is not shown."""

from datetime import timedelta

import pytest

from backend.advisers.models import Accreditation, AdviserKind
from backend.core import clock
from tests.makers.advisers import make_adviser, make_referral
from tests.makers.organisations import make_company


@pytest.fixture
async def directory(database):
    async with database.write() as session:
        await make_adviser(
            session,
            name="Zoë Voorbeeldhuis",
            firm="Voorbeeldadvies Kompas",
            themes=("work_division", "process"),
            sectors=("C",),
            provinces=("NL-OV", "NL-GE"),
            rate_cents=11_500,
            headline={"nl": "Verdeelt werk opnieuw met de ploeg", "en": "Divides work anew with the crew"},
        )
        await make_adviser(
            session,
            name="Bas Voorbeeld",
            firm="De Roostermakers",
            kind=AdviserKind.SYNTENS,
            themes=("working_time",),
            provinces=("NL-UT",),
            rate_cents=0,
            free_hours=16,
            hours_per_month=0,
            headline={"nl": "Roosters die passen", "en": "Rosters that fit"},
            languages=["nl", "en"],
        )


async def search(client, **wanted):
    answer = await client.get("/advisers", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def names(found):
    return [adviser["name"] for adviser in found["items"]]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["Zoë Voorbeeldhuis", "Bas Voorbeeld"]),
        ({"sort": "name"}, ["Bas Voorbeeld", "Zoë Voorbeeldhuis"]),
        ({"sort": "rate"}, ["Bas Voorbeeld", "Zoë Voorbeeldhuis"]),
        ({"theme": "process"}, ["Zoë Voorbeeldhuis"]),
        ({"province": "NL-UT"}, ["Bas Voorbeeld"]),
        ({"sector": "Q"}, ["Bas Voorbeeld"]),
        ({"kind": "syntens"}, ["Bas Voorbeeld"]),
        ({"language": "en"}, ["Bas Voorbeeld"]),
        ({"withRoom": "true"}, ["Zoë Voorbeeldhuis"]),
        ({"q": "zoe"}, ["Zoë Voorbeeldhuis"]),
        ({"q": "roostermakers"}, ["Bas Voorbeeld"]),
        ({"q": "kompas ploeg"}, ["Zoë Voorbeeldhuis"]),
    ],
)
async def test_words_and_filters_find_advisers(visitor, directory, wanted, expected):
    assert names(await search(visitor, **wanted)) == expected


async def test_a_typing_error_in_a_firm_is_forgiven(visitor, directory):
    found = await search(visitor, q="rostermakkers")
    assert (names(found), found["approximate"]) == (["Bas Voorbeeld"], True)


@pytest.mark.parametrize("typed", ["' OR 'x'='x", "); DELETE FROM advisers; --", "<script>", "\\", "🙂 & |"])
async def test_nothing_typed_is_read_as_a_query(visitor, directory, typed):
    assert (await search(visitor, q=typed))["total"] == 0
    assert (await search(visitor))["total"] == 2


async def test_each_filter_is_counted_under_the_others(visitor, directory):
    facets = (await search(visitor, province="NL-OV"))["facets"]
    assert facets["province"] == [
        {"value": "NL-GE", "count": 1},
        {"value": "NL-OV", "count": 1},
        {"value": "NL-UT", "count": 1},
    ]
    assert facets["theme"] == [{"value": "process", "count": 1}, {"value": "work_division", "count": 1}]


@pytest.mark.parametrize("state", [state for state in Accreditation if state is not Accreditation.ACCREDITED])
async def test_who_is_not_accredited_is_not_shown(visitor, database, state):
    async with database.write() as session:
        adviser = await make_adviser(session, accreditation=state)
    assert (await search(visitor))["total"] == 0
    assert (await visitor.get(f"/advisers/{adviser.id}")).status_code == 404


async def test_who_is_past_the_period_is_not_shown(visitor, database):
    async with database.write() as session:
        adviser = await make_adviser(session, accredited_until=clock.today() - timedelta(days=1))
    assert (await search(visitor))["total"] == 0
    assert (await visitor.get(f"/advisers/{adviser.id}")).status_code == 404


async def test_everybody_reads_a_profile_with_its_answering_time_from_three_answers(visitor, database):
    async with database.write() as session:
        adviser = await make_adviser(session)
    assert (await visitor.get(f"/advisers/{adviser.id}")).json()["medianAnswerDays"] is None
    async with database.write() as session:
        for days, invented in ((1, False), (2, False), (6, False), (300, True)):  # an invented firm does not count
            company = await make_company(session, is_demonstration=invented)
            referral = await make_referral(session, company_id=company.id, adviser_id=adviser.id)
            referral.asked_at = clock.now() - timedelta(days=days)
            referral.accept(clock.now(), None)
    profile = (await visitor.get(f"/advisers/{adviser.id}")).json()
    assert (profile["answeredReferrals"], profile["medianAnswerDays"]) == (3, 2.0)
    assert "accountId" not in profile


async def test_the_list_may_be_kept_and_is_not_sent_twice(visitor, directory):
    first = await visitor.get("/advisers")
    again = await visitor.get("/advisers", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")

"""Finding advisers, and who is not shown."""

from datetime import date, datetime, time, timedelta

import pytest

from backend.advisers.models import Accreditation, AdviserKind
from backend.advisers.response import working_days
from backend.core import clock
from backend.core.clock import AMSTERDAM
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


async def test_everybody_reads_how_fast_requests_are_answered_from_five_answers(visitor, database):
    today = clock.today()
    monday = datetime.combine(today - timedelta(days=28 + today.weekday()), time(9), AMSTERDAM)

    async def asked(*after_days, invented=False):
        async with database.write() as session:
            for days in after_days:
                company = await make_company(session, is_demonstration=invented)
                referral = await make_referral(session, company_id=company.id, adviser_id=adviser.id)
                referral.asked_at = monday
                if days is None:
                    referral.let_pass()
                else:
                    referral.accept(monday + timedelta(days=days), None)

    async def told():
        shown = (await visitor.get(f"/advisers/{adviser.id}")).json()
        listed = (await visitor.get("/advisers")).json()["items"][0]
        names = ("answeredReferrals", "unansweredReferrals", "medianAnswerDays")
        assert [shown[name] for name in names] == [listed[name] for name in names]
        assert "accountId" not in shown
        return [shown[name] for name in names]

    async with database.write() as session:
        adviser = await make_adviser(session)
    await asked(1, 2, 7, 8)
    await asked(0, invented=True)  # an invented firm does not count
    assert await told() == [4, 0, None]
    await asked(14, None)  # whom nobody answered counts, apart
    assert await told() == [5, 1, 5.0]  # over a weekend: seven days are five working days


@pytest.mark.parametrize(
    ("asked_on", "answered_on", "days"),
    [
        ("2026-11-27", "2026-11-27", 0),
        ("2026-11-27", "2026-11-28", 0),  # a Friday, answered on Saturday
        ("2026-11-27", "2026-11-30", 1),
        ("2026-11-28", "2026-11-30", 1),
        ("2026-11-23", "2026-12-07", 10),
    ],
)
def test_working_days_pass_over_weekends(asked_on, answered_on, days):
    assert working_days(date.fromisoformat(asked_on), date.fromisoformat(answered_on)) == days


async def test_the_list_may_be_kept_and_is_not_sent_twice(visitor, directory):
    first = await visitor.get("/advisers")
    again = await visitor.get("/advisers", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")

"""Over the firms that the programme follows: a fixed design through the gate, and the same answer for everybody."""

import random
from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.monitoring.models import EnrolmentKind, MeasurementKind
from backend.organisations.models import ConsentKind
from backend.studies import enrolled, service
from backend.studies.gate import through_gate
from tests.makers.monitoring import make_enrolment, make_measurement
from tests.makers.organisations import make_company

REVENUE = {"source": "enrolled", "outcome": "revenue", "transform": "log"}


def asked(**fields):
    """A form without files."""
    wanted = {**REVENUE, **fields}
    return {"files": [(name, (None, value)) for name, value in wanted.items()]}


@pytest.fixture(autouse=True)
def next_quarter(monkeypatch):
    """What is made in a test was known before the quarter that is asked about."""
    monkeypatch.setattr(service, "clock", SimpleNamespace(today=lambda: date(2027, 2, 14), now=clock.now))


async def follow(database, firms, *, started=date(2023, 5, 1), chance=None, **company):
    """So many firms that are followed and measured over four years; each revenue is one of a kind."""
    chance = chance or random.Random(7)
    made = []
    async with database.write() as session:
        for _ in range(firms):
            one = await make_company(session, **{"consents": (ConsentKind.MONITORING,), **company})
            made.append(one.id)
            kind = EnrolmentKind.COMPARISON if started is None else EnrolmentKind.PARTICIPANT
            await make_enrolment(session, one.id, kind=kind, started_on=started or date(2022, 1, 1))
            level = chance.uniform(1, 5)
            for year in range(2021, 2025):
                grown = 1.2 if started is not None and year >= started.year else 1.0
                cents = int(100_000_000 * level * grown * chance.uniform(0.97, 1.03))
                await make_measurement(
                    session,
                    one.id,
                    kind=MeasurementKind.BASELINE if year == 2021 else MeasurementKind.FOLLOW_UP,
                    measured_on=date(year, 12, 31),
                    figures={"revenue": str(cents)},
                )
    return made


async def test_an_effect_over_enrolled_firms_is_told_rounded_and_never_by_firm(database, researcher):
    await follow(database, 13)
    await follow(database, 14, started=None)
    answer = await researcher.post("/studies", **asked())
    assert answer.status_code == 201, answer.text
    study = answer.json()
    release = study["release"]
    assert (study["source"], study["asOf"], study["firmsSha256"]) == ("enrolled", "2027-01-01", None)
    assert (study["adjust"], study["winsorise"], study["comparison"]) == (
        ["sector", "size_class"],
        True,
        ["never", "not_yet"],
    )
    overall = next(each for each in release["estimates"] if each["estimand"] == "att" and not each["adjusted"])
    assert overall["value"] == pytest.approx(0.182, abs=0.05)
    assert (overall["treated"], overall["comparisonFirms"]) == (15, 15)
    for each in release["estimates"]:
        assert each["treated"] % 5 == 0
        assert each["value"] == float(f"{each['value']:.3g}")
    assert (study["panel"]["firms"], study["panel"]["treated"]) == (25, None)
    assert release["attrition"] is None
    assert release["firms"] == 25


async def test_who_does_not_agree_is_invented_or_left_does_not_count(database, researcher):
    kinds = ({"consents": ()}, {"is_demonstration": True}, {})
    made = [await follow(database, 1, **kind) for kind in kinds]
    async with database.write() as session:
        await session.execute(
            text("INSERT INTO departures (id, company_id, left_at) VALUES (gen_random_uuid(), :c, now())"),
            {"c": made[2][0]},
        )
        indicator = await session.get(service.Indicator, "revenue")
        assert await enrolled.files_of(session, indicator, date(2027, 1, 1)) is None
    await follow(database, 1)
    async with database.read() as session:
        firms, measurements = (await enrolled.files_of(session, indicator, date(2027, 1, 1))).files
        assert firms.splitlines()[1:] == [b"1,2023-01-01,C,15-49"]
        assert [row.split(b",")[:3] for row in measurements.splitlines()[1:]] == [
            [b"1", f"{year}-12-31".encode(), b"revenue"] for year in range(2021, 2025)
        ]
        # What was entered in this quarter counts from the next one.
        assert await enrolled.files_of(session, indicator, date(2026, 1, 1)) is None


async def _next_quarters(monkeypatch, researcher):
    """The same question in the quarter after."""
    later = SimpleNamespace(today=lambda: date(2027, 5, 14), now=clock.now)
    monkeypatch.setattr(service, "clock", later)
    answer = await researcher.post("/studies", **asked())
    assert answer.status_code == 201, answer.text
    return answer.json()["release"]


@pytest.mark.parametrize("started", [date(2023, 5, 1), None])
async def test_what_one_newcomer_gave_cannot_be_worked_out_from_two_quarters(
    database, researcher, monkeypatch, started
):
    await follow(database, 13)
    await follow(database, 14, started=None)
    first = (await researcher.post("/studies", **asked())).json()["release"]
    assert first["headline"] is not None
    await follow(database, 1, started=started, chance=random.Random(99))
    assert (await _next_quarters(monkeypatch, researcher))["refusalCode"] == "withheld"


async def test_what_one_firm_corrected_cannot_be_worked_out(database, researcher, monkeypatch):
    made = await follow(database, 13)
    await follow(database, 14, started=None)
    await researcher.post("/studies", **asked())
    async with database.write() as session:
        await make_measurement(
            session,
            made[0],
            kind=MeasurementKind.FOLLOW_UP,
            measured_on=date(2025, 12, 31),
            figures={"revenue": "700000000"},
        )
    assert (await _next_quarters(monkeypatch, researcher))["refusalCode"] == "withheld"


async def test_ten_newcomers_are_told_and_a_refusal_holds_nothing_back(database, researcher, monkeypatch):
    await follow(database, 9)
    await follow(database, 14, started=None)
    assert (await researcher.post("/studies", **asked())).json()["release"]["refusalCode"] == "withheld"
    await follow(database, 4, chance=random.Random(99))
    assert (await _next_quarters(monkeypatch, researcher))["headline"] is not None, "four beside nothing told"
    await follow(database, 10, chance=random.Random(5))
    monkeypatch.setattr(service, "clock", SimpleNamespace(today=lambda: date(2027, 8, 14), now=clock.now))
    assert (await researcher.post("/studies", **asked())).json()["release"]["headline"] is not None


async def test_one_jump_does_not_silence_everybody_and_is_drawn_in(database, researcher):
    made = await follow(database, 13)
    await follow(database, 14, started=None)
    async with database.write() as session:
        figures = {"revenue": "999999999999"}
        day = date(2025, 12, 31)
        await make_measurement(session, made[0], kind=MeasurementKind.FOLLOW_UP, measured_on=day, figures=figures)
    release = (await researcher.post("/studies", **asked())).json()["release"]
    assert release["refusalCode"] is None


async def test_who_asks_while_it_is_computed_is_told_to_come_back(database, researcher, monkeypatch):
    await follow(database, 1)
    monkeypatch.setattr(service.func, "pg_try_advisory_xact_lock", lambda _: text("false"), raising=False)
    answer = await researcher.post("/studies", **asked())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


async def test_too_few_and_nobody_are_refused_alike(database, researcher):
    nobody = (await researcher.post("/studies", **asked(outcome="employees"))).json()
    await follow(database, 9)
    await follow(database, 14, started=None)
    few = (await researcher.post("/studies", **asked())).json()
    assert few["release"] == nobody["release"]
    assert few["panel"] == nobody["panel"]
    assert few["release"]["refusalCode"] == "withheld"


async def test_within_a_quarter_everybody_gets_the_same_whatever_changed(database, researcher, client_as):
    await follow(database, 13)
    await follow(database, 14, started=None)
    first = (await researcher.post("/studies", **asked())).json()
    await follow(database, 3, chance=random.Random(99))
    await researcher.delete(f"/studies/{first['id']}", headers={"If-Match": '"1"'})
    colleague = await client_as(Role.RESEARCHER)
    assert (await colleague.post("/studies", **asked())).json()["release"] == first["release"]


@pytest.mark.parametrize(
    ("fields", "location", "code"),
    [
        ({"outcome": "scrap_rate"}, "outcome", "outcome_unknown"),
        ({"transform": "level"}, "transform", "transform_fixed"),
        ({"adjust": "sector"}, "adjust", "adjust_fixed"),
    ],
)
async def test_the_design_is_fixed_but_for_the_outcome(researcher, fields, location, code):
    answer = await researcher.post("/studies", **asked(**fields))
    assert answer.status_code == 400
    assert [(each["location"], each["code"]) for each in answer.json()["errors"]] == [(f"#/{location}", code)]


def figure(estimand, treated, comparison_firms=20, **fields):
    return {
        "estimand": estimand,
        "comparison": "never",
        "adjusted": False,
        "value": 0.123456,
        "standard_error": 0.0123456,
        "low": 0.1,
        "high": 0.15,
        "treated": treated,
        "comparison_firms": comparison_firms,
        "event_time": None,
        "cohort": None,
        "band_low": None,
        "band_high": None,
        "classical_error": None,
        **fields,
    }


def told(*estimates, warnings=(), response=()):
    return {
        "panel": {"firms": 43, "attributes": ["sector"]},
        "release": {
            "evidence_level": 3,
            "refusal": None,
            "warnings": [{"code": code, "nl": "3 bedrijven", "en": "3 firms"} for code in warnings],
            "estimates": list(estimates),
            "headline": 0,
            "pre_trend": {"statistic": 1.23456, "degrees": 1, "p_value": 0.266512, "reason": None},
            "adjusted_pre_trend": None,
            "balance": [{"attribute": "sector=C", "difference": 0.123456, "adjusted_difference": None}],
            "response": list(response),
            "attrition": {"gap": 3.0},
            "smallest_detectable": 0.034567,
            "firms": 43,
            "moments": ["2021", "2022"],
            "method": "x 1",
        },
    }


def kinds(through):
    return [each["estimand"] for each in through["release"]["estimates"]]


COHORTS = (figure("att", 22), figure("att_event", 22), figure("att_cohort", 12), figure("att_cohort", 10))


def test_parts_are_told_when_all_are_and_make_up_the_whole():
    assert kinds(through_gate(told(*COHORTS))) == ["att", "att_event", "att_cohort", "att_cohort"]
    assert kinds(through_gate(told(*COHORTS[:3]))) == ["att"]
    assert kinds(through_gate(told(figure("att", 22), figure("att_event", 9)))) == ["att"]
    assert kinds(through_gate(told(*COHORTS, warnings=["figures_left_out"]))) == ["att"]


def test_words_that_may_count_firms_do_not_leave():
    through = through_gate(told(*COHORTS, warnings=["starts_later"]))
    (warning,) = through["release"]["warnings"]
    assert warning["code"] == "starts_later"
    assert "3" not in warning["nl"] + warning["en"]


def test_a_headline_over_too_few_takes_all_with_it():
    through = through_gate(told(figure("att", 22, 9), figure("twfe", 22)))
    assert through["release"]["refusal"]["code"] == "withheld"
    assert kinds(through) == []


def test_the_response_is_told_in_fives_or_not_at_all():
    row = {"arm": "treated", "moment": "2021", "expected": 33, "measured": 22}
    assert through_gate(told(*COHORTS, response=[row]))["release"]["response"] == [
        {**row, "expected": 35, "measured": 20}
    ]
    nearly_all = {**row, "measured": 31}
    assert through_gate(told(*COHORTS, response=[row, nearly_all]))["release"]["response"] == []


async def test_the_database_too_refuses_a_figure_over_nine_firms(database):
    async with database.write() as session:
        for treated, others, passes in ((10, 10, True), (9, 10, False), (10, 9, False)):
            statement = text(
                "INSERT INTO enrolled_releases (as_of, outcome, panel, release, released_at) VALUES "
                "(current_date + cast(:d AS int), 'revenue', '{}', jsonb_build_object('estimates', jsonb_build_array("
                "jsonb_build_object('treated', cast(:t AS int), 'comparison_firms', cast(:o AS int)))), now())"
            )
            values = {"d": treated - others, "t": treated, "o": others}
            if passes:
                await session.execute(statement, values)
                continue
            with pytest.raises(IntegrityError, match="ten_per_arm"):
                async with session.begin_nested():
                    await session.execute(statement, values)
        with pytest.raises(IntegrityError, match="stays as it is"):
            async with session.begin_nested():
                await session.execute(text("UPDATE enrolled_releases SET panel = '{\"firms\": 1}'"))

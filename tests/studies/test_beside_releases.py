"""Attacks: what one firm gave may not follow from a study laid beside an effect release, or beside another study."""

import asyncio
import hashlib
from datetime import date
from math import exp, log
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.monitoring.models import EnrolmentKind, Indicator, Measurement, MeasurementValue
from backend.releases import queries as releases
from backend.releases.behind import Given, Nearness, behind, counts_from, nearness
from backend.releases.computing import answer
from backend.releases.models import EffectRelease
from backend.releases.service.carrying_out import Beside, Releaser
from backend.studies import endpoints, service
from backend.studies.enrolled import files_of
from backend.studies.queries import behind_by_outcome
from tests.makers.identity import make_organisation
from tests.makers.releases import correct_values, make_followed, make_order

REVENUE = {"source": "enrolled", "outcome": "revenue", "transform": "log"}
WITHHOLD = {"toStatus": "withheld", "reason": "Er staat een verkeerde loting in."}


def mark(plain):
    return hashlib.sha256(plain).digest()


def at(day):
    return SimpleNamespace(today=lambda: day, now=clock.now)


@pytest.fixture(autouse=True)
def next_quarter(monkeypatch):
    """What is made in a test was known before the quarter that is asked about; one key makes all marks."""
    monkeypatch.setattr(service, "clock", at(date(2027, 2, 14)))
    monkeypatch.setattr(endpoints, "marker_of", lambda *_: mark)


@pytest.fixture
async def firms(database):
    async with database.write() as session:
        treated = await make_followed(session, 30, effect=0.14, seed=1)
        return treated, await make_followed(session, 30, kind=EnrolmentKind.COMPARISON, seed=2)


@pytest.fixture
def released(database):
    """An effect release of all that is known by now, computed; the office has not yet decided on it."""

    async def release():
        async def run(request):
            return await asyncio.to_thread(answer, request)

        async with database.write() as session:
            made = await make_order(session)
        worker = Releaser(database, Beside(mark, behind_by_outcome), run)
        while await worker.step():
            pass
        async with database.read() as session:
            shown = await session.scalar(select(EffectRelease.shown).where(EffectRelease.id == made.id))
        return made, next(each for each in shown["outcomes"] if each["indicator"] == "revenue")

    return release


@pytest.fixture
def studied(researcher):
    """What a study over enrolled firms tells."""

    async def study(who=researcher):
        answer = await who.post("/studies", files=[(name, (None, value)) for name, value in REVENUE.items()])
        assert answer.status_code == 201, answer.text
        return answer.json()["release"]

    return study


async def correct(database, company, grown):
    """The company tells another revenue of its last year."""
    async with database.write() as session:
        row = (
            await session.execute(
                select(Measurement.id, MeasurementValue.value)
                .join(MeasurementValue, MeasurementValue.measurement_id == Measurement.id)
                .where(Measurement.company_id == company.id, MeasurementValue.indicator == "revenue")
                .order_by(Measurement.measured_on.desc())
                .limit(1)
            )
        ).one()
        await correct_values(session, row.id, revenue=str(int(float(row.value) * exp(grown))))


def whole(estimates):
    return next(
        each["value"]
        for each in estimates
        if each["estimand"] == "att" and not each["adjusted"] and each["comparison"] == "not_yet"
    )


def parts(release):
    return [each for each in release["estimates"] if each["estimand"] in ("att_event", "att_cohort")]


async def test_of_the_same_firms_both_are_told(firms, released, studied):
    _, outcome = await released()
    study = await studied()
    assert outcome["refusal"] is None
    assert study["refusalCode"] is None
    assert parts(study)
    assert 100 * (exp(whole(study["estimates"])) - 1) == pytest.approx(whole(outcome["estimates"]), abs=0.06)


async def test_without_the_gate_the_two_tell_what_one_firm_gave(firms, database, released, studied, monkeypatch):
    """The attack itself: thirty firms in two years after the start, of which one moved in one of the two."""
    _, outcome = await released()
    await correct(database, firms[0][3], 0.15)
    monkeypatch.setattr(service, "nearness", lambda *_: Nearness.FAR)
    told = whole((await studied())["estimates"])
    before = log(1 + whole(outcome["estimates"]) / 100)
    assert 30 * 2 * (told - before) == pytest.approx(0.15, abs=0.05)


@pytest.mark.parametrize("arm", [0, 1])
async def test_what_one_firm_corrected_since_a_release_cannot_be_worked_out(firms, database, released, studied, arm):
    await released()
    await correct(database, firms[arm][3], 0.15)
    assert (await studied())["refusalCode"] == "withheld"


async def test_a_study_over_all_but_a_few_firms_of_a_release_is_withheld(firms, database, released, studied):
    """Three firms take their consent back: the two together would tell of them."""
    await released()
    async with database.write() as session:
        for company in firms[0][:3]:
            await session.execute(text("DELETE FROM consents WHERE company_id = :c"), {"c": company.id})
    assert (await studied())["refusalCode"] == "withheld"


async def test_ten_that_changed_hide_each_other(firms, database, released, studied):
    await released()
    for company in firms[0][:10]:
        await correct(database, company, 0.05)
    assert (await studied())["refusalCode"] is None


async def test_a_release_is_held_against_the_studies_before_it(firms, database, released, studied):
    assert (await studied())["refusalCode"] is None
    await correct(database, firms[0][3], 0.15)
    _, outcome = await released()
    assert outcome["refusal"]["code"] == "few_changed"
    assert outcome["estimates"] == []


async def test_one_newcomer_of_a_cohort_silences_the_parts_alone(firms, database, released, studied):
    async with database.write() as session:
        await make_followed(session, 12, effect=0.1, seed=8, started_on=date(2025, 2, 1))
    _, outcome = await released()
    assert outcome["refusal"] is None
    async with database.write() as session:
        await make_followed(session, 10, effect=0.1, seed=9)
        await make_followed(session, 1, effect=0.1, seed=10, started_on=date(2025, 2, 1))
    study = await studied()
    assert study["refusalCode"] is None
    assert parts(study) == []
    assert study["preTrend"] is None


async def test_studies_of_two_organisations_are_held_against_each_other_by_cohort(
    firms, database, studied, client_as, monkeypatch
):
    async with database.write() as session:
        await make_followed(session, 12, effect=0.1, seed=8, started_on=date(2025, 2, 1))
        other = await make_organisation(session, kind=OrganisationKind.RESEARCH, name="Ander instituut")
    assert parts(await studied())
    async with database.write() as session:
        await make_followed(session, 10, effect=0.1, seed=9)
        await make_followed(session, 1, effect=0.1, seed=10, started_on=date(2025, 2, 1))
    monkeypatch.setattr(service, "clock", at(date(2027, 5, 14)))
    colleague = await client_as(Role.RESEARCHER, organisation_id=other.id)
    study = await studied(colleague)
    assert study["refusalCode"] is None
    assert parts(study) == []


async def test_a_release_that_is_withheld_holds_nothing_back(firms, database, released, studied, client_as):
    release, _ = await released()
    await correct(database, firms[0][3], 0.15)
    async with database.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Programmabureau")
    officer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)
    url = f"/effect-release-orders/{release.id}"
    version = (await officer.get(url)).json()["version"]
    answer = await officer.post(f"{url}/status-changes", json=WITHHOLD, headers={"If-Match": f'"{version}"'})
    assert answer.json()["status"] == "withheld", answer.text
    assert (await studied())["refusalCode"] is None


async def test_marks_of_a_release_and_of_a_study_are_the_same(firms, database, released):
    """Also of a figure that is worked out from two others."""
    release, _ = await released()
    async with database.read() as session:
        marks = await releases.behind_release(session, release.id)
        for code in ("revenue", "productivity_per_hour", "sickness_absence"):
            indicator = await session.get_one(Indicator, code)
            found = await files_of(session, indicator, date(2027, 1, 1))
            assert behind(found.given, mark) == marks[code]
            assert len(marks[code]) == 2 + 2 * 4


async def test_who_asks_while_a_release_comes_out_is_told_to_come_back(firms, researcher, monkeypatch):
    async def coming_out(_):
        return False

    monkeypatch.setattr(releases, "may_compute_beside", coming_out)
    answer = await researcher.post("/studies", files=[(name, (None, value)) for name, value in REVENUE.items()])
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


def some(number, *, start=2023, first=0, values=((2022, 1.0), (2023, 2.0), (2024, 3.0))):
    return [Given(f"firm {at}", "C 15-49", start, dict(values)) for at in range(first, first + number)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (some(12), Nearness.FAR),
        (some(13), Nearness.WHOLE),
        (some(11), Nearness.WHOLE),
        (some(22), Nearness.FAR),
        (some(21), Nearness.WHOLE),
        (some(2, first=10) + some(10, start=2024), Nearness.FAR),
        (some(3, first=9) + some(9, start=2024), Nearness.WHOLE),
        (some(22) + some(1, first=50, start=2024), Nearness.PARTS),
        (some(12) + some(1, first=50, values=((2024, 1.0),)), Nearness.FAR),
    ],
)
def test_nobody_or_ten_of_each_group_came_went_or_changed(now, expected):
    beside = some(12, first=100, start=None)
    assert nearness(behind(now + beside, mark), [behind(some(12) + beside, mark)]) is expected


def test_a_mark_leads_to_no_firm_without_the_key_and_depends_on_all_that_was_given():
    found = behind(some(1), mark)
    assert "firm 0" not in str(found)
    assert found != behind(some(1), lambda plain: mark(b"another key" + plain))
    other = ((2022, 1.0), (2023, 2.0), (2024, 3.5))
    changed = behind(some(1, values=other), mark)
    assert {name for name in found if found[name] != changed[name]} == {"treated", "2023 2024"}


def test_no_measurement_before_a_start_is_taken_for_one_after_it():
    measured = {2023: date(2023, 6, 1), 2024: date(2024, 6, 1)}
    assert counts_from(None, measured) is None
    assert counts_from(date(2024, 5, 1), measured) == 2024
    assert counts_from(date(2024, 6, 1), measured) == 2024
    assert counts_from(date(2024, 10, 1), measured) == 2025
    assert counts_from(date(2022, 10, 1), measured) == 2022

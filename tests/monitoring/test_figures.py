"""Own results beside comparable firms, and the programme's progress."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.core.themes import Theme
from backend.identity.scopes import Role
from backend.monitoring import progress, service
from backend.monitoring.models import EnrolmentKind, MeasurementKind
from backend.organisations.models import ConsentKind
from tests.makers.monitoring import FIGURES, make_measurement
from tests.makers.organisations import make_company


async def make_measured(session, number=0, *, consents=(ConsentKind.MONITORING,), **rest):
    """A company with a baseline a year ago and a follow-up now, grown by some percent."""
    company = await make_company(session, consents=consents, **rest)
    today = clock.today()
    await make_measurement(session, company.id, measured_on=today - timedelta(days=365))
    grown = {**FIGURES, "value_added": str(190_000_000 + 1_900_000 * number), "sickness_absence": "4.10"}
    await make_measurement(session, company.id, kind=MeasurementKind.FOLLOW_UP, figures=grown)
    return company


async def test_the_own_result_tells_baseline_latest_and_change(database, client_as):
    async with database.write() as session:
        company = await make_measured(session, 5)
    client = await client_as(Role.OWNER, organisation_id=company.id)
    found = (await client.get(f"/companies/{company.id}/measurements/result")).json()
    lines = {each["indicator"]: each for each in found["lines"]}
    assert (lines["value_added"]["baseline"], lines["value_added"]["latest"]) == (190_000_000, 199_500_000)
    assert (lines["value_added"]["change"], lines["value_added"]["isBetter"]) == (5.0, True)
    assert (lines["sickness_absence"]["change"], lines["sickness_absence"]["isBetter"]) == (-1.3, True)
    assert (lines["productivity_per_hour"]["baseline"], lines["productivity_per_hour"]["latest"]) == (3725, 3912)
    assert len(lines["revenue"]["series"]) == 2
    assert found["evidence"] == {"level": 0, "name": {"nl": "Beschrijving", "en": "Description"}}
    assert lines["revenue"]["comparison"] is None
    assert lines["revenue"]["comparisonAbsent"]["nl"].startswith("Nog geen vergelijking")


async def test_the_word_effect_stands_nowhere_in_an_own_result(database, client_as):
    async with database.write() as session:
        company = await make_measured(session)
    client = await client_as(Role.OWNER, organisation_id=company.id)
    assert "ffect" not in (await client.get(f"/companies/{company.id}/measurements/result")).text


@pytest.fixture
async def programme(session):
    """Twelve firms in Noord-Brabant, three in Friesland, one without consent, one demonstration firm."""
    chosen = [("NL-NB", True, False)] * 12 + [("NL-FR", True, False)] * 3
    chosen += [("NL-NB", False, False), ("NL-NB", True, True)]
    for province, consents, demonstration in chosen:
        company = await make_company(
            session,
            province=province,
            employees=40,
            is_demonstration=demonstration,
            consents=(ConsentKind.MONITORING,) if consents else (),
        )
        await service.enrol(
            session,
            company.id,
            started_on=clock.today(),
            kind=EnrolmentKind.PARTICIPANT,
            theme=Theme.WORKING_TIME,
        )
    waiting = await make_company(session, consents=(ConsentKind.MONITORING,))
    await service.enrol(session, waiting.id, started_on=clock.today(), kind=EnrolmentKind.WAITING_LIST)


async def test_progress_counts_every_real_participant(session, programme):
    assert await progress.participants(session) == 15, "sixteen, to the nearest five"


async def test_progress_is_public_and_empty_at_the_start(visitor):
    found = (await visitor.get("/programme-progress")).json()
    assert (found["participants"], found["employees"]) == (0, None)
    assert len(found["byTheme"]) == len(Theme)


async def test_published_figures_carry_source_and_an_association_label(visitor):
    items = (await visitor.get("/published-figures")).json()["items"]
    figures = {each["code"]: each for each in items}
    assert [value["value"] for value in figures["eim_productivity"]["values"]] == [14, 5]
    assert figures["eim_productivity"]["evidence"]["name"]["nl"] == "Samenhang"
    assert all(each["source"]["nl"] and each["evidence"]["level"] <= 1 for each in items)

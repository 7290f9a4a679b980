"""The route after a result: each target group its own, before and after the scan with employees."""

import pytest

from backend.scans import routes
from backend.scans.findings import ThemeFigures
from backend.scans.models import Dimension, Respondent
from backend.scans.questionnaires import bring_in
from tests.makers.scans import SOURCE, answers_at, publish_with

QUICK = {item["code"] for item in SOURCE["items"] if item["quick"] and item["audience"] == "management"}
SAYS = {1: {"DG1": 0, "DG2": 0}, 2: {"DG1": 0, "DG2": 1}, 3: {"DG1": 1, "DG2": 0}}


def _figures(**potential):
    return [
        ThemeFigures(Dimension(theme), {"nl": theme.title(), "en": theme.title()}, 50, 50, 50, 0, points)
        for theme, points in potential.items()
    ]


async def _quick(visitor, database, group):
    async with database.write() as session:
        version = await bring_in(session)
    answers = {code: value for code, value in answers_at("management", 3, process=2).items() if code in QUICK}
    given = [{"itemCode": code, "value": value} for code, value in {**answers, **SAYS[group]}.items()]
    wish = {"questionnaireVersionId": str(version.id), "answers": given}
    return (await visitor.post("/quick-scan-results", json=wish)).json()


async def _published(owner, company, database, group):
    employees = [answers_at("employee", 3 + first, work_division=2 + first, process=2) for first in (1, 0, 0, 0, 0)]
    manager = {**answers_at("management", 4, work_division=5, process=2), **SAYS[group]}
    people = [(Respondent.MANAGEMENT, manager), *((Respondent.EMPLOYEE, answers) for answers in employees)]
    async with database.write() as session:
        scan = await publish_with(session, company.id, people)
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    assert result["targetGroup"] == group
    return result


def _stops(result):
    return [(stop["kind"], stop["theme"]) for stop in result["route"]]


@pytest.mark.parametrize(
    ("group", "stops"),
    [
        (1, [("practices", "process"), ("figures", None), ("participatory_scan", None)]),
        (2, [("participatory_scan", None), ("toolbox", "process"), ("advisers", "process")]),
        (3, [("comparison", None), ("next_theme", "process"), ("share", None)]),
    ],
)
async def test_after_the_quick_scan_each_group_has_its_own_route(visitor, database, group, stops):
    assert _stops(await _quick(visitor, database, group)) == stops


@pytest.mark.parametrize(
    ("group", "stops"),
    [
        (1, [("practices", "work_division"), ("figures", None), ("toolbox", "work_division")]),
        (2, [("toolbox", "work_division"), ("advisers", "work_division")]),
        (3, [("next_theme", "process"), ("share", None)]),
    ],
)
async def test_after_the_scan_each_group_has_its_own_route(*, owner, company, database, group, stops):
    assert _stops(await _published(owner, company, database, group)) == stops


async def test_who_is_not_convinced_is_led_to_examples_and_figures_first(visitor, database):
    first, second, third = (await _quick(visitor, database, 1))["route"]
    assert "Een voorbeeld zegt dan meer dan een cijfer." in first["reason"]["nl"]
    assert "Wij zeggen erbij hoe zeker dat is." in second["reason"]["nl"]
    assert third["title"]["nl"] == "Vraag uw medewerkers"


async def test_who_works_smarter_already_shares_what_was_published(owner, visitor, company, database):
    before = (await _quick(visitor, database, 3))["route"][-1]
    after = (await _published(owner, company, database, 3))["route"][-1]
    assert before["reason"]["nl"].startswith("Na de scan met uw medewerkers")
    assert after["title"]["nl"] == "Deel de uitkomst in uw bedrijf"


async def test_the_next_theme_is_another_one_than_the_theme_to_begin_with(owner, company, database):
    result = await _published(owner, company, database, 3)
    assert result["nextStep"]["theme"] == "work_division"
    assert result["route"][0]["reason"]["nl"] == (
        "Wie doorgaat, houdt de winst vast. Na werk- en taakverdeling valt het meest te winnen bij werkprocessen "
        "verbeteren."
    )


def test_comparison_is_a_stop_once_there_are_firms_to_compare_with():
    figures = _figures(process=20, technology=5)
    [first, *_] = routes.after_scan(3, figures, compared=True)
    assert first["kind"] == "comparison"
    assert first["kind"] not in [stop["kind"] for stop in routes.after_scan(3, figures, compared=False)]


def test_where_nothing_can_be_gained_no_theme_is_named():
    figures = _figures(process=0, technology=0)
    for stops in (routes.before_scan(3, figures), routes.after_scan(3, figures, compared=False)):
        [stop] = [stop for stop in stops if stop["kind"] == "next_theme"]
        assert stop["theme"] is None
        assert "Kies met uw mensen" in stop["reason"]["nl"]


def test_no_route_when_the_group_is_not_known():
    assert routes.before_scan(None, _figures(process=20)) == []
    assert routes.after_scan(None, _figures(process=20), compared=True) == []

"""A result beside the one before it: only what both show, and only themes that still ask the same."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans import comparison
from backend.scans.models import Respondent
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_scan, publish_with
from tests.scans.attack import determined

HALF_A_YEAR = timedelta(days=182)


def _people(employees, management=3, **themes):
    told = [(Respondent.MANAGEMENT, answers_at("management", management))]
    for number in range(employees):
        shift = 1 if number == 0 else 0
        moved = {name: value + shift for name, value in themes.items()}
        told.append((Respondent.EMPLOYEE, answers_at("employee", 3 + shift, **moved)))
    return told


async def _published(database, company, people, *, on):
    with clock.set_to(on):
        async with database.write() as session:
            return await publish_with(session, company.id, people)


async def _compared(client, scan):
    answer = await client.get(f"/scans/{scan.id}/result/comparison")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    return found, {theme["theme"]: theme for theme in found["themes"]}


async def test_a_first_result_has_nothing_before_it(owner, company, database):
    scan = await _published(database, company, _people(6), on=clock.now())
    found, themes = await _compared(owner, scan)
    assert (found["earlier"], found["closeTogether"], themes) == (None, False, {})


async def test_each_theme_tells_then_now_and_the_difference(owner, company, database):
    now = clock.now()
    first = await _published(database, company, _people(6, management=3, work_division=2), on=now - 2 * HALF_A_YEAR)
    second = await _published(database, company, _people(6, management=4, work_division=4), on=now - timedelta(days=1))
    found, themes = await _compared(owner, second)
    assert found["earlier"]["scanId"] == str(first.id)
    assert found["closeTogether"] is False
    assert len(themes) == 8
    shown = {scan.id: (await owner.get(f"/scans/{scan.id}/result")).json() for scan in (first, second)}
    for then, after in zip(shown[first.id]["themes"], shown[second.id]["themes"], strict=True):
        theme = themes[after["theme"]]
        for side, score in (("management", "managementScore"), ("employees", "employeeScore")):
            change = after[score] - then[score]
            assert theme[side] == {"earlier": then[score], "now": after[score], "change": change}
    assert themes["work_division"]["management"]["change"] == 25
    assert themes["work_division"]["employees"]["change"] == 50


async def test_it_is_the_last_result_before_it_and_of_the_same_company(owner, company, database):
    now = clock.now()
    async with database.write() as session:
        other = await make_company(session)
    days = (1200, 800, 400)
    scans = [await _published(database, company, _people(6), on=now - timedelta(days=each)) for each in days]
    await _published(database, other, _people(7), on=now - timedelta(days=500))
    for scan, before in zip(scans[1:], scans, strict=False):
        found, _ = await _compared(owner, scan)
        assert found["earlier"]["scanId"] == str(before.id)


async def test_what_one_of_the_two_does_not_show_has_no_difference(owner, company, database):
    """Within half a year the gate holds a figure back: seven people after six could leave one of them bare."""
    now = clock.now()
    people = _people(6)
    await _published(database, company, people, on=now - timedelta(days=60))
    seven = _people(7)
    for _, answers in seven[-1:]:
        for code in [code for code in answers if not code.startswith("TAK")]:
            del answers[code]
    second = await _published(database, company, seven, on=now - timedelta(days=1))
    found, themes = await _compared(owner, second)
    assert found["closeTogether"] is True
    hidden, beside = themes["work_division"], themes["technology"]
    assert hidden["comparable"] is True
    assert hidden["employees"]["now"] is None
    assert hidden["employees"]["change"] is None
    assert hidden["management"]["change"] == 0
    assert beside["employees"]["change"] is not None


async def test_a_theme_that_changed_between_the_versions_is_not_compared(*, owner, company, database, monkeypatch):
    now = clock.now()
    await _published(database, company, _people(6), on=now - timedelta(days=400))
    second = await _published(database, company, _people(6), on=now - timedelta(days=1))

    def all_but_one(_, later):
        return [theme.dimension for theme in later.themes if theme.dimension != "work_division"]

    monkeypatch.setattr(comparison, "comparable_themes", all_but_one)
    _, themes = await _compared(owner, second)
    assert [name for name, theme in themes.items() if not theme["comparable"]] == ["work_division"]
    for side in ("management", "employees"):
        changed = themes["work_division"][side]
        assert (changed["earlier"], changed["change"]) == (None, None)
        assert changed["now"] is not None


async def test_it_tells_nothing_that_the_two_results_do_not(owner, company, database):
    """Every figure of the comparison is one of two published ones, or their difference."""
    now = clock.now()
    first = await _published(database, company, _people(9), on=now - timedelta(days=90))
    second = await _published(database, company, _people(9, work_division=4), on=now - timedelta(days=1))
    published = {}
    for scan in (first, second):
        themes = (await owner.get(f"/scans/{scan.id}/result")).json()["themes"]
        published[scan.id] = {each["theme"]: (each["managementScore"], each["employeeScore"]) for each in themes}
    _, compared = await _compared(owner, second)
    for name, theme in compared.items():
        sides = (theme["management"], theme["employees"])
        assert tuple(side["earlier"] for side in sides) == published[first.id][name]
        assert tuple(side["now"] for side in sides) == published[second.id][name]
        assert all(side["change"] == side["now"] - side["earlier"] for side in sides)
    assert determined([frozenset(range(9)), frozenset(range(9))]) == []


@pytest.mark.parametrize("role", [Role.SYNTENS_OFFICER, Role.PROGRAMME_OFFICER, Role.ADVISER, Role.RESEARCHER])
async def test_nobody_outside_the_company_compares(client_as, company, database, role):
    scan = await _published(database, company, _people(6), on=clock.now())
    stranger = await client_as(role)
    assert (await stranger.get(f"/scans/{scan.id}/result/comparison")).status_code == 403


async def test_another_company_and_an_unpublished_scan_find_nothing(client_as, owner, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        other = await make_company(session)
    elsewhere = await client_as(Role.OWNER, organisation_id=other.id)
    unpublished = await owner.get(f"/scans/{scan.id}/result/comparison")
    assert (unpublished.status_code, unpublished.json()["type"]) == (404, "/v1/problems/scan-result-not-found")
    assert (await elsewhere.get(f"/scans/{scan.id}/result/comparison")).status_code == 404


async def test_the_list_says_from_which_day_a_new_scan_shows_everything(owner, company, database):
    """The day after the gate lets go: published at any moment of that day, nothing is held back any more."""
    published = clock.now().replace(hour=12)
    told = await _published(database, company, _people(6), on=published)
    async with database.write() as session:
        running = await make_scan(session, company.id)
    found = (await owner.get("/scans")).json()["items"]
    assert {each["id"]: each["showsLessUntil"] for each in found} == {
        str(told.id): str((published + HALF_A_YEAR).date() + timedelta(days=1)),
        str(running.id): None,
    }

"""The result as a spreadsheet: read back from the zip and its XML, as a program for spreadsheets does."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans import outcomes
from backend.scans.models import NormBand, NormLevel, PlanLine, PlanStatus, PlanVersion, Respondent
from backend.scans.spreadsheet import NO_PLAN, spreadsheet
from tests.makers.scans import answers_at, make_scan, publish_with

IN = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
TYPED = ["=1+1", "+31 6", "-stop", "@ploeg", '=HYPERLINK("https://elders.example")']


@pytest.fixture
async def scan(company, database):
    employees = [answers_at("employee", 3 + first, work_division=2 + first, process=3) for first in (1, 0, 0, 0, 0)]
    people = [(Respondent.MANAGEMENT, answers_at("management", 4, work_division=5))]
    people += [(Respondent.EMPLOYEE, answers) for answers in employees]
    async with database.write() as session:
        return await publish_with(session, company.id, people)


def _sheets(content):
    """Per sheet its rows, each cell as text or number; a formula anywhere is a fault."""
    with ZipFile(BytesIO(content)) as file:
        texts = [
            "".join(part.text or "" for part in each.iter(f"{{{IN['x']}}}t"))
            for each in ET.fromstring(file.read("xl/sharedStrings.xml")).findall("x:si", IN)
        ]
        names = [each.get("name") for each in ET.fromstring(file.read("xl/workbook.xml")).iterfind(".//x:sheet", IN)]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = ET.fromstring(file.read(f"xl/worksheets/sheet{number}.xml"))
            assert sheet.find(".//x:f", IN) is None
            assert sheet.find(".//x:hyperlink", IN) is None
            found[name] = [[_value(cell, texts) for cell in row] for row in sheet.iterfind(".//x:row", IN)]
    return found


def _value(cell, texts):
    value = cell.find("x:v", IN).text
    return texts[int(value)] if cell.get("t") == "s" else float(value)


def _number_of(day):
    """How a spreadsheet keeps a day."""
    return float((day - date(1899, 12, 30)).days)


async def _read(client, scan, **how):
    params = {"format": "xlsx", **how.pop("params", {})}
    answer = await client.get(f"/scans/{scan.id}/report", params=params, **how)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    return _sheets(answer.content)


@pytest.mark.parametrize(
    ("how", "names", "hidden", "none"),
    [
        ({}, ["Thema's", "Plan", "Uitleg"], "niet getoond", "nog geen vergelijking"),
        ({"params": {"language": "en"}}, ["Themes", "Plan", "Explanation"], "not shown", "no comparison yet"),
        (
            {"headers": {"Accept-Language": "en"}},
            ["Themes", "Plan", "Explanation"],
            "not shown",
            "no comparison yet",
        ),
    ],
)
async def test_it_holds_the_published_figures(*, owner, scan, how, names, hidden, none):
    found = await _read(owner, scan, **how)
    assert list(found) == names
    themes = found[names[0]]
    assert len(themes) == 9
    assert themes[1][1:5] == [100.0, 30.0, 5.0, -70.0]
    assert themes[1][-1] == none
    assert any(row[2] == hidden for row in themes[1:])
    explained = [row[0] for row in found[names[2]]]
    assert set(themes[0]) <= set(explained)
    assert found[names[1]] == [[NO_PLAN["nl" if "Uitleg" in names else "en"]]]


async def test_the_comparison_tells_with_whom_and_when(database, scan):
    async with database.read() as session:
        result = await outcomes.read_result(session, scan)
    result["themes"][0]["benchmark"] = {
        "band": NormBand.LOWEST_QUARTER,
        "level": NormLevel.SECTOR,
        "firms": 40,
        "p25": 48,
        "p75": 67,
        "period_from": date(2025, 1, 2),
        "period_to": date(2026, 9, 30),
    }
    row = _sheets(spreadsheet(result, None, "nl"))["Thema's"][1]
    assert row[-7:] == [
        "laagste kwart",
        48.0,
        67.0,
        40.0,
        "uw sector",
        *map(_number_of, (date(2025, 1, 2), date(2026, 9, 30))),
    ]


async def test_what_people_typed_is_text_and_never_a_formula(database, scan):
    lines = [PlanLine(measure=typed, why=typed, who=typed, due_on=None, budget_cents=12_50) for typed in TYPED]
    async with database.read() as session:
        result = await outcomes.read_result(session, scan)
    plan = _sheets(spreadsheet({**result, "company_name": TYPED[0]}, lines, "en"))["Plan"]
    assert [row[:3] for row in plan[1:]] == [[typed] * 3 for typed in TYPED]
    assert plan[1][-1] == 12.5


async def test_only_an_agreed_plan_is_in_it_and_for_who_has_a_part_in_it(*, owner, client_as, company, scan, database):
    async with database.write() as session:
        version = PlanVersion(scan_id=scan.id, number=1)
        session.add(version)
        await session.flush()
        line = {"measure": "Rooster samen maken.", "who": "De ploegen", "due_on": clock.today(), "budget_cents": 100}
        session.add(PlanLine(version_id=version.id, position=1, **line))
    assert len((await _read(owner, scan))["Plan"]) == 1
    async with database.write() as session:
        version = await session.merge(version)
        version.status, version.proposed_at = PlanStatus.PROPOSED, clock.now()
        await session.flush()
        version.status, version.decided_at = PlanStatus.AGREED, clock.now()
    found = (await _read(owner, scan))["Plan"]
    assert found[1] == ["Rooster samen maken.", "De ploegen", _number_of(clock.today()), 1.0]
    finance = await client_as(Role.FINANCE, organisation_id=company.id)
    assert (await _read(finance, scan))["Plan"] == [[NO_PLAN["nl"]]]


async def test_none_before_publication_and_none_for_strangers(owner, client_as, company, database, scan):
    async with database.write() as session:
        open_scan = await make_scan(session, company.id)
    assert (await owner.get(f"/scans/{open_scan.id}/report?format=xlsx")).status_code == 404
    stranger = await client_as(Role.OWNER)
    assert (await stranger.get(f"/scans/{scan.id}/report?format=xlsx")).status_code == 404

"""The report of a result as PDF: the same figures, tagged, in both languages, and nothing that may not be shown."""

import io

import pypdf
import pytest

from backend.core import clock
from backend.documents import day
from backend.identity.scopes import Role
from backend.scans import outcomes, remarks
from backend.scans.models import NormBand, Respondent
from backend.scans.report import report
from tests.makers.scans import answers_at, make_scan, publish_with


@pytest.fixture
async def scan(company, database):
    """Management 100 and five employees 30 on division of work, one of whom gave 50; process equal, so not shown."""
    employees = [answers_at("employee", 3 + first, work_division=2 + first, process=3) for first in (1, 0, 0, 0, 0)]
    people = [(Respondent.MANAGEMENT, answers_at("management", 4, work_division=5))]
    people += [(Respondent.EMPLOYEE, answers) for answers in employees]
    async with database.write() as session:
        return await publish_with(session, company.id, people)


async def _read(client, scan, language):
    answer = await client.get(f"/scans/{scan.id}/report", params={"language": language})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(answer.content))


def _text(found):
    return "\n".join(page.extract_text() for page in found.pages)


@pytest.mark.parametrize(
    ("language", "heading", "hidden"),
    [
        ("nl", "Waar leiding en medewerkers van elkaar verschillen", "niet getoond"),
        ("en", "Where management and employees differ", "not shown"),
    ],
)
async def test_it_holds_the_figures_of_the_result(owner, scan, language, heading, hidden):
    found = await _read(owner, scan, language)
    told = _text(found)
    assert heading in told
    assert hidden in told
    for figure in ("100", "30", "\u221270"):
        assert figure in told
    root = found.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]


async def test_the_drawing_has_words(owner, scan):
    answer = await owner.get(f"/scans/{scan.id}/report")
    reader = pypdf.PdfReader(io.BytesIO(answer.content))
    alternatives = [
        each.get_object()["/Alt"]
        for each in map(reader.get_object, range(1, len(reader.xref[0]) + 1))
        if isinstance(each, pypdf.generic.DictionaryObject) and "/Alt" in each
    ]
    assert any("leiding 100, medewerkers 30" in words for words in alternatives)


async def test_no_report_before_publication_and_none_for_strangers(owner, client_as, company, database, scan):
    async with database.write() as session:
        open_scan = await make_scan(session, company.id)
    assert (await owner.get(f"/scans/{open_scan.id}/report")).status_code == 404
    stranger = await client_as(Role.OWNER)
    assert (await stranger.get(f"/scans/{scan.id}/report")).status_code == 404


@pytest.mark.parametrize(
    ("language", "place", "half"), [("nl", "laagste kwart", "Helft"), ("en", "lowest quarter", "Half")]
)
async def test_it_tells_the_place_among_other_firms_per_theme(*, database, scan, language, place, half):
    async with database.read() as session:
        result = await outcomes.read_result(session, scan)
        written = await remarks.read_remarks(session, scan)
    result["themes"][0]["benchmark"] = {"p25": 48, "p75": 67, "band": NormBand.LOWEST_QUARTER}
    told = _text(pypdf.PdfReader(io.BytesIO(await report(result, written, language))))
    for words in (place, half, "48\u201367"):
        assert words in told


async def test_days_stand_in_words_and_names_of_themes_whole(owner, scan):
    told = _text(await _read(owner, scan, "nl"))
    assert day(clock.today(), "nl") in told
    for name in ("Werkprocessen verbeteren", "Techniek en werk samen", "Meedoen en meebeslissen"):
        assert told.count(name) >= 2

"""Poster, slips and the quick result on paper: read back as a reading program would."""

from io import BytesIO

import pypdf
import pytest

from backend.identity.scopes import Role
from backend.scans.models import ScanStatus
from backend.scans.queries import current_edition
from tests.makers.scans import make_scan

WHOLE = str.maketrans("", "", " -\u00ad\u2010")  # a narrow column breaks words


@pytest.fixture
async def scan(company, database):
    async with database.write() as session:
        return await make_scan(session, company.id)


def _read(answer):
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf"), answer.text
    found = pypdf.PdfReader(BytesIO(answer.content))
    assert found.trailer["/Root"]["/MarkInfo"]["/Marked"]
    return found, " ".join("\n".join(page.extract_text() for page in found.pages).split())


def _sheet(kind, count=1, **rest):
    return {"audience": "employee", "kind": kind, "tokens": [f"{number:032}" for number in range(count)], **rest}


async def test_the_poster_holds_the_link_and_the_promise(owner, scan):
    found, words = _read(await owner.post(f"/scans/{scan.id}/sheets", json=_sheet("shared")))
    assert "Voorbeeldbakkerij B.V. doet mee aan de scan" in words
    assert "vanaf vijf medewerkers" in words
    assert f"/meedoen#{0:032}" in words.replace(" ", "")
    assert (found.trailer["/Root"]["/Lang"], len(found.pages)) == ("nl", 1)


async def test_the_poster_of_management_promises_no_anonymity(owner, scan):
    _, words = _read(await owner.post(f"/scans/{scan.id}/sheets", json=_sheet("shared") | {"audience": "management"}))
    assert "zonder naam" not in words


async def test_every_link_has_its_slip_in_english_too(owner, scan):
    wish = _sheet("single_use", 12, language="en")
    found, words = _read(await owner.post(f"/scans/{scan.id}/sheets", json=wish))
    assert words.count("Works once") == 12
    assert found.trailer["/Root"]["/Lang"] == "en"


async def test_a_used_and_an_unknown_link_are_set_alike(owner, scan):
    """Else an employer could ask time and again which of the links were used."""
    assert (await owner.post(f"/scans/{scan.id}/sheets", json=_sheet("single_use"))).status_code == 200


async def test_only_who_may_invite_and_only_while_open(owner, client_as, company, scan, database):
    async with database.write() as session:
        closed = await make_scan(session, company.id, status=ScanStatus.CLOSED)
    assert (await owner.post(f"/scans/{closed.id}/sheets", json=_sheet("shared"))).status_code == 409
    reader = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    assert (await reader.post(f"/scans/{scan.id}/sheets", json=_sheet("shared"))).status_code == 403
    bad = await owner.post(f"/scans/{scan.id}/sheets", json=_sheet("shared") | {"tokens": ["https://elders.example"]})
    assert bad.status_code == 400


@pytest.mark.parametrize(("language", "heading"), [("nl", "Zo ziet u uw bedrijf"), ("en", "How you see your firm")])
async def test_the_quick_result_on_paper(*, visitor, company, database, language, heading):
    async with database.read() as session:
        edition = await current_edition(session)
    codes = [item.code for item in edition.items if item.quick and item.audience != "employee"]
    given = [{"itemCode": code, "value": 1} for code in codes]
    wish = {"questionnaireVersionId": str(edition.id), "answers": given, "language": language}
    _, words = _read(await visitor.post("/quick-scan-documents", json=wish))
    assert heading in words
    together = words.translate(WHOLE)
    for theme in edition.themes[:8]:
        assert theme.name[language].translate(WHOLE) in together
    short = await visitor.post("/quick-scan-documents", json={**wish, "answers": given[:1]})
    assert short.status_code == 200
    wrong = await visitor.post("/quick-scan-documents", json={**wish, "answers": [{"itemCode": "X9", "value": 1}]})
    assert wrong.status_code == 400

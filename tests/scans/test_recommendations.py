"""Practices that fit a result: on the theme to begin with, the nearest firm first, each with a true reason."""

from uuid import uuid4

from backend.scans.keys import new_key
from backend.scans.models import Respondent
from tests.makers.practices import make_practice
from tests.makers.scans import SOURCE, answers_at, publish_with

PEOPLE = [
    (Respondent.MANAGEMENT, answers_at("management", 4, work_division=5)),
    *((Respondent.EMPLOYEE, answers_at("employee", 3 + first, work_division=2 + first)) for first in (1, 0, 0, 0, 0)),
]
QUICK = [item["code"] for item in SOURCE["items"] if item["quick"] and item["audience"] == "management"]


async def _practices(database, company):
    async with database.write() as session:
        near = {"section": company.section, "province": company.province}
        far = {"section": "Q" if company.section != "Q" else "A", "province": "NL-ZE"}
        await make_practice(session, slug="elders", year=2026, **far)
        await make_practice(session, slug="dichtbij", year=2020, **near)
        await make_practice(session, slug="ook-dit-thema", themes=("process", "work_division"), **near)
        await make_practice(session, slug="ander-thema", themes=("technology",), **near)
    return company


async def test_a_result_recommends_practices_on_its_largest_gap_with_true_reasons(owner, company, database):
    await _practices(database, company)
    async with database.write() as session:
        scan = await publish_with(session, company.id, PEOPLE)
    found = (await owner.get(f"/scans/{scan.id}/result")).json()["recommendations"]
    assert found["theme"] == "work_division"
    reasons = {practice["slug"]: practice["reason"]["nl"] for practice in found["practices"]}
    assert list(reasons.items()) == [
        ("dichtbij", "Gaat vooral over werk- en taakverdeling, bij een bedrijf uit uw sector en uw provincie."),
        ("ook-dit-thema", "Gaat ook over werk- en taakverdeling, bij een bedrijf uit uw sector en uw provincie."),
        ("elders", "Gaat vooral over werk- en taakverdeling."),
    ]
    assert {practice["isFictitious"] for practice in found["practices"]} == {True}


async def test_without_a_practice_on_the_theme_there_is_none(owner, company, database):
    async with database.write() as session:
        await make_practice(session, themes=("technology",))
        scan = await publish_with(session, company.id, PEOPLE)
    assert (await owner.get(f"/scans/{scan.id}/result")).json()["recommendations"]["practices"] == []


def _wish(version_id):
    answers = {code: value for code, value in answers_at("management", 4, work_division=1).items() if code in QUICK}
    given = [{"itemCode": code, "value": value} for code, value in answers.items()]
    return {"questionnaireVersionId": str(version_id), "answers": given}


async def test_a_quick_scan_recommends_by_theme_and_for_a_company_also_by_sector(
    *, owner, visitor, company, database, core
):
    await _practices(database, company)
    of_visitor = (await visitor.post("/quick-scan-results", json=_wish(core))).json()["practices"]
    assert [practice["slug"] for practice in of_visitor] == ["elders", "dichtbij", "ook-dit-thema"]
    assert {practice["reason"]["en"] for practice in of_visitor} == {
        "Is mainly about division of work and tasks.",
        "Is also about division of work and tasks.",
    }
    key = new_key()
    await visitor.put("/quick-scans/current", json=_wish(core), headers={"Scan-Key": key})
    claimed = await owner.post("/quick-scans", json={"key": key}, headers={"Idempotency-Key": f'"{uuid4()}"'})
    of_company = claimed.json()["result"]["practices"]
    assert [practice["slug"] for practice in of_company] == ["dichtbij", "ook-dit-thema", "elders"]
    assert of_company[0]["reason"]["en"].endswith("in a firm of your sector and your province.")

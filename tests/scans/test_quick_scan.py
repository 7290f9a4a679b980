"""The questionnaire in public, and the quick scan for visitors."""

from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.core.models import Base
from backend.scans.questionnaires import bring_in
from tests.makers.scans import SOURCE, answers_at

QUICK = [item["code"] for item in SOURCE["items"] if item["quick"] and item["audience"] == "management"]


@pytest.fixture
async def version(database):
    async with database.write() as session:
        return await bring_in(session)


def _wish(version, **changed):
    """All quick statements at the same level, unless named by code."""
    answers = {code: value for code, value in answers_at("management", 3).items() if code in QUICK}
    answers.update({"DG1": 0, "DG2": 0}, **changed)
    given = [{"itemCode": code, "value": value} for code, value in answers.items() if value != "left out"]
    return {"questionnaireVersionId": str(version.id), "answers": given}


async def test_the_questionnaire_is_public_whole_and_cacheable(visitor, version):
    answer = await visitor.get("/questionnaire-versions/current")
    found = answer.json()
    assert (found["number"], found["questionnaire"]) == (SOURCE["version"], SOURCE["questionnaire"])
    assert [theme["code"] for theme in found["themes"]] == [entry["code"] for entry in SOURCE["dimensions"]]
    wanted = len(SOURCE["items"]) + len(SOURCE["openItems"]) + len(SOURCE["targetGroupItems"])
    assert len(found["items"]) == wanted
    assert all(item["text"]["nl"] and item["text"]["en"] for item in found["items"])
    assert {theme["theme"]: theme["weight"] for theme in found["themes"]}["work_division"] == 1.5
    assert "public" in answer.headers["cache-control"]
    again = await visitor.get("/questionnaire-versions/current", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_without_a_questionnaire_there_is_a_problem(visitor):
    assert (await visitor.get("/questionnaire-versions/current")).status_code == 404


async def test_bringing_the_file_in_twice_makes_one_version(version, database):
    async with database.write() as session:
        assert (await bring_in(session)).id == version.id


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE questionnaire_items SET text_nl = 'Anders'",
        "DELETE FROM questionnaire_items",
        "UPDATE questionnaire_dimensions SET weight = 2",
        "UPDATE questionnaire_versions SET number = '9.9.9'",
        "DELETE FROM questionnaire_versions",
    ],
)
async def test_a_published_version_never_changes(version, database, statement):
    with pytest.raises(DBAPIError, match=r"never change|append-only"):
        async with database.write() as session:
            await session.execute(text(statement))


async def test_the_quick_scan_gives_an_indication_at_once(visitor, version):
    answer = await visitor.post("/quick-scan-results", json=_wish(version, TAK2M=1, TAK5M=5, LEI1M=5, LEI2M=5))
    assert answer.status_code == 200, answer.text
    found = answer.json()
    themes = {theme["theme"]: theme for theme in found["themes"]}
    assert len(themes) == 8
    assert (themes["work_division"]["score"], themes["work_division"]["potential"]) == (0, 75)
    assert (themes["management"]["score"], themes["management"]["potentialBand"]) == (100, "small")
    assert (found["strongest"][0], found["weakest"][0]) == ("management", "work_division")
    # Weighted: 75 and 25 count one and a half time, 0 and five times 25 once, over 9.
    assert (found["totalPotential"], found["potentialBand"]) == (31, "large")
    assert found["nextStep"]["theme"] == "work_division"
    assert found["nextStep"]["reason"]["nl"] == "Bij werk- en taakverdeling valt het meest te winnen: 75 punten tot 75."
    assert (found["targetGroup"], found["route"][0]["kind"]) == (1, "practices")


@pytest.mark.parametrize(
    ("core", "other", "group"), [(1, 0, 3), (1, 1, 3), (0, 1, 2), (0, 0, 1), (None, None, None), (0, None, None)]
)
async def test_two_questions_tell_the_target_group(visitor, version, core, other, group):
    found = (await visitor.post("/quick-scan-results", json=_wish(version, DG1=core, DG2=other))).json()
    assert found["targetGroup"] == group
    assert bool(found["route"]) == (group is not None)


@pytest.mark.parametrize("missing", [None, "left out"])
async def test_a_theme_needs_both_statements(visitor, version, missing):
    found = (await visitor.post("/quick-scan-results", json=_wish(version, TAK2M=missing))).json()
    assert found["themes"][0]["score"] is None
    assert "work_division" not in [*found["strongest"], *found["weakest"]]


async def test_all_dont_know_is_a_calm_answer(visitor, version):
    wish = _wish(version, **dict.fromkeys(QUICK))
    found = (await visitor.post("/quick-scan-results", json=wish)).json()
    assert (found["nextStep"], found["totalPotential"], found["strongest"]) == (None, None, [])
    assert found["headline"]["nl"] == "Er zijn nog geen scores."


@pytest.mark.parametrize(
    ("given", "location"),
    [
        ([{"itemCode": "TAK1M", "value": 3}], "#/answers/0/itemCode"),
        ([{"itemCode": "TAK2E", "value": 3}], "#/answers/0/itemCode"),
        ([{"itemCode": "TAK2M", "value": 0}], "#/answers/0/value"),
        ([{"itemCode": "TAK2M", "value": 6}], "#/answers/0/value"),
        ([{"itemCode": "DG1", "value": 2}], "#/answers/0/value"),
        ([{"itemCode": "TAK2M", "value": True}], "#/answers/0/value"),
        ([{"itemCode": "TAK2M"}], "#/answers/0/value"),
        ([], "#/answers"),
    ],
)
async def test_answers_that_do_not_fit_are_named(visitor, version, given, location):
    wish = {"questionnaireVersionId": str(version.id), "answers": given}
    answer = await visitor.post("/quick-scan-results", json=wish)
    assert answer.status_code == 400
    assert location in [fault["location"] for fault in answer.json()["errors"]]


async def test_the_same_statement_twice_is_refused(visitor, version):
    given = [{"itemCode": "TAK2M", "value": 3}, {"itemCode": "TAK2M", "value": 4}]
    wish = {"questionnaireVersionId": str(version.id), "answers": given}
    answer = await visitor.post("/quick-scan-results", json=wish)
    assert (answer.status_code, answer.json()["errors"][0]["detail"]) == (400, "Beantwoord elke stelling één keer.")


async def test_another_version_is_not_found(visitor, version):
    wish = {**_wish(version), "questionnaireVersionId": str(uuid4())}
    assert (await visitor.post("/quick-scan-results", json=wish)).status_code == 404


async def test_nothing_of_a_visitor_is_kept(visitor, version, database):
    async def counts():
        async with database.read() as session:
            return {name: await session.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in Base.metadata.tables}

    before = await counts()
    assert (await visitor.post("/quick-scan-results", json=_wish(version))).status_code == 200
    assert await counts() == before

"""What is found, why, in which order, and that nothing typed is ever more than words."""

import pytest

from backend.search.laying import lay
from tests.makers.advisers import make_adviser
from tests.makers.search import make_synonym_set
from tests.makers.toolbox import make_toolbox_item
from tests.search.conftest import titles


@pytest.mark.parametrize(
    ("typed", "title", "reason"),
    [
        ("zelfroosteren", "Zelfroosteren", ("exact", "title")),
        ("Zélfroosteren!", "Zelfroosteren", ("exact", "title")),
        ("diensten", "Zelfroosteren", ("exact", "summary")),
        ("overleg", "Zelfroosteren", ("compound", "summary")),
        ("takentafel", "Taken op tafel", ("compound", "title")),
    ],
)
async def test_each_result_says_why_it_is_there(find, shelf, typed, title, reason):
    page = await find(typed)
    assert titles(page)[0] == title
    assert [(each["how"], each["where"]) for each in page["items"][0]["reasons"]] == [reason]
    assert not page["partial"]


async def test_a_typing_error_is_put_right_and_told(find, shelf):
    page = await find("zelfrosteren")
    assert titles(page)[0] == "Zelfroosteren"
    assert page["corrected"] == "zelfroosteren"
    assert (await find("zelfroosteren"))["corrected"] is None


async def test_a_name_that_was_published_this_minute_is_found_with_an_error(find, shelf, database):
    async with database.write() as session:
        await make_adviser(session, name="Wessel Zwaluwstaart")
    page = await find("Weesel Zwaluwstatr")
    assert titles(page) == ["Wessel Zwaluwstaart"]
    assert page["items"][0]["reasons"][0]["how"] == "resembles"


async def test_words_that_mean_the_same_find_each_other_at_once(find, shelf, database):
    assert (await find("dienstmaker"))["total"] == 0
    async with database.write() as session:
        await make_synonym_set(session, "dienstmaker", "zelfroosteren")
    page = await find("dienstmaker")
    assert titles(page) == ["Zelfroosteren"]
    assert page["items"][0]["reasons"] == [{"word": "dienstmaker", "how": "synonym", "where": "title"}]


async def test_the_title_comes_before_the_text(find, shelf, database):
    async with database.write() as session:
        await make_toolbox_item(session, title="Iets anders", summary="Over niets.", body="Met zelfroosteren erin.")
    assert titles(await find("zelfroosteren"))[:2] == ["Zelfroosteren", "Iets anders"]


async def test_what_holds_some_of_the_words_is_told_as_such(find, shelf):
    page = await find("zelfroosteren kwantumfysica")
    assert titles(page)[0] == "Zelfroosteren"
    assert page["partial"]
    assert [reason["word"] for reason in page["items"][0]["reasons"]] == ["zelfroosteren"]


async def test_hits_are_pieces_of_plain_text(find, database):
    async with database.write() as session:
        await make_toolbox_item(session, title="Rooster <b>vet</b> & <script>x</script>", summary="Een <i>rooster</i>.")
    item = (await find("rooster"))["items"][0]
    assert item["title"][0] == {"text": "Rooster", "hit": True}
    assert titles({"items": [item]}) == ["Rooster <b>vet</b> & <script>x</script>"]
    assert {"text": "rooster", "hit": True} in item["summary"]


async def test_filters_narrow_and_say_what_they_leave(find, shelf):
    page = await find("voorbeeldhuis zelfroosteren taken")
    counts = {value["value"]: value["count"] for value in page["facets"]["subject"]}
    assert counts["toolbox"] == 2
    assert counts["advisers"] == 1
    advisers = await find("voorbeeldhuis zelfroosteren taken", subject="advisers")
    assert titles(advisers) == ["Karin Voorbeeldhuis"]
    assert {value["value"] for value in advisers["facets"]["subject"]} >= {"toolbox", "advisers"}
    assert titles(await find("zelfroosteren", theme="working_time")) == ["Zelfroosteren"]
    assert (await find("zelfroosteren", theme="results"))["total"] == 0
    assert titles(await find("zelfroosteren", sector="Q")) == ["Zelfroosteren"]
    assert (await find("zelfroosteren", sector="F", subject="toolbox"))["total"] == 0
    assert titles(await find("voorbeeldhuis", province="NL-NB")) == ["Karin Voorbeeldhuis"]
    assert (await find("voorbeeldhuis", province="NL-GR"))["total"] == 0


async def test_pages_follow_each_other(find, database):
    async with database.write() as session:
        for number in range(5):
            await make_toolbox_item(session, title=f"Weefgetouw {number}")
    pages = [await find("weefgetouw", pageSize=2, page=number) for number in (1, 2, 3)]
    assert [title for page in pages for title in titles(page)] == [f"Weefgetouw {number}" for number in range(5)]
    assert {page["total"] for page in pages} == {5}


async def test_another_language_is_tried_when_there_is_nothing_in_this_one(find, database):
    async with database.write() as session:
        await lay(session)
    page = await find("works council", language="nl")
    assert page["language"] == "en"
    assert "Works council" in titles(page)
    assert (await find("ondernemingsraad", language="nl"))["language"] == "nl"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "de het een van",
        "' OR 1=1 --",
        "'; DROP TABLE search_documents; --",
        "a & b | !c <-> (d):*AB",
        ":A :* \\ ' \" %_",
        "\ud7ff\u202e\u0001",
        "😀 🏭",
        "x" * 200,
        "woord " * 33,
        "<script>alert(1)</script>",
        "ß ø æ ﬁ ①",
        "5S",
    ],
)
async def test_whatever_is_typed_is_only_words(visitor, shelf, typed):
    for path in ("/search-results", "/search-suggestions"):
        answer = await visitor.get(path, params={"q": typed})
        assert answer.status_code == 200, answer.text
        assert isinstance(answer.json()["items"], list)


async def test_a_zero_byte_and_what_is_too_long_are_faults_or_words(visitor, shelf):
    assert (await visitor.get("/search-results", params={"q": "x" * 201})).status_code == 400
    assert (await visitor.get("/search-results", params={"subject": "a'--"})).status_code == 400
    assert (await visitor.get("/search-results", params={"q": "rooster\x00 x"})).status_code in {200, 400}


async def test_only_words_that_say_nothing_find_nothing(find, shelf):
    page = await find("hoe wij het een")
    assert (page["total"], page["items"], page["corrected"]) == (0, [], None)

"""Finding tools: words, typing errors, accents, filters and their counts."""

import pytest

from backend.core.review import VersionStatus
from backend.toolbox.models import ItemKind, ParticipationLevel
from tests.makers.toolbox import make_toolbox_item


@pytest.fixture
async def shelf(database):
    async with database.write() as session:
        await make_toolbox_item(
            session,
            slug="zelfroosteren",
            title="Zelfroosteren",
            summary="De ploeg maakt het rooster zelf, binnen de bezetting die nodig is.",
            themes=("working_time", "participation"),
            sectors=("Q", "I"),
            effort_hours=24,
            kind=ItemKind.METHOD,
        )
        await make_toolbox_item(
            session,
            slug="taken-op-tafel",
            title="Taken op tafel",
            summary="Een groep legt alle taken op tafel en verdeelt ze opnieuw.",
            body="Ook goed te gebruiken bij een nieuw rooster.",
            themes=("work_division",),
            effort_hours=6,
            kind=ItemKind.GAME,
        )
        await make_toolbox_item(
            session,
            slug="cooperatie-cafe",
            title="Coöperatiecafé",
            summary="Een avond over de vragen van de ploeg.",
            themes=("participation",),
            effort_hours=3,
            kind=ItemKind.GUIDE,
            participation_level=ParticipationLevel.INFORMED,
            size_classes=("5-14",),
            evidence_level=1,
        )
        await make_toolbox_item(session, slug="nog-niet", title="Rooster in wording", status=VersionStatus.DRAFT)
        await make_toolbox_item(session, slug="niet-meer", title="Rooster van toen", status=VersionStatus.ARCHIVED)


async def search(client, **wanted):
    answer = await client.get("/toolbox-items", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


def slugs(found):
    return [item["slug"] for item in found["items"]]


async def test_a_word_in_the_title_comes_before_a_word_in_the_body(visitor, shelf):
    found = await search(visitor, q="rooster")
    assert slugs(found) == ["zelfroosteren", "taken-op-tafel"]
    assert found["approximate"] is False


@pytest.mark.parametrize("typed", ["roost", "ROOSTERS", "rooster ploeg", "ploeg het rooster"])
async def test_unfinished_words_plurals_capitals_and_any_order_find_it(visitor, shelf, typed):
    assert slugs(await search(visitor, q=typed))[0] == "zelfroosteren"


@pytest.mark.parametrize("typed", ["cooperatiecafe", "Coöperatiecafé", "COÖPERATIECAFÉ"])
async def test_accents_make_no_difference(visitor, shelf, typed):
    assert slugs(await search(visitor, q=typed)) == ["cooperatie-cafe"]


@pytest.mark.parametrize("typed", ["zelfrosteren", "zelf roosterren", "zelfroostern", "zeflroosteren"])
async def test_a_typing_error_is_forgiven_and_told(visitor, shelf, typed):
    found = await search(visitor, q=typed)
    assert slugs(found)[0] == "zelfroosteren"
    assert found["approximate"] is True
    assert found["facets"]["theme"][0]["count"] >= 1


async def test_english_words_find_it_too(visitor, shelf):
    assert "taken-op-tafel" in slugs(await search(visitor, q="Taken op tafel (en)"))


@pytest.mark.parametrize(
    "typed",
    [
        "' OR 'x'='x' --",
        "'; DROP TABLE toolbox_items; --",
        "q & | ! ( )",
        ":*",
        "\\",
        "%",
        "<script>alert(1)</script>",
        "🙂",
    ],
)
async def test_nothing_typed_is_read_as_a_query(visitor, shelf, typed):
    assert (await search(visitor, q=typed))["total"] == 0
    assert (await search(visitor))["total"] == 3


async def test_words_that_look_like_nothing_give_an_empty_list(visitor, shelf):
    found = await search(visitor, q="kwantumfysica")
    assert (found["items"], found["total"], found["approximate"]) == ([], 0, False)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"theme": "participation"}, {"zelfroosteren", "cooperatie-cafe"}),
        ({"theme": ["participation", "work_division"]}, {"zelfroosteren", "cooperatie-cafe", "taken-op-tafel"}),
        ({"sector": "C"}, {"taken-op-tafel", "cooperatie-cafe"}),
        ({"sizeClass": "50-99"}, {"zelfroosteren", "taken-op-tafel"}),
        ({"effort": "up_to_4"}, {"cooperatie-cafe"}),
        ({"effort": "5_to_16"}, {"taken-op-tafel"}),
        ({"effort": "over_16"}, {"zelfroosteren"}),
        ({"kind": "game"}, {"taken-op-tafel"}),
        ({"participation": "informed"}, {"cooperatie-cafe"}),
        ({"evidence": "1"}, {"cooperatie-cafe"}),
        ({"theme": "participation", "effort": "over_16"}, {"zelfroosteren"}),
        ({"q": "rooster", "kind": "game"}, {"taken-op-tafel"}),
    ],
)
async def test_filters_narrow_the_list(visitor, shelf, wanted, expected):
    assert set(slugs(await search(visitor, **wanted))) == expected


async def test_each_filter_is_counted_under_the_others(visitor, shelf):
    facets = (await search(visitor, theme="participation"))["facets"]
    assert {"value": "work_division", "count": 1} in facets["theme"]
    assert facets["kind"] == [{"value": "guide", "count": 1}, {"value": "method", "count": 1}]
    assert {"value": "C", "count": 1} in facets["sector"]
    assert {"value": "Q", "count": 2} in facets["sector"]


async def test_what_a_facet_promises_is_what_its_filter_gives(visitor, shelf):
    names = {"theme": "theme", "sector": "sector", "sizeClass": "sizeClass", "effort": "effort", "kind": "kind"}
    facets = (await search(visitor))["facets"]
    for facet, parameter in names.items():
        for entry in facets[facet]:
            assert (await search(visitor, **{parameter: entry["value"]}))["total"] == entry["count"], entry


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["cooperatie-cafe", "taken-op-tafel", "zelfroosteren"]),
        ("effort", ["cooperatie-cafe", "taken-op-tafel", "zelfroosteren"]),
    ],
)
async def test_the_list_is_sorted(visitor, shelf, sort, expected):
    assert slugs(await search(visitor, sort=sort)) == expected


async def test_pages_hold_everything_once(visitor, shelf):
    seen = []
    for page in (1, 2, 3):
        answer = await visitor.get("/toolbox-items", params={"pageSize": 1, "page": page})
        assert answer.json()["total"] == 3
        seen += slugs(answer.json())
    assert sorted(seen) == ["cooperatie-cafe", "taken-op-tafel", "zelfroosteren"]
    assert 'rel="prev"' in answer.headers["link"]


@pytest.mark.parametrize(
    "wanted", [{"theme": "luck"}, {"sector": "Z"}, {"effort": "2"}, {"colour": "red"}, {"page": 0}]
)
async def test_unknown_filters_are_refused(visitor, wanted):
    assert (await visitor.get("/toolbox-items", params=wanted)).status_code == 400


async def test_the_list_may_be_kept_and_is_not_sent_twice(visitor, shelf):
    first = await visitor.get("/toolbox-items")
    assert first.headers["cache-control"] == "public, max-age=60"
    again = await visitor.get("/toolbox-items", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_eight_themes_are_told_in_order(visitor):
    found = (await visitor.get("/themes")).json()["items"]
    assert [theme["code"] for theme in found][:2] == ["work_division", "working_time"]
    assert len(found) == 8
    assert len(found[0]["questions"]) == 3

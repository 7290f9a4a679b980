"""The directory and the questions as everybody reads them."""

import pytest

from tests.makers.guidance import make_instrument


@pytest.fixture
async def three(database):
    async with database.write() as session:
        await make_instrument(
            session, slug="scholingsfonds", name="Scholingsfonds", serves=("training",), sectors=["C"]
        )
        await make_instrument(session, slug="netwerk", name="Netwerk", serves=("peers",), provinces=["NL-UT"])
        await make_instrument(session, slug="lening", name="Lening", size_classes=["15-49"], target_groups=(3,))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({}, ["lening", "netwerk", "scholingsfonds"]),
        ({"want": "training"}, ["scholingsfonds"]),
        ({"want": ["training", "peers"]}, ["netwerk", "scholingsfonds"]),
        ({"sector": "G"}, ["lening", "netwerk"]),
        ({"province": "NL-OV"}, ["lening", "scholingsfonds"]),
        ({"sizeClass": "1-4"}, ["netwerk", "scholingsfonds"]),
        ({"targetGroup": "1"}, ["netwerk", "scholingsfonds"]),
        ({"want": "peers", "province": "NL-OV"}, []),
        ({"q": "scholing"}, ["scholingsfonds"]),
    ],
)
async def test_filters_narrow_the_list(visitor, three, query, slugs):
    found = (await visitor.get("/instruments", params=query)).json()
    assert [one["slug"] for one in found["items"]] == slugs


async def test_each_filter_tells_what_it_would_leave(visitor, three):
    facets = (await visitor.get("/instruments", params={"want": "training"})).json()["facets"]
    assert {one["value"]: one["count"] for one in facets["want"]} == {"money": 1, "peers": 1, "training": 1}
    assert {one["value"] for one in facets["sector"]} == {"C"}
    assert len(facets["province"]) == 12


async def test_a_typing_error_finds_what_resembles(visitor, three):
    found = (await visitor.get("/instruments", params={"q": "scholngsfonds"})).json()
    assert ([one["slug"] for one in found["items"]], found["approximate"]) == (["scholingsfonds"], True)


async def test_pages_follow_each_other(visitor, three):
    answer = await visitor.get("/instruments", params={"pageSize": 2, "page": 2})
    assert [one["slug"] for one in answer.json()["items"]] == ["scholingsfonds"]
    assert 'rel="prev"' in answer.headers["link"]


async def test_the_questions_hold_every_answer_in_both_languages(visitor):
    found = (await visitor.get("/guidance-questions")).json()
    assert [one["fact"] for one in found["items"]] == [
        "stage",
        "want",
        "theme",
        "progress",
        "size",
        "sector",
        "province",
    ]
    for question in found["items"]:
        assert len(question["answers"]) >= 3
        assert all(answer["label"]["nl"] and answer["label"]["en"] for answer in question["answers"])
    assert found["items"][2]["unless"] == {"stage": ["not_convinced"]}

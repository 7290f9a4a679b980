"""Suggestions while somebody types."""

import pytest

from tests.search.conftest import titles


@pytest.fixture
def suggest(visitor):
    async def ask(q, **more):
        answer = await visitor.get("/search-suggestions", params={"q": q, **more})
        assert answer.status_code == 200, answer.text
        assert answer.headers["Cache-Control"] == "public, max-age=10"
        return answer.json()

    return ask


async def test_titles_that_begin_so_come_first_and_what_was_typed_is_marked(suggest, shelf):
    assert titles(await suggest("ta")) == ["Taken op tafel"]
    found = await suggest("tafel")
    assert titles(found) == ["Taken op tafel"]
    assert [piece["text"] for piece in found["items"][0]["title"] if piece["hit"]] == ["tafel"]
    assert titles(await suggest("karin vo")) == ["Karin Voorbeeldhuis"]


async def test_one_letter_or_none_suggests_nothing(suggest, shelf):
    for typed in ("", "z", "!", " "):
        assert (await suggest(typed))["items"] == []


async def test_a_sign_of_patterns_is_no_pattern(suggest, shelf):
    for typed in ("%%", "__", "z%l", "\\\\"):
        assert (await suggest(typed))["items"] == []

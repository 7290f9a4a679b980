"""Words that mean the same and what is told of results: who may, what is counted, and what is never written down."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.search import service
from backend.search.models import SearchTally
from tests.search.conftest import titles

WORDS = {"language": "nl", "words": ["dienstmaker", "zelfroosteren"]}


@pytest.fixture
async def editor(client_as):
    return await client_as(Role.PROGRAMME_OFFICER)


async def _tallies(database):
    async with database.read() as session:
        return (await session.scalars(select(SearchTally))).all()


async def test_an_editor_keeps_words_and_search_follows_at_once(editor, find, shelf):
    before = len((await editor.get("/search-synonym-sets")).json()["items"])
    made = await editor.post("/search-synonym-sets", json=WORDS)
    assert made.status_code == 201, made.text
    assert titles(await find("dienstmaker")) == ["Zelfroosteren"]
    address, headers = made.headers["Location"].removeprefix("/v1"), {"If-Match": made.headers["ETag"]}
    other = {**WORDS, "words": ["roostermaakster", "zelfroosteren"]}
    assert (await editor.put(address, json=other)).status_code == 428
    changed = await editor.put(address, json=other, headers=headers)
    assert changed.status_code == 200, changed.text
    assert (await editor.put(address, json=WORDS, headers=headers)).status_code == 412
    assert (await find("dienstmaker"))["total"] == 0
    assert titles(await find("roostermaakster")) == ["Zelfroosteren"]
    gone = await editor.delete(address, headers={"If-Match": changed.headers["ETag"]})
    assert gone.status_code == 204
    assert (await find("roostermaakster"))["total"] == 0
    assert len((await editor.get("/search-synonym-sets")).json()["items"]) == before
    assert (await editor.delete(address, headers=headers)).status_code == 404


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (["een twee drie vier", "zelfroosteren"], "#/words/0"),
        (["zelfroosteren", "&|!"], "#/words/1"),
        (["zelfroosteren", "Zélfroosteren"], "#/words/1"),
        (["zelfroosteren"], "#/words"),
        (["zelfroosteren", " "], "#/words/1"),
        (["zelfroosteren", "x" * 61], "#/words/1"),
    ],
)
async def test_words_that_cannot_be_searched_are_refused_by_place(editor, words, place):
    answer = await editor.post("/search-synonym-sets", json={"language": "nl", "words": words})
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [place]


async def test_there_are_no_more_sets_than_search_can_look_through(editor, monkeypatch):
    monkeypatch.setattr(service, "MOST_SETS", 0)
    assert (await editor.post("/search-synonym-sets", json=WORDS)).status_code == 409


@pytest.mark.parametrize("role", [Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER, Role.OWNER, Role.ADVISER])
async def test_only_the_programme_office_keeps_words_and_reads_the_report(client_as, visitor, role):
    other = await client_as(role)
    for path in ("/search-synonym-sets", "/search-report"):
        assert (await other.get(path)).status_code == 403
        assert (await visitor.get(path)).status_code == 401


async def test_the_words_of_a_question_are_written_down_only_the_fifth_time(visitor, editor, database, shelf):
    told = {"q": "Jan de Vries Lopik", "language": "nl"}
    for times in range(1, 6):
        assert (await visitor.post("/search-misses", json=told)).status_code == 204
        (tally,) = await _tallies(database)
        assert tally.misses == times
        assert tally.words == (None if times < 5 else "jan de vries lopik")
        assert b"vries" not in tally.mark
    (item,) = (await editor.get("/search-report")).json()["items"]
    assert (item["words"], item["misses"]) == ("jan de vries lopik", 5)
    assert set(SearchTally.__table__.columns.keys()) == {
        "id",
        "week",
        "language",
        "mark",
        "misses",
        "helpful",
        "unhelpful",
        "words",
    }


async def test_numbers_of_people_and_firms_are_never_written_down(visitor, database, shelf):
    for _ in range(6):
        await visitor.post("/search-misses", json={"q": "kvk 90001234", "language": "nl"})
    assert [(tally.misses, tally.words) for tally in await _tallies(database)] == [(6, None)]


async def test_what_has_a_result_is_no_miss(visitor, database, shelf):
    await visitor.post("/search-misses", json={"q": "zelfroosteren", "language": "nl"})
    assert await _tallies(database) == []


async def test_the_database_keeps_no_words_of_a_rare_question(database):
    row = {
        "week": service.monday(clock.today()),
        "language": "nl",
        "mark": b"x",
        "misses": 2,
        "helpful": 1,
        "unhelpful": 1,
        "words": "jan de vries",
    }
    with pytest.raises(IntegrityError, match="words_of_many"):
        async with database.write() as session:
            await session.execute(insert(SearchTally).values(**row))


async def test_opinions_are_counted_and_summed(visitor, editor, database, shelf):
    for useful in (True, True, False):
        told = {"q": "zelfroosteren", "language": "nl", "useful": useful}
        assert (await visitor.post("/search-opinions", json=told)).status_code == 204
    report = (await editor.get("/search-report")).json()
    assert (report["items"], report["helpful"], report["unhelpful"]) == ([], 2, 1)
    assert (await visitor.post("/search-opinions", json={**told, "useful": 1})).status_code == 400
    assert (await visitor.post("/search-opinions", json={**told, "name": "Jan"})).status_code == 400


async def test_one_address_tells_twenty_times_a_minute(app, visitor, one_minute, monkeypatch):
    monkeypatch.setattr(app.state.limiter, "_used", {})
    told = {"q": "zelfroosteren", "language": "nl", "useful": True}
    codes = [(await visitor.post("/search-opinions", json=told)).status_code for _ in range(21)]
    assert codes == [204] * 20 + [429]


async def test_counts_go_after_thirteen_weeks_and_rare_ones_after_one(database):
    monday = service.monday(clock.today())
    rows = [
        {"weeks": 0, "misses": 1, "words": None},
        {"weeks": 2, "misses": 1, "words": None},
        {"weeks": 2, "misses": 9, "words": "vaak"},
        {"weeks": 14, "misses": 9, "words": "lang geleden"},
    ]
    async with database.write() as session:
        for number, row in enumerate(rows):
            session.add(
                SearchTally(
                    week=monday - timedelta(weeks=row["weeks"]),
                    language="nl",
                    mark=bytes([number]),
                    misses=row["misses"],
                    helpful=0,
                    unhelpful=0,
                    words=row["words"],
                )
            )
        await session.flush()
        assert await service.forget_old(session) == 2
        left = await session.execute(text("SELECT misses, words FROM search_tallies ORDER BY misses"))
        assert [tuple(row) for row in left] == [(1, None), (9, "vaak")]

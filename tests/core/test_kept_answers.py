"""Public answers are kept for a moment; personal ones never, changes show at once, and memory is bounded."""

import asyncio

import pytest
from sqlalchemy import event

from backend.core.kept_answers import CHANNEL, LARGEST, ROOM, KeptAnswers, PublicAnswers, following
from backend.identity.scopes import Role
from tests.conftest import _client
from tests.makers.identity import make_principal
from tests.makers.practices import make_practice

PRACTICES = "/practices?pageSize=50"


class Clock:
    def __init__(self) -> None:
        self.moment = 0.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
async def kept(committed, built_app):
    """The service with its answers kept, on a database that really commits."""
    kept = KeptAnswers()
    built_app.state.database = committed
    async with following(committed.reading, kept):
        await _until(lambda: kept.is_open)
        yield kept


@pytest.fixture
async def passer_by(built_app, kept):
    async with _client(PublicAnswers(built_app, kept)) as client:
        yield client


@pytest.fixture
def asked(committed):
    """The statements that reads put to the database."""
    statements = []

    def note(_connection, _cursor, sql, *_):
        statements.append(sql)

    event.listen(committed.reading.sync_engine, "before_cursor_execute", note)
    yield statements
    event.remove(committed.reading.sync_engine, "before_cursor_execute", note)


async def _until(happened):
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - the listener tells nobody
            await asyncio.sleep(0.005)


async def _write(kept, committed, act):
    generation = kept.generation
    async with committed.write() as session:
        await act(session)
    await _until(lambda: kept.generation != generation)


async def test_a_visitor_gets_the_kept_answer_without_a_question_to_the_database(kept, committed, passer_by, asked):
    await _write(kept, committed, make_practice)
    first = await passer_by.get(PRACTICES)
    assert asked
    asked.clear()
    kept._now = lambda: 0.0  # the second does not pass
    again = await passer_by.get(PRACTICES)
    assert (again.content, again.headers) == (first.content, first.headers)
    assert not asked


async def test_a_change_shows_once_its_commit_is_heard(kept, committed, passer_by):
    kept._now = lambda: 0.0
    await _write(kept, committed, make_practice)
    before = (await passer_by.get(PRACTICES)).json()["items"]

    async def rename(session):
        await make_practice(session, title={"nl": "Anders", "en": "Otherwise"}, year=2030)

    await _write(kept, committed, rename)
    after = (await passer_by.get(PRACTICES)).json()["items"]
    assert [item["title"]["nl"] for item in before] != ["Anders"]
    assert [item["title"]["nl"] for item in after] == ["Anders", *(item["title"]["nl"] for item in before)]


async def test_who_knows_the_answer_gets_304(kept, passer_by):
    kept._now = lambda: 0.0
    first = await passer_by.get(PRACTICES)
    again = await passer_by.get(PRACTICES, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["etag"] == first.headers["etag"]
    assert "content-length" not in again.headers


@pytest.mark.parametrize("header", ["Cookie", "Authorization", "Scan-Key"])
async def test_who_shows_something_of_themselves_is_never_answered_from_it(kept, passer_by, header, asked):
    await passer_by.get(PRACTICES, headers={header: "sw-session=unknown"})
    assert not kept.size
    await passer_by.get(PRACTICES)
    asked.clear()
    await passer_by.get(PRACTICES, headers={header: "sw-session=unknown"})
    assert asked


async def test_drafts_of_an_officer_do_not_reach_a_visitor(kept, committed, passer_by):
    async with committed.write() as session:
        token = await make_principal(session, roles=(Role.PROGRAMME_OFFICER,))
    mine = await passer_by.get("/rounds", headers={"Cookie": f"sw-session={token}"})
    assert mine.headers["cache-control"] == "no-store"
    assert not kept.size
    everyones = await passer_by.get("/rounds")
    assert everyones.headers["cache-control"].startswith("public")
    assert kept.size


@pytest.mark.parametrize("path", ["/session", "/vouchers", "/practices/unknown"])
async def test_what_is_not_declared_public_is_not_kept(kept, passer_by, path):
    await passer_by.get(path)
    assert not kept.size


async def test_nothing_is_kept_while_changes_are_not_heard(kept, passer_by):
    kept.close()
    await passer_by.get(PRACTICES)
    assert not kept.size


async def test_a_lost_connection_is_made_again(kept, committed):
    generation = kept.generation
    async with committed.lookup() as connection:
        await connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE query LIKE 'LISTEN%%{CHANNEL}%%' AND pid <> pg_backend_pid() AND datname = current_database()"
        )
    await _until(lambda: kept.generation != generation)
    await _until(lambda: kept.is_open)


def _key(number):
    return (f"/v1/things/{number}", b"", b"")


def _opened(clock=None):
    kept = KeptAnswers(clock or Clock())
    kept.open()
    return kept


def test_an_answer_lives_one_second():
    clock = Clock()
    kept = _opened(clock)
    kept.keep(_key(1), [], b"{}", kept.generation)
    assert kept.find(_key(1))
    clock.moment = 1.0
    assert kept.find(_key(1)) is None
    assert not kept.size


def test_what_was_read_before_a_change_is_not_kept_after_it():
    kept = _opened()
    begun = kept.generation
    kept.forget()
    kept.keep(_key(1), [], b"{}", begun)
    assert kept.find(_key(1)) is None


def test_memory_is_bounded_and_the_least_asked_goes_first():
    kept = _opened()
    body = b"x" * LARGEST
    fitting = ROOM // LARGEST
    for number in range(fitting):
        kept.keep(_key(number), [], body, kept.generation)
    assert kept.find(_key(0))
    for number in range(fitting, fitting + 3):
        kept.keep(_key(number), [], body, kept.generation)
    assert kept.size <= ROOM
    assert kept.find(_key(0))
    assert kept.find(_key(1)) is None
    kept.keep(_key(999), [], body + b"x", kept.generation)
    assert kept.find(_key(999)) is None

"""What counts as a database that is away: the loss of it, and nothing that was wrong with what was asked."""

import asyncio
import struct
from contextlib import asynccontextmanager
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError

from backend.core.database import is_away, make_engine

ASKED_WRONGLY = {
    "a number that no column holds": ("SELECT CAST(:value AS bigint)", 2**70),
    "a number out of range for the server": ("SELECT CAST(CAST(:value AS bigint) AS smallint)", 2**40),
    "a word for a number": ("SELECT CAST(:value AS bigint)", "veel"),
    "a word for a day": ("SELECT CAST(:value AS date)", "morgen"),
    "a text with U+0000": ("SELECT CAST(:value AS text)", "a\0b"),
    "half a character": ("SELECT CAST(:value AS text)", "\ud800"),
    "a division by nothing": ("SELECT 1 / CAST(:value AS integer)", 0),
    "a table that is not there": ("SELECT CAST(:value AS text) FROM nowhere", "a"),
    "a rule that is broken": ("INSERT INTO member_import_rows (kvk_number) VALUES (:value)", "geen"),
}


@pytest.fixture
async def engine_of_its_own(database_url):
    engine = make_engine(database_url, pool_size=2)
    yield engine
    await engine.dispose()


@pytest.fixture
async def driver(database_url):
    """The driver itself, as COPY uses it."""
    connection = await asyncpg.connect(make_url(database_url).set(drivername="postgresql").render_as_string(False))
    yield connection
    connection.terminate()


async def failure_of(work):
    with pytest.raises(Exception) as raised:
        await work
    return raised.value


async def ask(engine, statement, **values):
    async with engine.connect() as connection:
        return (await connection.execute(text(statement), values)).scalar()


@pytest.mark.parametrize("wrong", ASKED_WRONGLY)
async def test_what_was_asked_wrongly_is_no_database_that_is_away(engine_of_its_own, wrong):
    statement, value = ASKED_WRONGLY[wrong]
    failure = await failure_of(ask(engine_of_its_own, statement, value=value))
    assert not is_away(failure), repr(failure)
    assert await ask(engine_of_its_own, "SELECT 1") == 1


async def test_a_question_that_the_driver_cannot_put_is_no_database_that_is_away(engine_of_its_own):
    async with engine_of_its_own.connect() as connection:
        failure = await failure_of(connection.exec_driver_sql("SELECT $1::integer"))
        await connection.rollback()
    assert isinstance(failure, InterfaceError)
    assert not is_away(failure)


@pytest.mark.parametrize("record", [("12345678",), (5,), ("1\0345678",), ("1234567\ud800",), ("123456789",)])
async def test_a_row_that_copy_cannot_write_is_no_database_that_is_away(driver, record):
    copying = driver.copy_records_to_table("member_import_rows", records=[record], columns=("kvk_number",))
    failure = await failure_of(copying)
    assert not is_away(failure), repr(failure)
    assert await driver.fetchval("SELECT 1") == 1


async def test_two_who_lock_each_other_out_are_no_database_that_is_away(engine_of_its_own):
    lock = text("SELECT pg_advisory_xact_lock(CAST(:key AS bigint))")
    keys = uuid4().int >> 66, uuid4().int >> 66
    async with engine_of_its_own.connect() as one, engine_of_its_own.connect() as other:
        for connection, key in ((one, keys[0]), (other, keys[1])):
            await connection.execute(lock, {"key": key})

        async def take(connection, key):
            try:
                await connection.execute(lock, {"key": key})
            finally:
                await connection.rollback()

        told = await asyncio.gather(take(one, keys[1]), take(other, keys[0]), return_exceptions=True)
    failures = [each for each in told if each is not None]
    assert [each.orig.sqlstate for each in failures] == ["40P01"]
    assert not is_away(failures[0])


async def test_two_that_cannot_be_put_in_order_are_no_database_that_is_away(engine_of_its_own, database_url, driver):
    table = f"counted_{uuid4().hex[:8]}"
    await driver.execute(f"CREATE TABLE {table} AS SELECT 1 AS times")
    try:
        async with engine_of_its_own.connect() as one, engine_of_its_own.connect() as other:
            for each in (one, other):
                await each.execution_options(isolation_level="SERIALIZABLE")
                await each.execute(text(f"SELECT times FROM {table}"))
            await one.execute(text(f"UPDATE {table} SET times = 2"))
            await one.commit()
            failure = await failure_of(other.execute(text(f"UPDATE {table} SET times = 3")))
            await other.rollback()
    finally:
        await driver.execute(f"DROP TABLE {table}")
    assert failure.orig.sqlstate == "40001"
    assert not is_away(failure)


async def test_a_statement_that_took_too_long_is_no_database_that_is_away(engine_of_its_own):
    async with engine_of_its_own.connect() as connection:
        await connection.execute(text("SET LOCAL statement_timeout = 1"))
        failure = await failure_of(connection.execute(text("SELECT pg_sleep(5)")))
        await connection.rollback()
    assert failure.orig.sqlstate == "57014"
    assert not is_away(failure)


async def test_a_server_that_ends_the_connection_is_away(engine_of_its_own):
    failure = await failure_of(ask(engine_of_its_own, "SELECT pg_terminate_backend(pg_backend_pid())"))
    assert isinstance(failure, DBAPIError)
    assert is_away(failure)
    assert await ask(engine_of_its_own, "SELECT 1") == 1


async def test_a_connection_that_is_lost_is_away(engine_of_its_own, driver):
    async with engine_of_its_own.connect() as connection:
        pid = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar()
        await driver.execute("SELECT pg_terminate_backend($1)", pid)
        first = await failure_of(connection.execute(text("SELECT 1")))
    assert is_away(first)


async def test_a_connection_that_is_lost_while_copying_is_away(engine_of_its_own, driver):
    pid = await driver.fetchval("SELECT pg_backend_pid()")
    await ask(engine_of_its_own, "SELECT pg_terminate_backend(:pid)", pid=pid)

    async def copy():
        for _ in range(2):  # the first may still find the words of the server's farewell
            await driver.copy_records_to_table("member_import_rows", records=[], columns=("kvk_number",))

    assert is_away(await failure_of(copy()))
    assert is_away(await failure_of(copy()))


@asynccontextmanager
async def refusing(sqlstate):
    """A server that answers whoever comes with this code, as PostgreSQL does before it lets anybody in."""

    async def answer(reader, writer):
        size = struct.unpack("!I", await reader.readexactly(4))[0]
        if size == 8:  # asks for encryption first
            await reader.readexactly(4)
            writer.write(b"N")
            size = struct.unpack("!I", await reader.readexactly(4))[0]
        await reader.readexactly(size - 4)
        told = b"SFATAL\0C" + sqlstate.encode() + b"\0Mnot now\0\0"
        writer.write(b"E" + struct.pack("!I", len(told) + 4) + told)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield f"postgresql+asyncpg://x@127.0.0.1:{server.sockets[0].getsockname()[1]}/x"


@pytest.mark.parametrize(("sqlstate", "away"), [("57P03", True), ("53300", True), ("28P01", False), ("3D000", False)])
async def test_a_server_that_comes_up_is_away_and_one_that_does_not_know_us_is_not(sqlstate, away):
    async with refusing(sqlstate) as url:
        engine = make_engine(url)
        assert is_away(await failure_of(ask(engine, "SELECT 1"))) is away
        await engine.dispose()

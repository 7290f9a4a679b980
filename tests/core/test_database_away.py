"""Whoever asks while there is no connection to the database is told to come back, and is served when there is one."""

from uuid import uuid4

import asyncpg
import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy import text
from sqlalchemy.engine import make_url

from backend.core.database import PooledDatabase, ReadSession, WriteSession, make_engine
from backend.core.form import give_form


@pytest.fixture
async def owner(database_url):
    """A connection of who may change the server."""
    connection = await asyncpg.connect(
        make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    yield connection
    await connection.close()


@pytest.fixture
async def full(owner):
    """A role for which there is no room, until there is."""
    name = f"full_{uuid4().hex[:10]}"
    await owner.execute(f"CREATE ROLE {name} LOGIN CONNECTION LIMIT 0")
    yield name
    await owner.execute(f"DROP ROLE {name}")


def _service(database: PooledDatabase) -> AsyncClient:
    app = FastAPI()
    app.state.database = database

    @app.get("/one")
    async def read_one(session: ReadSession) -> int:
        return await session.scalar(text("SELECT 1"))

    @app.post("/one")
    async def write_one(session: WriteSession) -> int:
        return await session.scalar(text("SELECT 1"))

    give_form(app)
    transport = ASGITransport(app, raise_app_exceptions=False)
    return AsyncClient(transport=transport, base_url="http://test")


async def _is_away(client: AsyncClient) -> None:
    for answer in (await client.get("/one"), await client.post("/one")):
        assert (answer.status_code, answer.json()["type"]) == (503, "/v1/problems/unavailable")
        assert answer.headers["retry-after"] == "2"


@pytest.mark.parametrize("url", ["postgresql+asyncpg://x@127.0.0.1:1/x", "postgresql+asyncpg://x@/x?host=/nowhere"])
async def test_a_server_that_is_not_there(url):
    async with _service(PooledDatabase(make_engine(url))) as client:
        await _is_away(client)


async def test_a_server_without_room_and_then_with(database_url, owner, full):
    url = make_url(database_url).set(username=full).render_as_string(hide_password=False)
    database = PooledDatabase(make_engine(url, pool_size=2), make_engine(url, pool_size=2, reading=True))
    async with _service(database) as client:
        await _is_away(client)
        await owner.execute(f"ALTER ROLE {full} CONNECTION LIMIT 9")
        assert [(await client.get("/one")).status_code, (await client.post("/one")).status_code] == [200, 200]
    await database.close()

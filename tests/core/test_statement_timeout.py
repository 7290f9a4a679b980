"""A statement that takes too long is ended by the database, and the client is told to come back."""

import asyncio

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy import text

from backend.app import create_app
from backend.core.database import PooledDatabase, ReadSession, WriteSession, make_engine
from backend.core.form import give_form
from backend.settings import Settings


@pytest.fixture
async def impatient(database_url):
    """A service whose database ends a statement after a second."""
    database = PooledDatabase(
        make_engine(database_url, pool_size=2, statement_seconds=1),
        make_engine(database_url, pool_size=2, reading=True, statement_seconds=1),
    )
    app = FastAPI()
    app.state.database = database

    @app.get("/slow")
    async def read_slowly(session: ReadSession) -> None:
        await session.execute(text("SELECT pg_sleep(30)"))

    @app.post("/slow")
    async def write_slowly(session: WriteSession) -> None:
        await session.execute(text("SELECT pg_sleep(30)"))

    @app.get("/quick")
    async def read_quickly(session: ReadSession) -> int:
        return await session.scalar(text("SELECT 1"))

    give_form(app)
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        yield client
    await database.close()


async def test_a_slow_statement_ends_with_a_clear_answer_and_the_next_request_is_served(impatient):
    answers = await asyncio.gather(impatient.get("/slow"), impatient.post("/slow"))
    for answer in answers:
        assert (answer.status_code, answer.json()["type"]) == (503, "/v1/problems/took-too-long")
        assert answer.headers["retry-after"] == "30"
        assert "pg_sleep" not in answer.text
    assert [(await impatient.get("/quick")).status_code for _ in range(4)] == [200] * 4


async def test_the_api_asks_the_database_for_that_patience(database_url, tmp_path):
    app = create_app(Settings(database_url=database_url, statement_seconds=7, data_dir=tmp_path))
    async with app.router.lifespan_context(app):
        async with app.state.database.read() as session:
            assert await session.scalar(text("SHOW statement_timeout")) == "7s"
        async with app.state.database.write() as session:
            assert await session.scalar(text("SHOW statement_timeout")) == "7s"

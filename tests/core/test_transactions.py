"""One request, one transaction, committed before the answer leaves."""

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backend.core.database import ReadSession, WriteSession
from backend.core.form import give_form


@pytest.fixture
async def service(committed):
    app = FastAPI()
    app.state.database = committed

    @app.post("/failing-commit", status_code=201)
    async def fail_at_commit(session: WriteSession) -> dict[str, bool]:
        await session.execute(
            text("CREATE TEMP TABLE late (id int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP")
        )
        await session.execute(text("INSERT INTO late VALUES (1), (1)"))
        return {"done": True}

    @app.get("/writing-read")
    async def write_in_a_read(session: ReadSession) -> None:
        await session.execute(text("INSERT INTO provinces VALUES ('NL-XX', 'Nergens', 'Nergens')"))

    give_form(app)
    transport = ASGITransport(app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        yield client


async def test_a_failing_commit_never_answers_created(service):
    assert (await service.post("/failing-commit")).status_code == 500


async def test_a_read_cannot_write(service, committed):
    assert (await service.get("/writing-read")).status_code == 500
    with pytest.raises(DBAPIError, match="read-only"):
        async with committed.read() as session:
            await session.execute(text("DELETE FROM provinces"))


async def test_the_audit_trail_cannot_be_changed(database):
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO audit_entries (occurred_at, act, object_kind, object_id, details) "
                "VALUES (now(), 'x.y', 'x', gen_random_uuid(), '{}')"
            )
        )
    for change in ("UPDATE audit_entries SET act = 'z'", "DELETE FROM audit_entries"):
        with pytest.raises(DBAPIError, match="append-only"):
            async with database.write() as session:
                await session.execute(text(change))

"""A retry gets the first answer; nothing happens twice."""

import asyncio
from typing import Annotated
from uuid import uuid4

import pytest
from fastapi import FastAPI, Header
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select, update

from backend.core import clock
from backend.core.database import WriteSession
from backend.core.form import give_form
from backend.core.idempotency import (
    IdempotencyRecord,
    OnceRequired,
    Replayed,
    answer_replayed,
    forget_expired,
)
from backend.core.problems import Problem
from backend.core.routing import router as make_router
from backend.core.schemas import Line, Schema
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind


class Wish(Schema):
    name: Line


class Made(Schema):
    name: str


class Refused(Problem):
    """Not today."""

    status = 409
    nl = "Vandaag niet."


router = make_router(prefix="/things", tag="things")


@router.post("", status_code=201, response_model=Made)
async def create_thing(wish: Wish, once: OnceRequired, session: WriteSession, wait: Annotated[float, Header()] = 0):
    if wish.name == "refuse":
        raise Refused
    session.add(Organisation(kind=OrganisationKind.COMPANY, name=wish.name, sort_name=wish.name))
    await session.flush()
    await asyncio.sleep(wait)
    return once.answer(Made, {"name": wish.name}, status=201, headers={"Location": "/v1/things/1"})


async def nobody(_request):
    """Whoever asks, no system tries out here."""


@pytest.fixture
async def things(database):
    app = FastAPI()
    app.state.database, app.state.recognise = database, nobody
    app.include_router(router, prefix="/v1")
    app.add_exception_handler(Replayed, answer_replayed)
    give_form(app)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test/v1") as client:
        yield client


async def _made(database, name):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(Organisation).where(Organisation.name == name))


async def test_the_same_request_again_gets_the_first_answer(things, database):
    key = {"Idempotency-Key": str(uuid4())}
    first = await things.post("/things", json={"name": "een"}, headers=key)
    again = await things.post("/things", json={"name": "een"}, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert await _made(database, "een") == 1


async def test_another_body_with_the_same_key_is_refused(things, database):
    key = {"Idempotency-Key": str(uuid4())}
    await things.post("/things", json={"name": "een"}, headers=key)
    other = await things.post("/things", json={"name": "twee"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/v1/problems/idempotency-key-reused")
    assert await _made(database, "twee") == 0


async def test_a_missing_key_is_a_fault_like_others(things):
    answer = await things.post("/things", json={"name": "een"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["location"] == "Idempotency-Key"


async def test_a_refusal_is_not_kept(things, database):
    key = {"Idempotency-Key": str(uuid4())}
    assert (await things.post("/things", json={"name": "refuse"}, headers=key)).status_code == 409
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(IdempotencyRecord)) == 0


async def test_a_kept_answer_ends_after_seven_days(things, database):
    key = {"Idempotency-Key": str(uuid4())}
    await things.post("/things", json={"name": "een"}, headers=key)
    async with database.write() as session:
        await session.execute(update(IdempotencyRecord).values(expires_at=clock.now()))
    async with database.write() as session:
        assert await forget_expired(session) == 1
    await things.post("/things", json={"name": "een"}, headers=key)
    assert await _made(database, "een") == 2


async def test_twenty_at_once_happen_once(committed):
    app = FastAPI()
    app.state.database, app.state.recognise = committed, nobody
    app.include_router(router, prefix="/v1")
    app.add_exception_handler(Replayed, answer_replayed)
    give_form(app)
    key = {"Idempotency-Key": str(uuid4()), "wait": "0.05"}
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test/v1") as client:
        answers = await asyncio.gather(*(client.post("/things", json={"name": "race"}, headers=key) for _ in range(20)))
        assert {answer.status_code for answer in answers} <= {201, 409}
        assert sum(answer.status_code == 201 for answer in answers) >= 1
        busy = [answer for answer in answers if answer.status_code == 409]
        assert all(answer.headers["retry-after"] == "1" for answer in busy)
        assert (await client.post("/things", json={"name": "race"}, headers=key)).headers["idempotent-replayed"]
    assert await _made(committed, "race") == 1

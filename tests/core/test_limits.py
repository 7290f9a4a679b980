"""How much one may ask: told on every answer, and kept."""

import asyncio

import pytest

from backend.app import create_app
from backend.identity.scopes import Role
from tests.conftest import _client
from tests.makers.identity import make_principal


@pytest.fixture
def narrow(settings, database, one_minute):
    """An application in which little may be asked."""
    small = settings.model_copy(
        update={"requests_per_minute": 3, "address_requests_per_minute": 8, "oauth_requests_per_minute": 2}
    )
    return create_app(small, database=database)


async def test_a_person_who_asks_too_much_waits(narrow, database):
    async with database.write() as session:
        token = await make_principal(session, roles=(Role.OWNER,))
    async with _client(narrow, Cookie=f"sw-session={token}") as client:
        answers = [await client.get("/companies") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[0].headers["ratelimit-policy"] == '"address";q=8;w=60, "account";q=3;w=60'
    assert '"account";r=2;t=' in answers[0].headers["ratelimit"]
    assert answers[3].json()["type"] == "/v1/problems/too-many-requests"
    assert 1 <= int(answers[3].headers["retry-after"]) <= 60
    assert '"account";r=0;t=' in answers[3].headers["ratelimit"]


async def test_an_address_that_asks_too_much_waits_whatever_it_asks(narrow):
    async with _client(narrow) as client:
        answers = [await client.get("/nothing") for _ in range(9)]
        assert [answer.status_code for answer in answers] == [404] * 8 + [429]
        assert answers[8].headers["api-version"]
        assert answers[8].headers["content-type"] == "application/problem+json"
        page = await client.get("http://test/livez")
        assert (page.status_code, "ratelimit" in page.headers) == (200, False)


async def test_guessing_at_the_token_endpoint_ends_soon(narrow):
    async with _client(narrow) as client:
        fields = {"grant_type": "client_credentials", "client_id": "x", "client_secret": "y"}
        answers = [await client.post("http://test/oauth/token", data=fields) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]


async def test_a_request_that_takes_too_long_ends(built_app, visitor, monkeypatch):
    async def slow() -> None:
        await asyncio.sleep(60)

    from backend.core.routing import Route

    monkeypatch.setattr(Route, "longest_seconds", 0.01)
    route = Route("/v1/slow", slow)
    built_app.router.routes.insert(0, route)
    try:
        answer = await visitor.get("/slow")
    finally:
        built_app.router.routes.remove(route)
    assert (answer.status_code, answer.json()["type"]) == (503, "/v1/problems/took-too-long")

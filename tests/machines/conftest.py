"""A system and its way to the token endpoint, for the tests of this subject."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Response

from tests.conftest import PUBLIC_URL
from tests.makers.machines import System, make_system

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@pytest.fixture
async def system(database) -> System:
    """A system of a branch organisation."""
    async with database.write() as session:
        return await make_system(session)


@pytest.fixture
async def machine(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """What a system asks with: no cookie, no Origin."""
    async with AsyncClient(transport=ASGITransport(app, raise_app_exceptions=False), base_url=PUBLIC_URL) as client:
        yield client


@pytest.fixture
def ask_token(machine: AsyncClient, system: System) -> Callable[..., Any]:
    """`await ask_token(assertion)`: the answer of the token endpoint."""

    async def ask(assertion: str | None = None, **fields: str) -> Response:
        if assertion is not None:
            fields |= {"client_assertion": assertion, "client_assertion_type": ASSERTION_TYPE}
        return await machine.post("/oauth/token", data={"grant_type": "client_credentials", **fields})

    return ask

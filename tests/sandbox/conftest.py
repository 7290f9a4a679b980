"""A sandbox beside the real database, opened by somebody, with a system that tries out in it."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy.engine import make_url

from backend.core.database import PooledDatabase, make_engine
from backend.core.sandbox_database import SandboxDatabase, make_sandbox
from backend.demo import states
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from tests.conftest import PUBLIC_URL, _ensure_template, _run
from tests.makers.identity import make_participation
from tests.makers.machines import System, make_system


@pytest.fixture(scope="session")
async def sandbox_url(database_server: str) -> AsyncIterator[str]:
    """A database of its own, filled once."""
    template = await _ensure_template(database_server)
    name = f"sandbox_{uuid4().hex[:12]}"
    await _run(database_server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    url = make_url(database_server).set(database=name).render_as_string(hide_password=False)
    filling = PooledDatabase(make_engine(url, pool_size=1))
    try:
        async with filling.write() as session:
            await states.seed(session)
    finally:
        await filling.close()
    yield url
    await _run(database_server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def sandbox(app: FastAPI, sandbox_url: str) -> AsyncIterator[SandboxDatabase]:
    """The sandbox of the application."""
    database = make_sandbox(sandbox_url, app.state.database, pool_size=4)
    app.state.sandbox = database
    yield database
    app.state.sandbox = None
    await database.close()


@pytest.fixture
async def admitted(app: FastAPI) -> AsyncIterator[Callable[..., Any]]:
    """`await admitted(system)`: a client with a token of this system."""
    opened: list[AsyncClient] = []

    async def admit(system: System) -> AsyncClient:
        transport = ASGITransport(app, raise_app_exceptions=False)
        async with AsyncClient(transport=transport, base_url=PUBLIC_URL) as asking:
            proof = (str(system.client_id), system.secret)
            answer = await asking.post("/oauth/token", data={"grant_type": "client_credentials"}, auth=proof)
            assert answer.status_code == 200, answer.text
        bearer = {"Authorization": f"Bearer {answer.json()['access_token']}"}
        opened.append(AsyncClient(transport=transport, base_url=f"{PUBLIC_URL}/v1", headers=bearer))
        return opened[-1]

    yield admit
    for client in opened:
        await client.aclose()


@pytest.fixture
async def trying(sandbox: SandboxDatabase, database: Any) -> System:
    """A system of Syntens that tries out, with every right it can have."""
    async with database.write() as session:
        return await make_system(session, kind=OrganisationKind.EXECUTING_BODY, sandbox=True)


@pytest.fixture
async def system(trying: System, admitted: Callable[..., Any]) -> AsyncClient:
    """What that system calls with."""
    client: AsyncClient = await admitted(trying)
    return client


@dataclass
class Opened:
    """A branch that opened its sandbox."""

    officer: AsyncClient
    system: AsyncClient
    told: dict[str, Any]
    trying: System


@pytest.fixture
def make_branch(client_as: Callable[..., Any], database: Any) -> Callable[..., Any]:
    """`await make_branch("Naam")`: a real branch, live or on its way in, and somebody of it."""

    async def make(name: str, *, live: bool = True) -> tuple[Organisation, AsyncClient]:
        # The same one for each test: its world is made once for all of them.
        made = Organisation(
            id=uuid5(NAMESPACE_URL, name), kind=OrganisationKind.BRANCH, name=name, sort_name=name.lower()
        )
        async with database.write() as session:
            session.add(made)
            await session.flush()
            session.add(make_participation(made.id, live=live))
        return made, await client_as(Role.BRANCH_OFFICER, organisation_id=made.id)

    return make


@pytest.fixture
def open_branch(
    make_branch: Callable[..., Any], admitted: Callable[..., Any], database: Any, sandbox: SandboxDatabase
) -> Callable[..., Any]:
    """`await open_branch("Naam")`: a branch with its sandbox, and a system in it with every right it can have."""

    async def enter(name: str, *, live: bool = True) -> Opened:
        branch, officer = await make_branch(name, live=live)
        told = await officer.get("/sandbox")
        if told.json()["openedAt"] is None:
            told = await officer.post("/sandbox/resets")
            assert told.status_code == 201, told.text
        async with database.write() as session:
            trying = await make_system(session, organisation_id=branch.id, sandbox=True)
        return Opened(officer, await admitted(trying), told.json(), trying)

    return enter


@pytest.fixture
async def opened(open_branch: Callable[..., Any]) -> Opened:
    """A branch that opened its sandbox."""
    made: Opened = await open_branch("Brancheorganisatie Hout")
    return made

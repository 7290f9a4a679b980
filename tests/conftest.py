"""A real PostgreSQL for every test: one database per worker, one undone transaction per test."""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from hypothesis import settings
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from backend.app import create_app
from backend.core import clock, limits
from backend.core.database import PooledDatabase, make_engine
from backend.demo.seed import seed
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.settings import Settings
from backend.start import postgres
from tests.makers.identity import make_principal

# The same examples in every run, and no clock: how fast something is stands in the benchmarks.
settings.register_profile("slimmer-werken", deadline=None, derandomize=True)
settings.load_profile("slimmer-werken")

ROOT = Path(__file__).resolve().parent.parent
PUBLIC_URL = "http://test"
OWN_APP = {"X-Requested-With": "slimmer-werken", "Origin": PUBLIC_URL}


def _server_url() -> str:
    given = os.environ.get("TEST_DATABASE_URL")
    return given or postgres.start(ROOT / ".data" / "test-postgres", database="postgres", durable=False)


def _plain(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _run(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(_plain(url))
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def _ensure_template(server: str) -> str:
    """A migrated database, named after the migrations and made once; others wait on an advisory lock."""
    files = sorted((ROOT / "migrations").rglob("*.py"))
    version = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    name = f"template_{version}"
    connection = await asyncpg.connect(_plain(server))
    try:
        await connection.execute("SELECT pg_advisory_lock(5_711)")
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            making = f"making_{uuid4().hex[:12]}"
            await connection.execute(f"CREATE DATABASE {making}")
            url = make_url(server).set(database=making).render_as_string(hide_password=False)
            await asyncio.to_thread(_migrate, url)
            await connection.execute(f"ALTER DATABASE {making} RENAME TO {name}")
    finally:
        await connection.close()
    return name


def _migrate(url: str) -> None:
    config = Config(ROOT / "migrations" / "alembic.ini")
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    command.upgrade(config, "head")


@pytest.fixture(scope="session")
def database_server() -> str:
    """The address of the test server; `TEST_DATABASE_URL` names one of your own."""
    return _server_url()


@asynccontextmanager
async def _cloned(server: str) -> AsyncIterator[str]:
    """The address of a database of one's own, cloned from the migrated template."""
    template = await _ensure_template(server)
    name = f"test_{uuid4().hex[:12]}"
    await _run(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    await _run(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
async def database_url(database_server: str) -> AsyncIterator[str]:
    """A database of this test process."""
    async with _cloned(database_server) as url:
        yield url


@pytest.fixture(scope="session")
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = make_engine(database_url, pool_size=4)
    yield engine
    await engine.dispose()


@pytest.fixture(scope="session")
async def seeded_engine(database_server: str) -> AsyncIterator[AsyncEngine]:
    """A database with the demonstration world, filled once in this test process."""
    async with _cloned(database_server) as url:
        engine = make_engine(url, pool_size=4)
        async with PooledDatabase(engine).write() as session:
            await seed(session)
        yield engine
        await engine.dispose()


@pytest.fixture
def demonstration() -> World:
    """The demonstration world: a test that asks for it finds it in its database."""
    return World.remembered()


@pytest.fixture
def its_engine(request: pytest.FixtureRequest) -> AsyncEngine:
    """The database that this test works in."""
    found: AsyncEngine = request.getfixturevalue(
        "seeded_engine" if "demonstration" in request.fixturenames else "engine"
    )
    return found


class UndoneDatabase:
    """All sessions of a test live in one transaction, as savepoints, undone when the test ends."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self._sessions = async_sessionmaker(
            connection, expire_on_commit=False, join_transaction_mode="create_savepoint"
        )

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions.begin() as session:
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        async with self._sessions.begin() as session:
            await session.execute(text("SET TRANSACTION READ ONLY"))
            yield session

    @asynccontextmanager
    async def lookup(self) -> AsyncIterator[AsyncConnection]:
        yield self.connection


@pytest.fixture
async def database(its_engine: AsyncEngine) -> AsyncIterator[UndoneDatabase]:
    async with its_engine.connect() as connection:
        outer = await connection.begin()
        yield UndoneDatabase(connection)
        await outer.rollback()


@pytest.fixture
async def session(database: UndoneDatabase) -> AsyncIterator[AsyncSession]:
    """A session for making things before the request; flush is enough, or leave it to the next request."""
    async with database._sessions() as session:
        yield session


@pytest.fixture(scope="session")
async def reference_tables(database_url: str) -> list[str]:
    """The tables that the migrations themselves fill: nothing empties those."""
    connection = await asyncpg.connect(_plain(database_url))
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = [name for (name,) in tables if await connection.fetchval(f'SELECT EXISTS (SELECT FROM "{name}")')]
    await connection.close()
    return found


async def empty(database_url: str, reference_tables: list[str]) -> None:
    """Delete every row that tests committed; what the migrations filled stays."""
    kept = ", ".join(f"'{name}'" for name in reference_tables)
    await _run(
        database_url,
        f"""DO $$ DECLARE name text; BEGIN
        SET LOCAL session_replication_role = replica;
        FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ({kept})
        LOOP EXECUTE format('DELETE FROM %I', name); END LOOP; END $$""",
    )


@pytest.fixture
async def committed(database_url: str, reference_tables: list[str]) -> AsyncIterator[PooledDatabase]:
    """A database whose transactions really commit, for races; emptied afterwards."""
    database = PooledDatabase(
        make_engine(database_url, pool_size=20), make_engine(database_url, pool_size=20, reading=True)
    )
    yield database
    await database.close()
    await empty(database_url, reference_tables)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        public_url=PUBLIC_URL,
        data_dir=tmp_path_factory.mktemp("data"),
        pool_size=4,
        requests_per_minute=10**9,
        address_requests_per_minute=10**9,
        oauth_requests_per_minute=10**9,
        longest_wait_seconds=1,
    )


@pytest.fixture(scope="session")
def built_app(settings: Settings) -> FastAPI:
    return create_app(settings, database=PooledDatabase(make_engine("postgresql+asyncpg://nowhere/none")))


@pytest.fixture
def app(built_app: FastAPI, database: UndoneDatabase) -> FastAPI:
    built_app.state.database = database
    return built_app


Enter = Callable[..., AbstractAsyncContextManager[AsyncClient]]


def _client(app: FastAPI, **headers: str) -> AsyncClient:
    transport = ASGITransport(app, raise_app_exceptions=False)
    return AsyncClient(transport=transport, base_url=f"{PUBLIC_URL}/v1", headers={**OWN_APP, **headers})


@pytest.fixture
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quotas count within one minute, however long the test takes and whenever it begins."""
    moment = clock.now()
    monkeypatch.setattr(limits, "clock", SimpleNamespace(now=lambda: moment))


@pytest.fixture
async def visitor(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """A client that is not signed in."""
    async with _client(app) as client:
        yield client


@pytest.fixture
async def client_as(app: FastAPI, database: UndoneDatabase) -> AsyncIterator[Any]:
    """`await client_as(Role.OWNER, organisation_id)`: a client signed in with that role, by a real session row."""
    opened: list[AsyncClient] = []

    async def enter(*roles: Role, organisation_id: UUID | None = None, account_id: UUID | None = None) -> AsyncClient:
        async with database.write() as making:
            token = await make_principal(making, roles=roles, organisation_id=organisation_id, account_id=account_id)
        client = _client(app, Cookie=f"sw-session={token}")
        opened.append(client)
        return client

    yield enter
    for client in opened:
        await client.aclose()

"""The database: one request, one transaction, committed before the answer leaves."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Annotated, Any, Protocol

import asyncpg
import orjson
from fastapi import Depends, Request
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)

from backend.core import text_search
from backend.core.fair_pool import FairPool

if TYPE_CHECKING:
    from backend.core.sandbox_database import SandboxDatabase


class Database(Protocol):
    """Where transactions come from: a pool in the service, one undone transaction in a test."""

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that commits at the end, or undoes everything on an error."""
        ...

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session in which PostgreSQL itself refuses writes."""
        ...

    def lookup(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One connection for a single statement, outside any transaction."""
        ...


# admin_shutdown, crash_shutdown, cannot_connect_now, too_many_connections: it goes down, comes up, or is full.
SERVER_AWAY = frozenset({"57P01", "57P02", "57P03", "53300"})
AWAY = (OSError, asyncpg.TooManyConnectionsError, asyncpg.CannotConnectNowError)


class NoConnection(asyncpg.InterfaceError):  # type: ignore[misc]  # asyncpg has no types
    """There is no connection to the database now."""


async def _connect(*arguments: Any, **more: Any) -> Any:
    """A connection; that there is none now is told alike, whether nothing listens, it starts, is full, or is slow."""
    try:
        return await asyncpg.connect(*arguments, **more)
    except AWAY as failure:
        raise NoConnection(f"no connection to the database: {type(failure).__name__}") from failure


def is_away(failure: BaseException | None) -> bool:
    """Whether this failed because the database could not be reached, rather than by what was asked.

    Takes what SQLAlchemy tells and what the driver itself does, as from COPY. Of the driver's InterfaceErrors most are
    about what was asked, as a missing argument: whoever waited for that to pass would wait for ever.
    """
    if isinstance(failure, DBAPIError):
        return failure.connection_invalidated or is_away(failure.orig and failure.orig.__cause__)
    if isinstance(failure, (PoolTimeoutError, ConnectionError, NoConnection, asyncpg.PostgresConnectionError)):
        return True
    if isinstance(failure, asyncpg.PostgresError):
        return failure.sqlstate in SERVER_AWAY
    closed = "connection is closed"  # the driver has no code for it
    return isinstance(failure, asyncpg.InterfaceError) and closed in str(failure)


def make_engine(
    url: str,
    *,
    pool_size: int = 20,
    reading: bool = False,
    statement_seconds: int | None = None,
    lock_seconds: int | None = None,
) -> AsyncEngine:
    """An engine whose pool holds at least the requests in flight: a smaller one multiplied p99 by eight.

    With `reading`, every statement is a transaction of its own, in which PostgreSQL itself refuses writes. Under
    READ COMMITTED a read sees the same as it would inside BEGIN and COMMIT, without asking for those two.
    With `statement_seconds`, PostgreSQL ends a statement that takes longer; the worker's may take their time. With
    `lock_seconds`, it ends one that waits longer for a lock.
    """
    server_settings = {"application_name": "slimmer-werken", "timezone": "UTC", **text_search.SERVER_SETTINGS}
    if reading:
        server_settings["default_transaction_read_only"] = "on"
    if statement_seconds is not None:
        server_settings["statement_timeout"] = f"{statement_seconds}s"
    if lock_seconds is not None:
        server_settings["lock_timeout"] = f"{lock_seconds}s"
    return create_async_engine(
        url,
        isolation_level="AUTOCOMMIT" if reading else "READ COMMITTED",
        poolclass=FairPool,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=10,
        pool_pre_ping=False,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        connect_args={"async_creator_fn": _connect, "server_settings": server_settings, "timeout": 10},
    )


class PooledDatabase:
    """The service's database. Without an engine for `reading`, reads share the pool of the writes."""

    def __init__(self, engine: AsyncEngine, reading: AsyncEngine | None = None) -> None:
        self.engine = engine
        self.reading = reading or engine.execution_options(postgresql_readonly=True)
        self._writes = async_sessionmaker(engine, expire_on_commit=False)
        self._reads = async_sessionmaker(self.reading, expire_on_commit=False)
        self._autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()
        await self.reading.dispose()

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that commits at the end, or undoes everything on an error."""
        return self._writes.begin()

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session in which PostgreSQL itself refuses writes."""
        return self._reads()

    def lookup(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One connection for a single statement, outside any transaction."""
        return self._autocommit.connect()


def database_of(request: Request) -> Database:
    """The database of the application that answers this request; for a system that tries out that of the sandbox."""
    chosen: Database | None = getattr(request.state, "database", None)
    database: Database = request.app.state.database if chosen is None else chosen
    return database


def sandbox_of(request: Request) -> "SandboxDatabase | None":
    """The database of the sandbox; None where there is none."""
    database: SandboxDatabase | None = request.app.state.sandbox
    return database


async def write_session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's transaction. `scope="function"`: it commits before the answer leaves."""
    async with database_of(request).write() as session:
        yield session


async def read_session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's session for reading."""
    async with database_of(request).read() as session:
        yield session


WriteSession = Annotated[AsyncSession, Depends(write_session, scope="function")]
ReadSession = Annotated[AsyncSession, Depends(read_session, scope="function")]

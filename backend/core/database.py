"""The database: one request, one transaction, committed before the answer leaves."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated, Protocol

import orjson
from fastapi import Depends, Request
from sqlalchemy import text
from sqlalchemy.ext.asyncio import (
    AsyncConnection,
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)


class Database(Protocol):
    """Where transactions come from: a pool in the service, one undone transaction in a test."""

    def write(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction that commits at the end, or undoes everything on an error."""
        ...

    def read(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A transaction in which PostgreSQL itself refuses writes."""
        ...

    def lookup(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One connection for a single statement, outside any transaction."""
        ...


def make_engine(url: str, *, pool_size: int = 20) -> AsyncEngine:
    """An engine whose pool holds at least the requests in flight: a smaller one multiplied p99 by eight."""
    return create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_timeout=10,
        pool_pre_ping=False,
        json_serializer=lambda value: orjson.dumps(value).decode(),
        json_deserializer=orjson.loads,
        connect_args={"server_settings": {"application_name": "slimmer-werken", "timezone": "UTC"}, "timeout": 10},
    )


class PooledDatabase:
    """The service's database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self._sessions = async_sessionmaker(engine, expire_on_commit=False)
        self._autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at the end, or undoes everything on an error."""
        async with self._sessions.begin() as session:
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction in which PostgreSQL itself refuses writes."""
        async with self._sessions.begin() as session:
            await session.execute(READ_ONLY)
            yield session

    @asynccontextmanager
    async def lookup(self) -> AsyncIterator[AsyncConnection]:
        """One connection for a single statement, outside any transaction."""
        async with self._autocommit.connect() as connection:
            yield connection


READ_ONLY = text("SET TRANSACTION READ ONLY")


def database_of(request: Request) -> Database:
    """The database of the application that answers this request."""
    database: Database = request.app.state.database
    return database


async def write_session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's transaction. `scope="function"`: it commits before the answer leaves."""
    async with database_of(request).write() as session:
        yield session


async def read_session(request: Request) -> AsyncIterator[AsyncSession]:
    """The request's transaction, read only."""
    async with database_of(request).read() as session:
        yield session


WriteSession = Annotated[AsyncSession, Depends(write_session, scope="function")]
ReadSession = Annotated[AsyncSession, Depends(read_session, scope="function")]

"""The database of the sandbox: elsewhere for certain, and quiet while it is emptied and filled.

Whoever works in it holds a lock that all share; whoever fills it holds that alone. So nobody works in half a world:
who comes meanwhile waits for some seconds, and is then told to come back.
"""

import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import structlog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from backend.core.database import Database, PooledDatabase, is_away, make_engine
from backend.core.problems import Unavailable

log = structlog.get_logger(__name__)
BUSY = frozenset({"55P03", "40P01"})  # a lock that did not come, a deadlock
WAIT_SECONDS = 5
RETRY_AFTER = {"Retry-After": "5"}
_AT_WORK = text("SELECT pg_advisory_xact_lock_shared(hashtextextended('sandbox', 0))")
_ALONE = text("SELECT pg_advisory_xact_lock(hashtextextended('sandbox', 0))")
_SIGN = text("SELECT pg_advisory_xact_lock(:sign)")
_FREE = text("SELECT pg_try_advisory_xact_lock(:sign)")


class SameDatabaseError(RuntimeError):
    """The sandbox is the real database under another name: a mistake in the settings."""


def is_busy(failure: Exception) -> bool:
    """Whether this failed because somebody else held what it needed."""
    return isinstance(failure, DBAPIError) and getattr(failure.orig, "sqlstate", None) in BUSY


class SandboxDatabase(PooledDatabase):
    """The sandbox beside the real database. Raises Unavailable (503) where a reset takes too long to wait for."""

    def __init__(self, engine: AsyncEngine, real: Database) -> None:
        super().__init__(engine)
        self._real = real
        self._elsewhere = False

    async def require_elsewhere(self) -> None:
        """Raise SameDatabaseError when this is the real database, by whatever name, address or pooler.

        A lock of an application is of one database of one server: one that is held there is free here, or it is here.
        """
        sign = {"sign": secrets.randbits(62)}
        async with super().write() as session:
            await session.execute(_SIGN, sign)
            async with self._real.lookup() as connection:
                if not await connection.scalar(_FREE, sign):
                    raise SameDatabaseError("SLIMMERWERKEN_SANDBOX_DATABASE_URL is the real database, by another name")
        self._elsewhere = True

    async def require_elsewhere_now(self) -> None:
        """As `require_elsewhere` at the start; one that cannot be reached yet is looked at before its first use."""
        try:
            await self.require_elsewhere()
        except Exception as failure:
            if not is_away(failure):
                raise
            log.warning("sandbox not looked at yet", error=type(failure).__name__)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A transaction, while nobody fills the sandbox."""
        await self._once()
        with _told_when_busy():
            async with super().write() as session:
                await session.execute(_AT_WORK)
                yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session in which PostgreSQL itself refuses writes, while nobody fills the sandbox."""
        await self._once()
        with _told_when_busy():
            async with super().read() as session:
                await session.execute(_AT_WORK)
                yield session

    @asynccontextmanager
    async def lookup(self) -> AsyncIterator[AsyncConnection]:
        """One connection for a single statement; it waits where the table is being filled."""
        await self._once()
        with _told_when_busy():
            async with super().lookup() as connection:
                yield connection

    @asynccontextmanager
    async def alone(self, *, wait_seconds: int) -> AsyncIterator[AsyncSession]:
        """A transaction while nobody else works here. Raises the DBAPIError of the lock that did not come."""
        await self.require_elsewhere()
        async with super().write() as session:
            await session.execute(text(f"SET LOCAL lock_timeout = '{wait_seconds}s'"))
            await session.execute(_ALONE)
            yield session

    async def _once(self) -> None:
        if not self._elsewhere:
            await self.require_elsewhere()


def make_sandbox(url: str, real: Database, *, pool_size: int, statement_seconds: int | None = None) -> SandboxDatabase:
    """The sandbox at this address, in which no lock is waited for long."""
    engine = make_engine(url, pool_size=pool_size, statement_seconds=statement_seconds, lock_seconds=WAIT_SECONDS)
    return SandboxDatabase(engine, real)


@contextmanager
def _told_when_busy() -> Iterator[None]:
    try:
        yield
    except DBAPIError as failure:
        if is_busy(failure):
            raise Unavailable(
                nl="De proefomgeving wordt net teruggezet. Probeer het zo opnieuw.",
                en="The sandbox is being put back. Try again in a moment.",
                headers=RETRY_AFTER,
            ) from failure
        raise

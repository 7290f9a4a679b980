"""How often the public asked: counted in memory and written down each minute, so that to read writes nothing.

What a process counted since the last minute is lost when it ends badly, or when the database takes no writes: nobody
waits for a count, and none is worth a failed answer.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from backend.core import clock
from backend.core.database import Database
from backend.monitor.models import MonitorQueryCount, MonitorRelease

log = structlog.get_logger(__name__)
EVERY = 60.0  # seconds


class Counts:
    """The answers to the public that this process has not yet written down; of who asked, nothing is kept."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[UUID, str, date]] = Counter()

    def add(self, release_id: UUID, asked: str) -> None:
        """Count one answer of today."""
        self._counts[release_id, asked, clock.today()] += 1

    async def write_down(self, database: Database) -> None:
        """Add what was counted to the table, and begin at nothing."""
        taken, self._counts = self._counts, Counter()
        if not taken:
            return
        try:
            await _write_down(database, taken)
        except (SQLAlchemyError, OSError) as failure:
            log.warning("questions to the monitor are not written down", error=type(failure).__name__)


async def _write_down(database: Database, taken: Counter[tuple[UUID, str, date]]) -> None:
    async with database.write() as session:
        # Releases of a sandbox stand in another database: they are not counted here.
        wanted = select(MonitorRelease.id).where(MonitorRelease.id.in_({release_id for release_id, _, _ in taken}))
        known = set(await session.scalars(wanted))
        rows = [
            {"release_id": release_id, "asked": asked, "asked_on": asked_on, "count": count}
            for (release_id, asked, asked_on), count in sorted(taken.items())
            if release_id in known
        ]
        if rows:
            made = insert(MonitorQueryCount).values(rows)
            key = [MonitorQueryCount.release_id, MonitorQueryCount.asked, MonitorQueryCount.asked_on]
            added = {"count": MonitorQueryCount.count + made.excluded.count}
            await session.execute(made.on_conflict_do_update(index_elements=key, set_=added))


@asynccontextmanager
async def counting(database: Database, counts: Counts) -> AsyncIterator[None]:
    """Write down each minute, and once more at the end."""
    task = asyncio.create_task(_each_minute(database, counts))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])
        await counts.write_down(database)


async def _each_minute(database: Database, counts: Counts) -> None:
    while True:
        await asyncio.sleep(EVERY)
        await counts.write_down(database)

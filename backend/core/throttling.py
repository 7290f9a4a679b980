"""Slowing down whoever tries too often: counted in the database, so that all processes count together.

Each count is one statement of its own, outside the request's transaction: an attempt that fails and is undone counts.
The form is a leaky bucket as one moment (GCRA): `full_at` moves on with every attempt, and time catches up with it.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from fastapi import Request
from sqlalchemy import LargeBinary, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from backend.core import clock
from backend.core.database import database_of
from backend.core.models import Base
from backend.core.problems import TooManyRequests


class Throttle(Base):
    """How far ahead of the clock somebody's attempts are. Who that is stands here as a hash only."""

    __tablename__ = "throttles"

    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    full_at: Mapped[datetime] = mapped_column(index=True)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts at once, and after that one more each time `every` has passed. Never shut for good."""

    name: str
    burst: int
    every: timedelta

    def key(self, who: str) -> bytes:
        """What the count is kept under."""
        return hashlib.sha256(f"{self.name} {who}".encode()).digest()


Counted = tuple[Limit, str]  # a limit, and whose attempt it is


async def slow_down(request: Request, *counted: Counted) -> None:
    """Count an attempt under each limit. Raises TooManyRequests (429) with Retry-After at the first that is full."""
    moment = clock.now()
    async with database_of(request).lookup() as connection:
        for limit, who in counted:
            key, room = limit.key(who), moment + limit.every * (limit.burst - 1)
            counting = (
                insert(Throttle)
                .values(key=key, full_at=moment + limit.every)
                .on_conflict_do_update(
                    index_elements=["key"],
                    set_={"full_at": func.greatest(Throttle.full_at, literal(moment)) + limit.every},
                    where=Throttle.full_at <= room,
                )
                .returning(Throttle.full_at)
            )
            if await connection.scalar(counting) is None:
                full_at = await connection.scalar(select(Throttle.full_at).where(Throttle.key == key)) or room
                raise _too_many(max(1, ceil((full_at - room).total_seconds())))


def _too_many(seconds: int) -> TooManyRequests:
    minutes = ceil(seconds / 60)
    nl = f"{seconds} seconden" if seconds < 60 else "1 minuut" if minutes == 1 else f"{minutes} minuten"
    en = f"{seconds} seconds" if seconds < 60 else "1 minute" if minutes == 1 else f"{minutes} minutes"
    return TooManyRequests(
        nl=f"Dit is te vaak geprobeerd. Probeer het over {nl} opnieuw.",
        en=f"This was tried too often. Try again in {en}.",
        headers={"Retry-After": str(seconds)},
    )


async def give_back(session: AsyncSession, *counted: Counted) -> None:
    """Take back the attempt that was counted: it turned out well."""
    for limit, who in counted:
        await session.execute(
            update(Throttle).where(Throttle.key == limit.key(who)).values(full_at=Throttle.full_at - limit.every)
        )


async def forget_past(session: AsyncSession) -> int:
    """Delete the counts that time has caught up with; answers how many."""
    found = await session.execute(delete(Throttle).where(Throttle.full_at <= clock.now()))
    return int(found.rowcount)  # type: ignore[attr-defined]

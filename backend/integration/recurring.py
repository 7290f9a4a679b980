"""Work that recurs: each piece is run by one worker at a time, and caught up once after a standstill."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.integration.models import RecurringJob

log = structlog.get_logger(__name__)
Act = Callable[[AsyncSession], Awaitable[int]]
AFTER_FAILURE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of recurring work: run at a time of day in the Netherlands, or every so long. It answers how many.

    One that does so many `at_a_time` is due again at once when it did that many, after what was due before it.
    """

    name: str
    act: Act
    daily_at: time | None = None
    every: timedelta | None = None
    at_a_time: int | None = None

    def next_after(self, moment: datetime) -> datetime:
        """When it is due next, after this moment."""
        if self.every is not None:
            return moment + self.every
        assert self.daily_at is not None
        local = moment.astimezone(clock.AMSTERDAM)
        due = datetime.combine(local.date(), self.daily_at, clock.AMSTERDAM)
        return due if due > local else datetime.combine(local.date() + timedelta(days=1), self.daily_at, due.tzinfo)


async def run_next(session: AsyncSession, jobs: Sequence[Job]) -> bool:
    """Run one piece of work that is due, in this transaction; False when none is.

    A piece that fails is undone, and tried again in ten minutes. A new piece is due at once.
    """
    known = {job.name: job for job in jobs}
    if not known:
        return False
    await session.execute(
        insert(RecurringJob)
        .values([{"name": name, "next_run_at": clock.now()} for name in sorted(known)])
        .on_conflict_do_nothing()
    )
    due = await session.scalar(
        select(RecurringJob)
        .where(RecurringJob.name.in_(list(known)), RecurringJob.next_run_at <= clock.now())
        .order_by(RecurringJob.next_run_at, RecurringJob.name)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if due is None:
        return False
    job = known[due.name]
    due.last_run_at = clock.now()
    try:
        async with session.begin_nested():
            count = await job.act(session)
    except Exception as failure:
        log.exception("recurring work failed", job=job.name)
        await session.refresh(due)
        due.last_error, due.next_run_at = f"{type(failure).__name__}: {failure}"[:500], clock.now() + AFTER_FAILURE
    else:
        more = job.at_a_time is not None and count >= job.at_a_time
        next_run_at = clock.now() if more else job.next_after(clock.now())
        due.last_count, due.last_error, due.next_run_at = count, None, next_run_at
    await session.flush()
    return True

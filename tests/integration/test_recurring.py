"""Work that recurs."""

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.integration.models import RecurringJob
from backend.integration.recurring import AFTER_FAILURE, Job, run_next


def _counting(name="test.count", **when):
    runs = []

    async def act(session):
        runs.append(clock.now())
        return 3

    return runs, Job(name, act, **when)


async def test_work_is_done_when_it_is_due_and_not_before(session):
    runs, job = _counting(every=timedelta(hours=1))
    moment = clock.now()
    for minutes, expected in ((0, 1), (59, 1), (60, 2), (600, 3)):
        with clock.set_to(moment + timedelta(minutes=minutes)):
            await run_next(session, [job])
        assert len(runs) == expected, minutes
    assert (await session.scalar(select(RecurringJob.last_count))) == 3


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        (datetime(2026, 1, 10, 0, 30, tzinfo=UTC), datetime(2026, 1, 10, 1, 0, tzinfo=UTC)),
        (datetime(2026, 1, 10, 1, 0, tzinfo=UTC), datetime(2026, 1, 11, 1, 0, tzinfo=UTC)),
        (datetime(2026, 7, 10, 1, 0, tzinfo=UTC), datetime(2026, 7, 11, 0, 0, tzinfo=UTC)),
    ],
)
def test_daily_work_is_due_at_its_dutch_time(moment, due):
    _, job = _counting(daily_at=time(2, 0))
    assert job.next_after(moment) == due


async def test_work_that_fails_is_undone_and_tried_again_and_holds_up_nobody(session):
    async def fail(session):
        session.add(RecurringJob(name="left.behind", next_run_at=clock.now()))
        await session.flush()
        raise ValueError("no")

    runs, other = _counting("b.other", every=timedelta(hours=1))
    jobs = [Job("a.fails", fail, every=timedelta(hours=1)), other]
    moment = clock.now()
    with clock.set_to(moment):
        assert await run_next(session, jobs)
        assert await run_next(session, jobs)
        assert not await run_next(session, jobs)
    found = {job.name: job for job in await session.scalars(select(RecurringJob))}
    assert set(found) == {"a.fails", "b.other"}
    assert found["a.fails"].last_error == "ValueError: no"
    assert found["a.fails"].next_run_at == moment + AFTER_FAILURE
    assert len(runs) == 1


async def test_two_workers_do_a_piece_of_work_once(committed):
    runs = []

    async def act(session):
        runs.append(1)
        await asyncio.sleep(0.1)
        return 1

    job = Job("test.once", act, every=timedelta(hours=1))

    async def worker():
        async with committed.write() as session:
            return await run_next(session, [job])

    assert sorted(await asyncio.gather(worker(), worker())) == [False, True]
    assert len(runs) == 1


async def test_work_that_did_as_many_as_it_may_at_a_time_goes_on_after_what_waits(session):
    left = [3, 3, 1]

    async def act(session):
        return left.pop(0)

    runs, other = _counting("b.other", every=timedelta(hours=1))
    jobs = [Job("a.many", act, every=timedelta(minutes=15), at_a_time=3), other]
    moment = clock.now()
    waiting = []
    for second in range(4):
        with clock.set_to(moment + timedelta(seconds=second)):
            assert await run_next(session, jobs)
        waiting.append((len(left), len(runs)))
    assert waiting == [(2, 0), (1, 0), (1, 1), (0, 1)]
    with clock.set_to(moment + timedelta(seconds=4)):
        assert not await run_next(session, jobs)

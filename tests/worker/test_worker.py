"""The worker as a process: it picks up what a killed one left, and stops when asked."""

import asyncio
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import select

from backend import worker
from backend.content import load
from backend.integration.models import RecurringJob
from backend.jobs import recurring_jobs
from backend.mails import service
from backend.mails.models import Mail, MailStatus
from backend.settings import Settings

ROOT = Path(__file__).resolve().parent.parent.parent
LETTER = "measurement_due"


async def _start(database_url, data_dir):
    environment = {**os.environ, "DATABASE_URL": database_url, "SLIMMERWERKEN_DATA_DIR": str(data_dir)}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "backend.cli", "worker", env=environment, cwd=ROOT
    )


async def _queue(database, to="a@b.example"):
    async with database.write() as session:
        params = dict.fromkeys(load.letters()[LETTER].placeholders, "x")
        mail = service.queue(session, to=to, template=LETTER, language="nl", **params)
    return mail.id


async def _until_sent(database, count):
    async with asyncio.timeout(20):
        while True:
            async with database.read() as session:
                sent = list(await session.scalars(select(Mail.id).where(Mail.status == MailStatus.SENT)))
            if len(sent) >= count:
                return
            await asyncio.sleep(0.05)


async def test_a_worker_goes_on_where_a_killed_one_stopped_and_ends_on_request(committed, database_url, tmp_path):
    await _queue(committed)
    first = await _start(database_url, tmp_path)
    await _until_sent(committed, 1)
    first.kill()
    await first.wait()
    await _queue(committed)
    second = await _start(database_url, tmp_path)
    await _until_sent(committed, 2)
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 2
    second.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(second.wait(), 10) == 0


async def _connections(database):
    async with database.lookup() as connection:
        found = await connection.exec_driver_sql("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return set(found.scalars())


async def test_a_worker_survives_that_its_connections_are_cut(committed, database_url, tmp_path):
    await _queue(committed)
    await _until_sent(committed, 0)  # opens the connection that reads, which is the test's own
    before = await _connections(committed)
    stopping = asyncio.Event()
    settings = Settings(database_url=database_url, data_dir=tmp_path)
    working = asyncio.create_task(worker.run(settings, stopping))
    try:
        await _until_sent(committed, 1)
        its_own = await _connections(committed) - before
        assert its_own
        async with committed.lookup() as connection:
            for pid in its_own:
                await connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
        await _queue(committed)
        await _until_sent(committed, 2)
        assert not working.done()
    finally:
        stopping.set()
        await asyncio.wait_for(working, 10)


async def test_every_piece_of_recurring_work_runs(committed, settings):
    jobs = recurring_jobs(settings)
    assert len({job.name for job in jobs}) == len(jobs)
    due = worker.steps(settings)[2]
    async with committed.write() as session:
        for _ in jobs:
            assert await due(session)
        assert not await due(session)
        assert list(await session.scalars(select(RecurringJob.last_error).distinct())) == [None]

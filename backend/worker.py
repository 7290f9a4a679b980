"""The worker: delivers the outbox and the mails, and runs what recurs. Start as many as you like.

Each piece of work is claimed by a row lock in its own transaction. A worker that is killed leaves its piece for the
next one; a database that goes away is waited for.
"""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import wraps
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branches.service import exiting
from backend.core.database import PooledDatabase, make_engine
from backend.core.sandbox_database import SandboxDatabase, make_sandbox
from backend.extracts.service.carrying_out import Extractor
from backend.files.store import open_store
from backend.integration import outbox, recurring
from backend.jobs import recurring_in_sandbox, recurring_jobs
from backend.members.contents import open_contents
from backend.members.service.carrying_out import Importer
from backend.notifications import delivery
from backend.privacy.service import erasures, exporting
from backend.releases.behind import marker_of
from backend.releases.service import carrying_out as releases
from backend.settings import Settings, read_settings
from backend.studies import queries as studies
from backend.vouchers.service import bulk_jobs
from backend.vouchers.service.case import TOPIC
from backend.webhooks import posting
from backend.webhooks.service import fanning, going_wrong
from backend.webhooks.service.delivering import Sender
from backend.webhooks.service.managing import sealer_of

log = structlog.get_logger(__name__)
Step = Callable[[AsyncSession], Awaitable[bool]]
Work = Callable[[], Coroutine[Any, Any, bool]]

IDLE = 1.0  # seconds between looks when there was nothing to do
LONGEST_PAUSE = 15.0  # seconds between attempts while something fails, as when the database is away


def deliverers(settings: Settings) -> Mapping[str, outbox.Deliver]:
    """Who receives which topic of the outbox. Delivery is at least once: a deliverer recognises what it had before."""
    return {TOPIC: fanning.deliverer(settings.message_source)}


def sender(settings: Settings, database: PooledDatabase, faults_of: going_wrong.FaultsOf | None = None) -> Sender:
    """What sends to webhooks; it opens its own transactions, as nothing is sent inside one."""

    async def post(url: str, headers: dict[str, str], body: bytes) -> posting.Outcome:
        return await posting.post(url, headers, body, loopback=settings.webhook_loopback)

    return Sender(database, sealer_of(settings), post, faults_of)


def sandbox_sender(settings: Settings, sandbox: SandboxDatabase, real: PooledDatabase) -> Sender:
    """What sends to webhooks of the sandbox, where systems may have things go wrong on purpose."""
    return sender(settings, sandbox, going_wrong.faults_in(real))


def steps(settings: Settings) -> tuple[Step, ...]:
    """The kinds of work, each doing one piece at a time and answering whether there was one."""
    deliver = delivery.deliverer(settings.smtp_url, settings.data_dir / "mail")
    jobs = recurring_jobs(settings)
    store = open_store(settings)
    receivers = deliverers(settings)

    async def messages(session: AsyncSession) -> bool:
        return await outbox.deliver_next(session, receivers)

    async def mails(session: AsyncSession) -> bool:
        return await delivery.deliver_next(session, deliver, sender=settings.mail_from, public_url=settings.public_url)

    async def due(session: AsyncSession) -> bool:
        return await recurring.run_next(session, jobs)

    async def downloads(session: AsyncSession) -> bool:
        return await exporting.make_next(session, store)

    async def erase(session: AsyncSession) -> bool:
        return await erasures.carry_out_next(session, store)

    async def exits(session: AsyncSession) -> bool:
        return await exiting.carry_out_next(session)

    return messages, mails, due, downloads, erase, exits


def sandbox_steps(settings: Settings) -> tuple[Step, ...]:
    """What happens in the sandbox beside series of moves and imports: webhooks hear, and what is old is forgotten.

    No mail leaves, and no day comes on which something expires.
    """
    receivers = deliverers(settings)
    jobs = recurring_in_sandbox(settings)

    async def messages_of_sandbox(session: AsyncSession) -> bool:
        return await outbox.deliver_next(session, receivers)

    async def due_in_sandbox(session: AsyncSession) -> bool:
        return await recurring.run_next(session, jobs)

    return messages_of_sandbox, due_in_sandbox


def in_transaction(database: PooledDatabase, step: Step) -> Work:
    """A step in a transaction of its own."""

    @wraps(step)
    async def work() -> bool:
        async with database.write() as session:
            return await step(session)

    return work


def status_changes(database: PooledDatabase, real: PooledDatabase) -> Work:
    """The long series of moves of systems in this database; what each may do stands in the real one."""

    async def make_status_changes() -> bool:
        return await bulk_jobs.carry_out_next(database, real)

    return make_status_changes


async def keep_doing(work: Work, stopping: asyncio.Event) -> None:
    """Do one kind of work until asked to stop; finishes the piece at hand."""
    pause = IDLE
    while not stopping.is_set():
        try:
            busy = await work()
        except Exception as failure:  # noqa: BLE001 - a lost connection shows in many ways; work must go on after it
            pause = min(pause * 2, LONGEST_PAUSE)
            log.warning("work interrupted", step=work.__name__, error=type(failure).__name__, pause=pause)
            busy = False
        else:
            pause = IDLE
        if not busy:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), pause)


async def run(settings: Settings | None = None, stopping: asyncio.Event | None = None) -> None:
    """Work until SIGTERM or SIGINT, or until `stopping` is set."""
    settings = settings or read_settings()
    stopping = stopping or asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(RuntimeError):  # only the main thread may listen, and not on every system
            asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    real = PooledDatabase(make_engine(settings.database_url, pool_size=10))
    worlds = [(real, steps(settings), sender(settings, real))]
    try:
        if settings.sandbox_database_url:
            sandbox = make_sandbox(settings.sandbox_database_url, real, pool_size=3)
            worlds.append((sandbox, sandbox_steps(settings), sandbox_sender(settings, sandbox, real)))
            await sandbox.require_elsewhere_now()
        kinds: list[Work] = []
        for database, steps_of, sending in worlds:
            kinds += [*(in_transaction(database, step) for step in steps_of), sending.step]
            contents = open_contents(settings, in_sandbox=database is not real)
            kinds += [status_changes(database, real), Importer(database, contents, real).step]
        beside = releases.Beside(marker_of(settings.secret, settings.data_dir), studies.behind_by_outcome)
        kinds += [releases.Releaser(real, beside).step, Extractor(real).step]
        await asyncio.gather(*(keep_doing(work, stopping) for work in kinds))
        for _, _, sending in worlds:
            await sending.finish()
    finally:
        for database, _, _ in worlds:
            await database.close()

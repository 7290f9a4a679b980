"""The worker: delivers the outbox and the mails, and runs what recurs. Start as many as you like.

Each piece of work is claimed by a row lock in its own transaction. A worker that is killed leaves its piece for the
next one; a database that goes away is waited for.
"""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import time, timedelta
from functools import wraps
from typing import Any

import structlog
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.service import accreditation, referrals
from backend.advisers.service.reminding import remind as remind_advisers
from backend.branch_figures import service as branch_figures
from backend.branches.service import exiting
from backend.branches.service.reminding import remind as remind_branches
from backend.campaigns.service import following as campaigns
from backend.campaigns.service import noticing
from backend.core import clock, idempotency
from backend.core.database import PooledDatabase, make_engine
from backend.core.sandbox_database import SandboxDatabase, make_sandbox
from backend.files import service as files
from backend.files.store import open_store
from backend.guidance.service import keeping
from backend.identity import signing_keys
from backend.identity.models import Session
from backend.identity.service.forgetting import forget_past
from backend.integration import outbox, recurring
from backend.integration.recurring import Job
from backend.machines.service import issuing
from backend.mails import service as mails
from backend.measurement_moments.service import reminding as measurement_reminding
from backend.members.contents import open_contents
from backend.members.service import forgetting as imports
from backend.members.service.carrying_out import Importer
from backend.monitor import releasing as monitor_releasing
from backend.monitor import service as monitor
from backend.notifications import delivery
from backend.notifications import service as notifications
from backend.openid import attempts
from backend.organisations.service import access
from backend.privacy import retention, unused
from backend.privacy.service import erasures, exporting
from backend.releases.service import carrying_out as releases
from backend.reviews.service.publishing import AT_A_TIME as REVIEWS_AT_A_TIME
from backend.reviews.service.publishing import close_due as close_reviews
from backend.reviews.service.publishing import mix_open as mix_reviews
from backend.reviews.service import publishing as reviews
from backend.scans.service import mixing, norming, reviewing, running
from backend.search import laying as search_laying
from backend.search import service as search
from backend.settings import Settings, read_settings
from backend.toolbox.service import reviewing as toolbox_reviewing
from backend.vouchers.service import absences, bulk_jobs, clockwork, enrolling, following, reminding
from backend.vouchers.service.allocating import seeds_of
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


async def end_sessions(session: AsyncSession) -> int:
    """Delete sessions that have ended; answers how many."""
    ended = await session.execute(delete(Session).where(Session.expires_at <= clock.now()))
    return int(ended.rowcount)  # type: ignore[attr-defined]


def recurring_jobs(settings: Settings) -> tuple[Job, ...]:
    """Everything that happens by itself: one line each."""
    store, contents = open_store(settings), open_contents(settings)

    seal = signing_keys.sealer_of(settings)

    async def renew_signing_keys(session: AsyncSession) -> int:
        return await signing_keys.renew(session, seal)

    seeds = seeds_of(settings)

    async def allocate_due(session: AsyncSession) -> int:
        return await clockwork.allocate_due(session, seeds)

    async def sweep_files(session: AsyncSession) -> int:
        return await files.sweep(session, store)

    async def forget_member_imports(session: AsyncSession) -> int:
        return await imports.forget_past(session, contents)

    async def sweep_member_imports(session: AsyncSession) -> int:
        return await imports.sweep(session, contents)

    async def expire_downloads(session: AsyncSession) -> int:
        return await exporting.expire_due(session, store)

    return (
        Job("identity.end-sessions", end_sessions, daily_at=time(2, 0)),
        Job("identity.renew-signing-keys", renew_signing_keys, daily_at=time(2, 5)),
        Job("machines.forget-assertions", issuing.forget_assertions, daily_at=time(2, 5)),
        Job("openid.forget-attempts", attempts.forget_expired, every=timedelta(hours=1)),
        Job("identity.forget-past", forget_past, daily_at=time(2, 5)),
        Job("core.forget-idempotency", idempotency.forget_expired, daily_at=time(2, 10)),
        Job("mails.forget-old", mails.forget_old, daily_at=time(2, 15)),
        Job("notifications.forget-old", notifications.forget_old, daily_at=time(2, 20)),
        Job("files.sweep", sweep_files, daily_at=time(2, 30)),
        Job("members.forget-imports", forget_member_imports, daily_at=time(2, 35)),
        Job("members.sweep-imports", sweep_member_imports, daily_at=time(2, 40)),
        Job("integration.forget-delivered", outbox.forget_delivered, daily_at=time(2, 40)),
        Job("vouchers.forget-feed", following.forget_old, daily_at=time(2, 45)),
        Job("vouchers.forget-status-change-jobs", bulk_jobs.forget_old, daily_at=time(2, 45)),
        Job("vouchers.forget-absences", absences.forget_past, daily_at=time(2, 45)),
        Job("webhooks.forget-old", fanning.forget_old, daily_at=time(2, 45)),
        Job("vouchers.follow-clock", clockwork.follow_clock, every=timedelta(minutes=1)),
        Job("vouchers.allocate", allocate_due, every=timedelta(hours=1)),
        Job("vouchers.follow-drawn-out", clockwork.follow_drawn_out, every=timedelta(hours=1)),
        Job("vouchers.follow-not-started", enrolling.follow_not_started, every=timedelta(hours=1)),
        Job("vouchers.end-waiting-lists", clockwork.end_waiting_lists, daily_at=time(0, 10)),
        Job("vouchers.expire", clockwork.expire_due, daily_at=time(0, 20)),
        Job("vouchers.remind", reminding.remind, daily_at=time(7, 0)),
        Job("measurements.remind", measurement_reminding.remind, daily_at=time(7, 10)),
        Job("advisers.remind", remind_advisers, daily_at=time(7, 5)),
        Job("reviews.close", reviews.close_due, daily_at=time(0, 2)),
        Job("reviews.mix", reviews.mix_open, every=timedelta(minutes=15), at_a_time=reviews.AT_A_TIME),
        Job("toolbox.remind", toolbox_reviewing.remind, daily_at=time(7, 5)),
        Job("scans.close", running.close_due, daily_at=time(0, 1)),
        Job("scans.release-norms", norming.release_due, daily_at=time(4, 0)),
        Job("branch-figures.release", branch_figures.release_due, daily_at=time(4, 15)),
        Job("monitor.release", monitor_releasing.release_due, daily_at=time(4, 30)),
        Job("monitor.carry-out-orders", monitor_releasing.carry_out_orders, every=timedelta(minutes=1)),
        Job("monitor.forget-queries", monitor.forget_old, daily_at=time(2, 25)),
        Job("releases.ask-reruns", releases.ask_reruns, every=timedelta(days=7)),
        Job("scans.lapse-remarks", reviewing.lapse, daily_at=time(0, 25)),
        Job("scans.mix", mixing.mix_open, every=timedelta(minutes=15), at_a_time=mixing.AT_A_TIME),
        Job("campaigns.close", campaigns.close_due, every=timedelta(minutes=1)),
        Job("campaigns.begin-notices", noticing.begin_notices, every=timedelta(minutes=5)),
        Job(
            "campaigns.tell-members",
            noticing.tell_next,
            every=timedelta(minutes=1),
            at_a_time=noticing.COMPANIES_AT_ONCE,
        ),
        Job("campaigns.count", campaigns.count_daily, daily_at=time(6, 0)),
        Job("search.count-words", search_laying.count_words, every=timedelta(hours=1)),
        Job("search.forget-old", search.forget_old, daily_at=time(2, 25)),
        Job("guidance.remind", keeping.remind, daily_at=time(7, 5)),
        Job("advisers.expire", accreditation.expire_due, daily_at=time(0, 5)),
        Job("branches.remind", remind_branches, daily_at=time(7, 5)),
        Job("access-requests.let-pass", access.let_pass_due, daily_at=time(0, 15)),
        Job("privacy.expire-downloads", expire_downloads, daily_at=time(2, 50)),
        Job("privacy.unused-accounts", unused.follow, daily_at=time(2, 55)),
        Job("privacy.apply-retention", retention.apply_all, daily_at=time(3, 0)),
        Job("referrals.let-pass", referrals.let_pass_due, daily_at=time(0, 10)),
    )


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


def recurring_in_sandbox(settings: Settings) -> tuple[Job, ...]:
    """What would pile up in a sandbox that nobody puts back is forgotten there too."""
    contents = open_contents(settings, in_sandbox=True)

    async def forget_member_imports(session: AsyncSession) -> int:
        return await imports.forget_past(session, contents)

    async def sweep_member_imports(session: AsyncSession) -> int:
        return await imports.sweep(session, contents)

    return (
        Job("core.forget-idempotency", idempotency.forget_expired, daily_at=time(2, 10)),
        Job("members.forget-imports", forget_member_imports, daily_at=time(2, 35)),
        Job("members.sweep-imports", sweep_member_imports, daily_at=time(2, 40)),
        Job("integration.forget-delivered", outbox.forget_delivered, daily_at=time(2, 40)),
        Job("webhooks.forget-old", fanning.forget_old, daily_at=time(2, 45)),
    )


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
        kinds.append(releases.Releaser(real).step)
        await asyncio.gather(*(keep_doing(work, stopping) for work in kinds))
        for _, _, sending in worlds:
            await sending.finish()
    finally:
        for database, _, _ in worlds:
            await database.close()

"""Everything that happens by itself, and when: one line each."""

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.service import accreditation, referrals
from backend.advisers.service.reminding import remind as remind_advisers
from backend.branch_figures import service as branch_figures
from backend.branches.service.reminding import remind as remind_branches
from backend.campaigns.service import following as campaigns
from backend.campaigns.service import noticing
from backend.core import clock, idempotency
from backend.events.links import links_of
from backend.events.service import moving_up as event_places
from backend.events.service import reminding as event_reminding
from backend.extracts.service import carrying_out as extracts
from backend.files import service as files
from backend.files.store import open_store
from backend.guidance.service import keeping
from backend.identity import signing_keys
from backend.identity.models import Session
from backend.identity.service.forgetting import forget_past
from backend.integration import outbox
from backend.integration.recurring import Job
from backend.machines.service import issuing
from backend.mails import service as mails
from backend.measurement_moments.service import reminding as measurement_reminding
from backend.members.contents import open_contents
from backend.members.service import forgetting as imports
from backend.monitor import releasing as monitor_releasing
from backend.monitor import service as monitor
from backend.monitoring import norming as result_norming
from backend.network.service import suggesting as network_suggesting
from backend.newsletters import keys as newsletter_keys
from backend.newsletters.service import sending, stopping, subscribing
from backend.notifications import digests
from backend.notifications import service as notifications
from backend.obstacles import counting as obstacles
from backend.openid import attempts
from backend.organisations.service import access
from backend.privacy import retention, unused
from backend.privacy.service import exporting
from backend.questions.service import clockwork as question_clock
from backend.questions.service import following as question_following
from backend.questions.terms import terms_of
from backend.releases.service import carrying_out as releases
from backend.releases.service import taking_out as releases_taking_out
from backend.reviews.service import publishing as reviews
from backend.scans.service import mixing, norming, reviewing, running
from backend.search import laying as search_laying
from backend.search import service as search
from backend.settings import Settings
from backend.toolbox.service import reviewing as toolbox_reviewing
from backend.vouchers.service import absences, bulk_jobs, clockwork, enrolling, following, reminding
from backend.vouchers.service.allocating import seeds_of
from backend.webhooks.service import fanning


async def end_sessions(session: AsyncSession) -> int:
    """Delete sessions that have ended; answers how many."""
    ended = await session.execute(delete(Session).where(Session.expires_at <= clock.now()))
    return int(ended.rowcount)  # type: ignore[attr-defined]


def _with(work: Callable[..., Awaitable[int]], known: Any) -> Callable[[AsyncSession], Awaitable[int]]:
    """This work, which needs something of the settings besides a session."""

    async def run(session: AsyncSession) -> int:
        return await work(session, known)

    return run


def recurring_jobs(settings: Settings) -> tuple[Job, ...]:
    """What recurs in the real database."""
    store, contents = open_store(settings), open_contents(settings)
    seal, seeds = signing_keys.sealer_of(settings), seeds_of(settings)
    letters_by, event_links = newsletter_keys.keys_of(settings), links_of(settings)
    question_terms, stop_mark = terms_of(settings), question_following.marker(settings)
    return (
        Job("identity.end-sessions", end_sessions, daily_at=time(2, 0)),
        Job("identity.renew-signing-keys", _with(signing_keys.renew, seal), daily_at=time(2, 5)),
        Job("machines.forget-assertions", issuing.forget_assertions, daily_at=time(2, 5)),
        Job("openid.forget-attempts", attempts.forget_expired, every=timedelta(hours=1)),
        Job("identity.forget-past", forget_past, daily_at=time(2, 5)),
        Job("core.forget-idempotency", idempotency.forget_expired, daily_at=time(2, 10)),
        Job("mails.forget-old", mails.forget_old, daily_at=time(2, 15)),
        Job("notifications.forget-old", notifications.forget_old, daily_at=time(2, 20)),
        Job(
            "notifications.send-digests",
            _with(digests.send_digests, digests.codes_of(settings)),
            daily_at=digests.SENT_AT,
            at_a_time=digests.AT_A_TIME,
        ),
        Job("files.sweep", _with(files.sweep, store), daily_at=time(2, 30)),
        Job("members.forget-imports", _with(imports.forget_past, contents), daily_at=time(2, 35)),
        Job("members.sweep-imports", _with(imports.sweep, contents), daily_at=time(2, 40)),
        Job("integration.forget-delivered", outbox.forget_delivered, daily_at=time(2, 40)),
        Job("vouchers.forget-feed", following.forget_old, daily_at=time(2, 45)),
        Job("vouchers.forget-status-change-jobs", bulk_jobs.forget_old, daily_at=time(2, 45)),
        Job("vouchers.forget-absences", absences.forget_past, daily_at=time(2, 45)),
        Job("webhooks.forget-old", fanning.forget_old, daily_at=time(2, 45)),
        Job("vouchers.follow-clock", clockwork.follow_clock, every=timedelta(minutes=1)),
        Job("vouchers.allocate", _with(clockwork.allocate_due, seeds), every=timedelta(hours=1)),
        Job("vouchers.follow-drawn-out", clockwork.follow_drawn_out, every=timedelta(hours=1)),
        Job("vouchers.follow-not-started", enrolling.follow_not_started, every=timedelta(hours=1)),
        Job("vouchers.end-waiting-lists", clockwork.end_waiting_lists, daily_at=time(0, 10)),
        Job("vouchers.expire", clockwork.expire_due, daily_at=time(0, 20)),
        Job("vouchers.remind", reminding.remind, daily_at=time(7, 0)),
        Job(
            "measurements.remind",
            measurement_reminding.remind,
            daily_at=time(7, 10),
            at_a_time=measurement_reminding.AT_A_TIME,
        ),
        Job("advisers.remind", remind_advisers, daily_at=time(7, 5)),
        Job("reviews.close", reviews.close_due, daily_at=time(0, 2)),
        Job("reviews.mix", reviews.mix_open, every=timedelta(minutes=15), at_a_time=reviews.AT_A_TIME),
        Job("toolbox.remind", toolbox_reviewing.remind, daily_at=time(7, 5)),
        Job("scans.close", running.close_due, daily_at=time(0, 1)),
        Job("scans.release-norms", norming.release_due, daily_at=time(4, 0)),
        Job("branch-figures.release", branch_figures.release_due, daily_at=time(4, 15)),
        Job("measurements.release-norms", result_norming.release_due, daily_at=time(4, 20)),
        Job("monitor.release", monitor_releasing.release_due, daily_at=time(4, 30)),
        Job("obstacles.count-month", obstacles.count_month, daily_at=time(4, 45)),
        Job("monitor.carry-out-orders", monitor_releasing.carry_out_orders, every=timedelta(minutes=1)),
        Job("monitor.forget-queries", monitor.forget_old, daily_at=time(2, 25)),
        Job("releases.ask-reruns", releases.ask_reruns, every=timedelta(days=7)),
        Job("releases.take-out-withdrawn", releases_taking_out.take_out_withdrawn, daily_at=time(2, 35)),
        Job("extracts.expire", extracts.expire_due, daily_at=time(0, 10)),
        Job("extracts.recall", extracts.recall_lost, every=timedelta(minutes=15)),
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
        Job(
            "events.follow-places",
            _with(event_places.follow, event_links),
            every=timedelta(minutes=5),
            at_a_time=event_places.AT_A_TIME,
        ),
        Job(
            "events.remind",
            _with(event_reminding.remind, event_links),
            every=timedelta(hours=1),
            at_a_time=event_reminding.AT_A_TIME,
        ),
        Job("search.count-words", search_laying.count_words, every=timedelta(hours=1)),
        Job("search.forget-old", search.forget_old, daily_at=time(2, 25)),
        Job(
            "newsletters.send",
            _with(sending.send_next, letters_by),
            every=timedelta(minutes=1),
            at_a_time=sending.AT_A_TIME,
        ),
        Job("newsletters.learn-refusals", _with(stopping.learn_refusals, letters_by), every=timedelta(hours=1)),
        Job("newsletters.forget-unconfirmed", subscribing.forget_unconfirmed, daily_at=time(2, 25)),
        Job(
            "questions.pass-on",
            _with(question_clock.pass_on_due, question_terms),
            every=timedelta(minutes=15),
            at_a_time=question_clock.AT_A_TIME,
        ),
        Job(
            "questions.send-digests",
            _with(question_following.send_digests, stop_mark),
            daily_at=time(7, 15),
            at_a_time=question_following.AT_A_TIME,
        ),
        Job("network.suggest", network_suggesting.suggest_due, daily_at=time(3, 45)),
        Job("guidance.remind", keeping.remind, daily_at=time(7, 5)),
        Job("advisers.expire", accreditation.expire_due, daily_at=time(0, 5)),
        Job("branches.remind", remind_branches, daily_at=time(7, 5)),
        Job("access-requests.let-pass", access.let_pass_due, daily_at=time(0, 15)),
        Job("privacy.expire-downloads", _with(exporting.expire_due, store), daily_at=time(2, 50)),
        Job("privacy.unused-accounts", unused.follow, daily_at=time(2, 55)),
        Job("privacy.apply-retention", retention.apply_all, daily_at=time(3, 0)),
        Job("referrals.let-pass", referrals.let_pass_due, daily_at=time(0, 10)),
    )


def recurring_in_sandbox(settings: Settings) -> tuple[Job, ...]:
    """What would pile up in a sandbox that nobody puts back is forgotten there too."""
    contents = open_contents(settings, in_sandbox=True)

    async def forget_member_imports(session: AsyncSession) -> int:
        return await imports.forget_past(session, contents)

    async def sweep_member_imports(session: AsyncSession) -> int:
        return await imports.sweep(session, contents)

    return (
        Job("core.forget-idempotency", idempotency.forget_expired, daily_at=time(2, 10)),
        Job("members.forget-imports", _with(imports.forget_past, contents), daily_at=time(2, 35)),
        Job("members.sweep-imports", _with(imports.sweep, contents), daily_at=time(2, 40)),
        Job("integration.forget-delivered", outbox.forget_delivered, daily_at=time(2, 40)),
        Job("webhooks.forget-old", fanning.forget_old, daily_at=time(2, 45)),
    )

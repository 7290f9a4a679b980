"""More moves of a system than it can wait for: taken in at once, and made by the worker one after the other.

Each move is made in a transaction of its own, in which its result is written: a worker that is killed leaves nothing
half done, and the next goes on with the first move without a result. What the system may do is read anew for each.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.core.database import Database
from backend.core.problems import IdempotencyKeyReused, Problem, ScopeMissing
from backend.identity.principals import Principal, system_now
from backend.identity.scopes import SYNC
from backend.vouchers.errors import TooManyJobs
from backend.vouchers.models import BulkOutcome, StatusChangeJob, StatusChangeJobItem
from backend.vouchers.schemas.bulk import BulkMove, BulkMoveCreate
from backend.vouchers.schemas.moves import VoucherMove
from backend.vouchers.service import bulk, reconciling
from backend.vouchers.service.bulk import Result
from backend.vouchers.service.following import KEPT

MOST_UNFINISHED = 20  # jobs of one system
_MOVE: TypeAdapter[VoucherMove] = TypeAdapter(VoucherMove)


@dataclass(frozen=True, slots=True)
class Tried:
    """The move that was tried, to know after its transaction was undone."""

    job_id: UUID
    index: int
    voucher_id: UUID


async def take_in(database: Database, principal: Principal, wish: BulkMoveCreate, key: str | None) -> StatusChangeJob:
    """The job of this request: the one there is when it was sent before, by its key or else by what it holds.

    Raises ScopeMissing (403) for a person, IdempotencyKeyReused (422) and TooManyJobs (429).
    """
    client_id = bulk.require_system(principal)
    fingerprint = hashlib.sha256(wish.model_dump_json().encode()).digest()
    async with database.write() as session:
        # One at a time, so that the same request twice is one job, and jobs begin in the order of their moments.
        await session.execute(
            select(func.pg_advisory_xact_lock(func.hashtextextended(f"status change jobs {client_id}", 0)))
        )
        known = await _known(session, client_id, key, fingerprint)
        if known is not None:
            return known
        unfinished = select(func.count()).where(
            StatusChangeJob.client_id == client_id, StatusChangeJob.finished_at.is_(None)
        )
        if (await session.scalar(unfinished) or 0) >= MOST_UNFINISHED:
            raise TooManyJobs(headers={"Retry-After": "60"})
        job = StatusChangeJob(
            organisation_id=principal.organisation_id,
            client_id=client_id,
            client_name=principal.name,
            idempotency_key=key,
            fingerprint=fingerprint,
            total=len(wish.items),
            received_at=clock.now(),
        )
        session.add(job)
        await session.flush()
        rows = [_row(job.id, index, item) for index, item in enumerate(wish.items)]
        await session.execute(insert(StatusChangeJobItem), rows)
        return job


async def _known(session: AsyncSession, client_id: UUID, key: str | None, fingerprint: bytes) -> StatusChangeJob | None:
    of_client = select(StatusChangeJob).where(StatusChangeJob.client_id == client_id)
    if key is None:
        same = StatusChangeJob.fingerprint == fingerprint
        return await session.scalar(of_client.where(StatusChangeJob.idempotency_key.is_(None), same))
    known = await session.scalar(of_client.where(StatusChangeJob.idempotency_key == key))
    if known is not None and known.fingerprint != fingerprint:
        raise IdempotencyKeyReused
    return known


def _row(job_id: UUID, index: int, item: BulkMove) -> dict[str, object]:
    return {
        "job_id": job_id,
        "index": index,
        "key": item.change.source_event_id,
        "voucher_id": item.voucher_id,
        "if_version": item.if_version,
        "wish": item.change.model_dump(mode="json", by_alias=True),
    }


async def carry_out_next(database: Database, real: Database) -> bool:
    """Make the next move of the job whose turn it is; False when none waits. The worker calls it.

    What a system may do stands in the real database, also when this is that of the sandbox.

    Of each system the oldest job goes first, and systems take turns per move. A move that fails leaves nothing but its
    refusal, which is written apart. Raises when the database is away: nothing is lost then.
    """
    tried: Tried | None = None
    try:
        async with database.write() as session:
            job = await _next(session)
            if job is None:
                return False
            try:
                principal = await _allowed(real, job)
            except Problem as refusal:
                await _refuse_rest(session, job, refusal)
                return True
            item = await session.get_one(StatusChangeJobItem, (job.id, job.done))
            tried = Tried(job.id, item.index, item.voucher_id)
            made = await reconciling.bring_across(
                session, principal, item.voucher_id, _MOVE.validate_python(item.wish), f'"{item.if_version}"'
            )
            _note(job, item, bulk.result_of(made))
    except Exception as failure:
        if tried is None:
            raise
        await _refuse(database, tried, bulk.refusal_of(failure, tried.voucher_id))
    return True


async def _next(session: AsyncSession) -> StatusChangeJob | None:
    """The job whose turn it is, locked; another worker passes over it."""
    earlier = aliased(StatusChangeJob)
    return await session.scalar(
        select(StatusChangeJob)
        .where(
            StatusChangeJob.finished_at.is_(None),
            ~exists().where(
                earlier.client_id == StatusChangeJob.client_id,
                earlier.received_at < StatusChangeJob.received_at,
                earlier.finished_at.is_(None),
            ),
        )
        .order_by(StatusChangeJob.last_at.nulls_first(), StatusChangeJob.received_at, StatusChangeJob.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def _allowed(real: Database, job: StatusChangeJob) -> Principal:
    """The system as it is now. Raises TokenInvalid (401) once revoked, ScopeMissing (403)."""
    async with real.read() as session:
        principal = await system_now(session, job.client_id)
    if not principal.may(SYNC):
        raise ScopeMissing(nl=f"U mist: {SYNC}.", en=f"Missing: {SYNC}.")
    return principal


async def _refuse_rest(session: AsyncSession, job: StatusChangeJob, refusal: Problem) -> None:
    rest = (StatusChangeJobItem.job_id == job.id) & (StatusChangeJobItem.index >= job.done)
    ended = {"outcome": BulkOutcome.REFUSED, "status": refusal.status, "problem": _told(refusal, job), "wish": None}
    await session.execute(update(StatusChangeJobItem).where(rest).values(ended))
    job.count(BulkOutcome.REFUSED, job.total - job.done, clock.now())


async def _refuse(database: Database, tried: Tried, result: Result) -> None:
    """In a transaction of its own, as that of the move was undone; unless another worker made it meanwhile."""
    async with database.write() as session:
        job = await session.get_one(StatusChangeJob, tried.job_id, with_for_update=True)
        if job.done == tried.index:
            _note(job, await session.get_one(StatusChangeJobItem, (job.id, job.done)), result)


def _note(job: StatusChangeJob, item: StatusChangeJobItem, result: Result) -> None:
    item.outcome, item.status, item.etag, item.wish = result.outcome, result.status, result.etag, None
    item.conflict_id = result.conflict_id
    item.problem = _told(result.problem, job) if result.problem else None
    job.count(result.outcome, 1, clock.now())


def _told(problem: Problem, job: StatusChangeJob) -> dict[str, object]:
    return {"nl": problem.document("nl", job.address), "en": problem.document("en", job.address)}


async def forget_old(session: AsyncSession) -> int:
    """Delete jobs that ended more than 90 days ago, with their results; answers how many."""
    found = await session.execute(delete(StatusChangeJob).where(StatusChangeJob.finished_at < clock.now() - KEPT))
    return int(found.rowcount)  # type: ignore[attr-defined]

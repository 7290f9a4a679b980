"""Erasures: asked for, taken back in time, carried out by the worker, logged, and done again after a restore."""

from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import orjson
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.files.store import FileStore
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.service import accounts
from backend.notifications import service as notifications
from backend.organisations.models import Company
from backend.privacy import erasing, queries
from backend.privacy.errors import ErasureHindered
from backend.privacy.holdings import obstacles_to
from backend.privacy.models import ErasureRequest, ErasureStatus, Whose

GRACE = MappingProxyType({Whose.PERSON: timedelta(days=14), Whose.COMPANY: timedelta(days=30)})
LOG = "erasures"  # the folder of the store in which the log stands a second time, outside the database


async def ask(
    session: AsyncSession, principal: Principal, whose: Whose, subject_id: UUID
) -> tuple[ErasureRequest, bool]:
    """Ask to erase; answers the request and whether it is new: while one waits, that one is answered.

    Raises AccountNotFound and CompanyNotFound (404), ErasureHindered (409).
    """
    queries.require_own(principal, whose, subject_id)
    await accounts.lock_account(session, principal.account_id)
    waiting = await session.scalar(
        select(ErasureRequest).where(
            ErasureRequest.subject_id == subject_id, ErasureRequest.status == ErasureStatus.WAITING
        )
    )
    if waiting is not None:
        return waiting, False
    await require_unhindered(session, whose, subject_id)
    moment = clock.now()
    made = ErasureRequest(
        whose=whose,
        subject_id=subject_id,
        requested_by=principal.account_id,
        requested_at=moment,
        due_at=moment + GRACE[whose],
    )
    session.add(made)
    await session.flush()
    audit.record(session, principal, "own-data.ask-erasure", whose_kind(whose), subject_id, **_about(whose, subject_id))
    account = await session.get_one(Account, principal.account_id)
    day = made.due_at.astimezone(clock.AMSTERDAM).strftime("%d-%m-%Y")
    await notifications.tell_account(session, account, template="erasure_asked", link=_page_of(whose), day=day)
    return made, True


async def require_unhindered(session: AsyncSession, whose: Whose, subject_id: UUID) -> None:
    """Refuse while something must be settled first. Raises ErasureHindered (409) with each of them."""
    obstacles = await obstacles_to(session, whose, subject_id)
    if obstacles:
        raise ErasureHindered(
            nl=" ".join(obstacle.words[0] for obstacle, _ in obstacles),
            en=" ".join(obstacle.words[1] for obstacle, _ in obstacles),
            obstacles=[obstacle.code for obstacle, _ in obstacles],
        )


async def cancel(session: AsyncSession, principal: Principal, erasure_id: UUID, if_match: str | None) -> ErasureRequest:
    """Take a request back while it waits. Raises ErasureNotFound (404), VersionStale (412), ErasureDone (409)."""
    request = await queries.get_erasure(session, principal, erasure_id, for_update=True)
    require_current(request, if_match)
    request.cancel(clock.now())
    audit.record(
        session,
        principal,
        "own-data.cancel-erasure",
        whose_kind(request.whose),
        request.subject_id,
        **_about(request.whose, request.subject_id),
    )
    await session.flush()
    return request


async def carry_out_next(session: AsyncSession, store: FileStore) -> bool:
    """Carry out the request that is due longest; False when none is. The worker calls it."""
    request = await session.scalar(
        select(ErasureRequest)
        .where(ErasureRequest.status == ErasureStatus.WAITING, ErasureRequest.due_at <= clock.now())
        .order_by(ErasureRequest.due_at, ErasureRequest.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if request is None:
        return False
    moment = clock.now()
    whose, subject_id, asker = request.whose, request.subject_id, request.requested_by
    if await obstacles_to(session, whose, subject_id):
        request.halt(moment)
        account = await session.get(Account, asker)
        if account is not None:
            await notifications.tell_account(session, account, template="erasure_halted", link=_page_of(whose))
        await session.flush()
        return True
    request.finish(moment)
    await session.flush()
    audit.record(session, None, "own-data.erase", whose_kind(whose), subject_id, **_about(whose, subject_id))
    await erasing.erase(session, store, whose, subject_id, moment)
    await store.note(LOG, str(subject_id), _line(whose, subject_id, moment))
    return True


async def replay(session: AsyncSession, store: FileStore) -> int:
    """After a copy was put back: erase again what was erased since it was made. Answers how many were."""
    again = 0
    for line in await store.notes(LOG):
        entry = orjson.loads(line)
        whose, subject_id = Whose(entry["whose"]), UUID(entry["subjectId"])
        if whose is Whose.COMPANY:
            company = await session.get(Company, subject_id)
            if company is None or company.erased:
                continue
        at = datetime.fromisoformat(entry["erasedAt"])
        again += await erasing.erase(session, store, whose, subject_id, at)
    return again


def _line(whose: Whose, subject_id: UUID, at: datetime) -> bytes:
    return orjson.dumps({"whose": whose, "subjectId": str(subject_id), "erasedAt": at.isoformat()})


def whose_kind(whose: Whose) -> str:
    """The word by which the audit trail calls a person or a company."""
    return "company" if whose is Whose.COMPANY else "account"


def _about(whose: Whose, subject_id: UUID) -> dict[str, UUID]:
    return {"organisation_id": subject_id} if whose is Whose.COMPANY else {}


def _page_of(whose: Whose) -> str:
    return "/bedrijf/onze-gegevens" if whose is Whose.COMPANY else "/account/gegevens"

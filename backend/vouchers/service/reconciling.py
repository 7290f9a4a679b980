"""Conflicts between Syntens' own system and the platform: kept as work, and decided by an officer with a reason."""

from dataclasses import dataclass, replace
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.vouchers.errors import MoveImpossible
from backend.vouchers.models import ConflictStatus, SyncConflict
from backend.vouchers.queries import conflicts, vouchers
from backend.vouchers.rights import not_yours
from backend.vouchers.schemas.conflicts import SyncConflictDecide
from backend.vouchers.schemas.moves import VoucherMove
from backend.vouchers.service import moves
from backend.vouchers.service.case import SourceEvent
from backend.vouchers.service.relaying import Relayed, event_of, relay
from backend.vouchers.states import Party, VoucherStatus

_MOVE: TypeAdapter[VoucherMove] = TypeAdapter(VoucherMove)


@dataclass(frozen=True, slots=True)
class Kept:
    """A move that is impossible here, and the conflict it is kept as; none when both sides say the same already."""

    problem: MoveImpossible
    conflict_id: UUID | None


async def bring_across(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: VoucherMove, if_match: str | None
) -> Relayed | Kept:
    """Make the move that an officer made there, or keep it as a conflict when it is impossible here.

    That is answered rather than raised, so that what is kept is committed. Raises what else `relaying.relay` raises.
    """
    try:
        async with session.begin_nested():
            return await relay(session, principal, voucher_id, wish, if_match)
    except MoveImpossible as problem:
        return Kept(problem, await _keep(session, principal, voucher_id, wish))


async def _keep(session: AsyncSession, principal: Principal, voucher_id: UUID, wish: VoucherMove) -> UUID | None:
    """Keep a move of a system that was impossible here, once per event.

    None when nothing waits: both sides say the same already, or an officer decided.
    """
    voucher = await vouchers.get_voucher(session, principal, voucher_id)
    if voucher.status == wish.to_status:
        return None
    event = event_of(wish)
    values = {
        "voucher_id": voucher.id,
        "client_id": principal.client_id,
        "client_name": principal.name,
        "source_event_id": event.id,
        "source_fingerprint": event.fingerprint,
        "source_occurred_at": event.occurred_at,
        "made_there_by": wish.decided_by_account_id,
        "their_status": VoucherStatus(wish.to_status),
        "wish": wish.model_dump(mode="json", by_alias=True),
        "our_status": voucher.status,
        "received_at": clock.now(),
        "status": ConflictStatus.OPEN,
        "version": 1,
    }
    await session.execute(
        insert(SyncConflict).values(**values).on_conflict_do_nothing(index_elements=["client_id", "source_event_id"])
    )
    return await session.scalar(
        select(SyncConflict.id).where(
            SyncConflict.client_id == principal.client_id,
            SyncConflict.source_event_id == event.id,
            SyncConflict.status == ConflictStatus.OPEN,
        )
    )


async def decide(
    session: AsyncSession, principal: Principal, conflict_id: UUID, wish: SyncConflictDecide, if_match: str | None
) -> SyncConflict:
    """Say which side is right. Theirs is made now, as a move of this officer, under the name their system gave it.

    Raises ConflictNotFound (404), MoveNotYours (403) for who has an interest, VersionStale (412), ConflictDecided, and
    what `moves.change_status` raises: then nothing is decided.
    """
    conflict = await conflicts.get_conflict(session, principal, conflict_id, for_update=True)
    voucher = await vouchers.get_voucher(session, principal, conflict.voucher_id)
    if Party.SYNTENS not in await vouchers.parties_of(session, principal, voucher):
        raise not_yours(Party.SYNTENS)
    require_current(conflict, if_match)
    takes = wish.decision == "take_theirs"
    to = ConflictStatus.TOOK_THEIRS if takes else ConflictStatus.KEPT_OURS
    conflict.decide(to, by=principal.account_id, at=clock.now(), reason=wish.reason)
    if takes:
        event = SourceEvent(conflict.source_event_id, conflict.source_occurred_at, conflict.source_fingerprint)
        through = replace(principal, client_id=conflict.client_id)
        theirs = _MOVE.validate_python(conflict.wish)
        await moves.change_status(session, through, conflict.voucher_id, theirs, "*", event=event)
    audit.record(
        session,
        principal,
        "vouchers.took_theirs" if takes else "vouchers.kept_ours",
        "voucher",
        voucher.id,
        organisation_id=voucher.company_id,
    )
    await session.flush()
    return conflict

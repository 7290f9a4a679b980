"""Letting what failed be tried again."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.principals import Principal
from backend.integration.models import OutboxMessage
from backend.mails.models import Mail
from backend.traces.errors import NotRestartable, TraceItemNotFound
from backend.traces.history import RESTARTED
from backend.traces.queries import read_entry, traceable
from backend.traces.schemas import TraceKind, TraceRestart


async def restart(session: AsyncSession, principal: Principal, voucher_id: UUID, wish: TraceRestart) -> dict[str, Any]:
    """Put a failed mail or message in line again; answers it as it stands in the trace.

    The row is locked, as the worker locks it: what it is sending now is seen as it ends. Raises VoucherNotFound,
    TraceItemNotFound (404), TraceNotYours (403), and NotRestartable (409) for what waits or was sent.
    """
    voucher = await traceable(session, principal, voucher_id)
    found = await _find(session, voucher.id, wish)
    if not found.restart(clock.now()):
        raise NotRestartable
    # Between officers: no organisation_id, so that the company does not read the reason there.
    audit.record(
        session,
        principal,
        RESTARTED,
        "voucher",
        voucher.id,
        kind=wish.kind,
        item_id=str(wish.item_id),
        reason=wish.reason,
    )
    await session.flush()
    return await read_entry(session, voucher.id, TraceKind(wish.kind), wish.item_id)


async def _find(session: AsyncSession, voucher_id: UUID, wish: TraceRestart) -> Mail | OutboxMessage:
    """What is to be restarted, locked; only of this voucher."""
    found: Mail | OutboxMessage | None
    if wish.kind == "mail":
        found = await session.scalar(
            select(Mail).where(Mail.id == wish.item_id, Mail.about_id == voucher_id).with_for_update()
        )
    else:
        found = await session.scalar(
            select(OutboxMessage)
            .where(OutboxMessage.id == wish.item_id, OutboxMessage.subject_id == voucher_id)
            .with_for_update()
        )
    if found is None:
        raise TraceItemNotFound
    return found

"""The trace of one voucher, for who may see it: one statement, however many entries there are."""

import base64
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, literal, select, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.traces.entries import SELECTS
from backend.traces.errors import TraceItemNotFound, TraceNotYours
from backend.traces.schemas import TraceFilter, TraceKind
from backend.traces.shape import SHAPE
from backend.vouchers.errors import CursorInvalid
from backend.vouchers.models import Voucher
from backend.vouchers.queries.vouchers import get_voucher, has_interest


async def traceable(session: AsyncSession, principal: Principal, voucher_id: UUID) -> Voucher:
    """A voucher whose trace this officer may see. Raises VoucherNotFound (404), TraceNotYours (403)."""
    voucher = await get_voucher(session, principal, voucher_id)
    if not principal.acts_for_programme or await has_interest(session, principal, voucher):
        raise TraceNotYours
    return voucher


async def read_trace(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wanted: TraceFilter
) -> dict[str, Any]:
    """One page. Raises VoucherNotFound (404), TraceNotYours (403), CursorInvalid (400)."""
    voucher = await traceable(session, principal, voucher_id)
    found = await _entries(session, voucher.id, wanted)
    items = found[: wanted.limit]
    return {"items": items, "next_cursor": _cursor(items[-1]) if len(found) > wanted.limit else None}


async def read_entry(session: AsyncSession, voucher_id: UUID, kind: TraceKind, item_id: UUID) -> dict[str, Any]:
    """One mail or message as it stands in the trace. Raises TraceItemNotFound (404)."""
    entries = SELECTS[kind](voucher_id).subquery()
    rows = await session.execute(select(entries).where(entries.c.item_id == item_id))
    found = rows.mappings().one_or_none()
    if found is None:
        raise TraceItemNotFound
    return dict(found)


async def _entries(session: AsyncSession, voucher_id: UUID, wanted: TraceFilter) -> list[dict[str, Any]]:
    """One more than the page, to know whether another follows."""
    newest = wanted.order == "newest"
    place = _place(wanted.after) if wanted.after else None
    parts = []
    for kind in sorted(set(wanted.kind) or set(TraceKind)):
        entries = SELECTS[kind](voucher_id).subquery()
        here = tuple_(entries.c.at, entries.c.key.collate("C"))
        part = select(entries)
        if wanted.only_failures:
            part = part.where(entries.c.is_failure)
        if place is not None:
            there = tuple_(literal(place[0], SHAPE["at"]), literal(place[1], Text()))
            part = part.where(here < there if newest else here > there)
        parts.append(part)
    whole = union_all(*parts).subquery()
    order = (whole.c.at, whole.c.key.collate("C"))
    statement = select(whole).order_by(*(each.desc() if newest else each for each in order)).limit(wanted.limit + 1)
    return [dict(row) for row in (await session.execute(statement)).mappings()]


def _cursor(entry: dict[str, Any]) -> str:
    """Where a page ended: a moment and a key, which the reader has already."""
    plain = json.dumps([entry["at"].isoformat(), entry["key"]]).encode()
    return base64.urlsafe_b64encode(plain).rstrip(b"=").decode()


def _place(cursor: str) -> tuple[datetime, str]:
    try:
        plain = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
        at, key = plain
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not isinstance(key, str) or "\0" in key:
            raise CursorInvalid
        return moment.astimezone(UTC), key
    except (ValueError, TypeError, OverflowError) as failure:
        raise CursorInvalid from failure

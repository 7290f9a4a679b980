"""The feed of changes, and all vouchers as they stand. Each page costs the same, however deep."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Text, bindparam, case, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.cursors import Place
from backend.vouchers.errors import FeedNotYours
from backend.vouchers.models import Voucher, VoucherFeedEntry, VoucherStatusChange
from backend.vouchers.queries.vouchers import Sight, sight_of, visible_to
from backend.vouchers.schemas.feed import FeedKind

Entry, Move = VoucherFeedEntry, VoucherStatusChange

_CHANGES: Select[*tuple[Any, ...]] = (
    select(
        Entry.position,
        case((Entry.change_id.is_(None), literal(FeedKind.ERASED, Text)), else_=FeedKind.MOVED).label("kind"),
        Entry.voucher_id,
        Entry.recorded_at,
        case((Entry.change_id.is_not(None), Voucher.code)).label("code"),
        Move.voucher_version.label("version"),
        Move.from_status,
        Move.to_status,
        Move.source,
        Move.client_id.label("source_client_id"),
        Move.source_event_id,
        Move.occurred_at,
        Move.source_occurred_at,
        Voucher.is_demonstration.is_(True).label("is_demonstration"),
    )
    .outerjoin(Move, Move.id == Entry.change_id)
    .outerjoin(Voucher, Voucher.id == Entry.voucher_id)
    .where(Entry.position > bindparam("position"))
    .order_by(Entry.position)
)
_NEWEST = select(Entry.position, Entry.recorded_at).order_by(Entry.position.desc()).limit(1)


def require_feed(principal: Principal) -> None:
    """The feed tells of every submitted voucher: for who may see those. Raises FeedNotYours (403)."""
    if sight_of(principal) is not Sight.SUBMITTED:
        raise FeedNotYours


async def changes_after(session: AsyncSession, position: int, limit: int) -> list[dict[str, Any]]:
    """Up to so many changes after this number, oldest first."""
    rows = await session.execute(_CHANGES.limit(limit), {"position": position})
    return [dict(row) for row in rows.mappings()]


async def newest_place(session: AsyncSession) -> Place:
    """The last entry there is."""
    found = (await session.execute(_NEWEST)).one_or_none()
    return Place(*found) if found else Place()


async def last_place_before(session: AsyncSession, moment: datetime) -> Place:
    """The last entry from before this moment, from which a reader without a cursor begins."""
    found = await session.execute(
        select(Entry.position, Entry.recorded_at)
        .where(Entry.recorded_at < moment)
        .order_by(Entry.recorded_at.desc(), Entry.position.desc())
        .limit(1)
    )
    row = found.one_or_none()
    return Place(*row) if row else Place()


async def is_there(session: AsyncSession, place: Place) -> bool:
    """Whether this entry is still in the feed, as it was."""
    if place == Place():
        return True
    found = select(Entry.recorded_at).where(Entry.position == place.position)
    return await session.scalar(found) == place.recorded_at


async def snapshots_after(
    session: AsyncSession, principal: Principal, last_id: UUID, limit: int
) -> list[dict[str, Any]]:
    """Up to so many submitted vouchers after this one by identifier; of an erased company none."""
    statement = (
        select(
            Voucher.id,
            Voucher.code,
            Voucher.status,
            Voucher.version,
            Voucher.round_id,
            Voucher.company_id,
            Voucher.adviser_id,
            Voucher.subsidy_cents,
            Voucher.granted_cents,
            Voucher.settled_cents,
            Voucher.paid_cents,
            Voucher.submitted_at,
            Voucher.decision_due_on,
            Voucher.valid_until,
            Voucher.updated_at,
            Voucher.is_demonstration,
        )
        .join(Company, Company.id == Voucher.company_id)
        .where(visible_to(principal), ~Company.erased, Voucher.id > last_id)
        .order_by(Voucher.id)
        .limit(limit)
    )
    return [dict(row) for row in (await session.execute(statement)).mappings()]

"""Ordering a release, and remembering who asked for what."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.identity.principals import Principal
from backend.monitor.models import HELD_AGAINST, MonitorContribution, MonitorOrder, MonitorQuery, MonitorQueryCount

KEPT = timedelta(days=366)


async def order(session: AsyncSession, principal: Principal) -> MonitorOrder:
    """Ask for a release of today; the worker makes it within minutes, with everybody else's order of this moment."""
    made = MonitorOrder(id=uuid4(), ordered_at=clock.now(), ordered_by=principal.account_id)
    session.add(made)
    record(session, principal, "monitor.order", "monitor_order", made.id)
    await session.flush()
    return made


def note(session: AsyncSession, principal: Principal, release_id: UUID, asked: str) -> None:
    """Remember who asked for which figures, for whoever looks into an attempt to combine them."""
    session.add(
        MonitorQuery(
            asked_at=clock.now(),
            account_id=principal.person_id,
            organisation_id=principal.organisation_id,
            release_id=release_id,
            asked=asked,
        )
    )


async def forget_old(session: AsyncSession) -> int:
    """Forget who ordered and asked what a year ago, the counts of then, and who stood behind releases of long ago."""
    before = clock.now() - KEPT
    forgotten = await forget_behind(session, clock.today())
    for statement in (
        delete(MonitorQuery).where(MonitorQuery.asked_at < before),
        delete(MonitorQueryCount).where(MonitorQueryCount.asked_on < before.date()),
        delete(MonitorOrder).where(MonitorOrder.ordered_at < before),
    ):
        met = await session.execute(statement)
        forgotten += int(met.rowcount)  # type: ignore[attr-defined]
    return forgotten


async def forget_behind(session: AsyncSession, today: date) -> int:
    """Forget who stood behind releases that no other is held against any more; answers how many rows."""
    met = await session.execute(
        delete(MonitorContribution).where(MonitorContribution.counted_on <= today - HELD_AGAINST)
    )
    return int(met.rowcount)  # type: ignore[attr-defined]

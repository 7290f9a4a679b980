"""Taking firms out of releases: when they are erased, leave, or agree no longer to be followed."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.monitoring import queries as monitoring
from backend.organisations import queries as organisations
from backend.organisations.models import ConsentKind
from backend.organisations.parting import Departure
from backend.releases.models import IN_WORK, EffectRelease, EffectReleaseFirm, EffectSnapshot

_SWITCH = text("SELECT set_config('slimmerwerken.erasing', :to, true)")


async def take_out(session: AsyncSession, company_id: UUID, at: datetime) -> None:
    """A company goes out of every snapshot, and a release that rests on it cannot be computed again.

    As it is erased, left, or agrees no longer to be followed; only while the transaction says that it erases.

    One that is still computing begins anew, without it.
    """
    await monitoring.lock_company(session, company_id)
    rows = await session.scalars(
        select(EffectRelease)
        .join(EffectReleaseFirm, EffectReleaseFirm.release_id == EffectRelease.id)
        .where(EffectReleaseFirm.company_id == company_id)
        .order_by(EffectRelease.id)
        .with_for_update(of=EffectRelease)
    )
    for release in rows.all():
        if release.status in IN_WORK:
            await _begin_anew(session, release)
            continue
        await _take_from(session, release.id, company_id)
        if release.not_rerunnable_since is None:
            release.not_rerunnable_since = at.astimezone(clock.AMSTERDAM).date()
    await session.execute(delete(EffectReleaseFirm).where(EffectReleaseFirm.company_id == company_id))
    await session.flush()


async def take_out_withdrawn(session: AsyncSession) -> int:
    """Take out companies that left or agree no longer to be followed; answers how many. The worker calls it daily."""
    held = EffectReleaseFirm.company_id
    found = await session.scalars(
        select(held)
        .distinct()
        .where(
            or_(
                held.not_in(organisations.consenting(ConsentKind.MONITORING)),
                held.in_(select(Departure.company_id).where(Departure.returned_at.is_(None))),
            )
        )
        .order_by(held)
    )
    gone = found.all()
    await session.execute(_SWITCH, {"to": "on"})
    for company_id in gone:
        await take_out(session, company_id, clock.now())
    await session.execute(_SWITCH, {"to": "off"})
    return len(gone)


async def _begin_anew(session: AsyncSession, release: EffectRelease) -> None:
    release.melt()
    await session.flush()
    for table in (EffectSnapshot, EffectReleaseFirm):
        held: Any = table.release_id
        await session.execute(delete(table).where(held == release.id))


async def _take_from(session: AsyncSession, release_id: UUID, company_id: UUID) -> None:
    from backend.releases.snapshot import Snapshot, pseudonym

    kept = await session.get(EffectSnapshot, release_id, with_for_update=True)
    if kept is None:
        return
    name = pseudonym(kept.key, company_id)
    content = kept.content
    kept.content = await asyncio.to_thread(lambda: Snapshot.unpack(content).without(name).pack())
    await session.flush()

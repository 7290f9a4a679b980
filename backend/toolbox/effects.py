"""What pooled measurements say of a tool, in bands: filled by whoever releases effects, read where tools are chosen."""

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.toolbox.models import EffectBand, ToolboxEffect, ToolboxItem


async def pooled_effects(session: AsyncSession) -> dict[str, EffectBand]:
    """The band of each tool that the newest release speaks of, by slug. Empty before the first release."""
    rows = await session.execute(
        select(ToolboxItem.slug, ToolboxEffect.band).join(ToolboxItem, ToolboxItem.id == ToolboxEffect.item_id)
    )
    return {row.slug: row.band for row in rows}


async def publish_pooled_effects(session: AsyncSession, bands: Mapping[str, EffectBand], *, release: str) -> None:
    """Put the bands of a release in the place of those before: a tool that it does not speak of has none any more.

    `release` is the address or number by which the release is found. Raises ValueError for a slug that is no tool.
    """
    rows = await session.execute(select(ToolboxItem.slug, ToolboxItem.id).where(ToolboxItem.slug.in_(list(bands))))
    known = {row.slug: row.id for row in rows}
    if unknown := sorted(bands.keys() - known.keys()):
        raise ValueError(f"no tools: {', '.join(unknown)}")
    await session.execute(delete(ToolboxEffect))
    session.add_all(
        ToolboxEffect(item_id=known[slug], band=band, release=release, released_on=clock.today())
        for slug, band in bands.items()
    )
    await session.flush()

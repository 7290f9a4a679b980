"""A tool of one's own, begun from the words of another organisation's: with where it came from."""

from itertools import count
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.identity.principals import Principal
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from backend.toolbox.service.writing import COPIED

LONGEST = 70  # of a slug, before its number


async def copy_item(
    session: AsyncSession, principal: Principal, version_id: UUID, *, from_id: UUID, number: int
) -> ToolboxVersion:
    """A draft of the writer's organisation with these words; everybody reads whose version `number` it began from.

    The caller decided that it may be taken over. Documents stay with the tool they were added to.
    """
    assert principal.organisation_id is not None
    source = await session.get_one(ToolboxVersion, version_id)
    former = await session.get_one(ToolboxItem, source.item_id)
    item = ToolboxItem(
        slug=await _free_slug(session, former.slug[:LONGEST].rstrip("-")),
        owner_id=principal.organisation_id,
        taken_from_id=from_id,
        taken_from_number=number,
    )
    session.add(item)
    await session.flush()
    version = ToolboxVersion(item_id=item.id, number=1, **{name: getattr(source, name) for name in COPIED})
    session.add(version)
    await session.flush()
    record(session, principal, "toolbox.create", "toolbox_item", item.id, organisation_id=item.owner_id)
    return version


async def _free_slug(session: AsyncSession, stem: str) -> str:
    for number in count(2):
        slug = f"{stem}-{number}"
        if await session.scalar(select(ToolboxItem.id).where(ToolboxItem.slug == slug)) is None:
            return slug
    raise AssertionError  # counting never ends

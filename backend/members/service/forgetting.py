"""What goes of imports by itself: all of it after a week, and files that no import has."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.files.store import FileStore
from backend.members.models import KEPT, MemberImport

UNCLAIMED_KEPT = timedelta(days=1)  # a request that stores a file commits within minutes, or never


async def forget_past(session: AsyncSession, contents: FileStore) -> int:
    """Throw away imports of a week ago, with their files; answers how many."""
    past = list(await session.scalars(select(MemberImport.id).where(MemberImport.created_at < clock.now() - KEPT)))
    for import_id in past:
        await contents.forget(import_id)
    await session.execute(delete(MemberImport).where(MemberImport.id.in_(past)))
    return len(past)


async def sweep(session: AsyncSession, contents: FileStore) -> int:
    """Delete files without an import; answers how many.

    Somebody pulled the plug between storing one and the commit, or the branch went with all that was its own.
    """
    found = await contents.written_before(clock.now() - UNCLAIMED_KEPT)
    known = set(await session.scalars(select(MemberImport.id)))
    unclaimed = [import_id for import_id in found if import_id not in known]
    for import_id in unclaimed:
        await contents.forget(import_id)
    return len(unclaimed)

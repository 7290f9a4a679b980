"""Documents for those who came: laid beside an event by its host, and taken away again."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.events.errors import EventMaterialFull, EventOver
from backend.events.models import Event, EventStatus
from backend.events.queries.events import FILE_KIND, get_file
from backend.files.queries import files_of
from backend.files.service import attach, detach
from backend.identity.principals import Principal

MOST = 10


async def add(session: AsyncSession, principal: Principal, event_id: UUID, file_id: UUID) -> Event:
    """Lay a document of one's own beside an event; the same again changes nothing.

    Raises EventNotFound and FileNotFound (404), EventOver, EventMaterialFull and FileAttached (409).
    """
    event = await get_file(session, principal, event_id, for_update=True)
    if event.status is not EventStatus.PUBLISHED:
        raise EventOver
    await attach(session, principal, file_id, FILE_KIND, event.id)
    if len(await files_of(session, FILE_KIND, event.id)) > MOST:
        raise EventMaterialFull(most=MOST)
    record(session, principal, "events.add_material", "event", event.id)
    await session.flush()
    return event


async def remove(session: AsyncSession, principal: Principal, event_id: UUID, file_id: UUID) -> None:
    """Take a document away; it is deleted in a week. Raises EventNotFound and FileNotFound (404)."""
    event = await get_file(session, principal, event_id, for_update=True)
    await detach(session, principal, file_id, FILE_KIND, event.id)
    record(session, principal, "events.remove_material", "event", event.id)
    await session.flush()

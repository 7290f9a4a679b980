"""The host ticks who was there, for who did not type the code of the door, and takes a tick back."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.events.errors import EventDoorClosed, EventPlaceNotHeld, EventRegistrationNotFound
from backend.events.models import Event, EventRegistration, EventStatus, RegistrationStatus
from backend.events.queries.events import get_file
from backend.events.queries.registrations import hold
from backend.events.service.registering import DOOR_OPENS
from backend.identity.principals import Principal


async def tick(session: AsyncSession, principal: Principal, event_id: UUID, registration_id: UUID) -> None:
    """They were there. Who typed the code keeps the moment of that.

    Raises EventNotFound and EventRegistrationNotFound (404), EventDoorClosed and EventPlaceNotHeld (409).
    """
    found = await _of_own_event(session, principal, event_id, registration_id)
    if found.status is not RegistrationStatus.REGISTERED:
        raise EventPlaceNotHeld(currentStatus=found.status)
    if found.attended_at is None:
        found.attended_at = clock.now()
        record(session, principal, "events.tick_attendance", "event", event_id)
        await session.flush()


async def untick(session: AsyncSession, principal: Principal, event_id: UUID, registration_id: UUID) -> None:
    """They were not there after all: the material beside the event closes for them again.

    Raises EventNotFound and EventRegistrationNotFound (404), and EventDoorClosed (409).
    """
    found = await _of_own_event(session, principal, event_id, registration_id)
    if found.attended_at is not None:
        found.attended_at = None
        record(session, principal, "events.untick_attendance", "event", event_id)
        await session.flush()


async def _of_own_event(
    session: AsyncSession, principal: Principal, event_id: UUID, registration_id: UUID
) -> EventRegistration:
    event = await get_file(session, principal, event_id)
    _, _, found = await hold(session, registration_id)
    if found.event_id != event.id:
        raise EventRegistrationNotFound
    if not _door_opened(event):
        raise EventDoorClosed
    return found


def _door_opened(event: Event) -> bool:
    return event.status is EventStatus.PUBLISHED and event.starts_at - DOOR_OPENS <= clock.now()

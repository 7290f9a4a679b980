"""What a visitor does: register, confirm from one's own mailbox, change, cancel, and say at the door that one is there.

Whether an address is known is told to its mailbox alone: the answer on the page is the same.
"""

from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.events.errors import (
    EventClosed,
    EventCodeUnknown,
    EventFull,
    EventNotFound,
    EventOver,
    EventRegistrationEnded,
)
from backend.events.links import RegistrationLinks
from backend.events.models import (
    CONFIRMED,
    Event,
    EventPlaces,
    EventRegistration,
    EventStatus,
    RegistrationStatus,
)
from backend.events.queries import registrations as queries
from backend.events.schemas.registrations import EventRegistrationCreate, RegistrationWrite
from backend.events.service.moving_up import move_up
from backend.events.service.telling import ask_to_confirm, facts, tell

HELD = timedelta(hours=48)
DOOR_OPENS = timedelta(hours=2)  # before the start


async def register(session: AsyncSession, links: RegistrationLinks, wish: EventRegistrationCreate) -> None:
    """Hold a place, or a chance of the line, and mail the link. One that is registered already gets its link again.

    Raises EventNotFound (404) and EventClosed (409).
    """
    event = await session.get(Event, wish.event_id)
    if event is None or event.status is EventStatus.DRAFT:
        raise EventNotFound
    event, places = await queries.hold_places(session, wish.event_id)
    if not event.takes_registrations(clock.now()):
        raise EventClosed
    known = await queries.active_of(session, event.id, wish.email)
    if known is not None and known.status in CONFIRMED:
        tell(session, links, event, known, "event_known")
        await session.flush()
        return
    held = known is not None and known.holds_place and wish.people <= known.people
    if known is not None:  # whoever typed the address before may have been somebody else: the newest words count
        known.lapse()
        await session.flush()
        await session.refresh(places)
    made = EventRegistration(
        **wish.model_dump(exclude={"event_id"}),
        event_id=event.id,
        holds_place=held or await _has_room(session, event.id, places, wish.people),
        held_until=min(clock.now() + HELD, event.starts_at),
    )
    session.add(made)
    await session.flush()
    ask_to_confirm(session, links, event, made)
    await session.flush()


async def confirm(session: AsyncSession, links: RegistrationLinks, registration_id: UUID) -> EventRegistration:
    """The address is theirs: registered, or in line. The same again changes nothing.

    Raises EventRegistrationNotFound (404), EventRegistrationEnded and EventOver (409).
    """
    event, places, found = await queries.hold(session, registration_id)
    if found.status in CONFIRMED:
        return found
    if not found.is_active or found.held_until <= clock.now():
        raise EventRegistrationEnded(currentStatus=found.status)
    if not event.is_coming(clock.now()):
        raise EventOver
    language = found.language
    if found.holds_place or await _has_room(session, event.id, places, found.people):
        found.register(clock.now())
        tell(session, links, event, found, "event_registered", **facts(event, language))
        await session.flush()
        return found
    last = await session.scalar(
        select(func.max(EventRegistration.line_number)).where(EventRegistration.event_id == event.id)
    )
    found.wait(clock.now(), (last or 0) + 1)
    await session.flush()
    place = await queries.place_in_line(session, found)
    tell(session, links, event, found, "event_waiting", place_in_line=str(place), **facts(event, language))
    await session.flush()
    return found


async def change(
    session: AsyncSession,
    links: RegistrationLinks,
    registration_id: UUID,
    wish: RegistrationWrite,
    if_match: str | None,
) -> EventRegistration:
    """Change who comes and what is allowed. Fewer people give a place to the line; more need free places.

    Raises EventRegistrationNotFound (404), EventRegistrationEnded, EventOver and EventFull (409).
    """
    event, places, found = await queries.hold(session, registration_id)
    require_current(found, if_match)
    if found.status not in CONFIRMED:
        raise EventRegistrationEnded(currentStatus=found.status)
    if not event.is_coming(clock.now()):
        raise EventOver
    more = wish.people - found.people
    if found.holds_place and more > 0 and not await _has_room(session, event.id, places, more):
        raise EventFull
    for name, value in wish.model_dump().items():
        setattr(found, name, value)
    await move_up(session, links, event, places)
    return found


async def cancel(session: AsyncSession, links: RegistrationLinks, registration_id: UUID) -> EventRegistration:
    """They do not come; in the same transaction the first in line moves up.

    Raises EventRegistrationNotFound (404), EventRegistrationEnded and EventOver (409).
    """
    event, places, found = await queries.hold(session, registration_id)
    if found.is_active and not event.is_coming(clock.now()):
        raise EventOver
    was_confirmed = found.status in CONFIRMED
    found.cancel()
    if was_confirmed:
        tell(session, links, event, found, "event_registration_cancelled")
    await move_up(session, links, event, places)
    return found


async def attend(
    session: AsyncSession, code: str, *, email: str | None = None, registration_id: UUID | None = None
) -> Event:
    """Somebody typed the code of the door: who is registered was there. Late until the end of the day after.

    Answers the event, whether or not the address is registered. Raises EventCodeUnknown (404).
    """
    event = await session.scalar(select(Event).where(Event.door_code == code, Event.status == EventStatus.PUBLISHED))
    if event is None or not event.starts_at - DOOR_OPENS <= clock.now() < _door_closes(event):
        raise EventCodeUnknown
    mine = EventRegistration.id == registration_id if email is None else EventRegistration.email == email
    found = await session.scalar(
        select(EventRegistration)
        .where(
            EventRegistration.event_id == event.id,
            EventRegistration.status == RegistrationStatus.REGISTERED,
            EventRegistration.attended_at.is_(None),
            mine,
        )
        .with_for_update()
    )
    if found is not None:
        found.attended_at = clock.now()
    await session.flush()
    return event


def _door_closes(event: Event) -> datetime:
    last = event.ends_at.astimezone(clock.AMSTERDAM).date() + timedelta(days=2)
    return datetime.combine(last, time(), clock.AMSTERDAM)


async def _has_room(session: AsyncSession, event_id: UUID, places: EventPlaces, people: int) -> bool:
    """Whether so many more fit. While anybody waits in line there is no room for others."""
    if people > places.free:
        return False
    return await session.scalar(queries.line_of(event_id).limit(1)) is None

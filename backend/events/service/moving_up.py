"""Places that come free go to the line, in its order; what nobody confirmed in time gives its place back."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.events import words
from backend.events.links import RegistrationLinks
from backend.events.models import Event, EventPlaces, EventRegistration, EventStatus, RegistrationStatus
from backend.events.queries.registrations import hold_places, line_of
from backend.events.service.telling import facts, tell

DECLINE_WITHIN = timedelta(hours=48)
AT_A_TIME = 50  # events


async def move_up(session: AsyncSession, links: RegistrationLinks, event: Event, places: EventPlaces) -> int:
    """Give free places to the first in line, then to the next. Nobody is passed over: a group that does not fit waits.

    The caller holds the places. Answers how many registrations moved up.
    """
    await session.flush()
    await session.refresh(places)
    if not event.is_coming(clock.now()) or places.free <= 0:
        return 0
    free, moved = places.free, 0
    at = clock.now()
    line = line_of(event.id).limit(free).with_for_update().execution_options(populate_existing=True)
    for first in await session.scalars(line):
        if first.people > free:
            break
        decline_by = min(at + DECLINE_WITHIN, event.starts_at)
        first.move_up(at, decline_by)
        free, moved = free - first.people, moved + 1
        language = first.language
        tell(
            session,
            links,
            event,
            first,
            "event_moved_up",
            **facts(event, language),
            decline_by=words.moment(decline_by, language),
        )
    await session.flush()
    await session.refresh(places)
    return moved


async def follow(session: AsyncSession, links: RegistrationLinks) -> int:
    """Let pass what was not confirmed in time, and move up wherever there is room: also after an erasure.

    Answers how many events it looked after. The worker does it every few minutes.
    """
    now = clock.now()
    late = select(EventRegistration.event_id).where(
        EventRegistration.status == RegistrationStatus.UNCONFIRMED, EventRegistration.held_until <= now
    )
    other = aliased(EventRegistration)
    first = select(func.min(other.line_number)).where(other.event_id == EventRegistration.event_id)
    room = (
        select(EventRegistration.event_id)
        .join(EventPlaces, EventPlaces.event_id == EventRegistration.event_id)
        .join(Event, Event.id == EventRegistration.event_id)
        .where(
            EventRegistration.line_number == first.correlate(EventRegistration).scalar_subquery(),
            EventRegistration.people <= EventPlaces.capacity - EventPlaces.taken,
            Event.status == EventStatus.PUBLISHED,
            Event.starts_at > now,
        )
    )
    found = await session.scalars(union(late, room).limit(AT_A_TIME))
    event_ids = sorted(found)
    for event_id in event_ids:
        await _follow_one(session, links, event_id)
    return len(event_ids)


async def _follow_one(session: AsyncSession, links: RegistrationLinks, event_id: UUID) -> None:
    event, places = await hold_places(session, event_id)
    late = await session.scalars(
        select(EventRegistration)
        .where(
            EventRegistration.event_id == event_id,
            EventRegistration.status == RegistrationStatus.UNCONFIRMED,
            EventRegistration.held_until <= clock.now(),
        )
        .order_by(EventRegistration.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    for registration in late:
        registration.lapse()
    await move_up(session, links, event, places)

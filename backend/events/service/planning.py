"""What a host does with an event: write, publish, change, cancel, and copy it over regions or dates."""

from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.events import words
from backend.events.codes import new_code
from backend.events.errors import EventIncomplete, EventOver, EventPlacesTaken
from backend.events.links import RegistrationLinks
from backend.events.models import Event, EventPlaces, EventStatus
from backend.events.queries.events import get_file
from backend.events.queries.registrations import hold_places
from backend.events.schemas.events import EventCancel, EventCopies, EventPublish, EventWrite
from backend.events.service.moving_up import move_up
from backend.events.service.reminding import remind_of_other_moment
from backend.events.service.telling import facts, tell_all
from backend.identity.models import Organisation
from backend.identity.principals import Principal

_TOLD_OF = ("venue", "address", "place", "online_link", "starts_at", "ends_at")


async def create(session: AsyncSession, principal: Principal, wish: EventWrite) -> Event:
    """Begin a draft of one's own organisation."""
    assert principal.organisation_id is not None
    host = await session.get_one(Organisation, principal.organisation_id)
    event = Event(**_columns(wish), host_id=host.id, door_code=new_code(), is_demonstration=host.is_demonstration)
    await _add(session, event, wish.capacity)
    record(session, principal, "events.create", "event", event.id)
    await session.flush()
    return event


async def edit(
    session: AsyncSession,
    principal: Principal,
    links: RegistrationLinks,
    event_id: UUID,
    wish: EventWrite,
    *,
    if_match: str | None,
) -> Event:
    """Change it until it begins. Another moment or place is mailed to everybody; more places go to the line.

    Raises EventNotFound (404), EventOver, EventIncomplete and EventPlacesTaken (409).
    """
    event = await get_file(session, principal, event_id)
    _, places = await hold_places(session, event.id)
    require_current(event, if_match)
    event.require_changeable(clock.now())
    if wish.capacity < places.taken:
        raise EventPlacesTaken(taken=places.taken)
    is_public = event.status is EventStatus.PUBLISHED
    if is_public and ((wish.venue is None and wish.online_link is None) or wish.starts_at <= clock.now()):
        raise EventIncomplete
    before, began = [getattr(event, name) for name in _TOLD_OF], event.starts_at
    for name, value in _columns(wish).items():
        setattr(event, name, value)
    places.capacity = wish.capacity
    event.updated_at = clock.now()  # another version, also when only the places changed
    record(session, principal, "events.edit", "event", event.id)
    await session.flush()
    if is_public and before != [getattr(event, name) for name in _TOLD_OF]:
        await tell_all(session, links, event, "event_changed", lambda one: facts(event, one.language))
    if event.starts_at != began:
        await remind_of_other_moment(session, event)
    await move_up(session, links, event, places)
    return event


async def move(
    session: AsyncSession,
    principal: Principal,
    links: RegistrationLinks,
    event_id: UUID,
    wish: EventPublish | EventCancel,
    *,
    if_match: str | None,
) -> Event:
    """Publish it, or cancel it with a reason that everybody is told.

    Raises EventNotFound (404), EventMoveImpossible, EventIncomplete and EventOver (409).
    """
    event = await get_file(session, principal, event_id)
    await hold_places(session, event.id)
    require_current(event, if_match)
    match wish:
        case EventPublish():
            event.publish(clock.now())
        case EventCancel():
            event.cancel(clock.now(), wish.reason.model_dump())
    record(session, principal, f"events.{event.status}", "event", event.id)
    await session.flush()
    reason = event.cancelled_reason
    if reason is not None:
        await tell_all(
            session,
            links,
            event,
            "event_cancelled",
            lambda one: {"when": words.when(event, one.language), "reason": reason[one.language]},
        )
    return event


async def copy(session: AsyncSession, principal: Principal, event_id: UUID, wish: EventCopies) -> list[Event]:
    """Copies as drafts, in one series with the first. Raises EventNotFound (404) and EventOver (409)."""
    first = await get_file(session, principal, event_id, for_update=True)
    if first.status is EventStatus.CANCELLED:
        raise EventOver
    first.series_id = first.series_id or uuid4()
    made = []
    for one in wish.copies:
        event = Event(
            host_id=first.host_id,
            series_id=first.series_id,
            kind=first.kind,
            title=first.title,
            description=first.description,
            sections=first.sections,
            themes=first.themes,
            is_demonstration=first.is_demonstration,
            door_code=new_code(),
            **one.model_dump(exclude={"capacity"}),
        )
        await _add(session, event, one.capacity)
        made.append(event)
    record(session, principal, "events.copy", "event", first.id, copies=len(made))
    await session.flush()
    return made


async def _add(session: AsyncSession, event: Event, capacity: int) -> None:
    session.add(event)
    await session.flush()
    session.add(EventPlaces(event_id=event.id, capacity=capacity))
    await session.flush()


def _columns(wish: EventWrite) -> dict[str, object]:
    return wish.model_dump(exclude={"capacity"})

"""Registrations: one's own by the key of its link, and the list for the host."""

from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.events.errors import EventRegistrationNotFound
from backend.events.links import RegistrationLinks
from backend.events.models import (
    ACTIVE,
    Event,
    EventMailing,
    EventPlaces,
    EventRegistration,
    MailingAudience,
    RegistrationStatus,
)
from backend.events.queries import events
from backend.events.schemas.registrations import EventListFilter
from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.files.queries import files_of

_ORDER = case(
    {
        RegistrationStatus.REGISTERED: 0,
        RegistrationStatus.WAITING: 1,
        RegistrationStatus.UNCONFIRMED: 2,
        RegistrationStatus.CANCELLED: 3,
    },
    value=EventRegistration.status,
    else_=4,
)
_LISTED = (
    "id", "name", "email", "firm", "kvk_number", "people", "status", "created_at", "attended_at",
)  # fmt: skip
_CONSENTS = ("may_mail", "may_photograph", "may_follow")
_OWN = ("email", "name", "firm", "kvk_number", "people", "may_mail", "may_photograph", "may_follow", "status")


def id_of(links: RegistrationLinks, key: str) -> UUID:
    """The registration of a key. Raises EventRegistrationNotFound (404)."""
    registration_id = links.read(key)
    if registration_id is None:
        raise EventRegistrationNotFound
    return registration_id


async def get_registration(session: AsyncSession, registration_id: UUID) -> EventRegistration:
    """One registration, for whoever holds its key. Raises EventRegistrationNotFound (404)."""
    found = await session.get(EventRegistration, registration_id)
    if found is None:
        raise EventRegistrationNotFound
    return found


async def hold_places(session: AsyncSession, event_id: UUID) -> tuple[Event, EventPlaces]:
    """The places of an event, held until the end of the act, so that all take turns; and the event as it stands.

    Always before any registration of it, so that nobody waits for each other in a circle.
    """
    places = await session.scalar(
        select(EventPlaces)
        .where(EventPlaces.event_id == event_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    assert places is not None
    event = await session.scalar(select(Event).where(Event.id == event_id).execution_options(populate_existing=True))
    assert event is not None
    return event, places


async def hold(session: AsyncSession, registration_id: UUID) -> tuple[Event, EventPlaces, EventRegistration]:
    """A registration with its event, after the places. Raises EventRegistrationNotFound (404)."""
    event_id = (await get_registration(session, registration_id)).event_id
    event, places = await hold_places(session, event_id)
    found = await session.scalar(
        select(EventRegistration)
        .where(EventRegistration.id == registration_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise EventRegistrationNotFound
    return event, places, found


async def active_of(session: AsyncSession, event_id: UUID, email: str) -> EventRegistration | None:
    """The registration of this address that counts; there is one at most."""
    found: EventRegistration | None = await session.scalar(
        select(EventRegistration).where(
            EventRegistration.event_id == event_id,
            EventRegistration.email == email,
            EventRegistration.status.in_(ACTIVE),
        )
    )
    return found


def line_of(event_id: UUID) -> Select[EventRegistration]:
    """Those who wait, the first in line first."""
    return (
        select(EventRegistration)
        .where(EventRegistration.event_id == event_id, EventRegistration.status == RegistrationStatus.WAITING)
        .order_by(EventRegistration.line_number)
    )


async def place_in_line(session: AsyncSession, registration: EventRegistration) -> int | None:
    """How many stand before them, and they: 1 is the first. None for who does not wait."""
    if registration.line_number is None:
        return None
    return await session.scalar(
        select(func.count()).where(
            EventRegistration.event_id == registration.event_id,
            EventRegistration.line_number <= registration.line_number,
        )
    )


async def describe(session: AsyncSession, registration: EventRegistration) -> dict[str, Any]:
    """A registration for whoever holds its key."""
    row = await events.any_row(session, registration.event_id)
    event = events.told(row)
    coming = event["status"] == "published" and row["starts_at"] > clock.now()
    status, attended = registration.status, registration.attended_at is not None
    in_time = registration.held_until > clock.now()
    acts = {
        "confirm": status is RegistrationStatus.UNCONFIRMED and coming and in_time,
        "edit": status in {RegistrationStatus.REGISTERED, RegistrationStatus.WAITING} and coming,
        "cancel": registration.is_active and coming,
    }
    materials = await files_of(session, events.FILE_KIND, registration.event_id) if attended else []
    return {
        **{name: getattr(registration, name) for name in (*_OWN, "held_until", "version")},
        "event": event,
        "place_in_line": await place_in_line(session, registration),
        "decline_by": registration.decline_by if status is RegistrationStatus.REGISTERED and coming else None,
        "attended": attended,
        "online_link": row["online_link"] if status is RegistrationStatus.REGISTERED else None,
        "materials": [events.material(file) for file in materials],
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


async def material_of(session: AsyncSession, registration: EventRegistration, file_id: UUID) -> File:
    """A document of an event, for who came. Raises FileNotFound (404)."""
    if registration.attended_at is None:
        raise FileNotFound
    files = {file.id: file for file in await files_of(session, events.FILE_KIND, registration.event_id)}
    if file_id not in files:
        raise FileNotFound
    return files[file_id]


def list_statement(event_id: UUID) -> Select[*tuple[Any, ...]]:
    """Every registration of an event, with the place in line: those with a place first, then the line.

    What is allowed with an address counts once its owner confirmed it: until then anybody may have typed it.
    """
    in_line = func.row_number().over(
        partition_by=EventRegistration.status, order_by=(EventRegistration.line_number, EventRegistration.created_at)
    )
    waits = EventRegistration.status == RegistrationStatus.WAITING
    confirmed = EventRegistration.confirmed_at.is_not(None)
    return (
        select(
            *(getattr(EventRegistration, name) for name in _LISTED),
            *(and_(confirmed, getattr(EventRegistration, name)).label(name) for name in _CONSENTS),
            case((waits, in_line)).label("place_in_line"),
        )
        .where(EventRegistration.event_id == event_id)
        .order_by(_ORDER, EventRegistration.line_number, EventRegistration.created_at, EventRegistration.id)
    )


async def list_registrations(session: AsyncSession, event_id: UUID, wanted: EventListFilter) -> dict[str, Any]:
    """One page of the registrations; the caller decided who may see them."""
    statement = list_statement(event_id)
    if wanted.status is not None:
        statement = statement.where(EventRegistration.status == wanted.status)
    return await page_of(session, statement, wanted)


async def all_registrations(session: AsyncSession, event_id: UUID) -> list[dict[str, Any]]:
    """The whole list, for the export."""
    return [dict(row) for row in (await session.execute(list_statement(event_id))).mappings()]


def audience_of(event_id: UUID, audience: MailingAudience) -> Select[EventRegistration]:
    """Whom a mail of the host goes to. All of them confirmed their address."""
    of_event = select(EventRegistration).where(EventRegistration.event_id == event_id)
    match audience:
        case MailingAudience.REGISTERED:
            of_event = of_event.where(EventRegistration.status == RegistrationStatus.REGISTERED)
        case MailingAudience.WAITING:
            of_event = of_event.where(EventRegistration.status == RegistrationStatus.WAITING)
        case MailingAudience.ATTENDED:
            of_event = of_event.where(EventRegistration.attended_at.is_not(None))
    return of_event.order_by(EventRegistration.id)


async def list_mailings(session: AsyncSession, event_id: UUID) -> list[EventMailing]:
    """What was mailed, newest first."""
    found = await session.scalars(
        select(EventMailing)
        .where(EventMailing.event_id == event_id)
        .order_by(EventMailing.created_at.desc(), EventMailing.id)
    )
    return list(found)

"""Builders of events and registrations."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.events.codes import new_code
from backend.events.links import RegistrationLinks
from backend.events.models import Event, EventPlaces, EventRegistration, RegistrationStatus
from backend.identity.scopes import OrganisationKind
from tests.makers.identity import make_organisation

LINKS = RegistrationLinks("a secret of the tests", Path("/nowhere"))


async def make_event(
    session: AsyncSession,
    *,
    host_id: UUID | None = None,
    capacity: int = 20,
    draft: bool = False,
    in_days: float = 30,
    hours: float = 2,
    title: str = "Zelf roosteren in de praktijk",
    **rest: Any,
) -> Event:
    """A published event in a month, unless told otherwise."""
    if host_id is None:
        host_id = (await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")).id
    starts_at = clock.now() + timedelta(days=in_days)
    values: dict[str, Any] = {
        "kind": "workshop",
        "description": {"nl": "Drie bedrijven vertellen.", "en": "Three firms tell their story."},
        "venue": "Voorbeeldzaal",
        "address": "Voorbeeldstraat 1",
        "place": "Arnhem",
        "province": "NL-GE",
        "online_link": "https://zaal.voorbeeld.example/kamer",
        "sections": ["C"],
        "themes": ["working_time"],
        "registration_closes_at": starts_at,
        "door_code": new_code(),
    }
    event = Event(
        host_id=host_id,
        title={"nl": title, "en": f"{title} (en)"},
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        **{**values, **rest},
    )
    session.add(event)
    await session.flush()
    session.add(EventPlaces(event_id=event.id, capacity=capacity))
    await session.flush()
    if not draft:
        event.publish(min(clock.now(), starts_at - timedelta(days=1)))
    await session.flush()
    return event


async def make_registration(
    session: AsyncSession,
    event: Event,
    email: str = "petra@voorbeeld.example",
    *,
    status: RegistrationStatus = RegistrationStatus.REGISTERED,
    line_number: int | None = None,
    **rest: Any,
) -> EventRegistration:
    """Somebody with a place, unless told otherwise."""
    now = clock.now()
    values: dict[str, Any] = {
        "name": "Petra Voorbeeldmeel",
        "firm": "Voorbeeldbakkerij B.V.",
        "people": 1,
        "language": "nl",
        "may_mail": False,
        "may_photograph": False,
        "may_follow": False,
        "held_until": now + timedelta(hours=48),
        "confirmed_at": None if status is RegistrationStatus.UNCONFIRMED else now,
        "holds_place": status in {RegistrationStatus.REGISTERED, RegistrationStatus.UNCONFIRMED},
    }
    registration = EventRegistration(
        event_id=event.id, email=email, status=status, line_number=line_number, **{**values, **rest}
    )
    session.add(registration)
    await session.flush()
    return registration

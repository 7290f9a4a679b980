"""How long registrations for an event are kept."""

from sqlalchemy import select

from backend.events.models import Event, EventRegistration
from backend.privacy.periods import BEFORE, DAY, NEEDED, Rule, Step

OF_EVENTS: tuple[Rule, ...] = (
    Rule(
        "event-registrations",
        ("Aanmeldingen voor een bijeenkomst, en wie er was", "Registrations for an event, and who was there"),
        90 * DAY,
        ("Na de bijeenkomst", "After the event"),
        NEEDED,
        steps=(
            Step(EventRegistration, EventRegistration.event_id.in_(select(Event.id).where(Event.ends_at < BEFORE))),
        ),
    ),
)

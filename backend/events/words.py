"""When and where an event is, as people read it in a mail."""

from datetime import datetime

from backend.core import clock
from backend.documents import day
from backend.events.models import Event

DAYS = {
    "nl": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
ONLINE = {"nl": "Online. De link staat bij uw aanmelding.", "en": "Online. The link stands with your registration."}
UNTIL = {"nl": "tot", "en": "until"}
HOUR = {"nl": " uur", "en": ""}


def when(event: Event, language: str) -> str:
    """`donderdag 3 december 2026, 14.00 tot 16.30 uur`, in Amsterdam time."""
    ends = event.ends_at.astimezone(clock.AMSTERDAM)
    same_day = ends.date() == event.starts_at.astimezone(clock.AMSTERDAM).date()
    end = _time(event.ends_at, language) if same_day else moment(event.ends_at, language)
    return f"{_day(event.starts_at, language)}, {_time(event.starts_at, language)} {UNTIL[language]} {end}" + (
        HOUR[language] if same_day else ""
    )


def where(event: Event, language: str) -> str:
    """Venue, address and town in one line, or that it is online."""
    return ", ".join(filter(None, (event.venue, event.address, event.place))) or ONLINE[language]


def moment(at: datetime, language: str) -> str:
    """`donderdag 3 december 2026, 14.00 uur`."""
    return f"{_day(at, language)}, {_time(at, language)}{HOUR[language]}"


def _day(at: datetime, language: str) -> str:
    local = at.astimezone(clock.AMSTERDAM)
    return f"{DAYS[language][local.weekday()]} {day(local.date(), language)}"


def _time(at: datetime, language: str) -> str:
    return at.astimezone(clock.AMSTERDAM).strftime("%H.%M" if language == "nl" else "%H:%M")

"""Events as iCalendar (RFC 5545): lines of 75 octets with CRLF, moments in UTC, an alarm a day before.

A changed event has the same UID and a higher SEQUENCE, a cancelled one STATUS:CANCELLED, so that calendars follow.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from backend.core.problems import Language

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST = 75  # octets of a line, without its end
PRODUCT = "-//Slimmer Werken//Bijeenkomsten//NL"
FEED = {"nl": "Bijeenkomsten van Slimmer Werken", "en": "Events of Slimmer Werken"}
ONLINE = {"nl": "Online", "en": "Online"}
CANCELLED = {"nl": "Afgelast: ", "en": "Cancelled: "}


def calendar(
    rows: Iterable[Mapping[str, Any]],
    language: Language,
    public_url: str,
    *,
    name: str | None = None,
    with_link: bool = False,
) -> bytes:
    """These events as one calendar. `name` is of a feed; `with_link` puts in the online room, for who is registered."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if name is not None:
        lines += [f"X-WR-CALNAME:{escaped(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"]
    for row in rows:
        lines += _event(row, language, public_url, with_link=with_link)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _event(row: Mapping[str, Any], language: Language, public_url: str, *, with_link: bool) -> Iterator[str]:
    gone = row["status"] == "cancelled"
    address = f"{public_url}/bijeenkomsten/{row['id']}"
    room = row["online_link"] if with_link else None
    where = ", ".join(filter(None, (row["venue"], row["address"], row["place"]))) or ONLINE[language]
    told = [row["description"][language], *([room] if room else []), address]
    yield "BEGIN:VEVENT"
    yield f"UID:{row['id']}@slimmerwerken"
    yield f"DTSTAMP:{_utc(row['updated_at'])}"
    yield f"LAST-MODIFIED:{_utc(row['updated_at'])}"
    yield f"SEQUENCE:{row['version']}"
    yield f"DTSTART:{_utc(row['starts_at'])}"
    yield f"DTEND:{_utc(row['ends_at'])}"
    yield f"SUMMARY:{escaped((CANCELLED[language] if gone else '') + row['title'][language])}"
    yield "DESCRIPTION:" + escaped("\n\n".join(told))
    yield f"LOCATION:{escaped(where)}"
    yield f"URL:{address}"
    yield f"STATUS:{'CANCELLED' if gone else 'CONFIRMED'}"
    yield "TRANSP:OPAQUE"
    if not gone:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield "TRIGGER:-P1D"
        yield f"DESCRIPTION:{escaped(row['title'][language])}"
        yield "END:VALARM"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A value of type TEXT: no line break, and no sign that would end it (RFC 5545 §3.3.11)."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(sign for sign in plain if sign in "\n\t" or (ord(sign) >= 32 and ord(sign) != 127))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, the next ones after a blank; no letter is cut in two (§3.1)."""
    part, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + sign, size + width
    yield part


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")

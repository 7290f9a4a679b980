"""An operation that will end: since when, until when, and what comes in its place, in the document and every answer.

`Deprecation` is RFC 9745, `Sunset` RFC 8594; `successor-version` is a registered relation (RFC 5829).
"""

from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any

SHORTEST = timedelta(days=182)  # what an integrator gets to change over
SINCE, UNTIL, SUCCESSOR = "x-deprecated-since", "x-sunset", "x-successor"
HEADERS: dict[str, Any] = {
    "Deprecation": {"description": "Since when this is deprecated (RFC 9745).", "schema": {"type": "string"}},
    "Sunset": {"description": "From when it is gone (RFC 8594).", "schema": {"type": "string"}},
}


def ending(*, since: date, until: date, successor: str) -> dict[str, Any]:
    """What a route is declared with: `@router.get("", **ending(since=..., until=..., successor="/v1/things"))`.

    Raises ValueError when it would be gone within half a year.
    """
    if until - since < SHORTEST:
        raise ValueError(f"an operation that ends stays for {SHORTEST.days} days")
    extra = {SINCE: since.isoformat(), UNTIL: until.isoformat(), SUCCESSOR: successor}
    return {"deprecated": True, "openapi_extra": extra}


def headers_of(extra: dict[str, Any] | None) -> dict[str, str]:
    """The headers of each answer of a route; none of one that does not end."""
    if not extra or SINCE not in extra:
        return {}
    since, until = (datetime.combine(date.fromisoformat(extra[key]), time(), UTC) for key in (SINCE, UNTIL))
    return {
        "Deprecation": f"@{int(since.timestamp())}",
        "Sunset": format_datetime(until, usegmt=True),
        "Link": f'<{extra[SUCCESSOR]}>; rel="successor-version"',
    }

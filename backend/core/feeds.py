"""What every feed that is written as XML shares: Atom (RFC 4287), and what XML has no place for."""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import register_namespace

ATOM = "http://www.w3.org/2005/Atom"
register_namespace("atom", ATOM)
NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)  # a feed without entries has a moment too, and always the same
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """The text without what XML 1.0 (§2.2) has no place for, however it is escaped."""
    return _UNWRITABLE.sub("", text)

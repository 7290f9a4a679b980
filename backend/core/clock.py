"""The time, from one place, so that a test can set it."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """This moment, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in the Netherlands: legal terms count in these."""
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def set_to(moment: datetime) -> "Iterator[None]":
    """Let `now()` answer this moment inside the block. For tests and the demonstration data."""
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)

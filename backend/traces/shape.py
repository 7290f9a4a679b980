"""The one shape that every entry of a trace is read in."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    DateTime,
    Integer,
    Select,
    Text,
    Uuid,
    cast,
    func,
    literal,
    null,
    select,
)
from sqlalchemy.types import TypeEngine

from backend.traces.schemas import TraceKind, TraceState

SHAPE: dict[str, TypeEngine[Any]] = {
    "key": Text(),
    "kind": Text(),
    "at": DateTime(timezone=True),
    "item_id": Uuid(),
    "what": Text(),
    "state": Text(),
    "from_status": Text(),
    "to_status": Text(),
    "actor": Text(),
    "party": Text(),
    "reason": Text(),
    "source_event_id": Text(),
    "position": BigInteger(),
    "reference": Text(),
    "amount_cents": BigInteger(),
    "tries": Integer(),
    "fault": Text(),
    "next_try_at": DateTime(timezone=True),
    "ended_at": DateTime(timezone=True),
    "is_failure": Boolean(),
    "can_restart": Boolean(),
}


def entry(kind: TraceKind, number: Any, **columns: Any) -> Select[*tuple[Any, ...]]:
    """A select of every column, in the order of `SHAPE`; what a kind does not have is null."""
    given = {
        "key": func.concat(kind.value + ":", cast(number, Text)),
        "kind": kind.value,
        "state": TraceState.DONE.value,
        "is_failure": False,
        "can_restart": False,
        **columns,
    }
    return select(
        *(
            cast(literal(value) if isinstance(value, (str, bool)) else value, type_).label(name)
            for name, type_ in SHAPE.items()
            for value in (given.get(name, null()),)
        )
    )

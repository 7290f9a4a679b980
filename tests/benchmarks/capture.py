"""Catch the SQL of one request, so that a bare handler can run the very same statements.

A request is caught twice. Parameters that differ between the two (new identifiers, moments, keys) are fresh each time;
the bare handler makes them anew, equal where they were equal.
"""

import base64
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

Statement = tuple[str, tuple[Any, ...]]


class Catcher:
    """Records every statement of an engine while it is listening."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.caught: list[Statement] = []
        self._engine = engine.sync_engine
        event.listen(self._engine, "before_cursor_execute", self._catch)

    def stop(self) -> None:
        """Listen no longer."""
        event.remove(self._engine, "before_cursor_execute", self._catch)

    def _catch(self, _connection: Any, _cursor: Any, sql: str, parameters: Any, _context: Any, many: bool) -> None:
        for each in parameters if many else [parameters]:
            self.caught.append((sql, tuple(each)))

    def take(self) -> list[Statement]:
        """What was caught since the last time."""
        taken, self.caught = self.caught, []
        return taken


def _plain(value: Any) -> dict[str, Any]:
    """A parameter as JSON with its type, so that asyncpg gets the same one again."""
    match value:
        case UUID():
            return {"uuid": str(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case bytes():
            return {"bytes": base64.b64encode(value).decode()}
        case _:
            return {"plain": list(value) if isinstance(value, (list, tuple)) else value}


def script(first: list[Statement], second: list[Statement]) -> list[dict[str, Any]]:
    """The statements of a request for the bare handler. Raises ValueError when two runs did different things."""
    if [sql for sql, _ in first] != [sql for sql, _ in second]:
        raise ValueError("the request runs other statements the second time")
    fresh: dict[Any, int] = {}
    steps = []
    for (sql, one), (_, other) in zip(first, second, strict=True):
        parameters = []
        for left, right in zip(one, other, strict=True):
            if left == right:
                parameters.append(_plain(left))
            else:
                key = left if left.__hash__ else str(left)
                parameters.append({**_plain(left), "fresh": fresh.setdefault(key, len(fresh))})
        steps.append({"sql": sql, "parameters": parameters})
    return steps

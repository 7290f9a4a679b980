"""Statements that never change: compiled once, when first asked, and then handed to the driver as they are.

SQLAlchemy spends more on a statement (building, cache key, types of each column) than PostgreSQL on many an answer. A
constant statement is still written in SQLAlchemy, with `bindparam` for what differs, but pays that once a process.
"""

from functools import cached_property
from typing import Any

import orjson
from fastapi import Response
from pydantic import BaseModel
from sqlalchemy import ColumnElement, CursorResult, Select, bindparam, func, select
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.dialects.postgresql.asyncpg import dialect
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.sql.compiler import ExpandedState

from backend.core.listing import COUNTED_TO, page_around
from backend.core.schemas import PageQuery

_DIALECT = dialect()  # type: ignore[no-untyped-call]


class Constant:
    """A constant statement. Rows hold what the driver gives: names of enums as text, moments in UTC.

    With `shape` the keys of a row are those of the wire, and the statement must select exactly the fields of the shape.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert, shape: type[BaseModel] | None = None) -> None:
        self.statement = statement
        self.shape = shape

    @cached_property
    def _compiled(self) -> ExpandedState:
        compiled: Any = self.statement.compile(dialect=_DIALECT)
        return compiled.construct_expanded_state(compiled.params)  # type: ignore[no-any-return]

    @cached_property
    def _parameters(self) -> list[tuple[str, Any]]:
        names = self._compiled.positiontup or ()
        return [(name, self._compiled.parameters[name]) for name in names]

    @cached_property
    def keys(self) -> list[str]:
        """The keys of a row. Raises ValueError when the statement does not select the fields of its shape."""
        names = [str(column.key) for column in self._columns]
        if self.shape is None:
            return names
        fields = self.shape.model_fields
        if set(names) != set(fields):
            raise ValueError(f"{self.shape.__name__}: {set(names) ^ set(fields)}")
        return [str(fields[name].alias) for name in names]

    @property
    def _columns(self) -> list[ColumnElement[Any]]:
        return list(self.statement.selected_columns) if isinstance(self.statement, Select) else []

    async def run(self, where: AsyncSession | AsyncConnection, **values: Any) -> CursorResult[Any]:
        """Run it, in the transaction of the session. What the session has not flushed yet is not seen."""
        connection = await where.connection() if isinstance(where, AsyncSession) else where
        parameters = tuple(values.get(name, fixed) for name, fixed in self._parameters)
        return await connection.exec_driver_sql(self._compiled.statement, parameters)

    async def all(self, where: AsyncSession | AsyncConnection, **values: Any) -> list[dict[str, Any]]:
        """Every row."""
        keys = self.keys
        return [dict(zip(keys, row, strict=True)) for row in await self.run(where, **values)]

    async def first(self, where: AsyncSession | AsyncConnection, **values: Any) -> dict[str, Any] | None:
        """The first row, if any."""
        rows = await self.all(where, **values)
        return rows[0] if rows else None


class ConstantPage:
    """A list as a constant statement: ordered and unique, its rows in the shape of the wire."""

    def __init__(self, statement: Select[*tuple[Any, ...]], shape: type[BaseModel]) -> None:
        self._rows = Constant(statement.limit(bindparam("page_size")).offset(bindparam("offset")), shape)
        bounded = statement.order_by(None).with_only_columns(1, maintain_column_froms=True).limit(COUNTED_TO + 1)
        self._count = Constant(select(func.count().label("total")).select_from(bounded.subquery()))

    async def read(self, session: AsyncSession, wanted: PageQuery, **values: Any) -> dict[str, Any]:
        """One page, with the total counted up to 1,000."""
        rows = await self._rows.all(session, page_size=wanted.page_size, offset=wanted.offset, **values)
        if wanted.page == 1 and len(rows) < wanted.page_size:
            return page_around(rows, wanted, len(rows))
        counted = await self._count.first(session, **values)
        return page_around(rows, wanted, counted["total"] if counted else 0)


def answer_page(found: dict[str, Any], headers: dict[str, str]) -> Response:
    """Answer a page whose rows have the shape of the wire already, without looking at each value again."""
    body = {
        "items": found["items"],
        "page": found["page"],
        "pageSize": found["page_size"],
        "total": found["total"],
        "totalIsMinimum": found["total_is_minimum"],
    }
    content = orjson.dumps(body, default=str, option=orjson.OPT_UTC_Z)  # the driver's UUID is a class of its own
    return Response(content, headers=headers, media_type="application/json")

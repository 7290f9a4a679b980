"""How many rows each value of each filter would leave, counted under all other filters, in one statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, String, case, cast, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession


def each(column: Any) -> Any:
    """The values of a list column, as text."""
    return func.unnest(cast(column, ARRAY(String)))


def each_or_all(column: Any, everything: Any) -> Any:
    """The same, where an empty list stands for all of `everything`: texts, or a query that gives them as one list."""
    every = cast(list(everything) if isinstance(everything, (str, list)) else everything, ARRAY(String))
    return func.unnest(case((func.cardinality(column) == 0, every), else_=cast(column, ARRAY(String))))


async def count_facets(
    session: AsyncSession,
    table: Any,
    facets: Mapping[str, Any],
    *,
    always: Sequence[ColumnElement[bool]],
    chosen: Mapping[str, ColumnElement[bool]],
) -> dict[str, list[dict[str, Any]]]:
    """Per filter `{value, count}` by value. `always` holds for all; `chosen` are the filters in force, by facet."""
    counted = []
    for facet, value in facets.items():
        others = [condition for name, condition in chosen.items() if name != facet]
        values = select(value.label("value")).select_from(table).where(*always, *others).subquery()
        counted.append(
            select(literal(facet).label("facet"), values.c.value, func.count().label("count")).group_by(values.c.value)
        )
    found: dict[str, list[dict[str, Any]]] = {facet: [] for facet in facets}
    for facet, value, count in await session.execute(union_all(*counted).order_by("facet", "value")):
        found[facet].append({"value": value, "count": count})
    return found

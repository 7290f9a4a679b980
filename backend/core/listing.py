"""Pages of a list for people: numbered, with a total that is never counted to the end of a large table."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request, Response
from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.schemas import PageQuery

COUNTED_TO = 1_000


async def page_of(session: AsyncSession, statement: Select[*tuple[Any, ...]], wanted: PageQuery) -> dict[str, Any]:
    """The rows of one page as mappings, with the total counted up to 1,000. The statement is ordered and unique."""
    rows = (await session.execute(statement.limit(wanted.page_size).offset(wanted.offset))).mappings().all()
    return await _with_total(session, statement, wanted, [dict(row) for row in rows])


async def page_of_entities(
    session: AsyncSession, statement: Select[*tuple[Any, ...]], wanted: PageQuery
) -> dict[str, Any]:
    """As `page_of`, for a statement that selects one entity."""
    rows = (await session.scalars(statement.limit(wanted.page_size).offset(wanted.offset))).all()
    return await _with_total(session, statement, wanted, rows)


async def _with_total(
    session: AsyncSession,
    statement: Select[*tuple[Any, ...]],
    wanted: PageQuery,
    rows: Sequence[Any] | Sequence[Row[Any]],
) -> dict[str, Any]:
    if wanted.page == 1 and len(rows) < wanted.page_size:
        total = len(rows)
    else:
        bounded = statement.order_by(None).with_only_columns(1, maintain_column_froms=True).limit(COUNTED_TO + 1)
        total = await session.scalar(select(func.count()).select_from(bounded.subquery())) or 0
    return page_around(rows, wanted, total)


def page_around(rows: Sequence[Any], wanted: PageQuery, total: int) -> dict[str, Any]:
    """A page, with what the client needs to ask for the others."""
    return {
        "items": rows,
        "page": wanted.page,
        "page_size": wanted.page_size,
        "total": min(total, COUNTED_TO),
        "total_is_minimum": total > COUNTED_TO,
    }


def link_pages(request: Request, response: Response, found: dict[str, Any]) -> None:
    """Add `Link` with first, prev, next and last (RFC 8288)."""
    response.headers["Link"] = links_of(request, found)


def links_of(request: Request, found: dict[str, Any]) -> str:
    """The pages around this one: first, prev, next and last. Last is left out when the end was not counted."""
    page, size, total = found["page"], found["page_size"], found["total"]
    last = max(1, -(-total // size))
    wanted = {"first": 1}
    if page > 1:
        wanted["prev"] = page - 1
    if page < last or found["total_is_minimum"]:
        wanted["next"] = page + 1
    if not found["total_is_minimum"]:
        wanted["last"] = last
    others = [(key, value) for key, value in request.query_params.multi_items() if key != "page"]
    return ", ".join(
        f'<{request.url.path}?{urlencode([*others, ("page", str(number))])}>; rel="{relation}"'
        for relation, number in wanted.items()
    )

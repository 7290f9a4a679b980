"""Advisers as visitors search them: only who is accredited today, in person and through a firm.

Order by relevance: rank of the words (name and firm, headline, methods, bio) or, without words, who has room first;
then name. Nobody pays for a place.
"""

from datetime import date
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, String, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.firms import through_a_firm
from backend.advisers.models import Accreditation, Adviser
from backend.advisers.response import answering_of
from backend.advisers.schemas import AdviserFilter, AdviserSort
from backend.core import clock, text_search
from backend.core.facets import count_facets, each, each_or_all
from backend.core.listing import page_of
from backend.organisations.models.companies import SECTIONS

SUMMARY = (
    Adviser.id,
    Adviser.name,
    Adviser.firm,
    Adviser.kind,
    Adviser.headline,
    Adviser.themes,
    Adviser.sectors,
    Adviser.provinces,
    Adviser.languages,
    Adviser.rate_cents,
    Adviser.free_hours,
    Adviser.hours_per_month,
    Adviser.is_demonstration,
)


def findable(day: date) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which an adviser is shown to everybody."""
    return (
        Adviser.accreditation == Accreditation.ACCREDITED,
        Adviser.accredited_from <= day,
        Adviser.accredited_until >= day,
        through_a_firm(day),
    )


async def search(session: AsyncSession, wanted: AdviserFilter) -> dict[str, Any]:
    """One page of what matches, with the facets; `approximate` when only resemblance was found."""
    chosen = _conditions(wanted)
    shown = list(findable(clock.today()))
    words = [text_search.finds(Adviser.search, wanted.q)] if wanted.q.strip() else []
    found = await page_of(session, _ordered(select(*SUMMARY).where(*shown, *words, *chosen.values()), wanted), wanted)
    approximate = False
    if not found["total"] and words:
        alike = [text_search.resembles(Adviser.plain, wanted.q)]
        statement = select(*SUMMARY).where(*shown, *alike, *chosen.values())
        found = await page_of(session, _ordered(statement, wanted, resembling=True), wanted)
        if found["total"]:
            words, approximate = alike, True
    speeds = await answering_of(session, [row["id"] for row in found["items"]])
    return {
        **found,
        "items": [{**row, **speeds[row["id"]]} for row in found["items"]],
        "facets": await count_facets(session, Adviser, FACETS, always=[*shown, *words], chosen=chosen),
        "approximate": approximate,
    }


def _ordered(
    statement: Select[*tuple[Any, ...]], wanted: AdviserFilter, *, resembling: bool = False
) -> Select[*tuple[Any, ...]]:
    match wanted.sort:
        case AdviserSort.RATE:
            return statement.order_by(Adviser.rate_cents, Adviser.sort_name, Adviser.id)
        case AdviserSort.RELEVANCE if resembling:
            likeness = text_search.resemblance(Adviser.plain, wanted.q)
            return statement.order_by(likeness.desc(), Adviser.sort_name, Adviser.id)
        case AdviserSort.RELEVANCE if wanted.q.strip():
            rank = text_search.rank(Adviser.search, wanted.q)
            return statement.order_by(rank.desc(), Adviser.sort_name, Adviser.id)
        case AdviserSort.RELEVANCE:
            room = case((Adviser.hours_per_month > 0, 0), else_=1)
            return statement.order_by(room, Adviser.sort_name, Adviser.id)
        case AdviserSort.NAME:
            return statement.order_by(Adviser.sort_name, Adviser.id)


def _has_one(column: Any, values: list[Any]) -> ColumnElement[bool]:
    texts = cast([str(value) for value in values], ARRAY(String))
    found: ColumnElement[bool] = cast(column, ARRAY(String)).op("&&", is_comparison=True)(texts)
    return found


def _conditions(wanted: AdviserFilter) -> dict[str, ColumnElement[bool]]:
    """The chosen filters, by facet."""
    chosen: dict[str, ColumnElement[bool]] = {}
    if wanted.theme:
        chosen["theme"] = _has_one(Adviser.themes, list(wanted.theme))
    if wanted.sector:
        every = func.cardinality(Adviser.sectors) == 0
        chosen["sector"] = or_(every, _has_one(Adviser.sectors, list(wanted.sector)))
    if wanted.province:
        chosen["province"] = _has_one(Adviser.provinces, list(wanted.province))
    if wanted.kind:
        chosen["kind"] = Adviser.kind.in_(wanted.kind)
    if wanted.language:
        chosen["language"] = _has_one(Adviser.languages, list(wanted.language))
    if wanted.with_room:
        chosen["with_room"] = Adviser.hours_per_month > 0
    return chosen


FACETS: dict[str, Any] = {
    "theme": each(Adviser.themes),
    "sector": each_or_all(Adviser.sectors, SECTIONS),
    "province": each(Adviser.provinces),
    "kind": cast(Adviser.kind, String),
    "language": each(Adviser.languages),
}

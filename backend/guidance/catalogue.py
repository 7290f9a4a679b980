"""The directory as visitors search it: words, filters, and how many instruments each filter would leave.

Order: rank of the words when there are any, then name. Nothing hidden weighs in.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock, text_search
from backend.core.listing import page_of
from backend.guidance.models import Instrument, InstrumentVersion
from backend.guidance.schemas import InstrumentFilter
from backend.identity.models import Organisation
from backend.organisations.models import Province, SizeClass
from backend.toolbox.catalogue import SECTIONS
from backend.toolbox.models import VersionStatus

SHOWN = (
    "name",
    "provider",
    "what",
    "for_whom",
    "kind",
    "serves",
    "target_groups",
    "sectors",
    "size_classes",
    "provinces",
    "costs_min_cents",
    "costs_max_cents",
    "amount_max_cents",
    "rate_percent",
    "free_hours",
    "opens_on",
    "closes_on",
    "ended",
    "as_of",
    "review_on",
)


def outdated() -> ColumnElement[bool]:
    """Whether a published version is past the day on which its owner would look at it."""
    published = InstrumentVersion.status == VersionStatus.PUBLISHED
    return func.coalesce(published & (InstrumentVersion.review_on < clock.today()), False)


def published(*more: Any) -> Select[*tuple[Any, ...]]:
    """All published instruments as they stand in the list, with `more` columns."""
    return (
        select(
            Instrument.id,
            Instrument.slug,
            *(getattr(InstrumentVersion, name) for name in SHOWN),
            outdated().label("outdated"),
            Organisation.name.label("owner"),
            *more,
        )
        .join_from(InstrumentVersion, Instrument, Instrument.id == InstrumentVersion.instrument_id)
        .outerjoin(Organisation, Organisation.id == Instrument.owner_id)
        .where(InstrumentVersion.status == VersionStatus.PUBLISHED)
    )


async def search(session: AsyncSession, wanted: InstrumentFilter) -> dict[str, Any]:
    """One page of what matches, with the facets; `approximate` when only resemblance was found."""
    chosen = _conditions(wanted)
    typed = wanted.q.strip()
    words = [text_search.finds(InstrumentVersion.search, typed)] if typed else []
    name = func.plain_text(InstrumentVersion.name["nl"].astext)
    order = [text_search.rank(InstrumentVersion.search, typed).desc()] if typed else []
    statement = published().where(*words, *chosen.values()).order_by(*order, name, Instrument.slug)
    found = await page_of(session, statement, wanted)
    approximate = False
    if typed and not found["total"]:
        alike = [text_search.resembles(InstrumentVersion.plain, typed)]
        likeness = text_search.resemblance(InstrumentVersion.plain, typed).desc()
        statement = published().where(*alike, *chosen.values()).order_by(likeness, name, Instrument.slug)
        found = await page_of(session, statement, wanted)
        if found["total"]:
            words, approximate = alike, True
    return {**found, "facets": await _facets(session, words, chosen), "approximate": approximate}


def _holds(column: Any, values: list[str]) -> ColumnElement[bool]:
    """One of the values."""
    held: ColumnElement[bool] = cast(column, ARRAY(String)).bool_op("&&")(cast(values, ARRAY(String)))
    return held


def _for_all_or(column: Any, values: list[str]) -> ColumnElement[bool]:
    return or_(func.cardinality(column) == 0, _holds(column, values))


def _conditions(wanted: InstrumentFilter) -> dict[str, ColumnElement[bool]]:
    """The chosen filters, by facet."""
    version = InstrumentVersion
    chosen: dict[str, ColumnElement[bool]] = {}
    if wanted.kind:
        chosen["kind"] = version.kind.in_(wanted.kind)
    if wanted.want:
        chosen["want"] = _holds(version.serves, [want.value for want in wanted.want])
    if wanted.target_group:
        groups = cast([int(group) for group in wanted.target_group], ARRAY(BigInteger))
        chosen["target_group"] = version.target_groups.bool_op("&&")(groups)
    if wanted.sector:
        chosen["sector"] = _for_all_or(version.sectors, list(wanted.sector))
    if wanted.size_class:
        chosen["size_class"] = _for_all_or(version.size_classes, [size.value for size in wanted.size_class])
    if wanted.province:
        chosen["province"] = _for_all_or(version.provinces, list(wanted.province))
    return chosen


def _each(column: Any, everything: Any) -> Any:
    """The values of a list column; an empty list stands for all of them."""
    return func.unnest(case((func.cardinality(column) == 0, everything), else_=cast(column, ARRAY(String))))


PROVINCES = select(func.array_agg(cast(Province.code, String))).scalar_subquery()
FACETS: dict[str, Any] = {
    "kind": cast(InstrumentVersion.kind, String),
    "want": func.unnest(cast(InstrumentVersion.serves, ARRAY(String))),
    "target_group": func.unnest(cast(InstrumentVersion.target_groups, ARRAY(String))),
    "sector": _each(InstrumentVersion.sectors, cast(list(SECTIONS), ARRAY(String))),
    "size_class": _each(InstrumentVersion.size_classes, cast([size.value for size in SizeClass], ARRAY(String))),
    "province": _each(InstrumentVersion.provinces, cast(PROVINCES, ARRAY(String))),
}


async def _facets(
    session: AsyncSession, words: list[ColumnElement[bool]], chosen: dict[str, ColumnElement[bool]]
) -> dict[str, list[dict[str, Any]]]:
    counted = []
    for facet, value in FACETS.items():
        others = [condition for name, condition in chosen.items() if name != facet]
        values = (
            select(value.label("value"))
            .select_from(InstrumentVersion)
            .where(InstrumentVersion.status == VersionStatus.PUBLISHED, *words, *others)
            .subquery()
        )
        counted.append(
            select(literal(facet).label("facet"), values.c.value, func.count().label("count")).group_by(values.c.value)
        )
    found: dict[str, list[dict[str, Any]]] = {facet: [] for facet in FACETS}
    for facet, value, count in await session.execute(union_all(*counted).order_by("facet", "value")):
        found[facet].append({"value": value, "count": count})
    return found

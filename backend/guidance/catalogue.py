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
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock, text_search
from backend.core.facets import count_facets, each, each_or_all
from backend.core.listing import page_of
from backend.core.review import VersionStatus
from backend.guidance.models import Instrument, InstrumentVersion
from backend.guidance.schemas import InstrumentFilter
from backend.identity.models import Organisation
from backend.organisations.models import Province, SizeClass
from backend.organisations.models.companies import SECTIONS

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
    return {
        **found,
        "facets": await count_facets(
            session,
            InstrumentVersion,
            FACETS,
            always=[InstrumentVersion.status == VersionStatus.PUBLISHED, *words],
            chosen=chosen,
        ),
        "approximate": approximate,
    }


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


PROVINCES = select(func.array_agg(cast(Province.code, String))).scalar_subquery()
FACETS: dict[str, Any] = {
    "kind": cast(InstrumentVersion.kind, String),
    "want": each(InstrumentVersion.serves),
    "target_group": each(InstrumentVersion.target_groups),
    "sector": each_or_all(InstrumentVersion.sectors, SECTIONS),
    "size_class": each_or_all(InstrumentVersion.size_classes, [size.value for size in SizeClass]),
    "province": each_or_all(InstrumentVersion.provinces, PROVINCES),
}

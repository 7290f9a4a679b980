"""The toolbox as visitors search it: words, filters, and how many items each filter would leave.

Order by relevance: rank of the words (title, summary, body), then title. When no item holds the words, those that
resemble them, most alike first. Nothing hidden weighs in.
"""

from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Select,
    String,
    bindparam,
    case,
    cast,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock, text_search
from backend.core.facets import count_facets, each, each_or_all
from backend.core.listing import page_of
from backend.core.review import VersionStatus
from backend.identity.models import Organisation
from backend.organisations.models import SizeClass
from backend.organisations.models.companies import SECTIONS
from backend.toolbox.models import ToolboxItem, ToolboxVersion
from backend.toolbox.schemas import EffortBand, ToolboxFilter, ToolboxSort

# Evaluated at each execution, so that the statement itself stays the same.
TODAY: ColumnElement[Any] = bindparam("today", callable_=clock.today, type_=Date)
IS_OUTDATED = func.coalesce(
    (ToolboxVersion.status == VersionStatus.PUBLISHED) & (ToolboxVersion.review_on < TODAY), false()
).label("is_outdated")
SUMMARY = (
    ToolboxItem.id,
    ToolboxItem.slug,
    ToolboxVersion.title,
    ToolboxVersion.summary,
    ToolboxVersion.kind,
    ToolboxVersion.themes,
    ToolboxVersion.sectors,
    ToolboxVersion.size_classes,
    ToolboxVersion.effort_hours,
    ToolboxVersion.duration_weeks,
    ToolboxVersion.cost_cents,
    ToolboxVersion.participation_level,
    ToolboxVersion.evidence_level,
    Organisation.name.label("owner"),
    IS_OUTDATED,
)
EFFORT = case(
    (ToolboxVersion.effort_hours <= 4, EffortBand.LITTLE.value),
    (ToolboxVersion.effort_hours <= 16, EffortBand.SOME.value),
    else_=EffortBand.MUCH.value,
)


def is_outdated(version: ToolboxVersion) -> bool:
    """Whether the day to look again has passed; only what is published can be out of date."""
    return (
        version.status is VersionStatus.PUBLISHED
        and version.review_on is not None
        and version.review_on < clock.today()
    )


def published() -> Select[*tuple[Any, ...]]:
    """All published items as they stand on a card."""
    return (
        select(*SUMMARY)
        .join_from(ToolboxVersion, ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
        .join(Organisation, Organisation.id == ToolboxItem.owner_id)
        .where(ToolboxVersion.status == VersionStatus.PUBLISHED)
    )


async def search(session: AsyncSession, wanted: ToolboxFilter) -> dict[str, Any]:
    """One page of what matches, with the facets; `approximate` when only resemblance was found."""
    chosen = conditions(wanted)
    words = _words(wanted.q)
    found = await page_of(session, _ordered(published().where(*words, *chosen.values()), wanted), wanted)
    approximate = False
    if not found["total"] and words and wanted.q.strip():
        alike: list[ColumnElement[bool]] = [text_search.resembles(ToolboxVersion.plain, wanted.q)]
        statement = published().where(*alike, *chosen.values())
        found = await page_of(session, _ordered(statement, wanted, resembling=True), wanted)
        if found["total"]:
            words, approximate = alike, True
    return {
        **found,
        "facets": await count_facets(
            session,
            ToolboxVersion,
            FACETS,
            always=[ToolboxVersion.status == VersionStatus.PUBLISHED, *words],
            chosen=chosen,
        ),
        "approximate": approximate,
    }


def _words(typed: str) -> list[ColumnElement[bool]]:
    return [text_search.finds(ToolboxVersion.search, typed)] if typed.strip() else []


def _ordered(
    statement: Select[*tuple[Any, ...]], wanted: ToolboxFilter, *, resembling: bool = False
) -> Select[*tuple[Any, ...]]:
    title = func.plain_text(ToolboxVersion.title["nl"].astext)
    match wanted.sort:
        case ToolboxSort.EFFORT:
            return statement.order_by(ToolboxVersion.effort_hours, title, ToolboxItem.slug)
        case ToolboxSort.NEWEST:
            return statement.order_by(ToolboxVersion.published_at.desc(), ToolboxItem.slug)
        case ToolboxSort.RELEVANCE if resembling:
            likeness = text_search.resemblance(ToolboxVersion.plain, wanted.q)
            return statement.order_by(likeness.desc(), title, ToolboxItem.slug)
        case ToolboxSort.RELEVANCE if wanted.q.strip():
            rank = text_search.rank(ToolboxVersion.search, wanted.q)
            return statement.order_by(rank.desc(), title, ToolboxItem.slug)
        case _:
            return statement.order_by(title, ToolboxItem.slug)


def _overlaps(column: Any, values: list[Any]) -> ColumnElement[bool]:
    """One of the values, or made for all."""
    texts = cast([str(value) for value in values], ARRAY(String))
    return or_(func.cardinality(column) == 0, cast(column, ARRAY(String)).op("&&", is_comparison=True)(texts))


def conditions(wanted: ToolboxFilter) -> dict[str, ColumnElement[bool]]:
    """The chosen filters, by facet."""
    chosen: dict[str, ColumnElement[bool]] = {}
    if wanted.theme:
        chosen["theme"] = _overlaps(ToolboxVersion.themes, list(wanted.theme))
    if wanted.sector:
        chosen["sector"] = _overlaps(ToolboxVersion.sectors, list(wanted.sector))
    if wanted.size_class:
        chosen["size_class"] = _overlaps(ToolboxVersion.size_classes, list(wanted.size_class))
    if wanted.effort:
        chosen["effort"] = EFFORT.in_([band.value for band in wanted.effort])
    if wanted.kind:
        chosen["kind"] = ToolboxVersion.kind.in_(wanted.kind)
    if wanted.participation:
        chosen["participation"] = ToolboxVersion.participation_level.in_(wanted.participation)
    if wanted.evidence:
        chosen["evidence"] = ToolboxVersion.evidence_level.in_([int(level) for level in wanted.evidence])
    return chosen


FACETS: dict[str, Any] = {
    "theme": each(ToolboxVersion.themes),
    "sector": each_or_all(ToolboxVersion.sectors, SECTIONS),
    "size_class": each_or_all(ToolboxVersion.size_classes, [size.value for size in SizeClass]),
    "effort": EFFORT,
    "kind": cast(ToolboxVersion.kind, String),
    "participation": cast(ToolboxVersion.participation_level, String),
    "evidence": cast(ToolboxVersion.evidence_level, String),
}

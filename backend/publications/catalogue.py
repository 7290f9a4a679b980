"""What everybody reads of publications: filters, how many each would leave, and the text itself. Newest first."""

from math import ceil
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, String, bindparam, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.constant import Constant
from backend.core.facets import count_facets, each, each_or_all
from backend.core.listing import page_of
from backend.core.review import VersionStatus
from backend.identity.models import Organisation
from backend.organisations.models.companies import SECTIONS
from backend.practices.models import Practice, PracticeVersion
from backend.publications.errors import PublicationNotFound
from backend.publications.models import FormerPublicationAddress, Publication, PublicationVersion
from backend.publications.schemas import PublicationFilter
from backend.toolbox.models import ToolboxItem, ToolboxVersion

WORDS_A_MINUTE = 200
IS_PUBLISHED = PublicationVersion.status == VersionStatus.PUBLISHED
SUMMARY = (
    Publication.id,
    Publication.slug,
    Publication.kind,
    Publication.is_demonstration,
    Publication.published_at,
    PublicationVersion.title,
    PublicationVersion.summary,
    PublicationVersion.authors,
    PublicationVersion.themes,
    PublicationVersion.sectors,
    PublicationVersion.published_at.label("changed_at"),
    Organisation.name.label("owner"),
)
_ONE = Constant(
    select(*SUMMARY, PublicationVersion.body, PublicationVersion.tools, PublicationVersion.practices)
    .join_from(PublicationVersion, Publication, Publication.id == PublicationVersion.publication_id)
    .join(Organisation, Organisation.id == Publication.owner_id)
    .where(IS_PUBLISHED, Publication.slug == bindparam("slug"))
)


def published() -> Select[*tuple[Any, ...]]:
    """All published publications as they stand in a list, newest first."""
    return (
        select(*SUMMARY)
        .join_from(PublicationVersion, Publication, Publication.id == PublicationVersion.publication_id)
        .join(Organisation, Organisation.id == Publication.owner_id)
        .where(IS_PUBLISHED)
        .order_by(Publication.published_at.desc(), Publication.slug)
    )


async def list_publications(session: AsyncSession, wanted: PublicationFilter) -> dict[str, Any]:
    """One page of what matches, with the facets."""
    chosen = conditions(wanted.kind, wanted.theme, wanted.sector)
    found = await page_of(session, published().where(*chosen.values()), wanted)
    return {
        **found,
        "facets": await count_facets(session, _COUNTED, FACETS, always=[IS_PUBLISHED], chosen=chosen),
    }


def conditions(kind: list[Any], theme: list[Any], sector: list[Any]) -> dict[str, ColumnElement[bool]]:
    """The chosen filters, by facet."""
    chosen: dict[str, ColumnElement[bool]] = {}
    if kind:
        chosen["kind"] = Publication.kind.in_(kind)
    if theme:
        chosen["theme"] = _holds(PublicationVersion.themes, theme)
    if sector:
        everybody = func.cardinality(PublicationVersion.sectors) == 0
        chosen["sector"] = or_(everybody, _holds(PublicationVersion.sectors, sector))
    return chosen


def _holds(column: Any, values: list[Any]) -> ColumnElement[bool]:
    texts = cast([str(value) for value in values], ARRAY(String))
    held: ColumnElement[bool] = cast(column, ARRAY(String)).op("&&", is_comparison=True)(texts)
    return held


_COUNTED = PublicationVersion.__table__.join(Publication.__table__, Publication.id == PublicationVersion.publication_id)
FACETS: dict[str, Any] = {
    "kind": cast(Publication.kind, String),
    "theme": each(PublicationVersion.themes),
    "sector": each_or_all(PublicationVersion.sectors, SECTIONS),
}


async def read_publication(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published text at this address, with what was changed and what it belongs to.

    Raises PublicationNotFound (404).
    """
    row = next(iter(await _ONE.all(session, slug=slug)), None)
    if row is None:
        raise PublicationNotFound
    told = dict(row)
    return {
        **told,
        "reading_minutes": {language: reading_minutes(told["body"][language]) for language in ("nl", "en")},
        "changes": await _changes(session, told),
        "tools": await _titles(session, ToolboxItem, ToolboxVersion, ToolboxVersion.item_id, told["tools"]),
        "practices": await _titles(session, Practice, PracticeVersion, PracticeVersion.practice_id, told["practices"]),
    }


async def moved_to(session: AsyncSession, slug: str) -> str | None:
    """Where what stood at this address stands now; None when nothing stands anywhere."""
    found: str | None = await session.scalar(
        select(Publication.slug)
        .join(FormerPublicationAddress, FormerPublicationAddress.publication_id == Publication.id)
        .join(PublicationVersion, PublicationVersion.publication_id == Publication.id)
        .where(FormerPublicationAddress.slug == slug, IS_PUBLISHED)
    )
    return found


def reading_minutes(body: str) -> int:
    """Whole minutes, at least one."""
    return max(1, ceil(len(body.split()) / WORDS_A_MINUTE))


async def _changes(session: AsyncSession, told: dict[str, Any]) -> list[dict[str, Any]]:
    rows = await session.execute(
        select(PublicationVersion.published_at, PublicationVersion.correction)
        .where(
            PublicationVersion.publication_id == told["id"],
            PublicationVersion.published_at > told["published_at"],
            PublicationVersion.correction.is_not(None),
        )
        .order_by(PublicationVersion.published_at.desc())
    )
    return [{"changed_at": at, "note": note} for at, note in rows]


async def _titles(session: AsyncSession, thing: Any, version: Any, key: Any, slugs: list[str]) -> list[dict[str, Any]]:
    """Those of the slugs that are published now, in the order in which they were named."""
    if not slugs:
        return []
    rows = await session.execute(
        select(thing.slug, version.title)
        .join(version, key == thing.id)
        .where(thing.slug.in_(slugs), version.status == VersionStatus.PUBLISHED)
    )
    found = {slug: title for slug, title in rows}  # noqa: C416 - rows are no mapping
    return [{"slug": slug, "title": found[slug]} for slug in slugs if slug in found]

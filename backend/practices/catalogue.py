"""What everybody reads of practices: filters, how many each would leave, and the story itself."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Select, String, bindparam, case, cast, func, null, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.constant import Constant
from backend.core.facets import count_facets, each
from backend.core.listing import page_of
from backend.core.review import VersionStatus
from backend.practices.errors import PracticeNotFound, PracticeWithdrawn
from backend.practices.models import FigureBasis, Practice, PracticeVersion
from backend.practices.schemas import PracticeEvidence, PracticeFilter, PracticeRead, PracticeSort

EVIDENCE = case(
    (func.jsonb_array_length(PracticeVersion.verified_figures) > 0, PracticeEvidence.VERIFIED.value),
    (func.jsonb_array_length(PracticeVersion.figures) > 0, PracticeEvidence.STATED.value),
    else_=PracticeEvidence.NONE.value,
)
SUMMARY = (
    Practice.id,
    Practice.slug,
    Practice.is_fictitious,
    PracticeVersion.company_name,
    PracticeVersion.company_description,
    PracticeVersion.is_anonymous,
    PracticeVersion.place,
    PracticeVersion.province,
    PracticeVersion.section,
    PracticeVersion.employees,
    PracticeVersion.size_class,
    PracticeVersion.participation_level,
    EVIDENCE.label("evidence"),
    PracticeVersion.themes,
    PracticeVersion.year,
    PracticeVersion.title,
    PracticeVersion.summary,
)
STORY = ("reason", "approach", "participation", "result", "lessons", "source", "quotes", "tools")
IS_PUBLISHED = PracticeVersion.status == VersionStatus.PUBLISHED
_ONE = Constant(
    select(
        *SUMMARY,
        *(getattr(PracticeVersion, name) for name in STORY),
        PracticeVersion.figures,
        PracticeVersion.verified_figures,
        PracticeVersion.published_at,
        Practice.company_id.is_not(None).label("is_told_by_company"),
    )
    .join_from(PracticeVersion, Practice, Practice.id == PracticeVersion.practice_id)
    .where(IS_PUBLISHED, Practice.slug == bindparam("slug"))
)


def published() -> Select[*tuple[Any, ...]]:
    """All published practices as they stand on a card."""
    return (
        select(*SUMMARY)
        .join_from(PracticeVersion, Practice, Practice.id == PracticeVersion.practice_id)
        .where(IS_PUBLISHED)
    )


async def list_practices(session: AsyncSession, wanted: PracticeFilter) -> dict[str, Any]:
    """One page of what matches, with the facets."""
    chosen = conditions(wanted)
    always = [IS_PUBLISHED]
    if wanted.fictitious is not None:
        always.append(PracticeVersion.practice_id.in_(select(Practice.id).filter_by(is_fictitious=wanted.fictitious)))
    found = await page_of(session, _ordered(published().where(*always, *chosen.values()), wanted.sort), wanted)
    facets = await count_facets(session, PracticeVersion, FACETS, always=always, chosen=chosen)
    return {**found, "facets": facets}


def _ordered(statement: Select[*tuple[Any, ...]], sort: PracticeSort) -> Select[*tuple[Any, ...]]:
    match sort:
        case PracticeSort.NEWEST:
            return statement.order_by(PracticeVersion.published_at.desc(), Practice.slug)
        case PracticeSort.TITLE:
            return statement.order_by(func.plain_text(PracticeVersion.title["nl"].astext), Practice.slug)
        case _:
            return statement.order_by(Practice.is_fictitious, PracticeVersion.year.desc(), Practice.slug)


def conditions(wanted: PracticeFilter) -> dict[str, ColumnElement[bool]]:
    """The chosen filters, by facet."""
    chosen: dict[str, ColumnElement[bool]] = {}
    if wanted.theme:
        themes = cast([theme.value for theme in wanted.theme], ARRAY(String))
        chosen["theme"] = cast(PracticeVersion.themes, ARRAY(String)).op("&&", is_comparison=True)(themes)
    if wanted.sector:
        chosen["sector"] = or_(*(PracticeVersion.section == section for section in wanted.sector))
    if wanted.size_class:
        chosen["size_class"] = PracticeVersion.size_class.in_([size.value for size in wanted.size_class])
    if wanted.participation:
        chosen["participation"] = PracticeVersion.participation_level.in_(wanted.participation)
    if wanted.evidence:
        chosen["evidence"] = EVIDENCE.in_([evidence.value for evidence in wanted.evidence])
    if wanted.province:
        chosen["province"] = PracticeVersion.province.in_(wanted.province)
    return chosen


def _known(column: Any) -> Any:
    """A value that may be missing, counted only where it is there."""
    return each(func.array_remove(func.array_append(cast([], ARRAY(String)), cast(column, String)), null()))


FACETS: dict[str, Any] = {
    "theme": each(PracticeVersion.themes),
    "sector": _known(PracticeVersion.section),
    "size_class": _known(PracticeVersion.size_class),
    "participation": _known(PracticeVersion.participation_level),
    "evidence": EVIDENCE,
    "province": _known(PracticeVersion.province),
}


async def read_practice(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published practice at this address. Raises PracticeNotFound (404) and PracticeWithdrawn (410)."""
    row = next(iter(await _ONE.all(session, slug=slug)), None)
    if row is None:
        if await session.scalar(select(Practice.withdrawn_at).where(Practice.slug == slug)):
            raise PracticeWithdrawn
        raise PracticeNotFound
    told = {**row, **story(row, told_by_company=row["is_told_by_company"])}
    return {name: told[name] for name in PracticeRead.model_fields}


def story(row: Any, *, told_by_company: bool) -> dict[str, Any]:
    """What is computed from the columns of a version: figures with what they rest on, and whether English is there."""
    stated = FigureBasis.COMPANY if told_by_company else FigureBasis.SOURCE
    verified_figures = [based(figure, FigureBasis.VERIFIED) for figure in row["verified_figures"]]
    stated_figures = [based(figure, stated) for figure in row["figures"]]
    return {
        "figures": [*verified_figures, *stated_figures],
        "is_translated": all(row[name]["nl"] != row[name]["en"] for name in ("title", "summary", *STORY[:5])),
    }


def evidence_of(version: PracticeVersion) -> PracticeEvidence:
    """What the figures of a version rest on."""
    if version.verified_figures:
        return PracticeEvidence.VERIFIED
    return PracticeEvidence.STATED if version.figures else PracticeEvidence.NONE


def based(figure: dict[str, Any], basis: FigureBasis) -> dict[str, Any]:
    """A figure as it is shown: the description of one firm, whatever it rests on."""
    days = {name: figure.get(name) for name in ("measured_before_on", "measured_after_on")}
    return {**{name: figure[name] for name in ("label", "before", "after", "unit")}, **days} | {
        "evidence_level": 0,
        "basis": basis,
    }

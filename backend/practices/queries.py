"""What can be read of practices: what is published, by everybody."""

from typing import Any

from sqlalchemy import ARRAY, Select, String, any_, bindparam, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.practices.errors import PracticeNotFound
from backend.practices.models import Practice, PracticeStatus
from backend.practices.schemas import PracticeFilter

SUMMARY = (
    Practice.id,
    Practice.slug,
    Practice.company_name,
    Practice.is_fictitious,
    Practice.place,
    Practice.province,
    Practice.section,
    Practice.employees,
    Practice.themes,
    Practice.year,
    Practice.title,
    Practice.summary,
)
_PUBLISHED = select(*SUMMARY).where(Practice.status == PracticeStatus.PUBLISHED)
_ONE = select(
    *SUMMARY,
    Practice.reason,
    Practice.approach,
    Practice.participation,
    Practice.result,
    Practice.lessons,
    Practice.source,
    Practice.figures,
    Practice.quotes,
    Practice.published_at,
).where(Practice.status == PracticeStatus.PUBLISHED, Practice.slug == bindparam("slug"))
_FITTING = (
    _PUBLISHED.where(bindparam("theme") == any_(Practice.themes))
    .order_by(
        Practice.is_fictitious,
        case((Practice.section == bindparam("section"), 0), else_=1),
        func.array_position(Practice.themes, bindparam("theme")),
        Practice.year.desc(),
        Practice.slug,
    )
    .limit(bindparam("limit"))
)


async def list_practices(session: AsyncSession, wanted: PracticeFilter) -> dict[str, Any]:
    """Real practices first, then the newest year."""
    statement: Select[*tuple[Any, ...]] = _PUBLISHED.order_by(
        Practice.is_fictitious, Practice.year.desc(), Practice.slug
    )
    if wanted.theme:
        themes = cast([theme.value for theme in wanted.theme], ARRAY(String))
        statement = statement.where(cast(Practice.themes, ARRAY(String)).op("&&", is_comparison=True)(themes))
    if wanted.sector:
        statement = statement.where(or_(*(Practice.section == section for section in wanted.sector)))
    if wanted.fictitious is not None:
        statement = statement.where(Practice.is_fictitious.is_(wanted.fictitious))
    return await page_of(session, statement, wanted)


async def read_practice(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published practice at this address. Raises PracticeNotFound (404)."""
    row = (await session.execute(_ONE, {"slug": slug})).mappings().one_or_none()
    if row is None:
        raise PracticeNotFound
    return dict(row)


async def recommend(session: AsyncSession, *, theme: str, section: str, limit: int = 2) -> list[dict[str, Any]]:
    """Practices on a theme: real ones first, then of the same sector, then the theme as main subject, then newest."""
    rows = await session.execute(_FITTING, {"theme": theme, "section": section, "limit": limit})
    return [dict(row) for row in rows.mappings()]

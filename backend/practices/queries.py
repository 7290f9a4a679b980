"""What can be read of practices: what is published, by everybody."""

from typing import Any

from sqlalchemy import ARRAY, Select, String, any_, bindparam, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.constant import Constant
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
_FITTING = Constant(
    _PUBLISHED.where(bindparam("theme") == any_(Practice.themes))
    .order_by(
        Practice.is_fictitious,
        case((Practice.section == bindparam("section"), 0), else_=1),
        func.array_position(Practice.themes, bindparam("theme")),
        case((Practice.province == bindparam("province"), 0), else_=1),
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


async def recommend(
    session: AsyncSession, *, theme: str, section: str | None = None, province: str | None = None, limit: int = 3
) -> list[dict[str, Any]]:
    """Practices on a theme, each with the reason why.

    Order: real ones, the same sector, the theme as main subject, the same province, the newest. Of a firm that is not
    known, sector and province are None.
    """
    wanted = {"theme": theme, "section": section, "province": province, "limit": limit}
    return [{**row, "reason": _reason(row, theme, section, province)} for row in await _FITTING.all(session, **wanted)]


def _reason(row: dict[str, Any], theme: str, section: str | None, province: str | None) -> dict[str, str]:
    name = load.themes()[theme].name
    first = row["themes"][0] == theme
    dutch = f"Gaat {'vooral' if first else 'ook'} over {name.nl.lower()}"
    english = f"Is {'mainly' if first else 'also'} about {name.en.lower()}"
    own_sector = section is not None and row["section"] == section
    own_province = province is not None and row["province"] == province
    if own_sector or own_province:
        both = own_sector and own_province
        near = "sector en uw provincie" if both else "sector" if own_sector else "provincie"
        dutch += f", bij een bedrijf uit uw {near}"
        near = "sector and your province" if both else "sector" if own_sector else "province"
        english += f", in a firm of your {near}"
    return {"nl": f"{dutch}.", "en": f"{english}."}

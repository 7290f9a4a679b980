"""Practices that fit a firm, each with the reason why."""

from typing import Any
from uuid import UUID

from sqlalchemy import String, any_, bindparam, case, cast, func
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.core.constant import Constant
from backend.core.matching import turn_of
from backend.practices.catalogue import published
from backend.practices.models import Practice, PracticeVersion

_FITTING = Constant(
    published()
    .where(bindparam("theme") == any_(PracticeVersion.themes))
    .order_by(
        Practice.is_fictitious,
        case((PracticeVersion.section == bindparam("section"), 0), else_=1),
        func.array_position(PracticeVersion.themes, bindparam("theme")),
        case((PracticeVersion.province == bindparam("province"), 0), else_=1),
        PracticeVersion.year.desc(),
        func.md5(cast(bindparam("turn"), String) + cast(Practice.id, String)),
        Practice.id,
    )
    .limit(bindparam("limit"))
)


async def recommend(
    session: AsyncSession,
    *,
    theme: str,
    section: str | None = None,
    province: str | None = None,
    company_id: UUID | None = None,
    limit: int = 3,
) -> list[dict[str, Any]]:
    """Practices on a theme, each with the reason why.

    Order: real ones, the same sector, the theme as main subject, the same province, the newest; then a
    turn that changes by the day. Of a firm that is not known, sector, province and `company_id` are None.
    """
    turn = turn_of(clock.today(), company_id)
    wanted = {"theme": theme, "section": section, "province": province, "turn": turn, "limit": limit}
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

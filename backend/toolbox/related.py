"""Which items go with an item, each with its reason: what else its users use, the same theme, the same sector."""

from typing import Any

from sqlalchemy import ARRAY, String, any_, bindparam, case, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.content import load
from backend.organisations.models import Company
from backend.toolbox.catalogue import published
from backend.toolbox.models import ToolboxItem, ToolboxUse, ToolboxVersion
from backend.toolbox.ratings import FEWEST_FIRMS

SHOWN = 3
_ours, _theirs = aliased(ToolboxUse), aliased(ToolboxUse)
# Companies that use both, counted once for all items; fewer than ten say nothing, and how many there are is not told.
_TOGETHER = (
    select(_theirs.item_id)
    .join(_ours, (_ours.company_id == _theirs.company_id) & (_ours.item_id == bindparam("item_id")))
    .join(Company, Company.id == _theirs.company_id)
    .where(Company.is_demonstration.is_(False))
    .group_by(_theirs.item_id)
    .having(func.count() >= FEWEST_FIRMS)
    .cte("together")
)
_USED_TOO = _TOGETHER.c.item_id.is_not(None)
_SAME_THEME = bindparam("theme", type_=String) == any_(ToolboxVersion.themes)
_SAME_SECTOR = cast(ToolboxVersion.sectors, ARRAY(String)).op("&&", is_comparison=True)(
    cast(bindparam("sectors", type_=ARRAY(String)), ARRAY(String))
)
_REASON = case((_USED_TOO, "together"), (_SAME_THEME & _SAME_SECTOR, "both"), (_SAME_THEME, "theme"), else_="sector")
_RELATED = (
    published()
    .add_columns(_REASON.label("why"))
    .outerjoin(_TOGETHER, _TOGETHER.c.item_id == ToolboxItem.id)
    .where(ToolboxItem.id != bindparam("item_id"), or_(_SAME_THEME, _SAME_SECTOR, _USED_TOO))
    .order_by(
        _USED_TOO.desc(),
        (_SAME_THEME & _SAME_SECTOR).desc(),
        _SAME_THEME.desc(),
        func.array_position(ToolboxVersion.themes, bindparam("theme")).nulls_last(),
        ToolboxVersion.effort_hours,
        ToolboxItem.slug,
    )
    .limit(SHOWN)
)


async def related_to(session: AsyncSession, item: dict[str, Any]) -> list[dict[str, Any]]:
    """Up to three others. Order: used together, theme and sector, theme (as main theme first), sector; least effort."""
    theme = item["themes"][0]
    wanted = {"item_id": item["id"], "theme": theme, "sectors": list(item["sectors"])}
    name = load.themes()[theme].name
    reasons = {
        "together": {
            "nl": "Bedrijven die dit gebruiken, werken hier ook mee.",
            "en": "Companies that use this work with it too.",
        },
        "both": {
            "nl": f"Gaat ook over {name.nl.lower()}, en is voor dezelfde sector.",
            "en": f"Is about {name.en.lower()} too, and for the same sector.",
        },
        "theme": {"nl": f"Gaat ook over {name.nl.lower()}.", "en": f"Is about {name.en.lower()} too."},
        "sector": {"nl": "Is voor dezelfde sector.", "en": "Is for the same sector."},
    }
    found = (await session.execute(_RELATED, wanted)).mappings()
    return [{"reason": reasons[row.pop("why")], **row} for row in map(dict, found)]

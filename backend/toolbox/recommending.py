"""Which tools fit a company and a theme, each with the reason why."""

from typing import Any

from sqlalchemy import any_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.core.constant import Constant
from backend.core.review import VersionStatus
from backend.toolbox.catalogue import IS_OUTDATED
from backend.toolbox.models import ToolboxItem, ToolboxVersion

_FITTING = Constant(
    select(
        ToolboxItem.id,
        ToolboxItem.slug,
        ToolboxVersion.title,
        ToolboxVersion.summary,
        ToolboxVersion.kind,
        ToolboxVersion.effort_hours,
        ToolboxVersion.themes,
        ToolboxVersion.sectors,
        IS_OUTDATED,
    )
    .join(ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
    .where(
        ToolboxVersion.status == VersionStatus.PUBLISHED,
        bindparam("theme") == any_(ToolboxVersion.themes),
        or_(func.cardinality(ToolboxVersion.sectors) == 0, bindparam("section") == any_(ToolboxVersion.sectors)),
        or_(
            func.cardinality(ToolboxVersion.size_classes) == 0,
            bindparam("size_class") == any_(ToolboxVersion.size_classes),
        ),
    )
    .order_by(
        func.array_position(ToolboxVersion.themes, bindparam("theme")),
        func.cardinality(ToolboxVersion.sectors) == 0,
        ToolboxVersion.effort_hours,
        ToolboxItem.slug,
    )
    .limit(bindparam("limit"))
)


async def recommend(
    session: AsyncSession, *, theme: str, section: str, size_class: str, limit: int = 3
) -> list[dict[str, Any]]:
    """The published tools that fit a company and a theme, each with the reason why and whether it is out of date.

    Order: the theme as main subject, made for the sector, least effort, address. Nothing else weighs in.
    """
    firm = {"theme": theme, "section": section, "size_class": size_class}
    wanted = {**firm, "today": clock.today(), "limit": limit}
    return [{**row, "reason": _reason(row, theme)} for row in await _FITTING.all(session, **wanted)]


def _reason(row: dict[str, Any], theme: str) -> dict[str, str]:
    name = load.themes()[theme].name
    first = row["themes"][0] == theme
    own_sector = bool(row["sectors"])
    dutch = f"Gaat {'vooral' if first else 'ook'} over {name.nl.lower()}"
    english = f"Is {'mainly' if first else 'also'} about {name.en.lower()}"
    dutch += ", is gemaakt voor uw sector" if own_sector else ", past bij elke sector"
    english += ", is made for your sector" if own_sector else ", fits every sector"
    return {
        "nl": f"{dutch} en vraagt {row['effort_hours']} uur van alle deelnemers samen.",
        "en": f"{english} and takes {row['effort_hours']} hours of all participants together.",
    }

"""How many firms reported what, as far as it may be told: never who, nor anything that a number gives away.

Firms count, not reports: who reports five times counts once in a cell. Invented firms never count, and neither does
what was reported this month: a number that changes with each report would tell of that report. Everything passes
the gate of all figures over firms (`backend/monitoring/disclosure.py`): ten firms or more, rounded to five, and where
one cell is hidden the smallest shown one is hidden with it. No total is ever told, so there is none to subtract from.
"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Organisation
from backend.monitoring.disclosure import counts
from backend.obstacles.models import ObstacleReport, ReportStatus

_COUNTED = (ReportStatus.NEW, ReportStatus.GROUPED)
_firms = func.count(ObstacleReport.organisation_id.distinct())


def first_day_not_counted() -> date:
    """The first of this month."""
    return clock.today().replace(day=1)


def _counted(*cell: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(*cell, _firms)
        .join(Organisation, Organisation.id == ObstacleReport.organisation_id)
        .where(
            ObstacleReport.status.in_(_COUNTED),
            ObstacleReport.submitted_on < first_day_not_counted(),
            Organisation.is_demonstration.is_(False),
        )
        .group_by(*cell)
    )


async def count_cells(session: AsyncSession) -> dict[str, Any]:
    """Firms per theme, sector and kind of rule. What may not be told is left out, as is what nobody reported."""
    cell = (ObstacleReport.theme, ObstacleReport.section, ObstacleReport.rule_kind)
    rows = (await session.execute(_counted(*cell))).all()
    shown = counts({tuple(row[:3]): row[3] for row in rows})
    ordered = sorted(shown.items(), key=lambda one: (-(one[1] or 0), one[0]))
    return {
        "before": first_day_not_counted(),
        "items": [
            {"theme": theme, "section": section, "rule_kind": kind, "firms": firms}
            for (theme, section, kind), firms in ordered
            if firms
        ],
    }


async def count_obstacles(session: AsyncSession) -> dict[UUID, int | None]:
    """Firms per obstacle; none for one that may not be told."""
    counted = _counted(ObstacleReport.obstacle_id).where(ObstacleReport.obstacle_id.is_not(None))
    return counts({row[0]: row[1] for row in (await session.execute(counted)).all()})

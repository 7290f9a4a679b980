"""What earlier scans of the same company told, for the gate and for comparison."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.clock import AMSTERDAM
from backend.scans.disclosure import SAME_ANSWERS, Before
from backend.scans.models import Dimension, ResultDimension, ResultGroup, Scan, ScanResult


async def published_before(session: AsyncSession, scan: Scan) -> dict[Dimension, list[Before]]:
    """Per theme what scans of this company told of employees less than half a year before this one is published."""
    assert scan.published_at is not None
    recent = (
        select(ScanResult.scan_id)
        .join(Scan, Scan.id == ScanResult.scan_id)
        .where(
            Scan.company_id == scan.company_id,
            Scan.id != scan.id,
            ScanResult.published_at > scan.published_at - SAME_ANSWERS,
        )
    )
    groups: dict[tuple[UUID, Dimension], list[int]] = defaultdict(list)
    for found in await session.scalars(select(ResultGroup).where(ResultGroup.scan_id.in_(recent))):
        groups[found.scan_id, found.dimension].append(found.employee_count)
    before: dict[Dimension, list[Before]] = defaultdict(list)
    shown = select(ResultDimension).where(
        ResultDimension.scan_id.in_(recent), ResultDimension.employee_count.is_not(None)
    )
    for told in await session.scalars(shown):
        assert told.employee_count is not None
        parts = groups.get((told.scan_id, told.dimension), ())
        before[told.dimension].append(Before.of(told.employee_count, parts))
    return before


def shows_less_until() -> ColumnElement[Any]:
    """The first day on which a new scan is published whole again, beside what this one told of employees.

    Null for a scan that told nothing of them. The gate counts from the moment; people are told the day after it.
    """
    end = func.timezone(str(AMSTERDAM), ScanResult.published_at + SAME_ANSWERS)
    return (
        select(func.date(end) + literal_column("1"))
        .where(ScanResult.scan_id == Scan.id, ScanResult.employee_count.is_not(None))
        .correlate(Scan)
        .scalar_subquery()
    )

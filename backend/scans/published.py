"""What earlier scans of the same company told, for the gate and for comparison."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

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

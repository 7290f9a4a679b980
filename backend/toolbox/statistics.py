"""How an item is used, for its owner: companies through the disclosure rule, downloads exact as they name nobody."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Date, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.toolbox import ratings
from backend.toolbox.errors import ToolboxItemNotFound
from backend.toolbox.models import ToolboxDownload, ToolboxItem, ToolboxUse
from backend.toolbox.queries import visible_to

MONTHS = 12


async def read(session: AsyncSession, principal: Principal, slug: str) -> dict[str, Any]:
    """Uses, downloads of the last twelve months and the rating. Raises ToolboxItemNotFound (404) for others' items."""
    item_id = await session.scalar(select(ToolboxItem.id).where(ToolboxItem.slug == slug, visible_to(principal)))
    if item_id is None:
        raise ToolboxItemNotFound
    uses = await session.scalar(
        select(func.count())
        .select_from(ToolboxUse)
        .join(Company, Company.id == ToolboxUse.company_id)
        .where(ToolboxUse.item_id == item_id, Company.is_demonstration.is_(False))
    )
    return {
        "used_by": ratings.rounded_count(uses or 0),
        "downloads": await _by_month(session, item_id),
        "rating": (await ratings.opinion(session, item_id))["rating"],
    }


async def _by_month(session: AsyncSession, item_id: UUID) -> list[dict[str, Any]]:
    month = cast(func.date_trunc("month", ToolboxDownload.downloaded_on), Date)
    rows = await session.execute(
        select(month, func.sum(ToolboxDownload.count)).where(ToolboxDownload.item_id == item_id).group_by(month)
    )
    counted = {each: int(count) for each, count in rows}
    months = [_months_ago(clock.today(), back) for back in range(MONTHS - 1, -1, -1)]
    return [{"month": each, "count": counted.get(each, 0)} for each in months]


def _months_ago(day: date, back: int) -> date:
    """The first day of the month so many months before that of a day."""
    whole = day.year * 12 + day.month - 1 - back
    return date(whole // 12, whole % 12 + 1, 1)

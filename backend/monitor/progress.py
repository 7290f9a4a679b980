"""How far the programme is: the participants of today, and where they are as the newest release told it."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.monitor import queries
from backend.monitor.dimensions import MonitorDimension, MonitorMeasure
from backend.monitoring import progress
from backend.organisations import queries as organisations


async def programme_progress(session: AsyncSession) -> dict[str, Any]:
    """Only the number of participants is of today. Divisions are as released: told daily, they could be subtracted."""
    provinces = await queries.newest_figures(session, MonitorMeasure.FIRMS, MonitorDimension.PROVINCE)
    themes = await queries.newest_figures(session, MonitorMeasure.THEMES, None)
    employees = await queries.newest_figures(session, MonitorMeasure.EMPLOYEES, None)
    return {
        "as_of": clock.today(),
        "participants": await progress.participants(session),
        "goals": progress.GOALS,
        "employees": employees.get(None),
        "by_province": [
            {"province": each["code"], "participants": provinces.get(each["code"])}
            for each in await organisations.list_provinces(session)
        ],
        "by_theme": [{"theme": theme, "participants": themes.get(theme)} for theme in Theme],
    }

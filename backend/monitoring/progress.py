"""How far the programme is on its way to 1,000 and 10,000 firms."""

from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.monitoring import disclosure
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations import queries as organisations
from backend.organisations.models import Company, ConsentKind

GOALS = (1_000, 10_000)  # the pilot and the programme (the advice, chapter on the ambition)
PARTICIPATING = (
    select(Company.id)
    .join(Enrolment, Enrolment.company_id == Company.id)
    .where(
        Enrolment.kind == EnrolmentKind.PARTICIPANT, Enrolment.ended_on.is_(None), Company.is_demonstration.is_(False)
    )
)


async def programme_progress(session: AsyncSession) -> dict[str, Any]:
    """Participating firms, and through the gate where they are and what they work on.

    Without consent to be followed a firm counts only in the number of participants.
    """
    participants = await session.scalar(select(func.count()).select_from(PARTICIPATING.subquery())) or 0
    followed = PARTICIPATING.where(Company.id.in_(organisations.consenting(ConsentKind.MONITORING)))
    rows = await session.execute(followed.with_only_columns(Company.province, Enrolment.theme, Company.employees))
    provinces = {each["code"]: 0 for each in await organisations.list_provinces(session)}
    themes = dict.fromkeys(Theme, 0)
    employees: list[Decimal] = []
    for province, theme, headcount in rows:
        provinces[province] += 1
        employees.append(Decimal(headcount))
        if theme is not None:
            themes[theme] += 1
    total = disclosure.total(employees)
    return {
        "as_of": clock.today(),
        "participants": participants,
        "goals": GOALS,
        "employees": None if total is None else int(total),
        "by_province": [
            {"province": code, "participants": shown} for code, shown in disclosure.counts(provinces).items()
        ],
        "by_theme": [{"theme": theme, "participants": shown} for theme, shown in disclosure.counts(themes).items()],
    }

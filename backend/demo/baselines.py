"""Baselines of demonstration companies whose advice has started: a scheme asks for them first."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.monitoring import queries, service
from backend.monitoring.models import MeasurementKind
from backend.monitoring.schemas import MeasurementCreate, ValueWrite

# Per full-time job: euro cents, hours a year. Invented, of the order of a Dutch firm of this size.
REVENUE_EACH, PROFIT_EACH, VALUE_EACH, HOURS_EACH = 14_200_000, 610_000, 6_400_000, 1_690


async def give(session: AsyncSession, world: World, company: str) -> None:
    """Let the owner fill in a whole baseline today; a company that has one keeps it."""
    company_id = world.organisations[company]
    if await queries.has_baseline(session, company_id):
        return
    owner = world.principal_of(company, Role.OWNER)
    found = next(one for one in load.demo_companies() if one.slug == company)
    until = clock.today() - timedelta(days=1)
    wish = MeasurementCreate(
        kind=MeasurementKind.BASELINE,
        measured_on=clock.today(),
        period_starts_on=until - timedelta(days=364),
        period_ends_on=until,
    )
    measurement = await service.begin(session, owner, company_id, wish)
    figures = {
        "revenue": round(found.fte * REVENUE_EACH),
        "profit": round(found.fte * PROFIT_EACH),
        "value_added": round(found.fte * VALUE_EACH),
        "employees": found.employees,
        "fte": found.fte,
        "hours_worked": round(found.fte * HOURS_EACH),
        "sickness_absence": 5.2,
    }
    for code, value in figures.items():
        entered = ValueWrite(value=value, confirmed=True)
        await service.record_value(session, owner, measurement.id, code, wish=entered, if_match="*")
    await service.complete(session, owner, measurement.id, "*")

"""Measurements of a demonstration company over three years, so that an own result can be seen."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.measurement_moments.service import planning
from backend.monitoring import service
from backend.monitoring.models import MeasurementKind
from backend.monitoring.schemas import MeasurementCreate, ValueWrite
from backend.vouchers.service import enrolling

COMPANY = "voorbeeldmachinefabriek-noorderas"
# Days ago, kind, and figures in the unit of each indicator: amounts in euro cents. All invented.
WAVES: tuple[tuple[int, MeasurementKind, Mapping[str, float]], ...] = (
    (
        735,
        MeasurementKind.BASELINE,
        {
            "revenue": 4_820_000_000, "profit": 168_000_000, "value_added": 1_985_000_000, "employees": 252,
            "fte": 231.5, "hours_worked": 384_200, "sickness_absence": 6.1, "staff_turnover": 11.4,
            "employee_satisfaction": 6.7, "throughput_time": 31, "new_product_share": 12,
        },
    ),
    (
        372,
        MeasurementKind.FOLLOW_UP,
        {
            "revenue": 4_935_000_000, "profit": 181_500_000, "value_added": 2_064_000_000, "employees": 256,
            "fte": 233, "hours_worked": 386_900, "sickness_absence": 5.6, "staff_turnover": 9.8,
            "employee_satisfaction": 7.0, "throughput_time": 27.5, "new_product_share": 14,
        },
    ),
    (
        21,
        MeasurementKind.FOLLOW_UP,
        {
            "revenue": 5_114_000_000, "profit": 204_000_000, "value_added": 2_192_000_000, "employees": 260,
            "fte": 236.5, "hours_worked": 391_400, "sickness_absence": 4.9, "staff_turnover": 8.1,
            "employee_satisfaction": 7.3, "throughput_time": 24, "new_product_share": 17,
        },
    ),
)  # fmt: skip


async def seed(session: AsyncSession, world: World) -> None:
    """Let the owner enter each measurement on its own day."""
    owner = world.principal_of(COMPANY, Role.OWNER)
    today = clock.today()
    for days_ago, kind, figures in WAVES:
        day = today - timedelta(days=days_ago)
        with clock.set_to(datetime.combine(day, time(10, 30), clock.AMSTERDAM)):
            wish = MeasurementCreate(
                kind=kind,
                measured_on=day,
                period_starts_on=day - timedelta(days=365),
                period_ends_on=day - timedelta(days=1),
            )
            measurement = await service.begin(session, owner, world.organisations[COMPANY], wish)
            for code, value in figures.items():
                entered = ValueWrite(value=value, confirmed=True)
                await service.record_value(session, owner, measurement.id, code, wish=entered, if_match="*")
            await service.complete(session, owner, measurement.id, "*")
    await _ask(session)


async def _ask(session: AsyncSession) -> None:
    """What the worker does by itself: who did not start is followed too, and everybody is asked on their days."""
    await enrolling.follow_not_started(session)
    await planning.plan(session)

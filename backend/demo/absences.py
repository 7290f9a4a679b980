"""An officer of the demonstration world who is away in three weeks, with a colleague who takes over."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.vouchers.schemas.absences import AbsenceCreate
from backend.vouchers.service import absences

AWAY, COLLEAGUE = "pieter@syntens.example", "samira@syntens.example"
BEGINS_IN, LASTS = timedelta(days=21), timedelta(days=11)


async def seed(session: AsyncSession, world: World) -> None:
    """Recorded by who goes away."""
    first = clock.today() + BEGINS_IN
    colleague = world.principal(COLLEAGUE).account_id
    wish = AbsenceCreate(from_on=first, until_on=first + LASTS, taken_over_by=colleague)
    await absences.record(session, world.principal(AWAY), wish)

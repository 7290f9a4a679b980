"""What officers of the demonstration world entered for callers: one is being filled in, one waits for its company."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.demo.world import World
from backend.vouchers.schemas.entries import EntryCreate
from backend.vouchers.service import entering

OFFICER = "pieter@syntens.example"


async def seed(session: AsyncSession, world: World, round_id: UUID) -> None:
    """Two calls of the past days, in this round."""
    officer, now = world.principal(OFFICER), clock.now()
    with clock.set_to(now - timedelta(days=2)):
        waits = await entering.enter(
            session,
            officer,
            EntryCreate(
                company_id=world.organisations["voorbeeldbouw-het-gebint"],
                round_id=round_id,
                caller_name="Ineke Voorbeeldhout",
                theme=Theme.WORK_DIVISION,
                goal="De uitvoerder plant nu alles alleen. Wij willen dat de ploegen hun week zelf indelen.",
                hours=24,
                advice_cents=2_640_00,
            ),
        )
        await entering.hand_over(session, officer, waits.id, "*")
    with clock.set_to(now - timedelta(hours=3)):
        await entering.enter(
            session,
            officer,
            EntryCreate(
                company_id=world.organisations["voorbeelddrukkerij-de-laatste-letter"],
                round_id=round_id,
                caller_name="Hans Voorbeelddrukker",
                theme=Theme.WORKING_TIME,
            ),
        )

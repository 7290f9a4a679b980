"""Many register in the same moment: as many get a place as there are, the others stand in one order, nobody twice."""

import asyncio

from sqlalchemy import func, select, text

from backend.events.models import EventRegistration, RegistrationStatus
from backend.events.schemas.registrations import EventRegistrationCreate
from backend.events.service import registering
from tests.makers.events import LINKS, make_event

PEOPLE, PLACES = 200, 20


async def test_two_hundred_for_twenty_places(committed, monkeypatch):
    monkeypatch.setattr(type(LINKS), "key", lambda _, registration_id: registration_id.hex)
    async with committed.write() as session:
        event = await make_event(session, capacity=PLACES)

    at_once = asyncio.Semaphore(30)  # connections there are; the others queue for one

    async def register(number):
        wish = EventRegistrationCreate(
            event_id=event.id, email=f"{number % PEOPLE}@voorbeeld.example", name=f"Persoon {number}"
        )
        async with at_once, committed.write() as session:
            await registering.register(session, LINKS, wish)

    async def confirm(registration_id):
        async with at_once, committed.write() as session:
            await registering.confirm(session, LINKS, registration_id)

    async def cancel(registration_id):
        async with at_once, committed.write() as session:
            await registering.cancel(session, LINKS, registration_id)

    await asyncio.gather(*(register(number) for number in range(PEOPLE + 40)))  # forty register twice
    unconfirmed = select(EventRegistration).where(EventRegistration.status == RegistrationStatus.UNCONFIRMED)
    async with committed.read() as session:
        made = list(await session.scalars(unconfirmed))
        assert len(made) == len({one.email for one in made}) == PEOPLE
        assert sum(one.holds_place for one in made) == PLACES
    await asyncio.gather(*(confirm(one.id) for one in made))

    async def stand():
        async with committed.read() as session:
            rows = await session.execute(
                select(EventRegistration.status, func.count()).group_by(EventRegistration.status)
            )
            line = await session.scalars(
                select(EventRegistration.line_number)
                .where(EventRegistration.status == RegistrationStatus.WAITING)
                .order_by(EventRegistration.line_number)
            )
            taken = await session.scalar(text("SELECT taken FROM event_places"))
            return dict(rows.all()), list(line), taken

    counts, line, taken = await stand()
    assert (counts["registered"], counts["waiting"], taken) == (PLACES, PEOPLE - PLACES, PLACES)
    assert line == list(range(1, PEOPLE - PLACES + 1))

    async with committed.read() as session:
        ones = select(EventRegistration.id).where(EventRegistration.status == RegistrationStatus.REGISTERED)
        leaving = list(await session.scalars(ones.limit(10)))
    await asyncio.gather(*(cancel(one) for one in leaving))
    counts, line, taken = await stand()
    assert (counts["registered"], counts["waiting"], taken) == (PLACES, PEOPLE - PLACES - 10, PLACES)
    assert line == list(range(11, PEOPLE - PLACES + 1))

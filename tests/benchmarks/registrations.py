"""Five thousand people register for a hundred places in one moment, and confirm: how long it takes, and what stands.

`python -m tests.benchmarks.registrations postgresql://... [people] [places]` on an empty, migrated database of its own.
"""

import asyncio
import sys
import time
from pathlib import Path

from sqlalchemy import func, select, text

from backend.core.database import PooledDatabase, make_engine
from backend.events.links import RegistrationLinks
from backend.events.models import EventRegistration, RegistrationStatus
from backend.events.schemas.registrations import EventRegistrationCreate
from backend.events.service import registering
from tests.makers.events import make_event

CONNECTIONS = 20
LINKS = RegistrationLinks("a secret of the benchmark", Path("/nowhere"))


async def rush(url: str, people: int, places: int) -> None:
    """Register, confirm, and say what stands; fails when a place was given twice or the line has a hole."""
    database = PooledDatabase(make_engine(url.replace("postgresql://", "postgresql+asyncpg://"), pool_size=CONNECTIONS))
    at_once = asyncio.Semaphore(CONNECTIONS)
    async with database.write() as session:
        event = await make_event(session, capacity=places)

    async def register(number: int) -> float:
        wish = EventRegistrationCreate(
            event_id=event.id, email=f"rush-{number}@voorbeeld.example", name=f"Persoon {number}"
        )
        async with at_once, database.write() as session:
            await registering.register(session, LINKS, wish)
        return time.perf_counter() - began

    async def confirm(registration: EventRegistration) -> float:
        async with at_once, database.write() as session:
            await registering.confirm(session, LINKS, registration.id)
        return time.perf_counter() - began

    for name, act, of in (("registering", register, "numbers"), ("confirming", confirm, "rows")):
        async with database.read() as session:
            rows = list(await session.scalars(select(EventRegistration).filter_by(event_id=event.id)))
        began = time.perf_counter()
        took = sorted(await asyncio.gather(*(act(each) for each in (range(people) if of == "numbers" else rows))))
        print(
            f"{name}: {people} in {took[-1]:.1f} s, {people / took[-1]:.0f} a second, half by {took[people // 2]:.1f} s"
        )
    async with database.read() as session:
        rows = await session.execute(
            select(EventRegistration.status, func.count(), func.max(EventRegistration.line_number))
            .where(EventRegistration.event_id == event.id)
            .group_by(EventRegistration.status)
        )
        found = {status: (count, last) for status, count, last in rows}
        taken = await session.scalar(text("SELECT taken FROM event_places WHERE event_id = :e"), {"e": event.id})
    await database.close()
    assert taken == found[RegistrationStatus.REGISTERED][0] == places
    assert found[RegistrationStatus.WAITING] == (people - places, people - places)
    print(f"{places} have a place, {people - places} stand in line from 1 to {people - places}")


if __name__ == "__main__":
    asyncio.run(rush(sys.argv[1], *(int(each) for each in [*sys.argv[2:], "5000", "100"][:2])))

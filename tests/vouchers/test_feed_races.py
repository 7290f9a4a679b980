"""Whatever the moment of each commit and the size of each page: every change of a voucher, once, by version."""

import asyncio
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from backend.core.database import PooledDatabase, make_engine
from backend.vouchers.queries import feed
from tests.makers.feed import make_submitted, step


async def _submitted(database):
    async with database.write() as session:
        return await make_submitted(session, 3)


@given(seed=st.integers(0, 2**32), sizes=st.lists(st.integers(1, 7), min_size=1, max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_pages_and_the_writers_every_change_is_read_in_order_of_versions(
    committed, database_url, seed, sizes
):
    async def scenario():
        database = PooledDatabase(make_engine(database_url, pool_size=6))
        try:
            await _race(database, random.Random(seed), sizes)
        finally:
            await database.close()

    asyncio.run(scenario())


async def _race(database, chance, sizes):
    """Four writers on three vouchers, some of whom think better of it, and a reader with these sizes of page."""
    vouchers = await _submitted(database)
    async with database.read() as session:
        start = (await feed.newest_place(session)).position
    made, seen, writing = set(), [], True

    async def write(delays):
        for voucher, before, after, undone in delays:
            async with database._writes() as session:
                await session.execute(text("SELECT pg_current_xact_id()"))
                await asyncio.sleep(before)
                version = await step(session, voucher)
                await asyncio.sleep(after)
                if undone:
                    await session.rollback()
                else:
                    await session.commit()
                    made.add((voucher, version))

    async def read():
        position, turn, idle = start, 0, False
        while writing or not idle:
            idle = not writing
            async with database.read() as session:
                rows = await feed.changes_after(session, position, sizes[turn % len(sizes)])
            if rows:
                position, idle = rows[-1]["position"], False
            seen.extend((row["voucher_id"], row["version"]) for row in rows)
            turn += 1
            await asyncio.sleep(0)

    plans = [
        [
            (chance.choice(vouchers), chance.random() / 200, chance.random() / 200, chance.random() < 0.2)
            for _ in range(6)
        ]
        for _ in range(4)
    ]
    reader = asyncio.create_task(read())
    await asyncio.gather(*(write(plan) for plan in plans))
    writing = False
    await reader
    assert set(seen) == made
    assert len(seen) == len(made)
    for voucher in vouchers:
        versions = [version for whose, version in seen if whose == voucher]
        assert versions == sorted(versions)

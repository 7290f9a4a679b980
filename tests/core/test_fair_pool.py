"""Who waits longest for a connection is next, and none gets lost on the way."""

import asyncio

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import create_async_engine

from backend.core.fair_pool import FairPool


@pytest.fixture
async def narrow(database_url):
    """One connection for everybody."""
    engine = create_async_engine(database_url, poolclass=FairPool, pool_size=1, max_overflow=0, pool_timeout=5)
    yield engine
    await engine.dispose()


async def _stand_in_line(engine, name, served):
    held = await engine.connect()
    served.append(name)
    await asyncio.sleep(0)
    await held.close()


async def test_who_comes_later_does_not_pass_by(narrow):
    """Ten wait; whoever was served asks again at once, and comes after all of them."""
    served = []

    async def twice(number):
        await _stand_in_line(narrow, number, served)
        await _stand_in_line(narrow, number, served)

    await asyncio.gather(*(twice(number) for number in range(10)))
    assert served == [*range(10), *range(10)]


async def test_a_connection_that_comes_for_somebody_who_left_goes_to_the_next(narrow):
    served = []
    held = await narrow.connect()
    leaving = asyncio.create_task(_stand_in_line(narrow, "leaves", served))
    staying = asyncio.create_task(_stand_in_line(narrow, "stays", served))
    await asyncio.sleep(0.05)
    await held.close()
    leaving.cancel()  # it has been given its connection, and has not yet noticed
    await asyncio.wait([leaving, staying])
    assert served == ["stays"]
    await _stand_in_line(narrow, "later", served)
    assert served == ["stays", "later"]


async def test_who_waits_too_long_is_told_and_takes_nothing_along(database_url):
    engine = create_async_engine(database_url, poolclass=FairPool, pool_size=1, max_overflow=0, pool_timeout=0.05)
    served = []
    async with engine.connect():
        with pytest.raises(PoolTimeoutError):
            await _stand_in_line(engine, "too late", served)
    await _stand_in_line(engine, "in time", served)
    assert served == ["in time"]
    await engine.dispose()

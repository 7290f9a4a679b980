"""Practices that fit equally well take turns, by the day."""

from datetime import timedelta

from backend.core import clock
from backend.practices.recommending import recommend
from tests.makers.practices import make_practice


async def test_equals_take_turns_by_the_day(database):
    async with database.write() as session:
        for slug in ("aaa", "zzz"):
            await make_practice(session, slug=slug)
        first = set()
        for days in range(20):
            with clock.set_to(clock.now() + timedelta(days=days)):
                once, again = [await recommend(session, theme="work_division") for _ in range(2)]
            assert [one["slug"] for one in once] == [one["slug"] for one in again]
            first.add(once[0]["slug"])
    assert first == {"aaa", "zzz"}

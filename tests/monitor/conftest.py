"""A release as the demonstration has one."""

from dataclasses import replace
from functools import cache

import pytest

from backend.core import clock
from backend.monitor import releasing
from backend.monitor.release import release
from tests.makers.monitor import make_firms


@cache
def computed():
    """A release of two hundred invented firms without branches, counted once."""
    nobody = frozenset()
    return release([replace(firm, branches=nobody, known_to=nobody) for firm in make_firms(200)], clock.today())


@pytest.fixture
async def released(database):
    """That release, as one of the demonstration."""
    async with database.write() as session:
        found = computed()
        return await releasing.freeze(session, clock.today(), found, is_demonstration=True)

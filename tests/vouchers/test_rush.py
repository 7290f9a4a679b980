"""Everybody applies at once, over real HTTP, also while the server or the database is killed without a warning."""

from pathlib import Path

import pytest

from tests.benchmarks.rush import rush

APPLICATIONS, CLIENTS, PLACES = 200, 16, 20


@pytest.mark.parametrize("kill", [None, "server", "database"])
async def test_there_are_as_many_places_as_money_and_the_rest_waits_in_order(tmp_path: Path, kill):
    found, faults = await rush(tmp_path / "rush", applications=APPLICATIONS, clients=CLIENTS, kill=kill, kills=1)
    assert faults == []
    assert (found["applications"], found["reserved"], found["waiting"]) == (APPLICATIONS, PLACES, APPLICATIONS - PLACES)
    assert (found["errors"], found["ledgerBalanced"]) == (0, True)

"""The chaos run in small: real processes that are killed, a bad line, and two sides that agree afterwards."""

from pathlib import Path

from tests.partner.chaos import broken, chaos


async def test_both_sides_agree_though_everything_was_killed(tmp_path: Path):
    found = await chaos(tmp_path / "chaos", changes=60, kills=1)
    assert not broken(found), found
    assert (found["changes"], found["kills"], found["unknownHere"]) == (60, 3, 0)
    assert found["made"] > 0
    assert found["byOfficers"] > 0

"""The print shop of the demonstration world: two scans side by side, a link, and open answers in review and after."""

import pytest

from backend.core import clock
from backend.demo import organisations, scans, second_scans
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.scans import norms
from backend.scans.models import MASK
from backend.scans.service import norming


@pytest.fixture
async def world(database):
    made = World()
    async with database.write() as session:
        for subject in (organisations, scans, second_scans):
            await subject.seed(session, made)
    return made


@pytest.fixture
async def owner(world, client_as):
    return await client_as(Role.OWNER, organisation_id=world.organisations[second_scans.PRINTER])


async def _scans(owner):
    found = (await owner.get("/scans")).json()["items"]
    return sorted(found, key=lambda scan: scan["closesOn"])


async def test_the_newest_comes_first_in_the_list(owner):
    titles = [scan["title"] for scan in (await owner.get("/scans")).json()["items"]]
    assert titles == ["Tweede scan met de hele drukkerij", "Eerste scan met de hele drukkerij"]


async def test_the_second_scan_stands_beside_the_first(owner):
    first, second = await _scans(owner)
    told = (await owner.get(f"/scans/{second['id']}/result/comparison")).json()
    assert told["earlier"]["scanId"] == first["id"]
    assert told["closeTogether"] is False
    process = next(theme for theme in told["themes"] if theme["theme"] == "process")
    assert process["employees"]["change"] >= 15
    assert all(theme["employees"]["change"] is not None for theme in told["themes"])
    result = (await owner.get(f"/scans/{second['id']}/result")).json()
    assert result["nextStep"]["theme"] == "technology"
    assert result["linkWorksUntil"] == (clock.today() + second_scans.SHARED_FOR).isoformat()


async def test_of_the_first_every_open_answer_was_reviewed_and_of_the_second_a_part(owner, world, client_as):
    first, second = await _scans(owner)
    told = (await owner.get(f"/scans/{first['id']}/result/remarks")).json()
    assert told["status"] == "shown"
    [question] = told["questions"]
    assert len(question["remarks"]) == 11
    assert [words for words in question["remarks"] if MASK in words] == [
        f"{MASK} beslist alles zelf, ook als hij er niet is."
    ]
    assert (await owner.get(f"/scans/{second['id']}/result/remarks")).json()["status"] == "in_review"
    office = await client_as(Role.PROGRAMME_OFFICER, organisation_id=world.organisations["programmabureau"])
    assert (await office.get("/scan-remarks")).json()["total"] == 13 - second_scans.REVIEWED


async def test_it_counts_nowhere(world, database, monkeypatch):
    monkeypatch.setattr(norms, "FEWEST_FIRMS", 1)
    async with database.write() as session:
        assert await norming.release_due(session) == 0

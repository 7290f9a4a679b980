"""The content files fill toolbox, advisers and practices as the demonstration world needs them."""

from backend.content import load
from backend.demo import advisers, organisations, practices, toolbox
from backend.demo.world import World


async def test_the_seeded_world_is_found_by_visitors(visitor, database):
    world = World()
    async with database.write() as session:
        for subject in (organisations, toolbox, advisers, practices):
            await subject.seed(session, world)
    items = (await visitor.get("/toolbox-items", params={"q": "zelfroostren"})).json()
    assert items["items"][0]["slug"] == "zelfroosteren"
    assert (await visitor.get("/toolbox-items")).json()["total"] == len(load.toolbox())
    shown = [found for found in load.demo_advisers() if found.accreditation == "accredited"]
    found = (await visitor.get("/advisers")).json()
    assert found["total"] == len(shown)
    assert all(adviser["isDemonstration"] for adviser in found["items"])
    assert set(world.advisers) == {found.slug for found in load.demo_advisers()}
    cases = (await visitor.get("/practices", params={"pageSize": 100})).json()["items"]
    assert {case["slug"]: case["isFictitious"] for case in cases} == {
        practice.slug: practice.fictitious for practice in load.practices()
    }

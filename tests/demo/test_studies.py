"""The study of the demonstration's researcher: there, computed, and of nobody else."""

from backend.demo import organisations, studies
from backend.demo.world import World
from backend.identity.scopes import Role


async def test_the_researcher_finds_a_study_that_tells_an_effect(database, client_as):
    world = World()
    async with database.write() as session:
        for subject in (organisations, studies):
            await subject.seed(session, world)
    institute = world.principal(studies.RESEARCHER).organisation_id
    own = await client_as(Role.RESEARCHER, organisation_id=institute)
    (listed,) = (await own.get("/studies")).json()["items"]
    release = (await own.get(f"/studies/{listed['id']}")).json()["release"]
    assert release["refusal"] is None
    overall = next(each for each in release["estimates"] if each["estimand"] == "att" and not each["adjusted"])
    assert overall["high"] < 0, "the invented effect is a fall of six percent"
    assert overall["treated"] == studies.FIRMS * 2 // 3
    other = await client_as(Role.RESEARCHER)
    assert (await other.get("/studies")).json()["items"] == []

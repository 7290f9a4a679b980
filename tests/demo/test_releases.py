"""The release of the demonstration: computed as a real one, marked, and told only where all is a demonstration."""

import pytest

from backend.demo import organisations, releases, toolbox
from backend.demo.world import World
from backend.identity.scopes import Role


@pytest.fixture
async def world(database):
    made = World()
    async with database.write() as session:
        for subject in (organisations, toolbox, releases):
            await subject.seed(session, made)
    return made


async def test_it_is_told_in_a_demonstration_only(world, app, visitor, monkeypatch):
    assert (await visitor.get("/effect-releases")).json()["items"] == []
    monkeypatch.setitem(app.state._state, "settings", app.state.settings.model_copy(update={"demonstration": True}))
    (listed,) = (await visitor.get("/effect-releases")).json()["items"]
    assert listed["isDemonstration"] is True
    told = (await visitor.get(f"/effect-releases/{listed['id']}")).json()
    assert all(each["refusal"] is None for each in told["outcomes"] if each["isPrimary"]), told["outcomes"]
    assert any(each["isDemonstrated"] for each in told["outcomes"])
    assert any(each["isDemonstrated"] is False for each in told["outcomes"])
    assert {each["eventTime"] for each in told["outcomes"][0]["estimates"] if each["eventTime"] is not None} >= {-1, 0}
    assert told["tools"]


async def test_the_invented_programme_office_sees_it_and_a_real_one_does_not(world, client_as):
    office = next(slug for slug in world.organisations if "programma" in slug)
    invented = await client_as(Role.PROGRAMME_OFFICER, organisation_id=world.organisations[office])
    assert len((await invented.get("/effect-release-orders")).json()["items"]) == 1
    real = await client_as(Role.PROGRAMME_OFFICER)
    assert (await real.get("/effect-release-orders")).json()["items"] == []

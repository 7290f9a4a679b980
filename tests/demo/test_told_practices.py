"""Practices of demonstration companies, each in a state of its own."""

from backend.demo import monitoring, organisations, practices, told_practices
from backend.demo.world import World
from backend.identity.scopes import Role


async def test_one_is_published_with_verified_figures_one_waits_for_consent_and_one_was_sent_back(
    visitor, client_as, database
):
    world = World()
    async with database.write() as session:
        for subject in (organisations, practices, monitoring, told_practices):
            await subject.seed(session, world)
    officer = await client_as(Role.PROGRAMME_OFFICER)
    found = (await officer.get("/practice-versions")).json()["items"]
    assert {version["stage"]: version["company"] for version in found} == {
        "published": "Voorbeeldmachinefabriek Noorderas",
        "consent": "Voorbeeldbakkerij De Korenbloem",
        "mend": "Voorbeeldplaatwerk De Kantbank",
    }
    branch = await client_as(Role.BRANCH_OFFICER, organisation_id=world.organisations["voorbeeldbranche-maakindustrie"])
    assert [version["stage"] for version in (await branch.get("/practice-versions")).json()["items"]] == ["write"]
    shown = next(version["slug"] for version in found if version["stage"] == "published")
    practice = (await visitor.get(f"/practices/{shown}")).json()
    assert practice["isFictitious"] is True
    assert practice["evidence"] == "verified"
    assert {figure["basis"] for figure in practice["figures"]} == {"verified", "company"}

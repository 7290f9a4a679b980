"""The scans of the demonstration world."""

from sqlalchemy import select

from backend.demo import organisations, scans
from backend.demo.world import World
from backend.identity.scopes import Role
from backend.scans.models import Scan, ScanStatus


async def test_the_demonstration_shows_a_gap_at_work_division_an_open_scan_and_a_draft(database, client_as):
    world = World()
    async with database.write() as session:
        await organisations.seed(session, world)
        await scans.seed(session, world)
        scans_of = await session.scalars(select(Scan).where(Scan.title != "Vervolgscan over een jaar"))
        found = {scan.company_id: scan for scan in scans_of}
    bakery = world.organisations["voorbeeldbakkerij-de-korenbloem"]
    assert found[world.organisations[scans.OPEN_AT]].status is ScanStatus.OPEN
    assert found[world.organisations[scans.DRAFT_AT]].status is ScanStatus.DRAFT
    owner = await client_as(Role.OWNER, organisation_id=bakery)
    result = (await owner.get(f"/scans/{found[bakery].id}/result")).json()
    assert result["nextStep"]["theme"] == "work_division"
    assert min(theme["gap"] for theme in result["themes"]) == result["themes"][0]["gap"] <= -25
    assert (result["targetGroup"], result["employeeCount"]) == (2, 22)

"""An invented programme office sees no campaign of a real branch, nor a real one those of an invented branch."""

import pytest

from backend.identity.scopes import OrganisationKind, Role
from tests.makers.campaigns import make_campaign
from tests.makers.identity import make_organisation


@pytest.mark.parametrize("is_invented", [True, False])
async def test_a_programme_office_sees_campaigns_of_its_own_world_only(database, client_as, is_invented):
    async with database.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)
        office.is_demonstration = is_invented
        campaigns = {}
        for world in (True, False):
            branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
            branch.is_demonstration = world
            campaigns[world] = await make_campaign(session, branch.id)
    officer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)
    listed = (await officer.get("/scan-campaigns")).json()["items"]
    assert [each["id"] for each in listed] == [str(campaigns[is_invented].id)]
    assert (await officer.get(f"/scan-campaigns/{campaigns[not is_invented].id}")).status_code == 404

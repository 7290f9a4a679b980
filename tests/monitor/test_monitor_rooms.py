"""The monitor for branches, researchers and the programme office: who sees what, and who is written down."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.monitor import releasing, service
from backend.monitor.models import MonitorRelease
from backend.organisations.models import ConsentKind
from tests.makers.identity import make_organisation
from tests.monitor.steps import make_participants, newest, run


async def test_researchers_see_the_audit_and_are_written_down_and_the_office_reads_that(
    app, database, client_as, visitor, released
):
    researcher = await client_as(Role.RESEARCHER)
    office = await client_as(Role.PROGRAMME_OFFICER)
    answer = await researcher.get(f"/monitor-releases/{released.id}/research-figures")
    assert answer.status_code == 200, answer.text
    assert answer.json()["report"]["families"][0]["inherited"] == 0
    assert len(answer.json()["cells"]) > 100
    await visitor.get(f"/monitor-releases/{released.id}/tables/firms")
    await visitor.get(f"/monitor-releases/{released.id}/tables/firms")
    await app.state.monitor_counts.write_down(database)
    await visitor.get(f"/monitor-releases/{released.id}/tables/firms")
    await app.state.monitor_counts.write_down(database)
    (asked,) = (await office.get("/monitor-queries")).json()["items"]
    assert (asked["asked"], asked["releaseId"]) == ("research", str(released.id))
    (counted,) = (await office.get("/monitor-query-counts")).json()["items"]
    assert (counted["asked"], counted["count"]) == ("firms", 3)
    with clock.set_to(clock.now() + timedelta(days=367)):
        async with database.write() as session:
            assert await service.forget_old(session) == 2


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        (Role.OWNER, "/research-figures", 403),
        (Role.BRANCH_OFFICER, "/research-figures", 403),
        (Role.RESEARCHER, "/branch-members", 403),
        (Role.BRANCH_OFFICER, "/branch-members", 404),
    ],
)
async def test_wrong_roles_see_nothing(client_as, released, role, address, status):
    client = await client_as(role)
    assert (await client.get(f"/monitor-releases/{released.id}{address}")).status_code == status


@pytest.mark.parametrize("address", ["/monitor-orders", "/monitor-queries", "/monitor-query-counts"])
@pytest.mark.parametrize("role", [Role.RESEARCHER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.OWNER])
async def test_only_the_programme_office_orders_and_reads_the_log(client_as, role, address):
    client = await client_as(role)
    assert (await client.get(address)).status_code == 403
    if address == "/monitor-orders":
        assert (await client.post(address)).status_code == 403


async def test_the_office_orders_a_release_and_the_worker_makes_it(database, client_as):
    office = await client_as(Role.PROGRAMME_OFFICER)
    async with database.write() as session:
        await make_participants(session, 12)
    assert (await office.post("/monitor-orders")).status_code == 201
    async with database.write() as session:
        assert await releasing.carry_out_orders(session) == 1
        assert await releasing.carry_out_orders(session) == 0
    (order,) = (await office.get("/monitor-orders")).json()["items"]
    assert order["releaseId"] == (await newest(office))["id"]
    async with database.read() as session:
        assert await session.scalar(select(MonitorRelease.as_of)) == clock.today()
    assert await run(database) == 0, "this quarter has one"


async def test_a_branch_sees_its_members_beside_the_sector_where_ten_or_nobody_are_no_member(database, client_as):
    async with database.write() as session:
        mine = await make_organisation(session, kind=OrganisationKind.BRANCH)
        other = await make_organisation(session, kind=OrganisationKind.BRANCH)
        both = (ConsentKind.MONITORING, ConsentKind.BRANCH_SEES_PROGRESS)
        await make_participants(session, 15, branch_id=mine.id, consents=both)
        await make_participants(session, 15)
        await make_participants(session, 12, branch_id=mine.id, consents=both, section="G", province="NL-UT")
        await make_participants(session, 4, section="G", province="NL-UT")
        await make_participants(session, 6, branch_id=mine.id, consents=both, section="H", province="NL-UT")
        await make_participants(session, 12, section="H", province="NL-UT")
    await run(database)
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=mine.id)
    release_id = (await newest(officer))["id"]
    answer = await officer.get(f"/monitor-releases/{release_id}/branch-members")
    assert answer.status_code == 200, answer.text
    lines = {(each["measure"], each["section"]): each for each in answer.json()["lines"]}
    assert lines["firms", "C"]["members"]["firms"] == 15
    assert lines["firms", "C"]["everybody"]["firms"] == 30
    assert ("firms", "G") not in lines, "four of the sector are no member"
    stranger = await client_as(Role.BRANCH_OFFICER, organisation_id=other.id)
    for client, query in (
        (stranger, {}),
        (stranger, {"branchId": str(mine.id)}),
        (officer, {"branchId": str(other.id)}),
    ):
        assert (await client.get(f"/monitor-releases/{release_id}/branch-members", params=query)).status_code == 404
    office = await client_as(Role.PROGRAMME_OFFICER)
    seen = await office.get(f"/monitor-releases/{release_id}/branch-members", params={"branchId": str(mine.id)})
    assert seen.json()["lines"] == answer.json()["lines"]

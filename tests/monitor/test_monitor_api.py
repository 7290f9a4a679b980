"""The monitor as it is read: stored rows only, frozen, the same for everybody, and asked in the open."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.monitor import releasing, service
from backend.monitor.models import MonitorCell, MonitorContribution, MonitorRelease
from backend.monitor.release import release
from backend.monitoring.models import MeasurementKind
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from tests.makers.identity import make_organisation
from tests.makers.monitor import make_firms
from tests.makers.monitoring import FIGURES, make_enrolment, make_measurement
from tests.makers.organisations import make_company

NOTHING = dict.fromkeys(("firms", "total", "mean", "p10", "p25", "p50", "p75", "p90", "countedOn"))


async def make_participants(session, number, *, consents=(ConsentKind.MONITORING,), **company):
    made = [await make_company(session, consents=consents, **company) for _ in range(number)]
    for firm in made:
        await make_enrolment(session, firm.id)
    return made


async def run(database):
    async with database.write() as session:
        return await releasing.release_due(session)


async def newest(client):
    return (await client.get("/monitor-releases")).json()["items"][0]


async def table(client, code, release_id=None):
    release_id = release_id or (await newest(client))["id"]
    answer = await client.get(f"/monitor-releases/{release_id}/tables/{code}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def cell(found, row=None, column=None):
    (one,) = (each for each in found["cells"] if (each["row"], each["column"]) == (row, column))
    return one


async def test_nine_firms_give_no_release_and_ten_do_once_a_quarter(database, visitor):
    async with database.write() as session:
        await make_participants(session, 9)
    assert await run(database) == 0
    assert (await visitor.get("/monitor-releases")).json()["items"] == []
    async with database.write() as session:
        await make_participants(session, 1)
    assert (await run(database), await run(database)) == (1, 0)
    found = await table(visitor, "firms")
    assert cell(found)["firms"] == 10


async def test_who_does_not_agree_or_left_or_is_invented_or_does_not_take_part_does_not_count(database, visitor):
    async with database.write() as session:
        await make_participants(session, 12)
        await make_participants(session, 10, consents=())
        await make_participants(session, 10, is_demonstration=True)
        for firm in await make_participants(session, 10):
            session.add(Departure(company_id=firm.id, left_at=clock.now()))
        for _ in range(10):
            await make_company(session, consents=(ConsentKind.MONITORING,))
    await run(database)
    assert cell(await table(visitor, "firms"))["firms"] == 10


async def test_withheld_cells_all_look_the_same(database, visitor):
    async with database.write() as session:
        await make_participants(session, 30)
        await make_participants(session, 3, section="F", province="NL-GE")
        await make_participants(session, 8, section="H", province="NL-GE")
        await make_participants(session, 11, section="G", province="NL-UT", employees=5)
        await make_participants(session, 1, section="G", province="NL-UT", employees=900)
    await run(database)
    firms, employees = await table(visitor, "firms-section"), await table(visitor, "employees-section")
    assert cell(firms, "G")["firms"] == 10, "twelve, to the nearest five"
    for few, dominated, nobody in ((cell(firms, "F"), cell(employees, "G"), cell(firms, "A")),):
        assert NOTHING.items() <= few.items()
        assert NOTHING.items() <= dominated.items()
        assert NOTHING.items() <= nobody.items()
    listed = (await visitor.get(f"/monitor-releases/{(await newest(visitor))['id']}")).json()
    assert {each["measure"] for each in listed["tables"]} == {
        "firms",
        "employees",
        "themes",
        "target_groups",
        "participation",
        "tools",
        "change",
    }
    assert (listed["fewestFirms"], listed["licence"]["code"]) == (10, "CC-BY-4.0")


async def test_the_change_of_measured_firms_is_told_in_quartiles(database, visitor):
    async with database.write() as session:
        for number, firm in enumerate(await make_participants(session, 30)):
            day = clock.today()
            await make_measurement(session, firm.id, measured_on=day - timedelta(days=365))
            after = dict(FIGURES, revenue=str(410_000_000 + 1_000_000 * number))
            await make_measurement(session, firm.id, kind=MeasurementKind.FOLLOW_UP, measured_on=day, figures=after)
    await run(database)
    found = cell(await table(visitor, "change_revenue"))
    assert (found["firms"], found["p50"]) == (30, 3.6)
    assert found["p10"] < found["p25"] < found["p50"] < found["p75"] < found["p90"]
    same = cell(await table(visitor, "change_employees"))
    assert NOTHING.items() <= same.items(), "who all changed alike would be told one by one"


async def test_a_firm_that_takes_its_consent_back_is_in_no_later_figure(database, visitor):
    async with database.write() as session:
        firms = await make_participants(session, 20)
        await make_participants(session, 20, section="G", province="NL-UT")
    await run(database)
    async with database.write() as session:
        session.add(Consent(company_id=firms[0].id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))
    with clock.set_to(clock.now() + timedelta(days=95)):
        await run(database)
        later = await table(visitor, "firms-section")
        async with database.read() as session:
            of_later = select(MonitorContribution.company_id).where(
                MonitorContribution.release_id == (await newest(visitor))["id"]
            )
            assert firms[0].id not in set(await session.scalars(of_later))
    assert cell(later, "G")["firms"] == 20, "told again, or anew: of the same firms"
    assert NOTHING.items() <= cell(later, "C").items(), "neither with it, nor one less"


async def test_while_a_few_firms_came_the_same_is_told_again_with_its_day(database, visitor):
    async with database.write() as session:
        await make_participants(session, 20)
    await run(database)
    first = await newest(visitor)
    async with database.write() as session:
        await make_participants(session, 4)
    with clock.set_to(clock.now() + timedelta(days=95)):
        await run(database)
        found = cell(await table(visitor, "firms"))
        assert (found["firms"], found["countedOn"]) == (20, first["asOf"])
        async with database.write() as session:
            await make_participants(session, 7)
    with clock.set_to(clock.now() + timedelta(days=190)):
        await run(database)
        found = cell(await table(visitor, "firms"))
        assert (found["firms"], found["countedOn"]) == (30, (await newest(visitor))["asOf"])


async def test_the_database_refuses_a_change_a_deletion_a_small_cell_and_an_invented_firm(database):
    async with database.write() as session:
        await make_participants(session, 12)
        invented = (await make_participants(session, 1, is_demonstration=True))[0].id
    await run(database)
    cell_of = "INSERT INTO monitor_cells (id, release_id, measure, cut, first, firms, counted_on) "
    behind = "INSERT INTO monitor_contributions (id, release_id, firm_key, company_id, firm, counted_on) "
    for statement in (
        "UPDATE monitor_releases SET method = '9'",
        "DELETE FROM monitor_releases",
        "UPDATE monitor_cells SET firms = 20",
        "DELETE FROM monitor_cells",
        f"{cell_of} SELECT gen_random_uuid(), id, 'firms', 'section', 'Z', 5, as_of FROM monitor_releases",
        f"{cell_of} SELECT gen_random_uuid(), id, 'firms', 'section', 'Z', 12, as_of FROM monitor_releases",
        f"{behind} SELECT gen_random_uuid(), id, gen_random_uuid(), '{invented}', '{{}}', as_of FROM monitor_releases",
    ):
        with pytest.raises(DBAPIError, match=r"append-only|check|invented|violates"):
            async with database.write() as session:
                await session.execute(text(statement))


@cache
def computed():
    """A release of two hundred invented firms without branches, counted once."""
    nobody = frozenset()
    return release([replace(firm, branches=nobody, known_to=nobody) for firm in make_firms(200)], clock.today())


@pytest.fixture
async def released(database):
    """That release, as one of the demonstration."""
    async with database.write() as session:
        found = computed()
        return await releasing.freeze(session, clock.today(), found, is_demonstration=True)


async def test_files_hold_every_shown_cell_and_are_the_same_each_time(visitor, database, released):
    address = f"/monitor-releases/{released.id}/files"
    once, again = (await visitor.get(address), await visitor.get(address))
    assert once.content == again.content
    assert "voorbeeld" in once.headers["content-disposition"]
    assert once.headers["cache-control"] == "public, max-age=3600"
    lines = list(csv.DictReader(io.StringIO(once.content.decode("utf-8-sig")), delimiter=";"))
    async with database.read() as session:
        stored = await session.scalar(
            select(func.count()).select_from(MonitorCell).where(MonitorCell.branch_id.is_(None))
        )
    assert len(lines) == stored
    whole = (await visitor.get(address, params={"format": "json"})).json()
    assert (len(whole["cells"]), whole["licence"]["code"]) == (stored, "CC-BY-4.0")
    assert {each["name"] for each in whole["variables"]} == set(lines[0])
    shown = {
        (each["value_1"], each["value_2"]): each["firms"]
        for each in lines
        if each["by_2"] and each["measure"] == "firms"
    }
    found = await table(visitor, "firms-section-size_class", released.id)
    for each in found["cells"]:
        if each["row"] and each["column"] and each["firms"]:
            assert shown[each["row"], each["column"]] == str(each["firms"])


async def test_same_cell_same_value_in_every_table(visitor, released):
    two = await table(visitor, "firms-section-size_class", released.id)
    one = await table(visitor, "firms-section", released.id)
    for each in one["cells"]:
        assert cell(two, each["row"])["firms"] == each["firms"]
    themes = await table(visitor, "themes-province", released.id)
    provinces = await table(visitor, "firms-province", released.id)
    assert cell(themes, None, "NL-NB")["firms"] == cell(provinces, "NL-NB")["firms"]


async def test_an_answer_that_is_known_is_not_sent_again_and_unknown_tables_are_not_there(visitor, released):
    address = f"/monitor-releases/{released.id}/tables/firms-province"
    tag = (await visitor.get(address)).headers["etag"]
    assert (await visitor.get(address, headers={"If-None-Match": tag})).status_code == 304
    unknown = await visitor.get(f"/monitor-releases/{released.id}/tables/firms-region-section")
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/v1/problems/monitor-table-not-found")


async def test_a_demonstration_stands_apart_and_counts_nowhere(visitor, released):
    assert (await newest(visitor))["isDemonstration"]
    progress = (await visitor.get("/programme-progress")).json()
    assert (progress["participants"], progress["employees"]) == (0, None)
    assert {each["participants"] for each in progress["byProvince"]} == {None}


async def test_progress_tells_divisions_of_the_newest_release_only(database, visitor):
    async with database.write() as session:
        await make_participants(session, 15)
    assert (await visitor.get("/programme-progress")).json()["employees"] is None
    await run(database)
    found = (await visitor.get("/programme-progress")).json()
    assert (found["participants"], found["employees"]) == (15, 570)
    assert {"province": "NL-NB", "participants": 15} in found["byProvince"]


async def test_researchers_see_the_audit_and_are_written_down_and_the_office_reads_that(
    database, client_as, visitor, released
):
    researcher = await client_as(Role.RESEARCHER)
    office = await client_as(Role.PROGRAMME_OFFICER)
    answer = await researcher.get(f"/monitor-releases/{released.id}/research")
    assert answer.status_code == 200, answer.text
    assert answer.json()["report"]["families"][0]["inherited"] == 0
    assert len(answer.json()["cells"]) > 100
    await visitor.get(f"/monitor-releases/{released.id}/tables/firms")
    await visitor.get(f"/monitor-releases/{released.id}/tables/firms")
    (asked,) = (await office.get("/monitor-queries")).json()["items"]
    assert (asked["asked"], asked["releaseId"]) == ("research", str(released.id))
    (counted,) = (await office.get("/monitor-query-counts")).json()["items"]
    assert (counted["asked"], counted["count"]) == ("firms", 2)
    with clock.set_to(clock.now() + timedelta(days=367)):
        async with database.write() as session:
            assert await service.forget_old(session) == 2


@pytest.mark.parametrize(
    ("role", "address", "status"),
    [
        (Role.OWNER, "/research", 403),
        (Role.BRANCH_OFFICER, "/research", 403),
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

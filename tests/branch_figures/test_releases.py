"""Releases of a branch's figures: made each quarter by the worker, frozen, and read by whom they are for."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from backend.branch_figures import service
from backend.branch_figures.models import BranchFigure, BranchFigureContribution, BranchFigureRelease, Cut, FigureKind
from backend.branches.service.exiting import carry_out_next
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from backend.scans.service.norming import quarter_of
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.makers.monitoring import make_measurement
from tests.makers.organisations import make_company

FOLLOWED = (ConsentKind.MONITORING,)


async def make_members(session, branch, number, *, measured=0, consents=FOLLOWED, **company):
    made = [await make_company(session, branch_id=branch.id, consents=consents, **company) for _ in range(number)]
    for firm in made[:measured]:
        await make_measurement(session, firm.id)
    return made


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


async def run(database):
    async with database.write() as session:
        return await service.release_due(session)


async def read(client):
    (listed,) = (await client.get("/branch-figure-releases")).json()["items"]
    answer = await client.get(f"/branch-figure-releases/{listed['id']}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def cell(release, kind, cut="all", name=None, theme=None):
    (table,) = (t for t in release["tables"] if (t["kind"], t["cut"], t["theme"]) == (kind, cut, theme))
    (found,) = (each for each in table["cells"] if each["cell"] == name)
    return found


async def test_nine_members_give_no_release_and_ten_do(database, branch, officer):
    async with database.write() as session:
        await make_members(session, branch, 9)
    assert await run(database) == 0
    assert (await officer.get("/branch-figure-releases")).json()["items"] == []
    async with database.write() as session:
        await make_members(session, branch, 1)
    assert await run(database) == 1
    assert await run(database) == 0, "once a quarter"
    assert cell(await read(officer), "participants")["firms"] == 10


async def test_who_does_not_agree_or_is_gone_or_invented_does_not_count(database, branch, officer):
    async with database.write() as session:
        await make_members(session, branch, 11)
        await make_members(session, branch, 10, consents=())
        await make_members(session, branch, 10, is_demonstration=True)
        for firm in await make_members(session, branch, 10):
            session.add(Departure(company_id=firm.id, left_at=clock.now()))
    await run(database)
    assert cell(await read(officer), "participants")["firms"] == 10


async def test_the_cube_is_fixed_and_withheld_cells_all_look_the_same(database, branch, officer):
    async with database.write() as session:
        await make_members(session, branch, 25, measured=12)
        await make_members(session, branch, 3, section="F", province="NL-GE")
    await run(database)
    found = await read(officer)
    assert cell(found, "baselines")["firms"] == 10
    none = {"firms": None, "management": None, "employees": None, "gap": None}
    for withheld in (
        cell(found, "participants", "section", "F"),
        cell(found, "participants", "section", "G"),
        cell(found, "participants", "section", "C"),
        cell(found, "follow_ups"),
        cell(found, "scores", theme="process"),
    ):
        assert none.items() <= withheld.items()
    assert len(found["tables"]) == (7 + 8) * 4


async def test_a_later_release_says_the_same_while_few_firms_changed(database, branch, officer):
    async with database.write() as session:
        await make_members(session, branch, 20)
    await run(database)
    first = quarter_of(clock.today())
    with clock.set_to(clock.now() + timedelta(days=95)):
        async with database.write() as session:
            await make_members(session, branch, 9)
        await run(database)
    with clock.set_to(clock.now() + timedelta(days=190)):
        async with database.write() as session:
            await make_members(session, branch, 9)
        await run(database)
    listed = (await officer.get("/branch-figure-releases")).json()["items"]
    told = [(await officer.get(f"/branch-figure-releases/{each['id']}")).json() for each in listed]
    assert [cell(each, "participants")["firms"] for each in told] == [40, 20, 20]
    tables = [next(t for t in each["tables"] if t["kind"] == "participants") for each in told]
    assert [table["countedOn"] for table in tables] == [listed[0]["asOf"], first.isoformat(), first.isoformat()]
    async with database.read() as session:
        behind = await session.scalars(select(BranchFigureContribution.release_id).distinct())
    assert [str(each) for each in behind] == [listed[0]["id"]], "only of the newest it is kept who stands behind it"


async def kept(database):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(BranchFigureContribution))


async def withdraw(database, firms):
    async with database.write() as session:
        for firm in firms:
            session.add(Consent(company_id=firm.id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now()))


@pytest.mark.parametrize("status", [BranchStatus.ENDED, BranchStatus.GO_LIVE_ASKED, BranchStatus.LEAVING])
async def test_a_branch_that_ended_or_is_not_live_yet_has_no_figures(database, branch, status):
    async with database.write() as session:
        await make_members(session, branch, 12)
        found = await session.get_one(BranchParticipation, branch.id)
        found.status = status
        if status in (BranchStatus.ENDED, BranchStatus.LEAVING):
            found.last_on, found.left_from, found.notice_by = clock.today(), BranchStatus.LIVE, BranchParty.BRANCH
        if status is BranchStatus.ENDED:
            found.ended_at = clock.now()
    assert await run(database) == (1 if status is BranchStatus.LEAVING else 0)


async def test_who_stands_behind_the_figures_is_forgotten_when_the_branch_ends(database, branch, officer):
    async with database.write() as session:
        await make_members(session, branch, 12)
    await run(database)
    assert await kept(database) == 12
    async with database.write() as session:
        found = await session.get_one(BranchParticipation, branch.id)
        found.status, found.left_from, found.notice_by = BranchStatus.LEAVING, BranchStatus.LIVE, BranchParty.BRANCH
        found.last_on = clock.today() - timedelta(days=1)
    async with database.write() as session:
        assert await carry_out_next(session)
    assert await kept(database) == 0
    assert cell(await read(officer), "participants")["firms"] == 10, "what was told stays"
    with clock.set_to(clock.now() + timedelta(days=95)):
        assert await run(database) == 0


async def test_when_nearly_all_withdrew_the_figures_are_told_no_more_and_they_are_forgotten(database, branch):
    async with database.write() as session:
        firms = await make_members(session, branch, 12)
    await run(database)
    await withdraw(database, firms[:3])
    with clock.set_to(clock.now() + timedelta(days=95)):
        assert await run(database) == 0
        assert await kept(database) == 0
        async with database.write() as session:
            await make_members(session, branch, 1)
        assert await run(database) == 0, "told lately, and nobody knows any more of whom"
    with clock.set_to(clock.now() + timedelta(days=190)):
        assert await run(database) == 1


async def test_firms_that_withdrew_are_kept_for_half_a_year_at_most(database, branch, officer):
    async with database.write() as session:
        firms = await make_members(session, branch, 20)
    await run(database)
    await withdraw(database, firms[:2])
    with clock.set_to(clock.now() + timedelta(days=95)):
        assert await run(database) == 1
        assert await kept(database) == 20
    with clock.set_to(clock.now() + timedelta(days=190)):
        assert await run(database) == 0
        assert await kept(database) == 0
    with clock.set_to(clock.now() + timedelta(days=285)):
        assert await run(database) == 1
        assert await kept(database) == 18


async def test_the_database_itself_refuses_a_figure_under_ten_and_a_change(database, branch):
    async with database.write() as session:
        await make_members(session, branch, 12)
    await run(database)
    async with database.read() as session:
        release = await session.scalar(select(BranchFigureRelease.id))
    few = BranchFigure(
        release_id=release,
        kind=FigureKind.PARTICIPANTS,
        cut=Cut.PROVINCE,
        cell="NL-GE",
        firms=9,
        counted_on=clock.today(),
    )
    with pytest.raises(IntegrityError, match="enough_firms"):
        async with database.write() as session:
            session.add(few)
    with pytest.raises(DBAPIError):
        async with database.write() as session:
            await session.execute(update(BranchFigure).values(firms=50))


async def test_who_reads_them(database, branch, officer, client_as):
    async with database.write() as session:
        await make_members(session, branch, 12)
    await run(database)
    (listed,) = (await officer.get("/branch-figure-releases")).json()["items"]
    address = f"/branch-figure-releases/{listed['id']}"
    programme = await client_as(Role.PROGRAMME_OFFICER)
    assert (await programme.get(address)).status_code == 200
    mine = (await programme.get(f"/branch-figure-releases?branchId={branch.id}")).json()
    assert [each["branch"] for each in mine["items"]] == ["Voorbeeldbranche"]
    async with database.write() as session:
        elsewhere = await make_organisation(session, kind=OrganisationKind.BRANCH)
    stranger = await client_as(Role.BRANCH_OFFICER, organisation_id=elsewhere.id)
    assert (await stranger.get(address)).status_code == 404
    assert (await stranger.get(f"/branch-figure-releases?branchId={branch.id}")).json()["items"] == []
    async with database.write() as session:
        invented = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)
        invented.is_demonstration = True
    invented_officer = await client_as(Role.PROGRAMME_OFFICER, organisation_id=invented.id)
    assert (await invented_officer.get(address)).status_code == 404
    assert (await invented_officer.get("/branch-figure-releases")).json()["items"] == []
    for role in set(Role) - {Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER}:
        assert (await (await client_as(role)).get(address)).status_code == 403, role


async def test_a_system_of_the_branch_reads_them_and_they_are_saved_as_csv(database, branch, officer, visitor):
    async with database.write() as session:
        await make_members(session, branch, 12)
        system = await make_system(session, organisation_id=branch.id)
    await run(database)
    asked = {"grant_type": "client_credentials", "client_id": str(system.client_id), "client_secret": system.secret}
    token = (await visitor.post("http://test/oauth/token", data=asked)).json()["access_token"]
    visitor.headers["Authorization"] = f"Bearer {token}"
    found = await read(visitor)
    saved = await visitor.get(f"/branch-figure-releases/{found['id']}/files", headers={"Accept-Language": "en"})
    lines = saved.text.lstrip("\ufeff").splitlines()
    assert lines[0] == '"figure";"theme";"by";"cell";"name";"firms";"management";"employees";"gap";"counted_on"'
    assert lines[1].startswith('"participants";"";"all";"";"";"10";"";"";""')
    assert len(lines) == 1 + sum(len(table["cells"]) for table in found["tables"])


async def test_erasing_a_company_takes_it_out_of_what_is_kept(database, branch):
    async with database.write() as session:
        firm, *_ = await make_members(session, branch, 12)
    await run(database)
    async with database.write() as session:
        await session.delete(await session.get_one(type(firm), firm.id))
    async with database.read() as session:
        left = await session.scalar(select(func.count()).where(BranchFigureContribution.company_id == firm.id))
    assert left == 0

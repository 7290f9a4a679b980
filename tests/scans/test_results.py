"""Publishing once, from five employees, and what the result then says."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import DBAPIError

from backend.app import create_app
from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import Respondent, ResultDimension, Scan, ScanResult, ScanStatus
from tests.conftest import OWN_APP
from tests.makers.identity import make_principal
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_link, make_scan, take_part

ANY = {"If-Match": "*"}


@pytest.fixture
async def scan(company, database):
    async with database.write() as session:
        return await make_scan(session, company.id)


@pytest.fixture
async def links(scan, database):
    async with database.write() as session:
        return {audience: await make_link(session, scan, audience=audience) for audience in Respondent}


async def _employees(client, token, count, level=3, **themes):
    """So many employees, one of whom differs a little, so that not all are equal."""
    keys = []
    for number in range(count):
        shift = 1 if number == 0 else 0
        answers = answers_at("employee", level + shift, **{name: value + shift for name, value in themes.items()})
        keys.append(await take_part(client, token, answers))
    return keys


async def _move(client, scan, to, **more):
    return await client.post(f"/scans/{scan.id}/status-changes", json={"toStatus": to, **more}, headers=ANY)


async def _publish(client, scan, **more):
    closed = await _move(client, scan, "closed")
    assert closed.status_code == 200, closed.text
    return await _move(client, scan, "published", **more)


async def test_four_employees_are_too_few_and_after_an_extension_nine_are_enough(owner, visitor, scan, links):
    await take_part(visitor, links["management"], {**answers_at("management", 4, work_division=5), "DG1": 0, "DG2": 1})
    await _employees(visitor, links["employee"], 4, work_division=2)
    refused = await _publish(owner, scan)
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/too-few-responses")
    assert "4" not in refused.json()["detail"]
    assert refused.json()["mayExtend"] is True
    assert (await owner.get(f"/scans/{scan.id}")).json()["status"] == "closed"
    assert (await owner.get(f"/scans/{scan.id}/result")).status_code == 404
    later = (clock.today() + timedelta(days=30)).isoformat()
    await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": later}, headers=ANY)
    await _employees(visitor, links["employee"], 5, work_division=2)
    published = await _publish(owner, scan)
    assert published.json()["status"] == "published", published.text
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    theme = result["themes"][0]
    # Employees: seven at 2 (25 points) and two at 3 (50 points): 275 / 9 = 30.6.
    assert (theme["theme"], theme["managementScore"], theme["employeeScore"]) == ("work_division", 100, 31)
    assert (theme["employeeCount"], theme["gap"], theme["combinedScore"], theme["potential"]) == (9, -69, 66, 9)
    assert (result["managementCount"], result["employeeCount"], result["targetGroup"]) == (1, 9, 2)
    assert result["headline"]["nl"] == "Bij werk- en taakverdeling is uw leiding positiever dan uw medewerkers."
    assert result["nextStep"]["theme"] == "work_division"
    assert "69 punten" in result["nextStep"]["reason"]["nl"]
    assert [outcome["outcome"] for outcome in result["outcomes"]] == ["satisfaction", "change"]
    assert result["outcomes"][0]["managementScore"] is None
    assert result["recommendations"]["theme"] == "work_division"
    assert [stop["kind"] for stop in result["route"]] == ["toolbox", "advisers"]


@pytest.mark.parametrize(("count", "status"), [(0, 409), (4, 409), (5, 200)])
async def test_five_employees_is_the_least(*, owner, visitor, scan, links, count, status):
    await _employees(visitor, links["employee"], count)
    assert (await _publish(owner, scan)).status_code == status


async def test_only_submitted_answers_count(owner, visitor, scan, links):
    await _employees(visitor, links["employee"], 4)
    await take_part(visitor, links["employee"], answers_at("employee", 3), submit=False)
    assert (await _publish(owner, scan)).status_code == 409


async def test_withdrawn_answers_do_not_count(owner, visitor, scan, links):
    keys = await _employees(visitor, links["employee"], 5)
    await visitor.delete("/scan-responses/current", headers={"Scan-Key": keys[1]})
    assert (await _publish(owner, scan)).status_code == 409


async def test_a_theme_that_four_answered_is_not_shown(owner, visitor, scan, links):
    await _employees(visitor, links["employee"], 4)
    without = {code: value for code, value in answers_at("employee", 4).items() if not code.startswith("PRO")}
    await take_part(visitor, links["employee"], without)
    assert (await _publish(owner, scan)).status_code == 200
    themes = {theme["theme"]: theme for theme in (await owner.get(f"/scans/{scan.id}/result")).json()["themes"]}
    assert themes["process"]["employeeScore"] is themes["process"]["employeeCount"] is None
    assert themes["process"]["combinedScore"] is None
    assert themes["technology"]["employeeCount"] == 5


async def test_equal_answers_of_all_are_not_shown(owner, visitor, scan, links):
    for number in range(5):
        answers = answers_at("employee", 3, results=3 + (number == 0))
        await take_part(visitor, links["employee"], answers)
    assert (await _publish(owner, scan)).status_code == 200
    themes = {theme["theme"]: theme for theme in (await owner.get(f"/scans/{scan.id}/result")).json()["themes"]}
    assert themes["results"]["employeeScore"] == 55
    assert {name for name, theme in themes.items() if theme["employeeScore"] is None} == set(themes) - {"results"}


async def test_a_small_firm_can_publish_the_view_of_management_alone(owner, visitor, scan, links):
    await take_part(visitor, links["management"], answers_at("management", 4))
    await _employees(visitor, links["employee"], 2)
    assert (await _publish(owner, scan, managementOnly=True)).status_code == 200
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    assert result["employeeCount"] is None
    assert {theme["employeeScore"] for theme in result["themes"]} == {None}
    assert {theme["managementScore"] for theme in result["themes"]} == {75}
    assert result["headline"]["nl"] == "Zo ziet uw leiding het bedrijf."


async def test_groups_are_shown_from_five_and_never_by_difference(owner, visitor, company, database):
    async with database.write() as session:
        scan = await make_scan(session, company.id, groups=("Werkplaats", "Kantoor", "Winkel"))
        token = await make_link(session, scan)
    ids = {group["name"]: group["id"] for group in (await owner.get(f"/scans/{scan.id}")).json()["groups"]}
    for name, count in (("Werkplaats", 14), ("Kantoor", 5), ("Winkel", 2)):
        for number in range(count):
            level = 3 if number else 4
            await take_part(visitor, token, answers_at("employee", level), group_id=ids[name])
    assert (await _publish(owner, scan)).status_code == 200
    groups = {group["name"]: group for group in (await owner.get(f"/scans/{scan.id}/result")).json()["groups"]}
    assert (groups["Winkel"]["scores"], groups["Kantoor"]["scores"]) == ([], [])
    assert {score["employeeCount"] for score in groups["Werkplaats"]["scores"]} == {14}


async def test_a_published_result_stays_as_it_is_when_answers_are_withdrawn(owner, visitor, scan, links, database):
    keys = await _employees(visitor, links["employee"], 5)
    await _publish(owner, scan)
    before = (await owner.get(f"/scans/{scan.id}/result")).json()
    assert (await visitor.delete("/scan-responses/current", headers={"Scan-Key": keys[0]})).status_code == 204
    assert (await owner.get(f"/scans/{scan.id}/result")).json() == before
    assert (await _move(owner, scan, "published")).json()["currentStatus"] == "published"


async def test_nothing_reopens_after_publication(owner, visitor, scan, links):
    await _employees(visitor, links["employee"], 5)
    await _publish(owner, scan)
    later = (clock.today() + timedelta(days=60)).isoformat()
    extended = await owner.post(f"/scans/{scan.id}/extensions", json={"closesOn": later}, headers=ANY)
    assert (extended.status_code, extended.json()["currentStatus"]) == (409, "published")
    for to in ("open", "closed", "published"):
        assert (await _move(owner, scan, to)).status_code == 409


async def test_an_open_scan_cannot_be_published(owner, visitor, scan, links):
    await _employees(visitor, links["employee"], 6)
    refused = await _move(owner, scan, "published")
    assert (refused.status_code, refused.json()["allowedStatuses"]) == (409, ["closed"])


@pytest.mark.parametrize("role", [Role.FINANCE, Role.MANAGER, Role.STAFF_REPRESENTATIVE])
async def test_people_of_the_company_read_the_published_result(
    *, client_as, owner, visitor, company, scan, links, role
):
    await _employees(visitor, links["employee"], 5)
    reader = await client_as(role, organisation_id=company.id)
    assert (await reader.get(f"/scans/{scan.id}/result")).status_code == 404
    await _publish(owner, scan)
    assert (await reader.get(f"/scans/{scan.id}/result")).status_code == 200


async def test_an_employee_reads_the_result_with_the_code_once_it_is_shared(owner, visitor, scan, links):
    keys = await _employees(visitor, links["employee"], 5)
    key = {"Scan-Key": keys[2]}
    assert (await visitor.get("/scan-responses/current/result", headers=key)).status_code == 404
    await _publish(owner, scan)
    assert (await visitor.get("/scan-responses/current/result", headers=key)).status_code == 404
    await owner.patch(f"/scans/{scan.id}", json={"sharedWithEmployees": True}, headers=ANY)
    shared = await visitor.get("/scan-responses/current/result", headers=key)
    assert shared.status_code == 200
    assert "recommendations" not in shared.json()


async def test_the_database_itself_refuses_fewer_than_five(scan, database):
    for table, column in ((ScanResult, "employee_count"), (ResultDimension, "employee_count")):
        checks = [str(rule.sqltext) for rule in table.__table__.constraints if hasattr(rule, "sqltext")]
        assert any(f"{column} >= 5" in rule for rule in checks)
    with pytest.raises(DBAPIError, match="enough_employees"):
        async with database.write() as session:
            session.add(
                ScanResult(
                    scan_id=scan.id,
                    version_id=scan.version_id,
                    published_at=clock.now(),
                    opened_on=clock.today(),
                    closed_on=clock.today(),
                    management_count=1,
                    employee_count=4,
                )
            )


async def test_the_database_itself_refuses_a_result_of_a_scan_that_is_open(scan, database):
    with pytest.raises(DBAPIError, match="published scan only"):  # noqa: PT012 - the flush is what is refused
        async with database.write() as session:
            await session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            session.add(
                ScanResult(
                    scan_id=scan.id,
                    version_id=scan.version_id,
                    published_at=clock.now(),
                    opened_on=clock.today(),
                    closed_on=clock.today(),
                    management_count=1,
                )
            )


async def test_the_database_itself_refuses_to_change_a_result_or_take_a_late_answer(
    owner, visitor, scan, links, database
):
    await _employees(visitor, links["employee"], 5)
    await _publish(owner, scan)
    statements = (
        update(ResultDimension).values(gap=0),
        text("DELETE FROM scan_results"),
        text("UPDATE scan_answers SET value = 1"),
        text("UPDATE scan_responses SET submitted = false"),
        text("UPDATE scans SET status = 'closed', published_at = NULL"),
    )
    for statement in statements:
        with pytest.raises(DBAPIError, match=r"never changes|takes no answers|append-only"):
            async with database.write() as session:
                await session.execute(statement)


async def test_erasing_a_company_takes_its_scans_answers_and_results(*, owner, visitor, company, scan, links, database):
    await _employees(visitor, links["employee"], 5)
    await _publish(owner, scan)
    async with database.write() as session:
        await session.execute(text("DELETE FROM organisations WHERE id = :id"), {"id": company.id})
    async with database.read() as session:
        for table in ("scans", "scan_responses", "scan_answers", "scan_results", "scan_result_dimensions"):
            assert await session.scalar(text(f"SELECT count(*) FROM {table}")) == 0


async def test_publishing_at_the_same_moment_succeeds_once(committed, settings):
    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan)
        cookie = await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id)
    app = create_app(settings, database=committed)
    headers = {**OWN_APP, "Cookie": f"sw-session={cookie}"}
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test/v1", headers=headers) as client:
        await _employees(client, token, 5)
        closed = await _move(client, scan, "closed")
        wish = {"json": {"toStatus": "published"}, "headers": {"If-Match": closed.headers["etag"]}}
        answers = await asyncio.gather(*(client.post(f"/scans/{scan.id}/status-changes", **wish) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412, 412, 412, 412]
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(ScanResult)) == 1
        assert (await session.get_one(Scan, UUID(str(scan.id)))).status is ScanStatus.PUBLISHED


async def test_a_single_use_link_is_spent_once_by_people_at_the_same_moment(committed, settings):
    from backend.scans.models import InvitationKind

    async with committed.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan, kind=InvitationKind.SINGLE_USE)
    app = create_app(settings, database=committed)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test/v1") as client:
        answers = await asyncio.gather(
            *(client.post("/scan-responses", json={"invitationToken": token}) for _ in range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [404] * 7

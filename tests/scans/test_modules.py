"""Branches write a module of their own, which is asked beside the eight themes."""

from sqlalchemy import update

from backend.identity.scopes import Role
from backend.scans import queries
from backend.scans.models import Respondent, Scan
from tests.makers.organisations import make_company
from tests.makers.questionnaires import ANY, NAME, STATEMENTS, begin_core_version, begin_module, publish
from tests.makers.scans import answers_at, make_link, make_scan, take_part


async def test_a_module_is_asked_in_new_scans_of_the_members_after_the_eight_themes(
    officer, branch, client_as, visitor, database
):
    async with database.write() as session:
        member = await make_company(session, branch_id=branch.id)
        other = await make_company(session)
    published = await publish(officer, await begin_module(officer))
    assert published.status_code == 200, published.text
    numbers = {}
    for company in (member, other):
        owner = await client_as(Role.OWNER, organisation_id=company.id)
        headers = {"Idempotency-Key": f'"{company.id}"'}
        scan = await owner.post("/scans", json={"title": "Scan"}, headers=headers)
        numbers[company.id] = scan.json()["questionnaireVersionId"]
    assert numbers[member.id] == published.json()["id"] != numbers[other.id]
    async with database.read() as session:
        edition = await queries.edition(session, published.json()["id"])
    asked = [item.code for item in edition.items_for(Respondent.EMPLOYEE)]
    assert [theme.dimension.value for theme in edition.themes][-1] == "sector"
    assert asked.index("ZUI1E") > asked.index("TAK1E")
    assert edition.themes[-1].name == NAME


async def test_a_module_has_a_score_of_its_own_beside_the_themes(officer, branch, client_as, visitor, database):
    published = await publish(officer, await begin_module(officer))
    async with database.write() as session:
        member = await make_company(session, branch_id=branch.id)
        scan = await make_scan(session, member.id)
        await session.execute(update(Scan).where(Scan.id == scan.id).values(version_id=published.json()["id"]))
        token = await make_link(session, scan)
    for level in (2, 3, 3, 3, 4):
        own = {f"ZUI{number}E": level for number in (1, 2, 3)}
        await take_part(visitor, token, {**answers_at("employee", level), **own})
    owner = await client_as(Role.OWNER, organisation_id=member.id)
    for to in ("closed", "published"):
        await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": to}, headers=ANY)
    result = (await owner.get(f"/scans/{scan.id}/result")).json()
    assert [outcome["outcome"] for outcome in result["outcomes"]] == ["satisfaction", "change", "sector"]
    assert (result["outcomes"][2]["name"], result["outcomes"][2]["employeeScore"]) == (NAME, 50)
    assert result["totalPotential"] == 25


async def test_a_second_version_of_a_module_is_comparable_and_follows_the_programme(officer, office):
    first = (await publish(officer, await begin_module(officer))).json()
    core = await begin_core_version(office)
    core["content"]["items"][0]["text"] = {"nl": "Anders gezegd.", "en": "Put otherwise."}
    await office.put(f"/questionnaire-versions/{core['id']}/content", json=core["content"], headers=ANY)
    await publish(office, core)
    begun = await officer.post("/questionnaire-versions", json={"questionnaireId": first["questionnaireId"]})
    draft = begun.json()
    assert [item["code"] for item in draft["content"]["items"]] == [item["code"] for item in STATEMENTS]
    second = (await publish(officer, draft)).json()
    assert (second["number"], second["baseNumber"]) == ("2.0.0", "2.0.0")
    relations = {each["code"]: each["relation"] for each in second["comparison"]["items"]}
    assert relations["ZUI1E"] == "same"
    assert relations[core["content"]["items"][0]["code"]] == "reworded_comparable"
    assert "sector" in second["comparison"]["comparableThemes"]


async def test_a_branch_sees_and_writes_its_own_module_only(officer, office, client_as):
    module = await begin_module(officer)
    stranger = await client_as(Role.BRANCH_OFFICER)
    assert [each["slug"] for each in (await stranger.get("/questionnaires")).json()["items"]] == ["slimmer-werken-scan"]
    for answer in (
        await stranger.get(f"/questionnaire-versions/{module['id']}"),
        await stranger.put(f"/questionnaire-versions/{module['id']}/content", json=module["content"], headers=ANY),
        await publish(stranger, module),
        await stranger.post("/questionnaire-versions", json={"questionnaireId": module["questionnaireId"]}),
    ):
        assert answer.status_code == 404
    assert (await office.get(f"/questionnaire-versions/{module['id']}")).json()["canWrite"] is False
    assert (await publish(office, module)).status_code == 403
    core = (await officer.get("/questionnaires")).json()["items"][0]
    assert core["canWrite"] is False
    refused = await officer.post("/questionnaire-versions", json={"questionnaireId": core["id"]})
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/questionnaire-not-yours")


async def test_a_branch_is_never_told_how_many_scans_go_on_with_its_module(officer, office, branch, database):
    module = (await publish(officer, await begin_module(officer))).json()

    async def told(client):
        listed = (await client.get("/questionnaires")).json()["items"][-1]["versions"][0]
        read = (await client.get(f"/questionnaire-versions/{module['id']}")).json()
        assert listed["id"] == read["id"]
        return listed["runningScans"], read["runningScans"]

    for more, programme in ((0, None), (1, None), (9, 10), (1, 11)):
        async with database.write() as session:
            for _ in range(more):
                scan = await make_scan(session, (await make_company(session, branch_id=branch.id)).id)
                await session.execute(update(Scan).where(Scan.id == scan.id).values(version_id=module["id"]))
        assert await told(officer) == (None, None)
        assert await told(office) == (programme, programme)


async def test_a_branch_has_one_module_and_the_programme_none(officer, office):
    await begin_module(officer)
    again = await officer.post("/questionnaires", json={"slug": "tweede", "name": NAME})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/questionnaire-module-exists")
    assert (await office.post("/questionnaires", json={"slug": "van-ons", "name": NAME})).status_code == 403


async def test_a_draft_that_is_thrown_away_takes_its_module_with_it(officer):
    module = await begin_module(officer)
    assert (await officer.delete(f"/questionnaire-versions/{module['id']}", headers=ANY)).status_code == 204
    listed = (await officer.get("/questionnaires")).json()
    assert (len(listed["items"]), listed["canBeginModule"]) == (1, True)


async def test_a_stale_change_is_refused(officer):
    module = await begin_module(officer)
    address = f"/questionnaire-versions/{module['id']}/content"
    read = await officer.get(f"/questionnaire-versions/{module['id']}")
    tag = {"If-Match": read.headers["etag"]}
    assert (await officer.put(address, json=module["content"], headers=tag)).status_code == 200
    assert (await officer.put(address, json=module["content"], headers=tag)).status_code == 412
    assert (await officer.put(address, json=module["content"])).status_code == 428

"""Questionnaires are written in drafts, published whole, and never changed after."""

import csv
import io

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from backend.identity.scopes import OrganisationKind, Role
from backend.scans import queries
from backend.scans.models import QuestionnaireItem, QuestionnaireVersion, Respondent, Scan
from backend.scans.questionnaires import bring_in
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, make_link, make_scan, take_part

ANY = {"If-Match": "*"}


@pytest.fixture
async def core(database):
    async with database.write() as session:
        return (await bring_in(session)).id


@pytest.fixture
async def office(client_as, core):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
async def branch(database, core):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche Zuivel")


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


def _statement(code, pair, audience, **more):
    words = {"nl": "Wij doen dit samen.", "en": "We do this together."}
    return {"code": code, "pair": pair, "theme": "sector", "audience": audience, "text": words, **more}


STATEMENTS = [_statement(f"ZUI{n}{a[0].upper()}", f"ZUI{n}", a) for n in (1, 2, 3) for a in ("management", "employee")]
NAME = {"nl": "Werken in de zuivel", "en": "Work in dairy"}


async def _module(officer, items=STATEMENTS):
    begun = await officer.post("/questionnaires", json={"slug": "zuivel", "name": NAME})
    assert begun.status_code == 201, begun.text
    draft = begun.json()
    content = {**draft["content"], "items": items}
    changed = await officer.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    assert changed.status_code == 200, changed.text
    return changed.json()


async def _publish(client, version):
    return await client.post(f"/questionnaire-versions/{version['id']}/publications", headers=ANY)


async def _core_draft(office):
    listed = (await office.get("/questionnaires")).json()["items"]
    begun = await office.post("/questionnaire-versions", json={"questionnaireId": listed[0]["id"]})
    assert begun.status_code == 201, begun.text
    return begun.json()


async def test_a_new_version_continues_every_statement_and_lacks_nothing(office):
    draft = await _core_draft(office)
    assert (draft["number"], draft["status"], draft["missing"]) == ("2.0.0", "draft", [])
    assert {each["relation"] for each in draft["comparison"]["items"]} == {"same"}
    assert len(draft["comparison"]["comparableThemes"]) == 10
    again = await office.post("/questionnaire-versions", json={"questionnaireId": draft["questionnaireId"]})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/questionnaire-draft-exists")


async def test_version_2_is_published_while_a_scan_runs_that_finishes_on_its_own(office, client_as, visitor, database):
    async with database.write() as session:
        company = await make_company(session)
        scan = await make_scan(session, company.id)
        token = await make_link(session, scan)
    draft = await _core_draft(office)
    content = draft["content"]
    content["items"][0]["text"] = {"nl": "Een andere stelling.", "en": "Another statement."}
    content["items"][0]["comparable"] = False
    await office.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    published = await _publish(office, draft)
    assert published.status_code == 200, published.text
    assert (await visitor.get("/questionnaire-versions/current")).json()["number"] == "2.0.0"
    keys = [await take_part(visitor, token, answers_at("employee", level)) for level in (2, 3, 3, 3, 4)]
    asked = (await visitor.get("/scan-responses/current", headers={"Scan-Key": keys[0]})).json()["questionnaire"]
    assert asked["number"] == "1.0.0"
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    for to in ("closed", "published"):
        moved = await owner.post(f"/scans/{scan.id}/status-changes", json={"toStatus": to}, headers=ANY)
        assert moved.status_code == 200, moved.text
    assert (await owner.get(f"/scans/{scan.id}/result")).json()["questionnaireNumber"] == "1.0.0"
    headers = {"Idempotency-Key": '"version-two"'}
    new = await owner.post("/scans", json={"title": "Volgende"}, headers=headers)
    assert new.json()["questionnaireNumber"] == "2.0.0"
    relation = published.json()["comparison"]["items"][0]
    assert relation["relation"] == "reworded"


async def test_a_published_version_never_changes(office, core, database):
    draft = await _core_draft(office)
    await _publish(office, draft)
    for answer in (
        await office.put(f"/questionnaire-versions/{draft['id']}/content", json=draft["content"], headers=ANY),
        await _publish(office, draft),
        await office.delete(f"/questionnaire-versions/{draft['id']}", headers=ANY),
        await office.delete(f"/questionnaire-versions/{core}", headers=ANY),
    ):
        assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/questionnaire-published")
    statements = (
        update(QuestionnaireItem).values(text_nl="Anders"),
        update(QuestionnaireVersion).values(number="9.9.9"),
    )
    for statement in statements:
        with pytest.raises(DBAPIError, match=r"never change|append-only"):
            async with database.write() as session:
                await session.execute(statement)


async def test_both_languages_are_complete_before_publishing(office, database):
    draft = await _core_draft(office)
    content = draft["content"]
    content["items"][3]["text"]["en"] = " "
    content["items"][4]["text"]["nl"] = ""
    kept = await office.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    assert [fault["location"] for fault in kept.json()["missing"]] == ["#/items/3/text/en", "#/items/4/text/nl"]
    refused = await _publish(office, draft)
    assert refused.status_code == 400
    assert [fault["location"] for fault in refused.json()["errors"]] == ["#/items/3/text/en", "#/items/4/text/nl"]
    with pytest.raises(DBAPIError, match="in both languages"):
        async with database.write() as session:
            await session.execute(
                text("UPDATE questionnaire_versions SET status = 'published', published_on = now() WHERE id = :id"),
                {"id": draft["id"]},
            )


@pytest.mark.parametrize(
    ("spoil", "location", "code"),
    [
        (lambda c: c["items"][1].update(code=c["items"][0]["code"]), "#/items/0/code", "twice"),
        (lambda c: c["items"][0].update(theme=None), "#/items/0/theme", "theme_of_statement"),
        (lambda c: c["items"][0].update(earlierCode="NIETS"), "#/items/0/earlierCode", "unknown"),
        (lambda c: c["items"][0].update(earlierCode="DG1"), "#/items/0/earlierCode", "other_theme"),
        (lambda c: c["items"][0].update(earlierCode=None), "#/items/0/comparable", "with_what"),
        (lambda c: c["themes"].pop(0), "#/items/0/theme", "unknown"),
        (lambda c: c["themes"].append(c["themes"][0]), "#/themes/10/theme", "twice"),
        (lambda c: c["themes"][0].update(weight=0), "#/themes/0/weight", "weight"),
        (lambda c: c["themes"][0].update(theme="sector"), "#/themes/0/theme", "not_here"),
        (lambda c: c["items"][1].update(audience="employee"), "#/items/1/audience", "pair_audience"),
        (lambda c: c["items"][0].update(reverse=not c["items"][0]["reverse"]), "#/items/1/pair", "pair_unlike"),
    ],
)
async def test_what_is_wrong_is_told_with_its_place(*, office, spoil, location, code):
    draft = await _core_draft(office)
    spoil(draft["content"])
    refused = await office.put(f"/questionnaire-versions/{draft['id']}/content", json=draft["content"], headers=ANY)
    assert refused.status_code == 400
    assert (location, code) in [(fault["location"], fault["code"]) for fault in refused.json()["errors"]]


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda c: c["items"][1].update(quick=not c["items"][1]["quick"]), "quick"),
        (lambda c: c["items"].remove(next(item for item in c["items"] if item["code"] == "DG1")), "missing"),
        (lambda c: c["themes"][0].update(needed=6), "too_few"),
        (lambda c: c["themes"][0]["name"].update(en=""), "missing"),
    ],
)
async def test_what_is_missing_can_be_kept_but_not_published(*, office, spoil, code):
    draft = await _core_draft(office)
    spoil(draft["content"])
    kept = await office.put(f"/questionnaire-versions/{draft['id']}/content", json=draft["content"], headers=ANY)
    assert kept.status_code == 200
    assert code in [fault["code"] for fault in kept.json()["missing"]]
    assert (await _publish(office, draft)).status_code == 400


async def test_a_module_is_asked_in_new_scans_of_the_members_after_the_eight_themes(
    officer, branch, client_as, visitor, database
):
    async with database.write() as session:
        member = await make_company(session, branch_id=branch.id)
        other = await make_company(session)
    published = await _publish(officer, await _module(officer))
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
    published = await _publish(officer, await _module(officer))
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
    first = (await _publish(officer, await _module(officer))).json()
    core = await _core_draft(office)
    core["content"]["items"][0]["text"] = {"nl": "Anders gezegd.", "en": "Put otherwise."}
    await office.put(f"/questionnaire-versions/{core['id']}/content", json=core["content"], headers=ANY)
    await _publish(office, core)
    begun = await officer.post("/questionnaire-versions", json={"questionnaireId": first["questionnaireId"]})
    draft = begun.json()
    assert [item["code"] for item in draft["content"]["items"]] == [item["code"] for item in STATEMENTS]
    second = (await _publish(officer, draft)).json()
    assert (second["number"], second["baseNumber"]) == ("2.0.0", "2.0.0")
    relations = {each["code"]: each["relation"] for each in second["comparison"]["items"]}
    assert relations["ZUI1E"] == "same"
    assert relations[core["content"]["items"][0]["code"]] == "reworded_comparable"
    assert "sector" in second["comparison"]["comparableThemes"]


async def test_a_branch_sees_and_writes_its_own_module_only(officer, office, client_as):
    module = await _module(officer)
    stranger = await client_as(Role.BRANCH_OFFICER)
    assert [each["slug"] for each in (await stranger.get("/questionnaires")).json()["items"]] == ["slimmer-werken-scan"]
    for answer in (
        await stranger.get(f"/questionnaire-versions/{module['id']}"),
        await stranger.put(f"/questionnaire-versions/{module['id']}/content", json=module["content"], headers=ANY),
        await _publish(stranger, module),
        await stranger.post("/questionnaire-versions", json={"questionnaireId": module["questionnaireId"]}),
    ):
        assert answer.status_code == 404
    assert (await office.get(f"/questionnaire-versions/{module['id']}")).json()["canWrite"] is False
    assert (await _publish(office, module)).status_code == 403
    core = (await officer.get("/questionnaires")).json()["items"][0]
    assert core["canWrite"] is False
    refused = await officer.post("/questionnaire-versions", json={"questionnaireId": core["id"]})
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/questionnaire-not-yours")


async def test_a_branch_has_one_module_and_the_programme_none(officer, office):
    await _module(officer)
    again = await officer.post("/questionnaires", json={"slug": "tweede", "name": NAME})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/questionnaire-module-exists")
    assert (await office.post("/questionnaires", json={"slug": "van-ons", "name": NAME})).status_code == 403


async def test_a_draft_that_is_thrown_away_takes_its_module_with_it(officer):
    module = await _module(officer)
    assert (await officer.delete(f"/questionnaire-versions/{module['id']}", headers=ANY)).status_code == 204
    listed = (await officer.get("/questionnaires")).json()
    assert (len(listed["items"]), listed["canBeginModule"]) == (1, True)


async def test_a_stale_change_is_refused(officer):
    module = await _module(officer)
    address = f"/questionnaire-versions/{module['id']}/content"
    read = await officer.get(f"/questionnaire-versions/{module['id']}")
    tag = {"If-Match": read.headers["etag"]}
    assert (await officer.put(address, json=module["content"], headers=tag)).status_code == 200
    assert (await officer.put(address, json=module["content"], headers=tag)).status_code == 412
    assert (await officer.put(address, json=module["content"])).status_code == 428


@pytest.mark.parametrize("kind", ["json", "csv"])
async def test_a_file_that_was_saved_can_be_taken_in_again(office, kind):
    draft = await _core_draft(office)
    address = f"/questionnaire-versions/{draft['id']}"
    saved = await office.get(f"{address}/file", params={"format": kind})
    assert saved.headers["content-disposition"] == f'attachment; filename="slimmer-werken-scan-2.0.0.{kind}"'
    content = saved.content.decode("utf-8")
    wish = {"format": kind, "content": content, "dryRun": True}
    dry = (await office.post(f"{address}/imports", json=wish, headers=ANY)).json()
    assert (dry["faults"], dry["items"], dry["kept"]) == ([], len(draft["content"]["items"]), False)
    kept = (await office.post(f"{address}/imports", json={**wish, "dryRun": False}, headers=ANY)).json()
    assert kept["kept"] is True
    assert (await office.get(address)).json()["content"] == draft["content"]


async def test_a_dry_run_tells_every_fault_with_its_line(officer):
    module = await _module(officer)
    address = f"/questionnaire-versions/{module['id']}"
    saved = await officer.get(f"{address}/file", params={"format": "csv"})
    rows = list(csv.DictReader(io.StringIO(saved.content.decode("utf-8-sig")), delimiter=";"))
    rows[0]["code"], rows[1]["audience"], rows[2]["reverse"] = "kleine letters", "iedereen", "misschien"
    wrong = io.StringIO()
    writer = csv.DictWriter(wrong, [*rows[0], "kleur"], delimiter=";")
    writer.writeheader()
    writer.writerows([*rows[:5], {**rows[5], "kleur": "rood"}])
    wish = {"format": "csv", "content": wrong.getvalue(), "dryRun": False}
    told = (await officer.post(f"{address}/imports", json=wish, headers=ANY)).json()
    assert told["kept"] is False
    assert {(fault["line"], fault["location"].rsplit("/", 1)[1]) for fault in told["faults"]} == {
        (2, "code"),
        (3, "audience"),
        (4, "reverse"),
        (7, "kleur"),
    }
    assert (await officer.get(address)).json()["content"] == module["content"]


@pytest.mark.parametrize("content", ["{", "[]", '{"themes": [], "items": [{}]}', '{"items": 3}'])
async def test_a_file_that_is_none_is_no_accident(officer, content):
    module = await _module(officer)
    wish = {"format": "json", "content": content, "dryRun": False}
    told = await officer.post(f"/questionnaire-versions/{module['id']}/imports", json=wish, headers=ANY)
    assert told.status_code == 200
    assert told.json()["faults"]
    assert told.json()["kept"] is False


async def test_words_that_a_spreadsheet_would_run_are_written_as_words(officer):
    module = await _module(officer, [{**STATEMENTS[0], "text": {"nl": "=1+1", "en": "-x"}}, *STATEMENTS[1:]])
    address = f"/questionnaire-versions/{module['id']}"
    saved = (await officer.get(f"{address}/file", params={"format": "csv"})).content.decode("utf-8")
    assert ";'=1+1;'-x;" in saved
    wish = {"format": "csv", "content": saved, "dryRun": False}
    await officer.post(f"{address}/imports", json=wish, headers=ANY)
    assert (await officer.get(address)).json()["content"]["items"][0]["text"] == {"nl": "=1+1", "en": "-x"}


async def test_how_many_scans_go_on_is_told_from_ten(office, core, database):
    draft = await _core_draft(office)
    seen = []
    for count in (0, 9, 1):
        async with database.write() as session:
            for _ in range(count):
                company = await make_company(session)
                await make_scan(session, company.id)
        versions = (await office.get("/questionnaires")).json()["items"][0]["versions"]
        seen.append(next(each["runningScans"] for each in versions if each["id"] == str(core)))
    assert seen == [0, None, 10]
    assert draft["runningScans"] == 0
    async with database.read() as session:
        assert await session.scalar(select(QuestionnaireVersion.status).filter_by(id=core)) == "published"

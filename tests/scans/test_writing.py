"""Questionnaires are written in drafts, published whole, and never changed after."""

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from backend.identity.scopes import Role
from backend.scans.models import QuestionnaireItem, QuestionnaireVersion
from tests.makers.organisations import make_company
from tests.makers.questionnaires import ANY, begin_core_version, publish
from tests.makers.scans import answers_at, make_link, make_scan, take_part


async def test_a_new_version_continues_every_statement_and_lacks_nothing(office):
    draft = await begin_core_version(office)
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
    draft = await begin_core_version(office)
    content = draft["content"]
    content["items"][0]["text"] = {"nl": "Een andere stelling.", "en": "Another statement."}
    content["items"][0]["comparable"] = False
    await office.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    published = await publish(office, draft)
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
    draft = await begin_core_version(office)
    await publish(office, draft)
    for answer in (
        await office.put(f"/questionnaire-versions/{draft['id']}/content", json=draft["content"], headers=ANY),
        await publish(office, draft),
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
    draft = await begin_core_version(office)
    content = draft["content"]
    content["items"][3]["text"]["en"] = " "
    content["items"][4]["text"]["nl"] = ""
    kept = await office.put(f"/questionnaire-versions/{draft['id']}/content", json=content, headers=ANY)
    assert [fault["location"] for fault in kept.json()["missing"]] == ["#/items/3/text/en", "#/items/4/text/nl"]
    refused = await publish(office, draft)
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
    draft = await begin_core_version(office)
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
    draft = await begin_core_version(office)
    spoil(draft["content"])
    kept = await office.put(f"/questionnaire-versions/{draft['id']}/content", json=draft["content"], headers=ANY)
    assert kept.status_code == 200
    assert code in [fault["code"] for fault in kept.json()["missing"]]
    assert (await publish(office, draft)).status_code == 400


async def test_how_many_scans_go_on_is_told_from_ten(office, core, database):
    draft = await begin_core_version(office)
    seen = []
    for count in (0, 1, 8, 1):
        async with database.write() as session:
            for _ in range(count):
                company = await make_company(session)
                await make_scan(session, company.id)
        versions = (await office.get("/questionnaires")).json()["items"][0]["versions"]
        seen.append(next(each["runningScans"] for each in versions if each["id"] == str(core)))
    assert seen == [None, None, None, 10]
    assert draft["runningScans"] is None
    async with database.read() as session:
        assert await session.scalar(select(QuestionnaireVersion.status).filter_by(id=core)) == "published"

"""The programme office groups, splits, merges, passes on and answers; who reported hears of it."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.problems import VersionStale
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.obstacles.errors import ObstacleMerged
from backend.obstacles.models import Obstacle
from backend.obstacles.schemas import ObstacleMerge, ObstacleWrite
from backend.obstacles.service import handling
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.obstacles import make_obstacle, make_report
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_acting

SCRIPT = "<script>alert(1)</script>"
WORDS = {
    "title": {"nl": "Nachttoeslag", "en": "Night pay"},
    "description": {"nl": "Vroege uren tellen als nacht.", "en": "Early hours count as night."},
    "ruleKind": "collective_agreement",
    "themes": ["working_time"],
    "isPublic": False,
}
ANSWER = {"toStatus": "answered", "answer": {"nl": "De cao verandert.", "en": "The agreement changes."}}


@pytest.fixture
async def office(client_as):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
async def reporter(database, client_as):
    """Somebody of a company who sent a report, as (client, account, report)."""
    async with database.write() as session:
        company = await make_company(session, name="Geheim Voorbeeld B.V.")
        account = await make_account(session, name="Stil Voorbeeld", email="stil@voorbeeld.example")
        await make_principal(session, organisation_id=company.id, account_id=account.id)
        report = await make_report(
            session, organisation_id=company.id, account_id=account.id, stopped="Woorden van Stil"
        )
    return await client_as(Role.MANAGER, organisation_id=company.id, account_id=account.id), account, report


async def _post(client, obstacle, act, wish, etag="*"):
    return await client.post(f"/obstacle-files/{obstacle['id']}/{act}", json=wish, headers={"If-Match": etag})


async def test_from_report_to_answer_with_what_each_sees(office, reporter, visitor, database):
    client, account, report = reporter
    made = await office.post("/obstacle-files", json={**WORDS, "reportIds": [str(report.id)]})
    assert (made.status_code, made.json()["reports"], made.json()["status"]) == (201, 1, "grouped")
    assert (await client.get(f"/obstacle-reports/{report.id}")).json()["status"] == "grouped"
    assert (await visitor.get("/obstacles")).json()["items"] == []
    address = f"/obstacles/{made.json()['id']}"
    assert (await visitor.get(address)).status_code == 404
    shown = await office.put(
        f"/obstacle-files/{made.json()['id']}",
        json={**WORDS, "isPublic": True},
        headers={"If-Match": made.headers["etag"]},
    )
    assert shown.status_code == 200
    passed = await _post(
        office, made.json(), "status-changes", {"toStatus": "passed_on", "passedTo": {"nl": "SZW", "en": "SZW"}}
    )
    assert (passed.json()["status"], passed.json()["passedOnOn"]) == ("passed_on", clock.today().isoformat())
    answered = await _post(office, made.json(), "status-changes", ANSWER, passed.headers["etag"])
    assert answered.json()["allowedStatuses"] == []
    mine = (await client.get(f"/obstacle-reports/{report.id}")).json()
    assert (mine["status"], mine["obstacle"]["answer"]["nl"]) == ("answered", "De cao verandert.")
    public = (await visitor.get(address)).json()
    assert public["answer"]["en"] == "The agreement changes."
    assert set(public) == {
        "id", "title", "description", "ruleKind", "themes", "status", "passedTo", "passedOnOn", "answer",
        "answeredOn", "firms", "isDemonstration",
    }  # fmt: skip
    async with database.write() as session:
        mails = (await session.scalars(select(Mail.template).where(Mail.recipient == account.email))).all()
        notices = (await session.scalars(select(Notice.link).where(Notice.account_id == account.id))).all()
    assert sorted(mails) == ["obstacle_answered", "obstacle_passed_on"]
    assert set(notices) == {"/bedrijf/belemmeringen"}


async def test_no_route_but_the_office_tells_who_reported_or_in_what_words(office, reporter, visitor, client_as):
    _, _, report = reporter
    made = await office.post("/obstacle-files", json={**WORDS, "isPublic": True, "reportIds": [str(report.id)]})
    roles = [Role.OWNER, Role.ADVISER, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.RESEARCHER]
    paths = ("/obstacles", f"/obstacles/{made.json()['id']}", "/obstacle-counts", "/obstacle-reports",
             f"/obstacle-reports/{report.id}", "/obstacle-files", "/obstacle-files/report?format=csv",
             "/audit-entries")  # fmt: skip
    for client in [visitor, *[await client_as(role) for role in roles]]:
        for path in paths:
            told = (await client.get(path)).text
            assert "Geheim" not in told
            assert "Stil" not in told
    for form in ("csv", "pdf"):
        document = await office.get(f"/obstacle-files/report?format={form}&language=nl")
        assert document.status_code == 200
        assert b"Geheim" not in document.content
        assert b"Stil" not in document.content


async def test_only_the_office_handles(client_as, visitor, database):
    async with database.write() as session:
        obstacle = await make_obstacle(session)
    path = f"/obstacle-files/{obstacle.id}"
    acts = {
        "groupings": {"reportIds": [str(obstacle.id)]},
        "splits": {**WORDS, "reportIds": [str(obstacle.id)]},
        "merges": {"intoId": str(obstacle.id), "intoVersion": 1},
        "status-changes": ANSWER,
    }
    clients = [(visitor, 401)]
    clients += [(await client_as(role), 403) for role in Role if role is not Role.PROGRAMME_OFFICER]
    for client, refused in clients:
        for act, wish in acts.items():
            assert (await client.post(f"{path}/{act}", json=wish, headers={"If-Match": "*"})).status_code == refused
        assert (await client.put(path, json=WORDS, headers={"If-Match": "*"})).status_code == refused
        assert (await client.post("/obstacle-files", json=WORDS)).status_code == refused
        for read in ("/obstacle-files", path, "/obstacle-files/report"):
            assert (await client.get(read)).status_code == refused


async def test_reports_move_and_split_and_what_is_no_open_report_is_refused(office, database):
    async with database.write() as session:
        first, other = await make_obstacle(session), await make_obstacle(session, title="Anders")
        reports = [await make_report(session, obstacle=first) for _ in range(3)]
        new, draft = await make_report(session), await make_report(session, draft=True)
    ids = [str(report.id) for report in reports]
    moved = await _post(office, {"id": other.id}, "groupings", {"reportIds": [ids[0], str(new.id)]})
    assert (moved.status_code, moved.json()["reports"]) == (201, 2)
    for wrong in (str(draft.id), "00000000-0000-4000-8000-000000000000"):
        refused = await _post(office, {"id": other.id}, "groupings", {"reportIds": [ids[1], wrong]})
        assert refused.json()["type"] == "/v1/problems/obstacle-reports-elsewhere"
    assert (await _post(office, {"id": first.id}, "splits", {**WORDS, "reportIds": [ids[0]]})).status_code == 409
    split = await _post(office, {"id": first.id}, "splits", {**WORDS, "reportIds": [ids[1]]})
    assert (split.status_code, split.json()["reports"], split.json()["isPublic"]) == (201, 1, False)
    assert (await office.get(f"/obstacle-files/{first.id}")).json()["reports"] == 1


async def test_a_merge_asks_for_both_versions_as_they_were_read(office, visitor, reporter, database):
    _, account, report = reporter
    async with database.write() as session:
        gone, into = await make_obstacle(session, title="Weg"), await make_obstacle(session, title="Blijft")
    grouped = await _post(office, {"id": gone.id}, "groupings", {"reportIds": [str(report.id)]})
    await _post(office, {"id": into.id}, "status-changes", ANSWER)
    seen = await office.get(f"/obstacle-files/{into.id}")
    wish = {"intoId": str(into.id), "intoVersion": seen.json()["version"]}
    assert (await office.post(f"/obstacle-files/{gone.id}/merges", json=wish)).status_code == 428
    old = '"1"'
    assert (await _post(office, {"id": gone.id}, "merges", wish, old)).status_code == 412
    edited = await office.put(
        f"/obstacle-files/{into.id}", json={**WORDS, "isPublic": True}, headers={"If-Match": seen.headers["etag"]}
    )
    stale = await _post(office, {"id": gone.id}, "merges", wish, grouped.headers["etag"])
    assert (stale.status_code, stale.json()["type"]) == (412, "/v1/problems/version-stale")
    itself = {"intoId": str(gone.id), "intoVersion": 1}
    assert (await _post(office, {"id": gone.id}, "merges", itself)).json()["type"].endswith("merged-with-itself")
    wish["intoVersion"] = edited.json()["version"]
    merged = await _post(office, {"id": gone.id}, "merges", wish, grouped.headers["etag"])
    assert (merged.status_code, merged.json()["id"], merged.json()["reports"]) == (201, str(into.id), 1)
    after = await _post(office, {"id": gone.id}, "status-changes", ANSWER)
    assert after.json()["type"] == "/v1/problems/obstacle-merged"
    followed = await visitor.get(f"/obstacles/{gone.id}")
    assert followed.json()["id"] == str(into.id)
    async with database.write() as session:
        mails = (await session.scalars(select(Mail.template).where(Mail.recipient == account.email))).all()
    assert mails == ["obstacle_answered"]


@pytest.mark.parametrize("field", ["title", "description"])
async def test_script_in_what_the_office_writes_stays_text(office, visitor, field):
    wish = {**WORDS, "isPublic": True, field: {"nl": SCRIPT, "en": SCRIPT}}
    made = await office.post("/obstacle-files", json=wish)
    read = await visitor.get(f"/obstacles/{made.json()['id']}")
    assert read.headers["content-type"] == "application/json"
    assert read.json()[field] == {"nl": SCRIPT, "en": SCRIPT}
    pdf = await office.get("/obstacle-files/report")
    assert pdf.content[:5] == b"%PDF-"


async def test_a_title_that_a_spreadsheet_would_reckon_with_is_made_text(office):
    await office.post("/obstacle-files", json={**WORDS, "title": {"nl": "=1+1", "en": "=1+1"}})
    document = await office.get("/obstacle-files/report?format=csv&language=nl")
    assert '"\'=1+1"' in document.content.decode("utf-8-sig")


async def test_filters_and_the_order_of_the_list(office, visitor, database):
    async with database.write() as session:
        plain = await make_obstacle(session, title="Wet")
        agreed = await make_obstacle(session, title="Cao", rule_kind="collective_agreement", themes=["process"])
    await _post(office, {"id": plain.id}, "status-changes", ANSWER)
    for query, wanted in (
        ("", [plain.id, agreed.id]),
        ("?theme=process", [agreed.id]),
        ("?ruleKind=law", [plain.id]),
        ("?status=answered", [plain.id]),
    ):
        found = (await visitor.get(f"/obstacles{query}")).json()["items"]
        assert [item["id"] for item in found] == [str(one) for one in wanted]
    assert (await visitor.get("/obstacles?status=merged")).status_code == 400
    assert (await office.get("/obstacle-files")).json()["total"] == 2


async def test_of_two_officers_at_the_same_moment_one_wins(committed):
    """Merging one into the other and back, and editing meanwhile: never a circle, never a change that is lost."""
    async with committed.write() as session:
        one, other = await make_obstacle(session, title="Een"), await make_obstacle(session, title="Twee")
        home = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)
        officer = await make_acting(session, Role.PROGRAMME_OFFICER, home.id)

    async def merge(gone, into):
        async with committed.write() as session:
            wish = ObstacleMerge(into_id=into.id, into_version=1)
            await handling.merge(session, officer, gone.id, wish, '"1"')

    async def edit(obstacle):
        async with committed.write() as session:
            await handling.edit(session, officer, obstacle.id, ObstacleWrite.model_validate(WORDS), '"1"')

    done = await asyncio.gather(merge(one, other), merge(other, one), edit(other), return_exceptions=True)
    failed = [each for each in done if each is not None]
    assert len(failed) == 2
    assert all(isinstance(each, VersionStale | ObstacleMerged) for each in failed)
    async with committed.read() as session:
        stored = {each.id: each for each in await session.scalars(select(Obstacle))}
    merged = [each for each in stored.values() if each.merged_into_id]
    assert len(merged) <= 1
    assert all(stored[each.merged_into_id].merged_into_id is None for each in merged)


async def test_an_obstacle_out_of_invented_reports_is_invented_and_nothing_is_mixed(office, visitor, database):
    async with database.write() as session:
        invented = await make_report(session, organisation_id=(await make_company(session, is_demonstration=True)).id)
        other = await make_report(session, organisation_id=invented.organisation_id)
        real = await make_report(session)
        filled = await make_obstacle(session, title="Echt")
        await make_report(session, obstacle=filled)
        empty = await make_obstacle(session, title="Leeg")
    refused = await office.post("/obstacle-files", json={**WORDS, "reportIds": [str(invented.id), str(real.id)]})
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/obstacle-mixed")
    made = await office.post(
        "/obstacle-files", json={**WORDS, "isPublic": True, "reportIds": [str(invented.id), str(other.id)]}
    )
    assert made.json()["isDemonstration"] is True
    assert (await visitor.get(f"/obstacles/{made.json()['id']}")).json()["isDemonstration"] is True
    for obstacle, report in ((filled.id, invented), (made.json()["id"], real)):
        refused = await _post(office, {"id": obstacle}, "groupings", {"reportIds": [str(report.id)]})
        assert refused.json()["type"] == "/v1/problems/obstacle-mixed"
    split = await _post(office, made.json(), "splits", {**WORDS, "reportIds": [str(other.id)]})
    assert split.json()["isDemonstration"] is True
    wish = {"intoId": str(filled.id), "intoVersion": filled.version}
    merged = await _post(office, split.json(), "merges", wish)
    assert merged.json()["type"] == "/v1/problems/obstacle-mixed"
    moved = await _post(office, {"id": empty.id}, "groupings", {"reportIds": [str(other.id)]})
    assert moved.json()["isDemonstration"] is True


async def test_the_database_refuses_a_mix(session):
    obstacle = await make_obstacle(session)
    await make_report(session, obstacle=obstacle)
    company = await make_company(session, is_demonstration=True)
    with pytest.raises(IntegrityError):
        async with session.begin_nested():
            await make_report(session, organisation_id=company.id, obstacle=obstacle)
    with pytest.raises(IntegrityError):
        async with session.begin_nested():
            await session.execute(text("UPDATE obstacles SET is_demonstration = true"))


async def test_what_was_answered_is_not_merged_into_what_is_less_far(office, reporter, database):
    client, _, report = reporter
    async with database.write() as session:
        answered, behind = await make_obstacle(session, title="Ver"), await make_obstacle(session, title="Achter")
    await _post(office, {"id": answered.id}, "groupings", {"reportIds": [str(report.id)]})
    await _post(office, {"id": answered.id}, "status-changes", ANSWER)
    wish = {"intoId": str(behind.id), "intoVersion": behind.version}
    refused = await _post(office, {"id": answered.id}, "merges", wish)
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/obstacle-merged-behind")
    assert (await client.get(f"/obstacle-reports/{report.id}")).json()["status"] == "answered"

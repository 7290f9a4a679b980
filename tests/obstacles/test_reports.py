"""A report is between who wrote it and the programme office: drafts, sending, withdrawing, and nobody else."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.identity.scopes import OrganisationKind, Role
from backend.obstacles.models import ObstacleReport
from tests.makers.identity import make_account, make_organisation
from tests.makers.obstacles import make_obstacle, make_report
from tests.makers.organisations import make_company

WISH = {
    "theme": "working_time",
    "section": "C",
    "ruleKind": "law",
    "rule": "Arbeidstijdenwet, artikel 5:3",
    "stopped": "Zelf roosteren met een korte rust.",
    "suggestion": None,
}
SCRIPT = "<script>alert(1)</script>"


class Stage:
    """A company with two people, an adviser, and the programme office."""


@pytest.fixture
async def stage(client_as, database):
    found = Stage()
    async with database.write() as session:
        found.company = await make_company(session, name="Voorbeeldbakkerij B.V.")
        found.firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        found.account = await make_account(session, name="Petra Voorbeeldmeel")
    found.owner = await client_as(Role.OWNER, organisation_id=found.company.id, account_id=found.account.id)
    found.colleague = await client_as(Role.OWNER, organisation_id=found.company.id)
    found.adviser = await client_as(Role.ADVISER, organisation_id=found.firm.id)
    found.office = await client_as(Role.PROGRAMME_OFFICER)
    return found


async def begin(client, **changed):
    made = await client.post("/obstacle-reports", json={**WISH, **changed})
    assert made.status_code == 201, made.text
    return made


async def move(client, at, to, **headers):
    path = f"/obstacle-reports/{at.json()['id']}/status-changes"
    return await client.post(path, json={"toStatus": to}, headers={"If-Match": at.headers["etag"], **headers})


async def test_a_draft_is_saved_as_far_as_it_is_written_and_sent_when_it_is_whole(stage):
    made = await stage.owner.post("/obstacle-reports", json={"theme": "working_time"})
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    assert made.json()["allowedActs"] == ["edit", "send", "withdraw"]
    refused = await move(stage.owner, made, "new")
    assert (refused.status_code, refused.json()["missing"]) == (409, ["section", "ruleKind", "rule", "stopped"])
    path = f"/obstacle-reports/{made.json()['id']}"
    assert (await stage.owner.put(path, json=WISH)).status_code == 428
    saved = await stage.owner.put(path, json=WISH, headers={"If-Match": made.headers["etag"]})
    assert saved.json()["stopped"] == WISH["stopped"]
    assert (await stage.owner.put(path, json=WISH, headers={"If-Match": made.headers["etag"]})).status_code == 412
    sent = await move(stage.owner, saved, "new")
    assert (sent.status_code, sent.json()["status"], sent.json()["allowedActs"]) == (201, "new", ["withdraw"])
    late = await stage.owner.put(path, json={**WISH, "rule": "Anders"}, headers={"If-Match": sent.headers["etag"]})
    assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/obstacle-report-sent")


async def test_nobody_but_the_writer_sees_a_draft_and_nobody_but_the_office_what_was_sent(stage, client_as):
    made = await begin(stage.owner)
    others = [
        stage.colleague,
        stage.adviser,
        await client_as(Role.BRANCH_OFFICER),
        await client_as(Role.SYNTENS_OFFICER),
        await client_as(Role.RESEARCHER),
        await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=stage.company.id),
    ]
    path = f"/obstacle-reports/{made.json()['id']}"
    for client in [*others, stage.office]:
        assert (await client.get(path)).status_code == 404
        assert (await client.get("/obstacle-reports")).json()["items"] == []
    sent = await move(stage.owner, made, "new")
    for client in others:
        assert (await client.get(path)).status_code == 404
        assert (await client.get("/obstacle-reports")).json()["items"] == []
        assert (await client.get("/obstacle-files")).status_code == 403
    of_office = (await stage.office.get("/obstacle-reports")).json()["items"][0]
    assert of_office["reportedBy"] == {"organisation": "Voorbeeldbakkerij B.V.", "person": "Petra Voorbeeldmeel"}
    assert of_office["allowedActs"] == []
    assert (await stage.owner.get(path)).json()["reportedBy"] is None
    assert (await move(stage.colleague, sent, "withdrawn")).status_code == 404
    assert (await move(stage.office, sent, "withdrawn")).status_code == 403


async def test_the_same_person_sees_it_only_for_the_organisation_it_was_written_for(stage, client_as):
    made = await begin(stage.owner)
    elsewhere = await client_as(Role.ADVISER, organisation_id=stage.firm.id, account_id=stage.account.id)
    assert (await elsewhere.get(f"/obstacle-reports/{made.json()['id']}")).status_code == 404


async def test_visitors_and_staff_report_nothing(visitor, client_as, stage):
    assert (await visitor.post("/obstacle-reports", json=WISH)).status_code == 401
    assert (await visitor.get("/obstacle-reports")).status_code == 401
    for role in (Role.STAFF_REPRESENTATIVE, Role.BRANCH_OFFICER, Role.SYNTENS_OFFICER, Role.RESEARCHER):
        client = await client_as(role)
        assert (await client.post("/obstacle-reports", json=WISH)).status_code == 403


async def test_what_is_withdrawn_is_gone_for_the_office_and_from_its_obstacle(stage, database):
    async with database.write() as session:
        obstacle = await make_obstacle(session)
        report = await make_report(
            session, organisation_id=stage.company.id, account_id=stage.account.id, obstacle=obstacle
        )
    read = await stage.owner.get(f"/obstacle-reports/{report.id}")
    assert (read.json()["status"], read.json()["obstacle"]["title"]["nl"]) == ("grouped", "Rust tussen diensten")
    gone = await move(stage.owner, read, "withdrawn")
    assert (gone.status_code, gone.json()["status"], gone.json()["obstacle"]) == (201, "withdrawn", None)
    assert (await move(stage.owner, gone, "withdrawn")).json()["type"] == "/v1/problems/obstacle-report-withdrawn"
    assert (await stage.office.get(f"/obstacle-reports/{report.id}")).status_code == 404
    assert (await stage.office.get(f"/obstacle-files/{obstacle.id}")).json()["reports"] == 0


async def test_an_adviser_reports_as_adviser(stage):
    made = await begin(stage.adviser)
    assert made.json()["reporter"] == "adviser"
    assert (await begin(stage.owner)).json()["reporter"] == "company"


async def test_who_reported_stands_nowhere_else(stage, database):
    """No audit row: officers of others and owners read that trail."""
    sent = await move(stage.owner, await begin(stage.owner), "new")
    assert sent.status_code == 201
    async with database.write() as session:
        assert (await session.scalars(select(AuditEntry).where(AuditEntry.object_kind == "obstacle"))).all() == []
        acts = (await session.scalars(select(AuditEntry.act))).all()
    assert not [act for act in acts if act.startswith("obstacle")]


@pytest.mark.parametrize("field", ["rule", "stopped", "suggestion"])
async def test_script_is_text_like_any_other_and_never_reaches_the_public(stage, visitor, field):
    made = await begin(stage.owner, **{field: SCRIPT})
    assert made.json()[field] == SCRIPT
    await move(stage.owner, made, "new")
    for path in ("/obstacles", "/obstacle-counts"):
        assert "script" not in (await visitor.get(path)).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("theme", SCRIPT),
        ("section", "Z"),
        ("ruleKind", "gossip"),
        ("rule", "   "),
        ("rule", "x" * 401),
        ("stopped", "x" * 4_001),
        ("suggestion", "a\u0000b"),
        ("status", "new"),
        ("obstacleId", "00000000-0000-0000-0000-000000000000"),
        ("reportedBy", "iemand anders"),
    ],
)
async def test_what_does_not_fit_is_refused_with_the_field(stage, field, value):
    answer = await stage.owner.post("/obstacle-reports", json={**WISH, field: value})
    assert answer.status_code == 400
    assert field in answer.text


async def test_the_database_keeps_the_words_and_the_form(database):
    async with database.write() as session:
        report = await make_report(session)
    for change in ("rule = 'Anders'", "status = 'draft'", "submitted_on = NULL", "section = 'Q'"):
        with pytest.raises(IntegrityError):
            async with database.write() as session:
                await session.execute(text(f"UPDATE obstacle_reports SET {change} WHERE id = :r"), {"r": report.id})
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(
                text("UPDATE obstacle_reports SET status = 'grouped' WHERE id = :r"), {"r": report.id}
            )
    async with database.write() as session:
        assert (await session.get_one(ObstacleReport, report.id)).rule == "Arbeidstijdenwet, artikel 5:3"

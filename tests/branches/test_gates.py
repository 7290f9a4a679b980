"""What a branch may not begin before it signed, or before it is live: refused in code and by the database."""

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import BranchMembership
from backend.scans.models import QuestionnaireVersion
from backend.scans.questionnaires import bring_in
from backend.toolbox.models import ToolboxVersion
from backend.vouchers.states import RoundStatus
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.questionnaires import ANY, begin_module, publish
from tests.makers.toolbox import make_toolbox_item
from tests.makers.vouchers import make_round, once

RAW = {"Content-Type": "application/octet-stream"}
MEMBER = {"name": "Voorbeeld Plaatwerk B.V."}
CLIENT = {"name": "Ledenadministratie", "scopes": ["members:read"]}
HOOK = {"name": "Hook", "url": "https://93.184.216.34/hook", "messageTypes": ["nl.slimmerwerken.voucher.granted.v1"]}


async def _begin(officer):
    """Everything that brings personal data in or gives a system access."""
    return {
        "member": await officer.put("/members/90003001", json=MEMBER),
        "import": await officer.post("/member-imports?name=leden", content=b"kvk;naam\r\n", headers=RAW),
        "client": await officer.post("/machine-clients", json=CLIENT),
        "webhook": await officer.post("/webhook-endpoints", json=HOOK, headers=once()),
    }


@pytest.mark.parametrize("signed", [(), ("cooperation",)])
async def test_without_a_data_agreement_nothing_is_kept_and_no_system_gets_in(walk, officer, signed):
    await walk.agree(*signed)
    for begun, answer in (await _begin(officer)).items():
        assert (begun, answer.status_code) == (begun, 409), answer.text
        assert answer.json()["type"].endswith("data-agreement-missing"), begun


async def test_a_signature_of_one_side_opens_nothing(walk, officer):
    await walk.agree("cooperation")
    await walk.sign("data_processing")
    assert {answer.status_code for answer in (await _begin(officer)).values()} == {409}


async def test_with_both_signatures_it_opens(walk, officer):
    await walk.agree("cooperation", "data_processing")
    answers = await _begin(officer)
    # Nothing listens at that address; the door before it is open.
    assert answers.pop("webhook").json()["type"].endswith("invalid-input")
    assert [answer.status_code for answer in answers.values()] == [201, 202, 201]


INSERTS = {
    "branch_members": "INSERT INTO branch_members (id, branch_id, kvk_number, name, sort_name, sbi_version, version) "
    "VALUES (gen_random_uuid(), :b, '90003001', 'Lid', 'lid', '2008', 1)",
    "member_imports": "INSERT INTO member_imports (id, branch_id, status, file_name, file_format, file_kept, columns, "
    "ends_absent, attempts, rows_done, version) VALUES (gen_random_uuid(), :b, 'reading', 'x', 'csv', true, '[]', "
    "false, 0, 0, 1)",
    "machine_clients": "INSERT INTO machine_clients (id, organisation_id, name, scopes, sandbox, version) "
    "VALUES (gen_random_uuid(), :b, 'x', '{members:read}', false, 1)",
    "webhook_endpoints": "INSERT INTO webhook_endpoints (id, organisation_id, name, url, message_types, status, "
    "sealed_secret, version) VALUES (gen_random_uuid(), :b, 'x', 'https://x.example', '{a}', 'active', 'x', 1)",
    "data agreed": "UPDATE branch_participations SET data_agreed_at = now() WHERE branch_id = :b",
}


@pytest.mark.parametrize("what", INSERTS)
async def test_the_database_refuses_it_too(database, branch, what):
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="agreement"):
            async with session.begin_nested():
                await session.execute(text(INSERTS[what]), {"b": branch.id})


async def test_the_database_lets_a_system_in_that_only_tries_out(database, branch):
    async with database.write() as session:
        tries_out = INSERTS["machine_clients"].replace("false", "true")
        await session.execute(text(tries_out), {"b": branch.id})
        with pytest.raises(IntegrityError, match="sandbox"):
            async with session.begin_nested():
                await session.execute(text("UPDATE machine_clients SET sandbox = false"))


async def test_a_register_that_was_is_not_written_any_more_after_the_end(database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        await session.execute(text(INSERTS["branch_members"]), {"b": branch.id})
        await session.execute(
            text(
                "UPDATE branch_participations SET status = 'ended', ended_at = now(), last_on = current_date, "
                "left_from = 'live', notice_by = 'branch'"
            )
        )
        with pytest.raises(IntegrityError, match="agreement"):
            async with session.begin_nested():
                await session.execute(text("UPDATE branch_members SET name = 'Anders'"))
        await make_company(session, kvk_number="90003001")
        assert await session.scalar(select(BranchMembership.id)) is None


def _share(organisation_id):
    return {"organisationId": str(organisation_id), "amountCents": 100_00}


async def test_a_branch_that_is_not_live_pays_no_part_of_a_round_that_companies_see(database, programme, branch):
    async with database.write() as session:
        round_ = await make_round(session)
    answer = await programme.post(f"/rounds/{round_.id}/funding-shares", json=_share(branch.id), headers=once())
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live")
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="only a branch that is live"):
            async with session.begin_nested():
                await session.execute(
                    text(
                        "INSERT INTO funding_shares (id, round_id, organisation_id, position, forbids_draw) "
                        "VALUES (gen_random_uuid(), :r, :b, 9, false)"
                    ),
                    {"r": round_.id, "b": branch.id},
                )


async def test_a_draft_round_with_a_branch_that_is_not_live_is_not_published(database, programme, branch):
    async with database.write() as session:
        draft = await make_round(session, status=RoundStatus.DRAFT)
    brought = await programme.post(f"/rounds/{draft.id}/funding-shares", json=_share(branch.id), headers=once())
    assert brought.status_code == 201, brought.text
    wish, tag = {"toStatus": "published"}, {**once(), "If-Match": "*"}
    answer = await programme.post(f"/rounds/{draft.id}/status-changes", json=wish, headers=tag)
    assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live")
    async with database.write() as session:
        with pytest.raises(IntegrityError, match="only a branch that is live"):
            async with session.begin_nested():
                await session.execute(text("UPDATE rounds SET status = 'published' WHERE id = :r"), {"r": draft.id})


async def _leave(database, branch_id):
    async with database.write() as session:
        found = await session.get_one(BranchParticipation, branch_id)
        found.status, found.left_from = BranchStatus.LEAVING, BranchStatus.LIVE
        found.last_on, found.notice_by = clock.today(), BranchParty.BRANCH


async def test_only_a_branch_that_is_live_publishes_a_module(database, walk, branch, officer):
    async with database.write() as session:
        await bring_in(session)
    module = await begin_module(officer)
    refused = [await publish(officer, module)]
    await walk.go_live()
    assert (await publish(officer, module)).status_code == 200
    begun = await officer.post("/questionnaire-versions", json={"questionnaireId": module["questionnaireId"]})
    await _leave(database, branch.id)
    refused.append(await publish(officer, begun.json()))
    for answer in refused:
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live"), answer.text
    async with database.read() as session:
        assert await session.scalar(_published(QuestionnaireVersion)) == 2  # the programme's own, and this one


async def test_only_a_tool_of_a_branch_that_is_live_is_published(database, walk, branch, programme):
    async def publish_next():
        async with database.write() as session:
            version = await make_toolbox_item(session, owner_id=branch.id, status=VersionStatus.IN_REVIEW)
        wish = {"toStatus": "published"}
        return await programme.post(f"/toolbox-versions/{version.id}/status-changes", json=wish, headers=ANY)

    refused = [await publish_next()]
    await walk.go_live()
    assert (await publish_next()).status_code == 200
    await _leave(database, branch.id)
    refused.append(await publish_next())
    for answer in refused:
        assert (answer.status_code, answer.json()["type"].rsplit("/", 1)[1]) == (409, "branch-not-live"), answer.text
    async with database.read() as session:
        assert await session.scalar(_published(ToolboxVersion)) == 1


def _published(what):
    return select(func.count()).select_from(what).where(what.status == "published")


async def test_a_branch_that_joins_is_not_among_those_that_take_part(visitor, branch, walk):
    async def named():
        return [row["name"] for row in (await visitor.get("/branches")).json()["items"]]

    assert branch.name not in await named()
    await walk.go_live()
    assert branch.name in await named()


async def test_branches_that_were_here_before_there_were_agreements_may_go_on(database, client_as):
    async with database.write() as session:
        old = await make_organisation(session, kind=OrganisationKind.BRANCH)
        assert (await session.get_one(BranchParticipation, old.id)).before_agreements
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=old.id)
    assert (await officer.put("/members/90003001", json=MEMBER)).status_code == 201
    told = (await officer.get(f"/branch-participations/{old.id}")).json()
    assert (told["status"], told["beforeAgreements"], told["waitsFor"]) == ("live", True, "branch")
    assert {one["signBefore"] for one in told["agreements"]} == {"2027-02-25"}

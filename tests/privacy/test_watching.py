"""Who looked: officers who read a company's file leave a row, and the company sees it."""

import re

from sqlalchemy import text

from backend.identity.scopes import Role, scopes_of
from backend.privacy.watching import OPENS
from tests.architecture.test_rights import OPERATIONS, PRIVATE
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, set_stage

OFFICERS = scopes_of({Role.SYNTENS_OFFICER}) | scopes_of({Role.PROGRAMME_OFFICER})
# Private things that are no part of a company's file.
NO_FILE = {
    "invitationId",
    "letterId",
    "accountId",
    "clientId",
    "credentialId",
    "endpointId",
    "deliveryId",  # of a webhook: names nobody
    "identityId",
    "noticeId",
    "exportId",
    "erasureId",
    "referralId",
    "publicationVersionId",  # words of an organisation, written to be published
    "newsletterEditionId",
    "unsubscribeCode",
    "guidanceRequestId",  # of whoever asks, not of a company
    "questionStepId",  # who looks at a question that everybody reads: no company stands in it
    "questionReportId",  # of a reader, about what everybody reads
    "questionDecisionId",  # on what everybody read; to Syntens without who wrote it
    "networkIntroductionId",  # of two people; officers see none
    "networkBlockId",  # of a person
    "networkReportId",  # words that were reported to Syntens itself, without names
    "questionFollowId",  # of a person
    "obstacleReportId",  # written to the programme office itself
    "complaintId",  # written to Syntens itself, by the company
    "practiceVersionId",  # written to be published; the programme office sees only what was sent to it
    "firmId",  # of a firm that advises
    "reviewId",  # a text that everybody reads afterwards, without the company
    "importId",  # of a branch's own register
    "branchId",  # what a branch and the programme agreed; of companies it tells a number only
    "branchAgreementId",
    "branchFigureReleaseId",  # aggregates only
    "effectReleaseId",  # aggregates only
    "effectReleaseOrderId",  # aggregates only
    "studyId",  # of a research organisation, about no company
    "researchExtractId",  # of a research organisation; it names no company
    "jobId",  # of a system: what became of its moves
    "batchId",  # of many payees, each seen masked
}


# What the list of companies shows of one: what the trade register tells everybody, and whether that was checked.
PUBLIC = {
    "id",
    "kvkNumber",
    "name",
    "section",
    "employees",
    "sizeClass",
    "province",
    "place",
    "verification",
    "status",
    "endedOn",
    "isDemonstration",
}
# Queues of work: where cases stand, over all companies. To see what is in a case, one opens it, which is recorded.
QUEUES = {
    "/access-requests",
    "/adviser-complaints",
    "/advisory-firms",
    "/aid-register-entries",
    "/audit-entries",
    "/bank-accounts",
    "/measurement-moments",
    "/notices",
    "/obstacle-reports",
    "/objections",
    "/payment-batches",
    "/payments",
    "/practice-versions",
    "/reclaims",
    "/referrals",
    "/sync-conflicts",
    "/trajectories",
    "/unread-messages",
    "/verification-letters",
    "/voucher-snapshots",
    "/voucher-entries",
    "/vouchers",
}


async def test_the_company_sees_which_officer_read_what_once_a_day(database, client_as, whole):
    stage = await set_stage(database, client_as)
    voucher = await bring_to(stage, "in_review")
    async with database.write() as session:
        await session.execute(text("DELETE FROM file_accesses"))
    address = f"/companies/{stage.company.id}"
    for _ in range(3):
        assert (await stage.officer.get(address)).status_code == 200
    assert (await stage.officer.get(f"/vouchers/{voucher}")).status_code == 200
    await stage.owner.get(address)
    await stage.adviser_client.get(f"/vouchers/{voucher}")
    answer = await stage.owner.get(f"{address}/file-accesses")
    assert answer.status_code == 200, answer.text
    found = answer.json()["items"]
    assert sorted((item["part"], item["organisation"]) for item in found) == [
        ("company", "Syntens"),
        ("voucher", "Syntens"),
    ]
    assert all(item["person"] for item in found)


async def test_what_was_not_read_leaves_no_row(database, client_as, whole):
    async with database.write() as session:
        company = await make_company(session)
    officer = await client_as(Role.SYNTENS_OFFICER)
    assert (await officer.get(f"/companies/{company.id}/file-accesses")).status_code == 403
    assert (await officer.get("/companies")).status_code == 200
    assert await whole.value("SELECT count(*) FROM file_accesses") == 0


def _schema(document, reference):
    return document["components"]["schemas"][reference["$ref"].rsplit("/", 1)[1]]


def test_a_list_shows_officers_what_is_public_or_where_the_work_stands(built_app):
    """A new list that tells of companies is found here; none can be narrowed to one company instead of opening it."""
    document = built_app.openapi()
    found = set()
    for method, path, operation in OPERATIONS:
        content = operation["responses"].get("200", {}).get("content", {}).get("application/json")
        scopes = {scope for way in operation.get("security", ()) for scope in way.get("session", ())}
        if method != "get" or "{" in path or content is None or not scopes & (OFFICERS | {"account"}):
            continue
        shown = _schema(document, content["schema"])["properties"].get("items")
        fields = set(_schema(document, shown["items"])["properties"]) if shown else set()
        if fields & {"companyId", "companyName", "company", "kvkNumber", "organisationId"}:
            found.add(path)
            asked = {parameter["name"] for parameter in operation.get("parameters", ())}
            assert not asked & {"companyId", "kvkNumber", "organisationId"}, path
        if path == "/companies":
            assert fields == PUBLIC
    assert found - {"/companies"} <= QUEUES
    assert "/companies" in found


async def test_only_the_owner_sees_who_looked(database, client_as, visitor):
    async with database.write() as session:
        company, other = await make_company(session), await make_company(session)
    address = f"/companies/{company.id}/file-accesses"
    assert (await visitor.get(address)).status_code == 401
    assert (await (await client_as(Role.MANAGER, organisation_id=company.id)).get(address)).status_code == 403
    assert (await (await client_as(Role.OWNER, organisation_id=other.id)).get(address)).status_code == 404
    assert (await (await client_as(Role.OWNER, organisation_id=company.id)).get(address)).json()["items"] == []


def test_every_address_of_a_private_thing_is_watched_or_no_file():
    private = {
        name
        for method, path, _ in OPERATIONS
        if method == "get"
        for name in re.findall(r"\{(\w+)\}", path)
        if name in PRIVATE
    }
    assert private - set(OPENS) - NO_FILE == set()

"""A company complains about an adviser, who is heard before Syntens decides, as far as the accreditation."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import Accreditation, Adviser
from backend.advisers.terms import answer_before
from backend.audit.models import AuditEntry
from backend.complaints.models import Complaint
from backend.core import clock
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.organisations.models import Company, Verification
from backend.trajectories.models import TrajectoryStatus
from tests.makers.advisers import make_adviser, make_referral
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company
from tests.makers.trajectories import make_trajectory
from tests.makers.vouchers import make_draft, make_round

WORDS = "De afspraken over de uren zijn niet nagekomen."


class Dispute:
    """A company that met an adviser, and an officer who knows neither."""


@pytest.fixture
async def dispute(client_as, database):
    found = Dispute()
    async with database.write() as session:
        found.firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        found.syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        account = await make_account(session, name="Karin Voorbeeldhuis")
        found.adviser = await make_adviser(session, organisation_id=found.firm.id, account_id=account.id)
        found.company = await make_company(session, name="Voorbeeldbakkerij B.V.")
        referral = await make_referral(session, company_id=found.company.id, adviser_id=found.adviser.id)
        referral.accept(clock.now(), None)
        found.officer_id = (await make_account(session, name="Samira Voorbeeld")).id
    found.as_company = await client_as(Role.OWNER, organisation_id=found.company.id)
    found.as_adviser = await client_as(Role.ADVISER, organisation_id=found.firm.id, account_id=account.id)
    found.as_officer = await client_as(
        Role.SYNTENS_OFFICER, organisation_id=found.syntens.id, account_id=found.officer_id
    )
    return found


async def complain(dispute, **changed):
    wish = {"adviserId": str(dispute.adviser.id), "ground": "agreements", "words": WORDS, **changed}
    return await dispute.as_company.post("/adviser-complaints", json=wish)


async def respond(client, at, words="Er is meer gewerkt dan afgesproken, niet minder.", **headers):
    path = f"/adviser-complaints/{at.json()['id']}/responses"
    return await client.post(path, json={"words": words}, headers={"If-Match": at.headers["etag"], **headers})


async def move(client, at, **body):
    path = f"/adviser-complaints/{at.json()['id']}/status-changes"
    return await client.post(path, json=body, headers={"If-Match": at.headers["etag"]})


async def test_the_adviser_is_heard_and_an_upheld_complaint_suspends_in_one_act(dispute, database):
    filed = await complain(dispute, wanted="Geld terug.")
    assert filed.status_code == 201, filed.text
    told = filed.json()
    assert told["respondBefore"] == answer_before(clock.today(), 10).isoformat()
    assert (told["status"], told["allowedActs"]) == ("filed", ["withdraw"])
    early = await move(dispute.as_officer, filed, toStatus="upheld", decision="Terecht.", measure="suspension")
    assert (early.status_code, early.json()["respondBefore"]) == (409, told["respondBefore"])
    answered = await respond(dispute.as_adviser, filed)
    assert (answered.status_code, answered.json()["allowedActs"]) == (201, [])
    seen = await dispute.as_officer.get(f"/adviser-complaints/{told['id']}")
    assert seen.json()["allowedActs"] == ["decide"]
    decided = await move(dispute.as_officer, seen, toStatus="upheld", decision="Terecht.", measure="suspension")
    assert decided.status_code == 201, decided.text
    for side in (dispute.as_company, dispute.as_adviser):
        (listed,) = (await side.get("/adviser-complaints")).json()["items"]
        assert (listed["status"], listed["measure"], listed["decision"]) == ("upheld", "suspension", "Terecht.")
        assert listed["allowedActs"] == []
    async with database.read() as session:
        adviser = await session.get(Adviser, dispute.adviser.id)
        assert adviser.accreditation is Accreditation.SUSPENDED
        templates = set(await session.scalars(select(Mail.template)))
        assert {
            "complaint_filed",
            "complaint_to_hear",
            "complaint_answered",
            "complaint_decided",
            "complaint_about_you_decided",
            "adviser_accreditation_changed",
        } <= templates
        acts = set(await session.scalars(select(AuditEntry.act)))
        assert {"complaints.file", "complaints.respond", "complaints.upheld", "advisers.suspended"} <= acts


async def test_after_ten_working_days_an_officer_decides_without_an_answer(dispute, database):
    filed = await complain(dispute)
    async with database.write() as session:
        # a complaint stays as it was written: the test moves the day as only the owner of the table can
        await session.execute(text("ALTER TABLE adviser_complaints DISABLE TRIGGER adviser_complaints_stand"))
        await session.execute(update(Complaint).values(respond_before=date(2020, 1, 1)))
        await session.execute(text("ALTER TABLE adviser_complaints ENABLE TRIGGER adviser_complaints_stand"))
    decided = await move(dispute.as_officer, filed, toStatus="dismissed", decision="Niet vast te stellen.")
    assert (decided.status_code, decided.json()["measure"]) == (201, None)
    late = await respond(dispute.as_adviser, decided)
    assert (late.status_code, late.json()["currentStatus"]) == (409, "dismissed")


async def test_a_measure_that_cannot_be_taken_decides_nothing(dispute, database):
    filed = await complain(dispute)
    answered = await respond(dispute.as_adviser, filed)
    async with database.write() as session:
        (await session.get(Adviser, dispute.adviser.id)).expire()
    refused = await move(dispute.as_officer, answered, toStatus="upheld", decision="Terecht.", measure="suspension")
    assert (refused.status_code, refused.json()["currentStatus"]) == (409, "expired")
    again = await dispute.as_officer.get(f"/adviser-complaints/{filed.json()['id']}")
    assert again.json()["status"] == "filed"
    warned = await move(dispute.as_officer, again, toStatus="upheld", decision="Terecht.", measure="warning")
    assert warned.status_code == 201


async def test_a_company_complains_once_at_a_time_and_may_take_it_back(dispute):
    filed = await complain(dispute)
    again = await complain(dispute)
    assert again.status_code == 409
    foreign = await move(dispute.as_adviser, filed, toStatus="withdrawn")
    assert foreign.status_code == 403
    withdrawn = await move(dispute.as_company, filed, toStatus="withdrawn")
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (201, "withdrawn")
    assert (await move(dispute.as_company, withdrawn, toStatus="withdrawn")).status_code == 409
    assert (await complain(dispute)).status_code == 201


async def test_who_never_met_the_adviser_does_not_complain_and_learns_nothing(dispute, database):
    async with database.write() as session:
        stranger = await make_adviser(session, name="Onbekende Voorbeeld")
    known = await complain(dispute, adviserId=str(stranger.id))
    unknown = await complain(dispute, adviserId=str(uuid4()))
    assert known.status_code == unknown.status_code == 409
    assert known.json()["title"] == unknown.json()["title"]


async def test_a_company_that_is_not_verified_does_not_complain(dispute, database):
    async with database.write() as session:
        company = await session.get(Company, dispute.company.id)
        company.verification, company.verified_at = Verification.UNVERIFIED, None
    refused = await complain(dispute)
    assert (refused.status_code, refused.json()["type"].rsplit("/", 1)[-1]) == (403, "company-unverified")


@pytest.mark.parametrize(
    ("dealing", "counts"),
    [
        ("asked", False),
        ("declined", False),
        ("accepted", True),
        ("draft", False),
        ("submitted", True),
        ("planned", False),
        ("running", True),
    ],
)
async def test_dealings_are_what_both_took_part_in_and_the_list_says_the_same(dispute, database, dealing, counts):
    async with database.write() as session:
        other = await make_adviser(session, name="Bram Voorbeeldstra", firm="Voorbeeldkracht")
        await deal(session, dispute.company.id, other, dealing)
    told = (await dispute.as_company.get("/adviser-complaints/advisers")).json()["items"]
    assert [one["name"] for one in told] == ["Bram Voorbeeldstra"] * counts + ["Karin Voorbeeldhuis"]
    assert (await complain(dispute, adviserId=str(other.id))).status_code == (201 if counts else 409)


async def deal(session, company_id, adviser, dealing):
    both = {"company_id": company_id, "adviser_id": adviser.id}
    match dealing:
        case "draft" | "submitted":
            voucher = await make_draft(session, round_id=(await make_round(session)).id, **both)
            if dealing == "submitted":
                voucher.submitted_at = clock.now()
        case "planned" | "running":
            await make_trajectory(session, company_id=company_id, adviser=adviser, status=TrajectoryStatus(dealing))
        case _:
            referral = await make_referral(session, **both)
            if dealing == "accepted":
                referral.accept(clock.now(), None)
            if dealing == "declined":
                referral.decline(clock.now(), "Geen ruimte.")
    await session.flush()


async def test_the_adviser_answers_once_and_a_stale_version_is_refused(dispute):
    filed = await complain(dispute)
    first = await respond(dispute.as_adviser, filed)
    assert (await respond(dispute.as_adviser, filed, "Nog iets.")).status_code == 412
    assert (await respond(dispute.as_adviser, first, "Nog iets.")).status_code == 409
    path = f"/adviser-complaints/{filed.json()['id']}/responses"
    assert (await dispute.as_adviser.post(path, json={"words": "Zonder versie."})).status_code == 428


async def test_sent_twice_with_one_key_it_is_one_complaint(dispute):
    wish = {"adviserId": str(dispute.adviser.id), "ground": "costs", "words": WORDS}
    key = {"Idempotency-Key": str(uuid4())}
    first = await dispute.as_company.post("/adviser-complaints", json=wish, headers=key)
    second = await dispute.as_company.post("/adviser-complaints", json=wish, headers=key)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] == second.json()["id"]


@pytest.mark.parametrize("role", [Role.STAFF_REPRESENTATIVE, Role.BRANCH_OFFICER, Role.RESEARCHER, Role.OWNER])
async def test_others_see_no_complaint(dispute, client_as, role):
    filed = await complain(dispute)
    other = await client_as(role)
    assert (await other.get("/adviser-complaints")).json()["items"] == []
    assert (await other.get(f"/adviser-complaints/{filed.json()['id']}")).status_code == 404
    assert (await move(other, filed, toStatus="dismissed", decision="Nee.")).status_code == 404


async def test_a_colleague_of_the_adviser_sees_no_complaint_about_them(dispute, client_as):
    filed = await complain(dispute)
    colleague = await client_as(Role.ADVISER, organisation_id=dispute.firm.id)
    assert (await colleague.get("/adviser-complaints")).json()["items"] == []
    assert (await respond(colleague, filed)).status_code == 404


@pytest.mark.parametrize("side", ["company", "firm"])
async def test_an_officer_of_a_side_does_not_decide_in_code_nor_in_the_database(dispute, database, side):
    filed = await complain(dispute)
    answered = await respond(dispute.as_adviser, filed)
    role = Role.OWNER if side == "company" else Role.ADVISER
    async with database.write() as session:
        session.add(Membership(account_id=dispute.officer_id, organisation_id=getattr(dispute, side).id, role=role))
    seen = await dispute.as_officer.get(f"/adviser-complaints/{filed.json()['id']}")
    assert seen.json()["allowedActs"] == []
    refused = await move(dispute.as_officer, answered, toStatus="dismissed", decision="Nee.")
    assert refused.status_code == 403
    with pytest.raises(IntegrityError, match="nobody of the company or of the adviser"):
        async with database.write() as session:
            await session.execute(
                update(Complaint).values(
                    status="dismissed", decision="Nee.", decided_by=dispute.officer_id, closed_at=clock.now()
                )
            )


async def test_about_an_adviser_of_syntens_a_colleague_decides_and_never_that_adviser(dispute, database, client_as):
    async with database.write() as session:
        adviser = await session.get(Adviser, dispute.adviser.id)
        adviser.organisation_id = dispute.syntens.id
    adviser_as_officer = await client_as(
        Role.SYNTENS_OFFICER, organisation_id=dispute.syntens.id, account_id=adviser.account_id
    )
    filed = await complain(dispute)
    answered = await respond(dispute.as_adviser, filed)
    path = f"/adviser-complaints/{filed.json()['id']}"
    assert (await adviser_as_officer.get(path)).json()["allowedActs"] == []
    own = await move(adviser_as_officer, answered, toStatus="dismissed", decision="Nee.")
    assert own.status_code == 403
    with pytest.raises(IntegrityError, match="nobody of the company or of the adviser"):
        async with database.write() as session:
            await session.execute(
                update(Complaint).values(
                    status="dismissed", decision="Nee.", decided_by=adviser.account_id, closed_at=clock.now()
                )
            )
    assert (await dispute.as_officer.get(path)).json()["allowedActs"] == ["decide"]
    decided = await move(dispute.as_officer, answered, toStatus="dismissed", decision="Niet vast te stellen.")
    assert decided.status_code == 201, decided.text


@pytest.mark.parametrize(
    "changed", [{"words": "Anders."}, {"decision": "Anders."}, {"status": "filed"}, {"response": "Anders."}]
)
async def test_the_database_keeps_what_was_written_and_decided(dispute, database, changed):
    answered = await respond(dispute.as_adviser, await complain(dispute))
    decided = await move(dispute.as_officer, answered, toStatus="dismissed", decision="Niet vast te stellen.")
    assert decided.status_code == 201
    with pytest.raises(IntegrityError, match="stays as it was"):
        async with database.write() as session:
            await session.execute(update(Complaint).values(**changed))


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"ground": "price"}, "#/ground"),
        ({"words": "   "}, "#/words"),
        ({"words": "x" * 4_001}, "#/words"),
        ({"wanted": "nul \x00"}, "#/wanted"),
    ],
)
async def test_a_faulty_complaint_is_refused(dispute, changed, location):
    refused = await complain(dispute, **changed)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)

"""A company asks an adviser for contact, who answers within the term."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.advisers.errors import ReferralMoveImpossible
from backend.advisers.models import NEXT_REFERRAL, Accreditation, Referral, ReferralStatus
from backend.advisers.service import referrals
from backend.advisers.terms import answer_before
from backend.audit.models import AuditEntry
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from tests.makers.advisers import make_adviser, make_declaration, make_referral
from tests.makers.identity import make_account, make_organisation
from tests.makers.organisations import make_company


class Meeting:
    """A company and an adviser, both signed in."""


@pytest.fixture
async def meeting(client_as, database):
    found = Meeting()
    async with database.write() as session:
        found.firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        account = await make_account(session, name="Karin Voorbeeldhuis")
        found.adviser = await make_adviser(session, organisation_id=found.firm.id, account_id=account.id)
        found.company = await make_company(session, name="Voorbeeldbakkerij B.V.")
    found.as_company = await client_as(Role.OWNER, organisation_id=found.company.id)
    found.as_adviser = await client_as(Role.ADVISER, organisation_id=found.firm.id, account_id=account.id)
    return found


async def ask(meeting, **changed):
    wish = {"adviserId": str(meeting.adviser.id), "theme": "work_division", "message": "Kunt u helpen?", **changed}
    return await meeting.as_company.post("/referrals", json=wish)


async def answer(client, asked, **body):
    return await client.post(
        f"/referrals/{asked.json()['id']}/answers", json=body, headers={"If-Match": asked.headers["etag"]}
    )


async def test_a_company_asks_the_adviser_accepts_and_both_are_told(meeting, database):
    asked = await ask(meeting)
    assert asked.status_code == 201, asked.text
    assert asked.json()["answerBefore"] == answer_before(clock.today()).isoformat()
    listed = (await meeting.as_adviser.get("/referrals")).json()["items"]
    assert [(one["company"], one["message"]) for one in listed] == [("Voorbeeldbakkerij B.V.", "Kunt u helpen?")]
    accepted = await answer(meeting.as_adviser, asked, decision="accepted", answer="Ik bel u morgen.")
    assert (accepted.status_code, accepted.json()["status"]) == (200, "accepted")
    assert (await meeting.as_company.get("/referrals")).json()["items"][0]["answer"] == "Ik bel u morgen."
    async with database.read() as session:
        mails = {mail.template: mail for mail in await session.scalars(select(Mail))}
        assert mails["adviser_contact_asked"].params["theme"] == "Werk- en taakverdeling"
        assert mails["adviser_contact_asked"].params["sector"] == "Industrie"
        assert mails["adviser_contact_answered"].params["answer"] == "Ik bel u morgen."
        acts = set(await session.scalars(select(AuditEntry.act)))
        assert {"referrals.ask", "referrals.accepted"} <= acts


async def test_who_declines_says_why(meeting):
    asked = await ask(meeting)
    assert (await answer(meeting.as_adviser, asked, decision="declined")).status_code == 400
    declined = await answer(meeting.as_adviser, asked, decision="declined", answer="Geen ruimte tot mei.")
    assert declined.json()["status"] == "declined"
    again = await answer(meeting.as_adviser, declined, decision="accepted")
    assert (again.status_code, again.json()["allowedStatuses"]) == (409, [])
    assert (await ask(meeting)).status_code == 201


async def test_one_question_at_a_time_per_adviser(meeting):
    await ask(meeting)
    again = await ask(meeting)
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/referral-known")


async def test_a_retry_asks_once(meeting):
    wish = {"adviserId": str(meeting.adviser.id), "message": "Kunt u helpen?"}
    key = {"Idempotency-Key": "een-vraag-van-nu"}
    first = await meeting.as_company.post("/referrals", json=wish, headers=key)
    again = await meeting.as_company.post("/referrals", json=wish, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())


@pytest.mark.parametrize("state", [state for state in Accreditation if state is not Accreditation.ACCREDITED])
async def test_only_an_accredited_adviser_is_asked(meeting, database, state):
    async with database.write() as session:
        other = await make_adviser(session, accreditation=state)
    answered = await ask(meeting, adviserId=str(other.id))
    assert (answered.status_code, answered.json()["type"]) == (409, "/v1/problems/adviser-not-accredited")


async def test_an_unknown_adviser_is_not_asked(meeting):
    assert (await ask(meeting, adviserId=str(uuid4()))).status_code == 404


async def test_others_neither_see_nor_answer(meeting, client_as, database):
    asked = await ask(meeting)
    async with database.write() as session:
        other = await make_company(session)
    for client in (
        await client_as(Role.OWNER, organisation_id=other.id),
        await client_as(Role.ADVISER, organisation_id=meeting.firm.id),
        await client_as(Role.BRANCH_OFFICER),
        await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=meeting.company.id),
    ):
        assert (await client.get("/referrals")).json()["total"] == 0
        assert (await client.get(f"/referrals/{asked.json()['id']}")).status_code == 404
    stranger = await client_as(Role.ADVISER)
    assert (await answer(stranger, asked, decision="accepted")).status_code == 404
    assert (await answer(meeting.as_company, asked, decision="accepted")).status_code == 403


async def test_an_answer_needs_the_version_that_was_seen(meeting):
    asked = await ask(meeting)
    path = f"/referrals/{asked.json()['id']}/answers"
    assert (await meeting.as_adviser.post(path, json={"decision": "accepted"})).status_code == 428
    stale = await meeting.as_adviser.post(path, json={"decision": "accepted"}, headers={"If-Match": '"7"'})
    assert stale.status_code == 412


async def test_after_the_term_the_request_is_unanswered(meeting, database):
    async with database.write() as session:
        late = await make_referral(
            session,
            company_id=meeting.company.id,
            adviser_id=meeting.adviser.id,
            answer_before=clock.today() - timedelta(days=1),
        )
    refused = await meeting.as_adviser.post(
        f"/referrals/{late.id}/answers", json={"decision": "accepted"}, headers={"If-Match": '"1"'}
    )
    assert refused.status_code == 409
    async with database.write() as session:
        assert await referrals.let_pass_due(session) == 1
        assert await referrals.let_pass_due(session) == 0
        assert (await session.get(Referral, late.id)).status is ReferralStatus.UNANSWERED


async def test_after_no_answer_others_are_offered_but_none_with_an_interest_in_the_company(meeting, database):
    asked = await ask(meeting)
    async with database.write() as session:
        related = await make_adviser(session, name="Bas Belang")
        await make_declaration(session, related, interests=[meeting.company.kvk_number])
        other = await make_adviser(session, name="Olga Overig")
    offered = await meeting.as_company.get(f"/referrals/{asked.json()['id']}/alternatives")
    assert [one["id"] for one in offered.json()["items"]] == [str(other.id)]


@pytest.mark.parametrize("start", list(ReferralStatus))
@pytest.mark.parametrize("goal", [status for status in ReferralStatus if status is not ReferralStatus.ASKED])
def test_only_the_drawn_moves_are_possible(start, goal):
    referral = Referral(status=start)
    moment = clock.now()
    acts = {
        ReferralStatus.ACCEPTED: lambda: referral.accept(moment, None),
        ReferralStatus.DECLINED: lambda: referral.decline(moment, "Geen ruimte."),
        ReferralStatus.UNANSWERED: referral.let_pass,
    }
    if goal in NEXT_REFERRAL[start]:
        acts[goal]()
        assert referral.status is goal
    else:
        with pytest.raises(ReferralMoveImpossible):
            acts[goal]()


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),  # Monday to Monday
        (date(2026, 11, 27), date(2026, 12, 4)),  # Friday to Friday
        (date(2026, 11, 28), date(2026, 12, 4)),  # asked on a Saturday
    ],
)
def test_the_term_counts_monday_to_friday(asked_on, expected):
    assert answer_before(asked_on) == expected


@pytest.mark.parametrize(
    ("changed", "location"),
    [({"message": " "}, "#/message"), ({"message": "x" * 2001}, "#/message"), ({"theme": "luck"}, "#/theme")],
)
async def test_a_faulty_question_is_refused(meeting, changed, location):
    answered = await ask(meeting, **changed)
    assert (answered.status_code, answered.json()["errors"][0]["location"]) == (400, location)

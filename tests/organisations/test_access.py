"""Asking for access to a company that takes part already, to the end: let in, contested, unanswered, decided."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Session
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.organisations import queries
from backend.organisations.errors import AccessRequestKnown
from backend.organisations.models import AccessChange, AccessRequest, AccessStatus
from backend.organisations.models.access import ACCESS_MOVES, OPEN, AccessParty
from backend.organisations.schemas.access import AccessRequestCreate
from backend.organisations.service import access as service
from tests.makers.identity import make_account, make_principal
from tests.makers.organisations import make_company

WISH = {"explanation": "Ik ben de nieuwe bedrijfsleider."}
CONTEST = {"to": "contested", "ground": "unknown_person", "note": "Jan Eigenaar kent deze persoon niet."}
GRANT = {"to": "granted", "reason": "Wij zagen een uittreksel.", "replacesPeople": False}
REJECT = {"to": "rejected", "reason": "Wij konden dit niet bevestigen."}


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, name="Geheim Bedrijf", verified=False)


@pytest.fixture
async def owner(client_as, company, database):
    async with database.write() as session:
        account = await make_account(session, name="Jan Eigenaar", email="jan@eigenaar.example")
    return await client_as(Role.OWNER, organisation_id=company.id, account_id=account.id)


@pytest.fixture
async def claimant(client_as, database):
    async with database.write() as session:
        account = await make_account(session, name="Piet Vrager", email="piet@vrager.example")
    client = await client_as(account_id=account.id)
    client.account_id = account.id
    return client


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.SYNTENS_OFFICER)


async def _ask(claimant, company):
    made = await claimant.post("/access-requests", json={**WISH, "kvkNumber": company.kvk_number})
    assert made.status_code == 201, made.text
    return made.json()


async def _move(client, request, wish, match=None):
    path = f"/access-requests/{request['id']}"
    match = match or (await client.get(path)).headers.get("etag", "*")
    return await client.post(f"{path}/moves", json=wish, headers={"If-Match": match})


async def test_the_owner_lets_somebody_in_with_a_role(owner, claimant, company):
    request = await _ask(claimant, company)
    assert (request["status"], request["yourPart"], request["allowed"]) == ("asked", "claimant", ["withdrawn"])
    [seen] = (await owner.get("/access-requests")).json()["items"]
    assert (seen["claimantName"], seen["companyName"]) == ("Piet Vrager", "Geheim Bedrijf")
    assert seen["allowed"] == ["admitted", "contested"]
    assert (await _move(owner, request, {"to": "admitted", "role": "adviser"})).status_code == 400
    assert (await _move(owner, request, {"to": "admitted", "role": "manager"})).status_code == 201
    assert (await claimant.get("/session")).json()["memberships"][-1]["roles"] == ["manager"]
    assert (await claimant.get(f"/access-requests/{request['id']}")).json()["companyName"] == "Geheim Bedrijf"


async def test_a_dispute_goes_to_syntens_who_decides_with_a_reason_for_everybody(
    owner, claimant, officer, company, database
):
    request = await _ask(claimant, company)
    assert (await _move(officer, request, GRANT)).json()["allowedStatuses"] == []
    assert (await _move(owner, request, CONTEST)).status_code == 201
    [queued] = (await officer.get("/access-requests", params={"status": "contested"})).json()["items"]
    assert queued["history"][-1]["note"] == CONTEST["note"]
    decided = await _move(officer, request, {**GRANT, "replacesPeople": True})
    assert decided.status_code == 201, decided.text
    for client in (owner, claimant):
        state = (await client.get("/session")).json()
        assert [each["roles"] for each in state["memberships"] if each["organisationId"] == str(company.id)] == (
            [["owner"]] if client is claimant else []
        )
    found = (await claimant.get(f"/access-requests/{request['id']}")).json()
    assert [change["toStatus"] for change in found["history"]] == ["asked", "contested", "granted"]
    assert found["history"][-1]["reason"] == GRANT["reason"]
    async with database.read() as session:
        assert await queries.is_verified(session, company.id)


async def test_nothing_about_the_owner_reaches_who_asks(owner, claimant, officer, company, database):
    request = await _ask(claimant, company)
    await _move(owner, request, CONTEST)
    await _move(officer, request, REJECT)
    found = await claimant.get(f"/access-requests/{request['id']}")
    listed = await claimant.get("/access-requests")
    async with database.read() as session:
        mails = (await session.scalars(select(Mail).where(Mail.recipient == "piet@vrager.example"))).all()
    told = found.text + listed.text + str([mail.params for mail in mails])
    for secret in ("Jan", "jan@", "Geheim", CONTEST["note"], "verified"):
        assert secret not in told.replace('"companyVerification":null', "")
    assert found.json()["history"][1]["ground"] == "unknown_person"
    assert len(mails) == 2


async def test_without_an_answer_within_fourteen_days_syntens_decides(owner, claimant, officer, company, database):
    request = await _ask(claimant, company)
    with clock.set_to(clock.now() + timedelta(days=14)):
        async with database.write() as session:
            assert await service.let_pass_due(session) == 0
    with clock.set_to(clock.now() + timedelta(days=15)):
        async with database.write() as session:
            assert await service.let_pass_due(session) == 1
            assert await service.let_pass_due(session) == 0
    found = (await officer.get(f"/access-requests/{request['id']}")).json()
    assert (found["status"], found["history"][-1]["party"]) == ("unanswered", "platform")
    assert (await _move(officer, request, REJECT)).status_code == 201
    assert (await _move(officer, request, GRANT)).status_code == 409
    assert (await _move(owner, request, {"to": "admitted", "role": "manager"})).status_code == 409


async def test_where_nobody_owns_the_company_the_request_goes_to_syntens_at_once(claimant, officer, company):
    request = await _ask(claimant, company)
    assert request["status"] == "unanswered"
    assert (await _move(officer, request, GRANT)).status_code == 201
    assert (await claimant.get("/session")).json()["memberships"][-1]["roles"] == ["owner"]


async def test_who_asked_takes_it_back_and_can_ask_again(owner, claimant, company):
    request = await _ask(claimant, company)
    assert (await _move(claimant, request, {"to": "admitted", "role": "owner"})).status_code == 409
    assert (await _move(claimant, request, {"to": "withdrawn"})).status_code == 201
    assert (await _move(owner, request, {"to": "admitted", "role": "manager"})).status_code == 409
    assert (await _ask(claimant, company))["status"] == "asked"


async def test_one_open_request_for_a_company_and_three_in_all(owner, claimant, company, database):
    await _ask(claimant, company)
    again = await claimant.post("/access-requests", json={**WISH, "kvkNumber": company.kvk_number})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/access-request-known")
    async with database.write() as session:
        others = [await make_company(session) for _ in range(3)]
    codes = [
        (await claimant.post("/access-requests", json={**WISH, "kvkNumber": other.kvk_number})).status_code
        for other in others
    ]
    assert codes == [201, 201, 409]


async def test_a_repeated_request_gives_the_first_answer(owner, claimant, company):
    sent = {"json": {**WISH, "kvkNumber": company.kvk_number}, "headers": {"Idempotency-Key": "toegang-1"}}
    first, again = [await claimant.post("/access-requests", **sent) for _ in range(2)]
    assert (again.status_code, again.json()) == (201, first.json())


async def test_a_move_of_an_old_version_is_refused(owner, claimant, company):
    request = await _ask(claimant, company)
    path = f"/access-requests/{request['id']}/moves"
    assert (await owner.post(path, json=CONTEST)).status_code == 428
    assert (await _move(owner, request, CONTEST, '"1"')).status_code == 201
    assert (await _move(claimant, request, {"to": "withdrawn"}, '"1"')).status_code == 412


async def test_a_company_that_is_not_there_and_a_colleague_are_told_so(owner, claimant, company):
    unknown = await claimant.post("/access-requests", json={**WISH, "kvkNumber": "99999999"})
    assert (unknown.status_code, unknown.json()["type"]) == (404, "/v1/problems/company-not-found")
    colleague = await owner.post("/access-requests", json={**WISH, "kvkNumber": company.kvk_number})
    assert (colleague.status_code, colleague.json()["type"]) == (409, "/v1/problems/already-colleague")


@pytest.mark.parametrize(
    ("wish", "location"),
    [
        ({"to": "contested"}, "#/ground"),
        ({"to": "granted", "replacesPeople": False}, "#/reason"),
        ({"to": "rejected", "reason": " "}, "#/reason"),
        ({"to": "admitted", "role": "baas"}, "#/role"),
    ],
)
async def test_a_move_without_what_it_needs_is_refused(owner, claimant, company, wish, location):
    request = await _ask(claimant, company)
    answer = await _move(owner, request, wish)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


async def test_others_do_not_see_a_request(owner, claimant, company, client_as, visitor):
    request = await _ask(claimant, company)
    path = f"/access-requests/{request['id']}"
    strangers = [await client_as(role) for role in (Role.OWNER, Role.ADVISER, Role.BRANCH_OFFICER)]
    strangers += [await client_as(role, organisation_id=company.id) for role in (Role.MANAGER, Role.FINANCE)]
    for client in strangers:
        assert (await client.get(path)).status_code == 404
        assert (await _move(client, request, CONTEST)).status_code == 404
        assert (await client.get("/access-requests")).json()["items"] == []
    assert (await visitor.get(path)).status_code == 401


async def test_an_officer_does_not_judge_a_request_of_their_own(officer, company):
    request = await _ask(officer, company)
    assert (request["yourPart"], request["allowed"]) == ("claimant", ["withdrawn"])
    assert (await _move(officer, request, GRANT)).status_code == 409


async def test_somebody_who_asks_twice_in_the_same_moment_asks_once(committed):
    async with committed.write() as session:
        company = await make_company(session)
        account = await make_account(session)
        await make_principal(session, roles=(), account_id=account.id)
        opened = await session.scalar(select(Session.id).where(Session.account_id == account.id))
    asker = Principal(account.id, "x", opened, None, frozenset(), frozenset())
    wish = AccessRequestCreate(kvk_number=company.kvk_number, explanation="Ik werk hier.")

    async def ask():
        async with committed.write() as session:
            return await service.ask(session, asker, wish)

    results = await asyncio.gather(*(ask() for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(result, AccessRequest) for result in results) == 1
    assert sum(isinstance(result, AccessRequestKnown) for result in results) == 2


async def test_the_database_keeps_the_history_and_one_open_request(session):
    company, account = await make_company(session), await make_account(session)

    def request():
        return AccessRequest(
            company_id=company.id,
            account_id=account.id,
            explanation="x",
            status=AccessStatus.ASKED,
            answer_before=clock.today(),
        )

    first = request()
    session.add(first)
    await session.flush()
    async with session.begin_nested() as attempt:
        session.add(request())
        with pytest.raises(IntegrityError, match="one_open"):
            await session.flush()
        await attempt.rollback()
    change = {"access_request_id": first.id, "party": AccessParty.SYNTENS, "occurred_at": clock.now()}
    async with session.begin_nested() as attempt:
        session.add(AccessChange(to_status=AccessStatus.GRANTED, **change))
        with pytest.raises(IntegrityError, match="decision_has_reason"):
            await session.flush()
        await attempt.rollback()
    session.add(AccessChange(to_status=AccessStatus.ASKED, **change))
    await session.flush()
    with pytest.raises(IntegrityError, match="append-only"):
        await session.execute(update(AccessChange).values(to_status=AccessStatus.CONTESTED))


def test_every_open_state_leads_to_an_end():
    for status in OPEN:
        assert {to for start, to in ACCESS_MOVES if start is status}
    ends = set(AccessStatus) - set(OPEN)
    assert {start for start, _ in ACCESS_MOVES} & ends == set()

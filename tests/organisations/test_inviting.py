"""Letting somebody in by mail: one link, one address, one role, once, for fourteen days."""

import asyncio
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Account, Membership, Session
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.organisations.models import Invitation
from backend.organisations.service import inviting
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.organisations import make_company

EMAIL = "nieuw@voorbeeld.example"
WISH = {"email": EMAIL, "role": "finance"}


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, name="Voorbeeldbakkerij")


@pytest.fixture
async def owner(client_as, company):
    client = await client_as(Role.OWNER, organisation_id=company.id)
    client.path = f"/organisations/{company.id}/invitations"
    return client


@pytest.fixture
async def guest(client_as, database):
    """The person with the address that is invited, who acts for nobody yet."""
    async with database.write() as session:
        account = await make_account(session, email=EMAIL, name="Nieuwe Collega")
    client = await client_as(account_id=account.id)
    client.account_id = account.id
    return client


async def _token(database) -> str:
    """From the newest mail, as the person gets it."""
    async with database.read() as session:
        mail = await session.scalar(select(Mail).order_by(Mail.next_attempt_at.desc()).limit(1))
        return mail.params["link"].partition("/uitnodiging#")[2]


async def test_who_is_invited_gets_a_mail_looks_accepts_and_acts_for_the_company(owner, guest, visitor, database):
    made = await owner.post(owner.path, json={**WISH, "email": "Nieuw@Voorbeeld.example"})
    assert made.status_code == 201, made.text
    assert (made.json()["email"], made.json()["status"]) == (EMAIL, "open")
    assert "token" not in made.text.lower()
    token = await _token(database)
    seen = (await visitor.post("/invitation-lookups", json={"token": token})).json()
    assert (seen["organisationName"], seen["role"], seen["status"]) == ("Voorbeeldbakkerij", "finance", "open")
    accepted = await guest.post("/invitation-acceptances", json={"token": token})
    assert accepted.status_code == 201, accepted.text
    state = (await guest.get("/session")).json()
    assert (state["organisation"]["name"], state["roles"]) == ("Voorbeeldbakkerij", ["finance"])
    assert (await owner.get(owner.path)).json()["items"] == []
    async with database.read() as session:
        kept = await session.scalar(select(Invitation))
        assert token.encode() not in kept.token_hash
        assert kept.accepted_by == guest.account_id


async def test_a_link_works_once_and_only_for_its_address(owner, guest, client_as, database):
    await owner.post(owner.path, json=WISH)
    token = await _token(database)
    other = await client_as()
    answer = await other.post("/invitation-acceptances", json={"token": token})
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/invitation-for-another")
    assert (await guest.post("/invitation-acceptances", json={"token": token})).status_code == 201
    again = await guest.post("/invitation-acceptances", json={"token": token})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/invitation-not-open")


async def test_a_repeated_request_gives_the_first_answer(owner, guest, database):
    key = {"Idempotency-Key": "uitnodiging-1"}
    first, again = [await owner.post(owner.path, json=WISH, headers=key) for _ in range(2)]
    assert again.json() == first.json()
    key = {"Idempotency-Key": "aanvaarding-1"}
    sent = {"json": {"token": await _token(database)}, "headers": key}
    assert [(await guest.post("/invitation-acceptances", **sent)).status_code for _ in range(2)] == [201, 201]
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Mail)) == 1


async def test_after_fourteen_days_the_link_has_expired_until_it_is_sent_again(owner, guest, visitor, database):
    made = (await owner.post(owner.path, json=WISH)).json()
    old = await _token(database)
    with clock.set_to(clock.now() + timedelta(days=14, minutes=1)):
        async with database.write() as session:  # nobody's session lasts that long
            for opened in await session.scalars(select(Session)):
                opened.last_seen_at, opened.expires_at = clock.now(), clock.now() + timedelta(hours=1)
        assert (await visitor.post("/invitation-lookups", json={"token": old})).json()["status"] == "expired"
        assert (await guest.post("/invitation-acceptances", json={"token": old})).status_code == 409
        [listed] = (await owner.get(owner.path)).json()["items"]
        assert listed["status"] == "expired"
        assert (await owner.post(owner.path, json=WISH)).json()["type"] == "/v1/problems/invitation-known"
        again = f"{owner.path}/{made['id']}/mails"
        assert (await owner.post(again)).status_code == 428
        sent = await owner.post(again, headers={"If-Match": f'"{made["version"]}"'})
        assert (sent.status_code, sent.json()["status"]) == (201, "open")
        assert (await owner.post(again, headers={"If-Match": f'"{made["version"]}"'})).status_code == 412
        assert (await visitor.post("/invitation-lookups", json={"token": old})).status_code == 404
        assert (await guest.post("/invitation-acceptances", json={"token": old})).status_code == 404
        assert (await guest.post("/invitation-acceptances", json={"token": await _token(database)})).status_code == 201


async def test_a_withdrawn_invitation_is_worth_nothing_and_the_address_can_be_invited_anew(owner, guest, database):
    made = (await owner.post(owner.path, json=WISH)).json()
    token = await _token(database)
    path, match = f"{owner.path}/{made['id']}", {"If-Match": f'"{made["version"]}"'}
    assert (await owner.delete(path)).status_code == 428
    assert (await owner.delete(path, headers=match)).status_code == 204
    assert (await owner.delete(path, headers={"If-Match": "*"})).status_code == 409
    assert (await guest.post("/invitation-acceptances", json={"token": token})).status_code == 409
    assert (await owner.post(f"{path}/mails", headers={"If-Match": "*"})).status_code == 409
    assert (await owner.post(owner.path, json=WISH)).status_code == 201


async def test_a_colleague_and_an_invited_address_are_not_invited_again(owner, guest, database):
    assert (await owner.post(owner.path, json=WISH)).status_code == 201
    again = await owner.post(owner.path, json={**WISH, "role": "owner"})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/invitation-known")
    await guest.post("/invitation-acceptances", json={"token": await _token(database)})
    assert (await owner.post(owner.path, json=WISH)).json()["type"] == "/v1/problems/invitation-known"


@pytest.mark.parametrize(
    ("change", "location"),
    [({"role": "adviser"}, "#/role"), ({"role": "baas"}, "#/role"), ({"email": "geen adres"}, "#/email")],
)
async def test_what_does_not_fit_is_told_and_no_mail_goes_out(owner, database, change, location):
    answer = await owner.post(owner.path, json={**WISH, **change})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Mail)) == 0


async def test_only_an_owner_of_the_company_invites(owner, company, client_as, visitor):
    made = (await owner.post(owner.path, json=WISH)).json()
    match = {"If-Match": "*"}
    for role, own, expected in (
        (Role.MANAGER, company.id, 403),
        (Role.FINANCE, company.id, 403),
        (Role.STAFF_REPRESENTATIVE, company.id, 403),
        (Role.OWNER, None, 404),
        (Role.SYNTENS_OFFICER, None, 404),
        (Role.ADVISER, None, 404),
    ):
        client = await client_as(role, organisation_id=own)
        assert (await client.post(owner.path, json={**WISH, "email": "a@voorbeeld.example"})).status_code == expected
        assert (await client.get(owner.path)).status_code == expected
        assert (await client.delete(f"{owner.path}/{made['id']}", headers=match)).status_code == expected
        assert (await client.post(f"{owner.path}/{made['id']}/mails", headers=match)).status_code == expected
    assert (await visitor.post("/invitation-acceptances", json={"token": "x" * 43})).status_code == 401
    assert (await visitor.post("/invitation-lookups", json={"token": "x" * 43})).status_code == 404


async def test_an_owner_does_not_reach_an_invitation_of_another_company(owner, client_as, database):
    async with database.write() as session:
        other = await make_company(session)
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    made = (await owner.post(owner.path, json=WISH)).json()
    path = f"/organisations/{other.id}/invitations/{made['id']}"
    assert (await stranger.delete(path, headers={"If-Match": "*"})).status_code == 404
    assert (await stranger.post(f"{path}/mails", headers={"If-Match": "*"})).status_code == 404


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (OrganisationKind.ADVISORY_FIRM, Role.ADVISER),
        (OrganisationKind.BRANCH, Role.BRANCH_OFFICER),
        (OrganisationKind.EXECUTING_BODY, Role.SYNTENS_OFFICER),
        (OrganisationKind.PROGRAMME_OFFICE, Role.PROGRAMME_OFFICER),
        (OrganisationKind.RESEARCH, Role.RESEARCHER),
    ],
)
async def test_other_organisations_let_people_in_the_same_way(client_as, guest, database, kind, role):
    async with database.write() as session:
        organisation = await make_organisation(session, kind=kind)
    colleague = await client_as(role, organisation_id=organisation.id)
    path = f"/organisations/{organisation.id}/invitations"
    assert (await colleague.post(path, json={"email": EMAIL, "role": "owner"})).status_code == 400
    assert (await colleague.post(path, json={"email": EMAIL, "role": role})).status_code == 201
    assert (await guest.post("/invitation-acceptances", json={"token": await _token(database)})).status_code == 201
    assert (await guest.get("/session")).json()["roles"] == [role]


async def test_no_more_than_fifty_stand_open(owner, company, database):
    async with database.write() as session:
        for number in range(50):
            session.add(
                Invitation(
                    organisation_id=company.id,
                    email=f"{number}@voorbeeld.example",
                    role=Role.MANAGER,
                    token_hash=str(number).encode(),
                    sent_at=clock.now(),
                    expires_at=clock.now(),
                )
            )
    assert (await owner.post(owner.path, json=WISH)).json()["type"] == "/v1/problems/too-many-invitations"


async def test_one_link_opened_in_two_places_is_used_once(committed, monkeypatch):
    token = "een-vaste-link-voor-deze-proef"
    async with committed.write() as session:
        company = await make_company(session)
        await make_principal(session, organisation_id=company.id)
        account = await make_account(session, email=EMAIL)
        await make_principal(session, roles=(), account_id=account.id)
        rows = (await session.scalars(select(Session).order_by(Session.account_id == account.id))).all()
        owner, guest = (
            Principal(row.account_id, "x", row.id, row.organisation_id, frozenset({Role.OWNER}), frozenset())
            for row in rows
        )
    monkeypatch.setattr(inviting.secrets, "token_urlsafe", lambda _: token)
    async with committed.write() as session:
        await inviting.invite(session, owner, company.id, inviting.InvitationCreate(email=EMAIL, role=Role.MANAGER))

    async def accept():
        async with committed.write() as session:
            await inviting.accept(session, guest, token)

    results = await asyncio.gather(*(accept() for _ in range(4)), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    async with committed.read() as session:
        held = select(func.count()).select_from(Membership).where(Membership.account_id == account.id)
        assert await session.scalar(held) == 1


async def test_the_database_keeps_one_open_invitation_for_an_address(session):
    company = await make_company(session)
    account = await session.scalar(select(Account.id).limit(1))
    for number in range(2):
        session.add(
            Invitation(
                organisation_id=company.id,
                email=EMAIL,
                role=Role.MANAGER,
                token_hash=str(number).encode(),
                invited_by=account,
                sent_at=clock.now(),
                expires_at=clock.now(),
            )
        )
    with pytest.raises(IntegrityError, match="one_open"):
        await session.flush()


async def test_nobody_lets_oneself_in_by_an_own_invitation(owner, database):
    """A limit, or that somebody left, would be undone by whoever invites a second address and takes it over."""
    await owner.post(owner.path, json=WISH)
    token = await _token(database)
    account = UUID((await owner.get("/session")).json()["account"]["id"])
    async with database.write() as session:
        await session.execute(update(Account).where(Account.id == account).values(email=EMAIL))
    answer = await owner.post("/invitation-acceptances", json={"token": token})
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/invitation-for-another")
    assert "zelf" in answer.json()["detail"]

"""Entering a company, correcting it, deciding on consents, and verifying it."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.identity.models import Organisation, Session
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations import queries, service
from backend.organisations.errors import CompanyExists
from backend.organisations.models import Company, Consent, ConsentKind
from backend.organisations.schemas.companies import CompanyCreate
from tests.makers.identity import make_account, make_principal
from tests.makers.organisations import make_company

GOOD = {
    "kvkNumber": "90005555",
    "name": "Voorbeeld Nieuwkomer",
    "section": "C",
    "employees": 24,
    "fte": 21.5,
    "postcode": "8011 AB",
    "place": "Zwolle",
}


@pytest.fixture
async def person(client_as, database):
    """Somebody with an account who acts for no company of their own yet."""
    async with database.write() as session:
        account = await make_account(session, name="Nieuwe Ondernemer")
    client = await client_as(account_id=account.id)
    client.account_id = account.id
    return client


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, name="Eigen Bedrijf", verified=False)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


async def test_who_enters_a_company_becomes_its_owner_acts_for_it_and_may_scan_but_is_unverified(person):
    made = await person.post("/companies", json=GOOD)
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["province"], found["postcode"], found["sizeClass"]) == ("NL-OV", "8011", "15-49")
    assert (found["fte"], found["verification"], made.headers["etag"]) == (21.5, "unverified", '"1"')
    state = (await person.get("/session")).json()
    assert state["organisation"]["id"] == found["id"]
    assert state["roles"] == ["owner"]
    assert "scans:manage" in state["scopes"]
    assert (await person.get(made.headers["location"].removeprefix("/v1"))).json() == found


async def test_a_kvk_number_takes_part_once_also_when_two_people_enter_it_together(committed):
    principals = []
    async with committed.write() as session:
        for _ in range(4):
            account = await make_account(session)
            await make_principal(session, roles=(), account_id=account.id)
            opened = await session.scalar(select(Session.id).where(Session.account_id == account.id))
            principals.append(Principal(account.id, "x", opened, None, frozenset(), frozenset({"account"})))

    async def enter(principal):
        async with committed.write() as session:
            return await service.register(session, principal, CompanyCreate.model_validate(GOOD))

    results = await asyncio.gather(*map(enter, principals), return_exceptions=True)
    assert sum(isinstance(result, Company) for result in results) == 1
    assert sum(isinstance(result, CompanyExists) for result in results) == 3
    async with committed.read() as session:
        named = select(func.count()).select_from(Organisation).where(Organisation.name == GOOD["name"])
        assert await session.scalar(named) == 1


async def test_entering_the_same_company_twice_is_refused_and_repeating_the_request_is_not(person):
    key = {"Idempotency-Key": "aanmelding-90005555"}
    first = await person.post("/companies", json=GOOD, headers=key)
    again = await person.post("/companies", json=GOOD, headers=key)
    assert (again.status_code, again.json(), again.headers["idempotent-replayed"]) == (201, first.json(), "true")
    answer = await person.post("/companies", json=GOOD)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/company-exists")


async def test_nobody_occupies_a_row_of_kvk_numbers(person):
    for number in range(3):
        assert (await person.post("/companies", json={**GOOD, "kvkNumber": f"9000777{number}"})).status_code == 201
    answer = await person.post("/companies", json={**GOOD, "kvkNumber": "90007779"})
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/too-many-unverified")


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"kvkNumber": "9000555A"}, "#/kvkNumber"),
        ({"kvkNumber": "900055555"}, "#/kvkNumber"),
        ({"kvkNumber": 90005555}, "#/kvkNumber"),
        ({"postcode": "0999"}, "#/postcode"),
        ({"postcode": "B-2000"}, "#/postcode"),
        ({"postcode": "1299"}, "#/postcode"),
        ({"postcode": None}, "#/postcode"),
        ({"province": "NL-ZH"}, "#/province"),
        ({"postcode": None, "province": "NL-XX"}, "#/province"),
        ({"postcode": None, "province": "Overijssel"}, "#/province"),
        ({"section": "V"}, "#/section"),
        ({"section": "9"}, "#/section"),
        ({"sbiCode": "10.7123"}, "#/sbiCode"),
        ({"employees": 0}, "#/employees"),
        ({"employees": True}, "#/employees"),
        ({"employees": "24"}, "#/employees"),
        ({"employees": 10**30}, "#/employees"),
        ({"fte": 0}, "#/fte"),
        ({"fte": True}, "#/fte"),
        ({"name": "n" * 10_000}, "#/name"),
        ({"name": " "}, "#/name"),
        ({"name": "Voorbeeld\u200bbakkerij"}, "#/name"),
        ({"name": "\u202eabc"}, "#/name"),
        ({"verification": "verified"}, "#/verification"),
        ({"isDemonstration": True}, "#/isDemonstration"),
    ],
)
async def test_what_does_not_fit_is_told_at_its_field_and_nothing_is_entered(person, database, change, location):
    answer = await person.post("/companies", json={**GOOD, **change})
    assert answer.status_code == 400, answer.text
    assert [fault["location"] for fault in answer.json()["errors"]] == [location]
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Company)) == 0


async def test_what_people_type_wrong_most_is_told_in_words_of_its_own(person):
    wish = {**GOOD, "kvkNumber": "9000555", "postcode": "B-2000"}
    told = [fault["detail"] for fault in (await person.post("/companies", json=wish)).json()["errors"]]
    assert told == ["Een KVK-nummer heeft acht cijfers.", "Geef een Nederlandse postcode, zoals 8011 of 8011 AB."]


async def test_a_visitor_enters_no_company(visitor):
    assert (await visitor.post("/companies", json=GOOD)).status_code == 401


async def test_the_owner_corrects_the_details_and_the_province_follows_the_postcode(owner, company, database):
    wish = {"name": " Nieuwe Naam ", "employees": 120, "postcode": "9712CP", "fte": None}
    answer = await owner.patch(f"/companies/{company.id}", json=wish, headers={"If-Match": '"1"'})
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["name"], found["sizeClass"], found["province"]) == ("Nieuwe Naam", "100-249", "NL-GR")
    assert answer.headers["etag"] == '"2"'
    assert (await owner.get("/session")).json()["organisation"]["name"] == "Nieuwe Naam"
    async with database.read() as session:
        entry = await session.scalar(select(AuditEntry).where(AuditEntry.act == "companies.correct"))
        assert entry.details == {"fields": ["employees", "name", "postcode4", "province"]}


async def test_a_chosen_province_takes_the_place_of_the_postcode(owner, company):
    wish = {"postcode": None, "province": "NL-ZE"}
    answer = await owner.patch(f"/companies/{company.id}", json=wish, headers={"If-Match": '"1"'})
    assert (answer.json()["postcode"], answer.json()["province"]) == (None, "NL-ZE")


async def test_a_change_of_an_old_version_is_refused_and_changes_nothing(owner, company):
    path = f"/companies/{company.id}"
    assert (await owner.patch(path, json={"employees": 30})).status_code == 428
    assert (await owner.patch(path, json={"employees": 30}, headers={"If-Match": '"1"'})).status_code == 200
    stale = await owner.patch(path, json={"employees": 31}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (await owner.get(path)).json()["employees"] == 30


@pytest.mark.parametrize(
    ("wish", "location"),
    [
        ({"name": None}, "#/name"),
        ({"employees": None}, "#/employees"),
        ({"kvkNumber": "90009999"}, "#/kvkNumber"),
        ({"section": "V"}, "#/section"),
        ({"postcode": None}, "#/postcode"),
    ],
)
async def test_what_a_company_cannot_do_without_is_not_emptied(owner, company, wish, location):
    answer = await owner.patch(f"/companies/{company.id}", json=wish, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


async def test_others_change_nothing_at_a_company(client_as, company, database):
    async with database.write() as session:
        other = await make_company(session)
    header = {"If-Match": '"1"'}
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    assert (await stranger.patch(f"/companies/{company.id}", json={"employees": 2}, headers=header)).status_code == 404
    wish = {"kind": "contact", "given": True}
    assert (await stranger.post(f"/companies/{company.id}/consents", json=wish)).status_code == 404
    for role in (Role.FINANCE, Role.STAFF_REPRESENTATIVE):
        colleague = await client_as(role, organisation_id=company.id)
        answer = await colleague.patch(f"/companies/{company.id}", json={"employees": 2}, headers=header)
        assert answer.status_code == 403
        assert (await colleague.post(f"/companies/{company.id}/consents", json=wish)).status_code == 403


async def test_a_consent_is_given_and_taken_back_with_its_history(owner, company, database):
    path = f"/companies/{company.id}/consents"
    start = (await owner.get(path)).json()
    assert [item["kind"] for item in start["items"]] == [kind.value for kind in ConsentKind]
    assert not any(item["given"] for item in start["items"])
    assert (await owner.post(path, json={"kind": "monitoring", "given": True})).status_code == 201
    assert (await owner.post(path, json={"kind": "monitoring", "given": True})).status_code == 200
    assert (await owner.post(path, json={"kind": "contact", "given": True})).status_code == 201
    assert (await owner.post(path, json={"kind": "monitoring", "given": False})).status_code == 201
    now = (await owner.get(path)).json()
    assert {item["kind"] for item in now["items"] if item["given"]} == {"contact"}
    assert [(row["kind"], row["given"]) for row in now["history"]] == [
        ("monitoring", False),
        ("contact", True),
        ("monitoring", True),
    ]
    assert now["history"][0]["decidedBy"] == "Anna Voorbeeld"
    async with database.read() as session:
        assert not await queries.has_consent(session, company.id, ConsentKind.MONITORING)
        assert await queries.has_consent(session, company.id, ConsentKind.CONTACT)
        assert list(await session.scalars(queries.consenting(ConsentKind.CONTACT))) == [company.id]
        assert list(await session.scalars(queries.consenting(ConsentKind.MONITORING))) == []


@pytest.mark.parametrize("wish", [{}, {"kind": "alles", "given": True}, {"kind": "contact", "given": "ja"}])
async def test_a_consent_is_a_clear_yes_or_no_to_one_thing(owner, company, wish):
    assert (await owner.post(f"/companies/{company.id}/consents", json=wish)).status_code == 400


async def test_the_database_refuses_to_rewrite_a_consent(session):
    company = await make_company(session, consents=(ConsentKind.MONITORING,))
    with pytest.raises(IntegrityError, match="append-only"):
        await session.execute(update(Consent).where(Consent.company_id == company.id).values(given=False))


async def test_a_syntens_officer_verifies_a_company_once(client_as, company, database):
    officer = await client_as(Role.SYNTENS_OFFICER)
    path, wish = f"/companies/{company.id}/verifications", {"basis": "called_back"}
    assert (await officer.post(path, json=wish)).status_code == 428
    made = await officer.post(path, json=wish, headers={"If-Match": '"1"'})
    assert (made.status_code, made.json()["verification"]) == (201, "verified")
    again = await officer.post(path, json=wish, headers={"If-Match": made.headers["etag"]})
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/company-verified")
    async with database.read() as session:
        assert await queries.is_verified(session, company.id)
        entry = await session.scalar(select(AuditEntry).where(AuditEntry.act == "companies.verify"))
        assert (entry.organisation_id, entry.details) == (company.id, {"basis": "called_back"})


@pytest.mark.parametrize("role", [Role.OWNER, Role.PROGRAMME_OFFICER, Role.BRANCH_OFFICER, Role.ADVISER])
async def test_nobody_else_verifies_a_company(client_as, company, role):
    own = company.id if role is Role.OWNER else None
    client = await client_as(role, organisation_id=own)
    answer = await client.post(
        f"/companies/{company.id}/verifications", json={"basis": "visited"}, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 403


async def test_a_company_that_does_not_exist_is_not_found_anywhere(client_as):
    officer = await client_as(Role.SYNTENS_OFFICER)
    nowhere = f"/companies/{UUID(int=1)}"
    for path in ("", "/consents", "/memberships"):
        assert (await officer.get(nowhere + path)).status_code == 404
    answer = await officer.post(nowhere + "/verifications", json={"basis": "visited"}, headers={"If-Match": '"1"'})
    assert answer.status_code == 404

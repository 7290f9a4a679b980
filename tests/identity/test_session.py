"""Signing in and out."""

from backend.identity.passwords import hash_password
from backend.identity.scopes import Role
from tests.makers.identity import make_account

PASSWORD = "een-lang-wachtwoord"


async def test_a_visitor_is_told_that_nobody_is_signed_in(visitor):
    answer = await visitor.get("/session")
    assert answer.status_code == 200
    assert answer.json()["authenticated"] is False


async def test_somebody_signs_in_and_out(visitor, database):
    async with database.write() as session:
        await make_account(session, email="anna@voorbeeld.example", password_hash=hash_password(PASSWORD))
    wish = {"email": "Anna@voorbeeld.example", "password": PASSWORD}
    answer = await visitor.post("/session", json=wish)
    assert answer.status_code == 201, answer.text
    assert answer.json()["account"]["email"] == "anna@voorbeeld.example"
    assert (await visitor.get("/session")).json()["authenticated"] is True
    token = visitor.cookies["sw-session"]
    assert (await visitor.delete("/session")).status_code == 204
    visitor.cookies.set("sw-session", token)
    assert (await visitor.get("/session")).json()["authenticated"] is False


async def test_unknown_address_and_wrong_password_get_the_same_answer(visitor, database):
    async with database.write() as session:
        await make_account(session, email="anna@voorbeeld.example", password_hash=hash_password(PASSWORD))
    known = await visitor.post("/session", json={"email": "anna@voorbeeld.example", "password": "mis"})
    unknown = await visitor.post("/session", json={"email": "niemand@voorbeeld.example", "password": "mis"})
    assert known.status_code == unknown.status_code == 401
    assert known.json() == unknown.json()


async def test_a_sign_in_from_another_site_is_refused(visitor):
    wish = {"email": "anna@voorbeeld.example", "password": PASSWORD}
    answer = await visitor.post("/session", json=wish, headers={"Origin": "https://elders.example"})
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/origin-refused")


async def test_roles_and_scopes_stand_in_the_session(client_as):
    client = await client_as(Role.OWNER)
    found = (await client.get("/session")).json()
    assert found["roles"] == ["owner"]
    assert "vouchers:apply" in found["scopes"]
    assert found["memberships"][0]["roles"] == ["owner"]


async def test_nobody_acts_for_an_organisation_of_others(client_as):
    client = await client_as(Role.OWNER)
    answer = await client.patch("/session", json={"organisationId": "00000000-0000-4000-8000-000000000000"})
    assert answer.status_code == 404


async def test_an_unsafe_request_without_the_apps_header_is_refused(client_as):
    client = await client_as(Role.OWNER)
    answer = await client.delete("/session", headers={"X-Requested-With": ""})
    assert answer.status_code == 403

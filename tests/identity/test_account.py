"""Making an account, and changing it."""

import pytest
from fastapi import FastAPI

from backend.identity.demonstration import SIGN_INS
from backend.identity.passwords import hash_password, is_guessable
from backend.identity.scopes import Role
from tests.makers.identity import make_account

GOOD = {"name": "Nieuw Voorbeeld", "email": "Nieuw@Voorbeeld.example", "password": "fiets lamp azuur veertien"}


async def test_somebody_makes_an_account_and_signs_in_with_it(visitor):
    made = await visitor.post("/accounts", json=GOOD)
    assert made.status_code == 201, made.text
    assert made.json()["email"] == "nieuw@voorbeeld.example"
    assert "password" not in made.text
    answer = await visitor.post("/session", json={"email": GOOD["email"], "password": GOOD["password"]})
    assert answer.status_code == 201
    assert answer.json()["memberships"] == []
    assert (await visitor.get(made.headers["location"].removeprefix("/v1"))).json()["name"] == "Nieuw Voorbeeld"


async def test_an_address_has_one_account_whatever_its_capitals(visitor, database):
    async with database.write() as session:
        await make_account(session, email="nieuw@voorbeeld.example")
    answer = await visitor.post("/accounts", json=GOOD)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/account-exists")


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"password": "elf-tekens-"}, "#/password"),
        ({"password": "Welkom123456"}, "#/password"),
        ({"password": "nieuwvoorbeeld1"}, "#/password"),
        ({"password": "x" * 201}, "#/password"),
        ({"email": "geen-adres"}, "#/email"),
        ({"email": "twee@@voorbeeld.example"}, "#/email"),
        ({"name": "   "}, "#/name"),
        ({"name": "n" * 10_000}, "#/name"),
        ({"language": "de"}, "#/language"),
        ({"role": "syntens_officer"}, "#/role"),
        ({"isDemonstration": True}, "#/isDemonstration"),
    ],
)
async def test_what_does_not_fit_is_told_at_its_field(visitor, change, location):
    answer = await visitor.post("/accounts", json={**GOOD, **change})
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == [location]


async def test_an_account_is_not_made_from_another_site(visitor):
    answer = await visitor.post("/accounts", json=GOOD, headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "password",
    [
        "wachtwoord1234",
        "W@chtw00rd!!",
        "123456789012",
        "qwertyuiop123",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "slimmerwerken2026",
        "Zomer2026Zomer2026",
        "anna.voorbeeld",
    ],
)
def test_a_guessable_password_is_known(password):
    assert is_guessable(password, ("Anna Voorbeeld", "anna@bakkerij.example"))


@pytest.mark.parametrize(
    "password", ["fiets lamp azuur veertien", "Tr0ubadour&9vijver", "een-lang-wachtwoord-van-mij", "kw7$Jm2!pQz9"]
)
def test_a_good_password_passes(password):
    assert not is_guessable(password, ("Anna Voorbeeld", "anna@bakkerij.example"))


async def test_somebody_changes_the_own_name_and_language_and_nobody_elses(client_as, database):
    async with database.write() as session:
        own, other = await make_account(session), await make_account(session)
    client = await client_as(Role.OWNER, account_id=own.id)
    wish = {"name": "Nieuwe Naam", "language": "en"}
    assert (await client.patch(f"/accounts/{own.id}", json=wish)).status_code == 428
    answer = await client.patch(f"/accounts/{own.id}", json=wish, headers={"If-Match": '"1"'})
    assert (answer.status_code, answer.json()["name"], answer.headers["etag"]) == (200, "Nieuwe Naam", '"2"')
    stale = await client.patch(f"/accounts/{own.id}", json=wish, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    for answer in (
        await client.get(f"/accounts/{other.id}"),
        await client.patch(f"/accounts/{other.id}", json=wish, headers={"If-Match": '"1"'}),
    ):
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/account-not-found")


async def test_demonstration_sign_ins_are_shown_and_work_only_where_the_server_says_so(app: FastAPI, visitor, database):
    first = SIGN_INS[0]
    async with database.write() as session:
        account = await make_account(session, email=first.email, password_hash=hash_password(first.password))
        account.is_demonstration = True
    wish = {"email": first.email, "password": first.password}
    assert (await visitor.get("/demonstration-accounts")).json() == {"items": []}
    assert (await visitor.post("/session", json=wish)).status_code == 401
    for_real = app.state.settings
    app.state.settings = for_real.model_copy(update={"demonstration": True})
    try:
        shown = (await visitor.get("/demonstration-accounts")).json()["items"]
        assert [item["email"] for item in shown] == [sign_in.email for sign_in in SIGN_INS]
        assert (await visitor.post("/session", json=wish)).status_code == 201
    finally:
        app.state.settings = for_real

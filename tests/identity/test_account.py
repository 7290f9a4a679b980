"""Making an account, and changing it."""

import pytest
from fastapi import FastAPI

from backend.identity.demonstration import SIGN_INS
from backend.identity.passwords import hash_password, is_guessable
from backend.identity.scopes import Role
from tests.makers.identity import make_account


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

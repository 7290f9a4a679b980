"""Following a link from a mail: to sign in, to choose a new password, to prove a new address."""

import asyncio
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from backend.core import clock
from backend.identity.errors import LinkNotFound
from backend.identity.models import Account, EmailLink, LinkPurpose, Session
from backend.identity.passwords import hash_password
from backend.identity.schemas.links import LinkUse
from backend.identity.scopes import Role
from backend.identity.service import links, sessions
from tests.identity.mailbox import letters, token_from
from tests.makers.identity import make_account

OLD, NEW = "een-lang-wachtwoord", "paarse kano zonder peddel"
ANNA = "anna@voorbeeld.example"
KINDS = {"/sign-in-links": ("sign_in_link", 15), "/password-resets": ("password_reset", 60)}


@pytest.fixture
async def anna(database) -> Account:
    async with database.write() as session:
        return await make_account(session, email=ANNA, password_hash=hash_password(OLD))


def _use(path: str, token: str) -> dict[str, str]:
    return {"token": token, "password": NEW} if path == "/password-resets" else {"token": token}


async def test_somebody_signs_in_with_a_link(visitor, anna, database):
    assert (await visitor.post("/sign-in-links", json={"email": "Anna@Voorbeeld.example"})).status_code == 202
    token = await token_from(database, "sign_in_link")
    answer = await visitor.post("/sign-in-links/uses", json={"token": token})
    assert (answer.status_code, answer.json()["account"]["email"]) == (201, ANNA)
    assert (await visitor.get("/session")).json()["authenticated"] is True


@pytest.mark.parametrize("path", KINDS)
async def test_used_old_mixed_up_and_broken_links_get_one_answer(visitor, anna, database, path):
    letter, minutes = KINDS[path]
    assert (await visitor.post(path, json={"email": ANNA})).json() == {"validMinutes": minutes}
    token = await token_from(database, letter)
    with clock.set_to(clock.now() + timedelta(minutes=minutes, seconds=1)):
        late = await visitor.post(f"{path}/uses", json=_use(path, token))
    other = "/password-resets" if path == "/sign-in-links" else "/sign-in-links"
    elsewhere = await visitor.post(f"{other}/uses", json=_use(other, token))
    broken = await visitor.post(f"{path}/uses", json=_use(path, token[:-1]))
    strange = await visitor.post(f"{path}/uses", json=_use(path, "\u0430" * 43))
    first = await visitor.post(f"{path}/uses", json=_use(path, token))
    used = await visitor.post(f"{path}/uses", json=_use(path, token))
    assert first.status_code in {201, 204}
    for answer in (late, elsewhere, broken, strange, used):
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/link-not-found")
    assert late.json() == used.json() == broken.json()


async def test_a_link_for_an_address_without_an_account_opens_nothing(visitor, database, monkeypatch):
    monkeypatch.setattr(links.secrets, "token_urlsafe", lambda _: "geraden")
    await visitor.post("/sign-in-links", json={"email": "niemand@voorbeeld.example"})
    answer = await visitor.post("/sign-in-links/uses", json={"token": "geraden"})
    assert answer.status_code == 404


async def test_of_two_that_follow_a_link_at_once_one_gets_in(committed):
    async with committed.write() as session:
        account = await make_account(session, email=ANNA)
        token = links.make_link(session, LinkPurpose.SIGN_IN, account, ANNA)

    async def follow() -> bool:
        try:
            async with committed.write() as session:
                await sessions.sign_in_with_link(session, LinkUse(token=token), demonstration=False)
        except LinkNotFound:
            return False
        return True

    assert sorted(await asyncio.gather(*(follow() for _ in range(6)))) == [False] * 5 + [True]


async def test_a_new_password_ends_every_session_and_every_link_and_is_told(visitor, client_as, anna, database):
    elsewhere = await client_as(Role.OWNER, account_id=anna.id)
    await visitor.post("/sign-in-links", json={"email": ANNA})
    await visitor.post("/password-resets", json={"email": ANNA})
    sign_in, reset = await token_from(database, "sign_in_link"), await token_from(database, "password_reset")
    easy = await visitor.post("/password-resets/uses", json={"token": reset, "password": "annavoorbeeld1"})
    assert easy.status_code == 400, "and the link works on"
    answer = await visitor.post("/password-resets/uses", json={"token": reset, "password": NEW})
    assert answer.status_code == 204, answer.text
    assert (await elsewhere.get("/sessions")).status_code == 401
    assert (await visitor.post("/sign-in-links/uses", json={"token": sign_in})).status_code == 404
    assert (await visitor.post("/session", json={"email": ANNA, "password": OLD})).status_code == 401
    assert (await visitor.post("/session", json={"email": ANNA, "password": NEW})).status_code == 201
    assert (await letters(database))[-1] == (ANNA, "password_changed")


async def test_somebody_changes_the_own_address_and_the_old_one_is_told(client_as, visitor, anna, database):
    client = await client_as(Role.OWNER, account_id=anna.id)
    wish = {"email": "Nieuw@Voorbeeld.example", "password": OLD}
    wrong = await client.post(f"/accounts/{anna.id}/email-changes", json={**wish, "password": "mis"})
    assert [fault["location"] for fault in wrong.json()["errors"]] == ["#/password"]
    assert (await client.post(f"/accounts/{anna.id}/email-changes", json=wish)).status_code == 202
    assert (await client.get("/session")).json()["account"]["email"] == ANNA
    token = await token_from(database, "email_change_confirmation")
    assert (await visitor.post("/email-changes/uses", json={"token": token})).status_code == 204
    assert (await client.get("/session")).json()["account"]["email"] == "nieuw@voorbeeld.example"
    assert await letters(database) == [
        ("nieuw@voorbeeld.example", "email_change_confirmation"),
        (ANNA, "email_changed"),
    ]
    assert (await visitor.post("/email-changes/uses", json={"token": token})).status_code == 404


async def test_an_address_of_somebody_else_is_told_to_them_only(client_as, visitor, anna, database):
    client = await client_as(Role.OWNER, account_id=anna.id)
    async with database.write() as session:
        await make_account(session, email="bezet@voorbeeld.example")
    answers = [
        await client.post(f"/accounts/{anna.id}/email-changes", json={"email": email, "password": OLD})
        for email in ("bezet@voorbeeld.example", "vrij@voorbeeld.example")
    ]
    assert answers[0].status_code == answers[1].status_code == 202
    assert answers[0].content == answers[1].content
    assert (await letters(database))[0] == ("bezet@voorbeeld.example", "address_known")
    async with database.write() as session:
        await make_account(session, email="vrij@voorbeeld.example")
    token = await token_from(database, "email_change_confirmation")
    assert (await visitor.post("/email-changes/uses", json={"token": token})).status_code == 409
    async with database.read() as session:
        assert (await session.get_one(Account, anna.id)).email == ANNA


async def test_a_demonstration_account_keeps_its_password_and_address(app: FastAPI, visitor, client_as, anna, database):
    async with database.write() as session:
        (await session.get_one(Account, anna.id)).is_demonstration = True
    client = await client_as(account_id=anna.id)
    await visitor.post("/password-resets", json={"email": ANNA})
    reset = {"token": await token_from(database, "password_reset"), "password": NEW}
    for answer in (
        await client.put(f"/accounts/{anna.id}/password", json={"current": OLD, "password": NEW}),
        await client.post(f"/accounts/{anna.id}/email-changes", json={"email": "x@y.example", "password": OLD}),
        await visitor.post("/password-resets/uses", json=reset),
    ):
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/demonstration-account-fixed")
    await visitor.post("/sign-in-links", json={"email": ANNA})
    link = {"token": await token_from(database, "sign_in_link")}
    assert (await visitor.post("/sign-in-links/uses", json=link)).status_code == 404, "not on a server for real use"


async def test_what_is_past_is_forgotten(session):
    from backend.identity.service.forgetting import forget_past

    account = await make_account(session)
    links.make_link(session, LinkPurpose.SIGN_IN, account, account.email)
    await session.flush()
    assert await forget_past(session) == 0
    with clock.set_to(clock.now() + timedelta(hours=1)):
        assert await forget_past(session) == 1
    assert await session.scalar(select(func.count()).select_from(EmailLink)) == 0
    assert await session.scalar(select(func.count()).select_from(Session)) == 0

"""Changing one's password, and how often somebody may guess one."""

import asyncio
from datetime import timedelta

import pytest
from httpx import ASGITransport, AsyncClient

from backend.core import clock
from backend.core.problems import Unavailable
from backend.identity import passwords
from backend.identity.errors import SignInFailed
from backend.identity.models import Account
from backend.identity.passwords import hash_password
from backend.identity.schemas.sessions import SessionCreate
from backend.identity.scopes import Role
from backend.identity.service import passwords as service
from backend.identity.service import sessions
from tests.conftest import OWN_APP, PUBLIC_URL
from tests.identity.mailbox import letters, token_from
from tests.makers.identity import make_account

OLD, NEW = "een-lang-wachtwoord", "paarse kano zonder peddel"
ANNA = "anna@voorbeeld.example"


@pytest.fixture
async def anna(database) -> Account:
    async with database.write() as session:
        return await make_account(session, email=ANNA, password_hash=hash_password(OLD))


async def test_another_password_ends_all_other_sessions_and_is_told(client_as, visitor, anna, database):
    here, there = await client_as(Role.OWNER, account_id=anna.id), await client_as(Role.MANAGER, account_id=anna.id)
    path = f"/accounts/{anna.id}/password"
    wrong = await here.put(path, json={"current": "mis", "password": NEW})
    assert [fault["location"] for fault in wrong.json()["errors"]] == ["#/current"]
    easy = await here.put(path, json={"current": OLD, "password": "Welkom123456"})
    assert [fault["location"] for fault in easy.json()["errors"]] == ["#/password"]
    assert (await there.get("/sessions")).status_code == 200
    assert (await here.put(path, json={"current": OLD, "password": NEW})).status_code == 204
    assert (await here.get("/sessions")).status_code == 200
    assert (await there.get("/sessions")).status_code == 401
    assert (await visitor.post("/session", json={"email": ANNA, "password": OLD})).status_code == 401
    assert (await visitor.post("/session", json={"email": ANNA, "password": NEW})).status_code == 201
    assert await letters(database) == [(ANNA, "password_changed")]


async def test_nobody_changes_the_password_of_somebody_else(client_as, anna):
    stranger = await client_as(Role.OWNER)
    answer = await stranger.put(f"/accounts/{anna.id}/password", json={"current": OLD, "password": NEW})
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/account-not-found")


async def test_a_password_is_the_same_however_its_accents_are_typed(visitor, database):
    async with database.write() as session:
        await make_account(session, email=ANNA, password_hash=hash_password("caf\u00e9 met een terras"))
    answer = await visitor.post("/session", json={"email": ANNA, "password": "cafe\u0301 met een terras"})
    assert answer.status_code == 201


async def test_a_sign_in_that_began_with_the_old_password_does_not_outlive_it(committed, monkeypatch):
    """The hash is compared first, which takes long; the password changes meanwhile."""
    async with committed.write() as session:
        account = await make_account(session, email=ANNA, password_hash=hash_password(OLD))
    wish = SessionCreate(email=ANNA, password=OLD)
    original = passwords.verify_password

    async def and_meanwhile(password_hash, password):
        fits = await original(password_hash, password)
        async with committed.write() as other:
            await service._set(other, await other.get_one(Account, account.id), NEW, kept=None)
        return fits

    monkeypatch.setattr(sessions, "verify_password", and_meanwhile)
    async with committed.write() as session:
        with pytest.raises(SignInFailed):
            await sessions.sign_in(session, wish, demonstration=False)


def _from(app, address: str) -> AsyncClient:
    transport = ASGITransport(app, client=(address, 1), raise_app_exceptions=False)
    return AsyncClient(transport=transport, base_url=f"{PUBLIC_URL}/v1", headers=OWN_APP)


@pytest.mark.parametrize("email", [ANNA, "niemand@voorbeeld.example"])
async def test_guessing_is_slowed_down_for_a_known_and_an_unknown_address_alike(visitor, anna, email):
    answers = [await visitor.post("/session", json={"email": email, "password": "mis"}) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    refused = answers[-1]
    assert refused.json()["type"] == "/v1/problems/too-many-requests"
    assert 1 <= int(refused.headers["retry-after"]) <= 30
    with clock.set_to(clock.now() + timedelta(seconds=31)):
        assert (await visitor.post("/session", json={"email": email, "password": "mis"})).status_code == 401


async def test_the_right_password_waits_too_and_then_opens(visitor, anna):
    for _ in range(10):
        await visitor.post("/session", json={"email": ANNA, "password": "mis"})
    right = {"email": ANNA, "password": OLD}
    assert (await visitor.post("/session", json=right)).status_code == 429
    with clock.set_to(clock.now() + timedelta(seconds=31)):
        assert (await visitor.post("/session", json=right)).status_code == 201


async def test_somebody_elsewhere_who_guesses_does_not_shut_the_owner_out(app, visitor, anna, database):
    async with _from(app, "203.0.113.9") as attacker:
        answers = [await attacker.post("/session", json={"email": ANNA, "password": "mis"}) for _ in range(15)]
    assert answers[-1].status_code == 429
    assert (await visitor.post("/session", json={"email": ANNA, "password": OLD})).status_code == 201


async def test_the_link_by_mail_lets_the_owner_in_whatever_many_guess(app, visitor, anna, database):
    for number in range(11):
        async with _from(app, f"2001:db8:{number}::1") as attacker:
            for _ in range(10):
                last = await attacker.post("/session", json={"email": ANNA, "password": "mis"})
    assert last.status_code == 429
    assert (await visitor.post("/session", json={"email": ANNA, "password": OLD})).status_code == 429
    await visitor.post("/sign-in-links", json={"email": ANNA})
    token = await token_from(database, "sign_in_link")
    assert (await visitor.post("/sign-in-links/uses", json={"token": token})).status_code == 201


async def test_one_address_that_tries_many_accounts_is_slowed_down(app):
    statuses = []
    async with _from(app, "203.0.113.9") as attacker:
        with clock.set_to(clock.now()):
            for number in range(101):
                wish = {"email": f"n{number}@voorbeeld.example", "password": "mis"}
                statuses.append((await attacker.post("/session", json=wish)).status_code)
    assert statuses == [401] * 100 + [429]


async def test_signing_in_well_many_times_is_no_guessing(visitor, anna):
    for _ in range(15):
        assert (await visitor.post("/session", json={"email": ANNA, "password": OLD})).status_code == 201


async def test_hashing_takes_turns_and_a_long_line_is_refused(monkeypatch):
    at_once = []

    async def hold():
        async with passwords.turn():
            at_once.append(1)
            assert len(at_once) <= passwords.AT_ONCE
            await asyncio.sleep(0)
            at_once.pop()

    await asyncio.gather(*(hold() for _ in range(20)))
    monkeypatch.setattr(passwords, "LONGEST_LINE", 0)
    with pytest.raises(Unavailable):
        await hold()

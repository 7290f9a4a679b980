"""What must not work with a session: planting one, keeping one, and using one from another site."""

import asyncio
from datetime import timedelta

import pytest
from httpx import ASGITransport, AsyncClient
from sqlalchemy import func, select

from backend.core import clock
from backend.identity.devices import Device, device_of
from backend.identity.models import Account, Session
from backend.identity.passwords import hash_password
from backend.identity.scopes import Role
from tests.conftest import OWN_APP, PUBLIC_URL
from tests.makers.identity import make_account

PASSWORD = "een-lang-wachtwoord"
ANNA = "anna@voorbeeld.example"
WISH = {"email": ANNA, "password": PASSWORD}
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
async def anna(database) -> Account:
    async with database.write() as session:
        return await make_account(session, email=ANNA, password_hash=hash_password(PASSWORD))


def _browser(app, token: str | None = None) -> AsyncClient:
    cookie = {"Cookie": f"sw-session={token}"} if token else {}
    transport = ASGITransport(app, raise_app_exceptions=False)
    return AsyncClient(transport=transport, base_url=f"{PUBLIC_URL}/v1", headers={**OWN_APP, **cookie})


async def test_a_token_planted_before_signing_in_opens_nothing_afterwards(app, visitor, anna):
    visitor.cookies.set("sw-session", "geplant")
    answer = await visitor.post("/session", json=WISH)
    assert answer.status_code == 201
    assert answer.cookies["sw-session"] != "geplant"
    async with _browser(app, "geplant") as attacker:
        assert (await attacker.get("/sessions")).status_code == 401


async def test_signing_in_again_gives_a_new_token_and_ends_the_one_before(app, anna):
    async with _browser(app) as browser:
        first = (await browser.post("/session", json=WISH)).cookies["sw-session"]
        second = (await browser.post("/session", json=WISH)).cookies["sw-session"]
        assert first != second
        assert len((await browser.get("/sessions")).json()["items"]) == 1
    async with _browser(app, first) as thief:
        assert (await thief.get("/sessions")).status_code == 401


async def test_a_stolen_token_is_worth_nothing_after_signing_out(app, visitor, anna):
    token = (await visitor.post("/session", json=WISH)).cookies["sw-session"]
    async with _browser(app, token) as thief:
        assert (await thief.get("/sessions")).status_code == 200
        assert (await visitor.delete("/session")).status_code == 204
        assert (await thief.get("/sessions")).status_code == 401
        assert (await thief.get("/session")).json()["authenticated"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": f"{PUBLIC_URL}.elders.example"},
        {"X-Requested-With": ""},
        {"X-Requested-With": "XMLHttpRequest"},
    ],
)
@pytest.mark.parametrize(("method", "path"), [("POST", "/session"), ("DELETE", "/sessions"), ("DELETE", "/session")])
async def test_an_unsafe_request_from_another_site_is_refused_and_does_nothing(client_as, anna, headers, method, path):
    here = await client_as(Role.OWNER, account_id=anna.id)
    await client_as(Role.MANAGER, account_id=anna.id)
    sent = {"json": WISH} if method == "POST" else {}
    answer = await here.request(method, path, headers=headers, **sent)
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/origin-refused")
    assert "set-cookie" not in answer.headers
    assert len((await here.get("/sessions")).json()["items"]) == 2


async def test_the_cookie_is_for_the_browser_alone(visitor, anna):
    told = (await visitor.post("/session", json=WISH)).headers["set-cookie"].lower()
    assert "httponly" in told
    assert "samesite=lax" in told
    assert "path=/" in told


async def test_only_the_hash_of_a_token_is_kept(visitor, anna, database):
    token = (await visitor.post("/session", json=WISH)).cookies["sw-session"]
    async with database.read() as session:
        kept = (await session.scalars(select(Session.token_hash))).one()
    assert len(kept) == 32
    assert token.encode() not in kept


async def test_a_session_ends_two_hours_after_its_last_use(app, visitor, anna):
    start = clock.now()
    await visitor.post("/session", json=WISH)
    for minutes in (110, 220, 330):
        with clock.set_to(start + timedelta(minutes=minutes)):
            assert (await visitor.get("/sessions")).status_code == 200
    with clock.set_to(start + timedelta(minutes=330 + 121)):
        assert (await visitor.get("/sessions")).status_code == 401


async def test_a_session_ends_after_a_day_however_much_it_is_used(visitor, anna):
    start = clock.now()
    await visitor.post("/session", json=WISH)
    for hours in range(1, 24):
        with clock.set_to(start + timedelta(hours=hours)):
            assert (await visitor.get("/sessions")).status_code == 200, hours
    with clock.set_to(start + timedelta(hours=24, seconds=1)):
        assert (await visitor.get("/sessions")).status_code == 401


async def test_somebody_sees_the_own_sessions_and_ends_one_or_all_others(client_as, anna):
    here, there, third = [await client_as(Role.OWNER, account_id=anna.id) for _ in range(3)]
    stranger = await client_as(Role.OWNER)
    items = (await here.get("/sessions")).json()["items"]
    assert [item["isCurrent"] for item in items] == [True, False, False]
    [own] = [item for item in (await there.get("/sessions")).json()["items"] if item["isCurrent"]]
    refused = await stranger.delete(f"/sessions/{own['id']}")
    assert (refused.status_code, refused.json()["type"]) == (404, "/v1/problems/session-not-found")
    assert (await here.delete(f"/sessions/{own['id']}")).status_code == 204
    assert (await there.get("/sessions")).status_code == 401
    assert (await third.get("/sessions")).status_code == 200
    assert (await here.delete("/sessions")).status_code == 204
    assert (await third.get("/sessions")).status_code == 401
    assert (await here.get("/sessions")).status_code == 200
    assert (await stranger.get("/sessions")).status_code == 200


async def test_a_session_shows_its_device_in_two_words(visitor, anna):
    await visitor.post("/session", json=WISH, headers={"User-Agent": FIREFOX})
    [item] = (await visitor.get("/sessions")).json()["items"]
    assert (item["browser"], item["system"]) == ("Firefox", "Windows")


@pytest.mark.parametrize(
    ("told", "device"),
    [
        (None, Device()),
        ("curl/8", Device()),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140 Safari/537 Edg/140", Device("Edge", "Linux")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Mobile Safari/604", Device("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", Device("Chrome", "Android")),
    ],
)
def test_a_device_is_read_from_what_the_browser_tells(told, device):
    assert device_of(told) == device


async def test_sign_ins_at_once_each_get_a_session_of_their_own(app, committed):
    async with committed.write() as session:
        await make_account(session, email=ANNA, password_hash=hash_password(PASSWORD))
    app.state.database = committed

    async def enter() -> str:
        async with _browser(app) as browser:
            return (await browser.post("/session", json=WISH)).cookies["sw-session"]

    tokens = await asyncio.gather(*(enter() for _ in range(8)))
    assert len(set(tokens)) == 8
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(Session)) == 8

"""One address for a client, wherever it is asked, and none that a client makes up."""

import pytest
from httpx import ASGITransport, AsyncClient
from pydantic import ValidationError

from backend.app import create_app
from backend.core.client_address import address_of
from backend.settings import Settings
from tests.conftest import OWN_APP, PUBLIC_URL

PROXY, CLIENT, OTHER = "10.1.2.3", "203.0.113.7", "198.51.100.9"
WRONG = {"email": "anna@voorbeeld.example", "password": "mis"}


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", address_of({"client": ("2001:db8:1:2::1", 0)})),
        ("a socket", "a socket"),
    ],
)
def test_one_client_is_one_address(told, counted):
    assert address_of({"client": (told, 1)}) == counted
    assert address_of({"client": None}) == ""


@pytest.fixture
def asked(settings, database, one_minute):
    """`await asked(peer, forwarded, proxies)`: what is left for whom, after requests with those fields."""
    apps = {}

    async def ask(peer, forwarded=None, *, proxies=PROXY, path="/v1/provinces", **rest):
        small = settings.model_copy(update={"address_requests_per_minute": 8, "trusted_proxies": proxies})
        app = apps.setdefault(proxies, create_app(small, database=database))
        fields = [("X-Forwarded-For", line) for line in forwarded or ()]
        async with AsyncClient(transport=ASGITransport(app, client=(peer, 1)), base_url=PUBLIC_URL) as client:
            return await client.request(rest.pop("method", "GET"), path, headers=[*fields, *OWN_APP.items()], **rest)

    return ask


def _left(answer):
    return answer.headers["ratelimit"].partition("r=")[2].partition(";")[0]


async def test_behind_the_proxy_each_client_has_an_own_quota(asked):
    assert [_left(await asked(PROXY, [CLIENT])) for _ in range(2)] == ["7", "6"]
    assert _left(await asked(PROXY, [OTHER])) == "7"


@pytest.mark.parametrize(
    "forwarded",
    [
        [f"1.1.1.1, {CLIENT}"],
        [f"{OTHER}, 1.1.1.1, {CLIENT}"],
        ["1.1.1.1", CLIENT],
        [f"127.0.0.1, {CLIENT}"],
        [f"unknown, {CLIENT}"],
        [f"{CLIENT}, {PROXY}"],
        [f"1.1.1.1, {CLIENT}, {PROXY}"],
        [f"{CLIENT}:4711"],
    ],
)
async def test_what_a_client_writes_before_its_own_address_changes_nothing(asked, forwarded):
    await asked(PROXY, [CLIENT])
    assert _left(await asked(PROXY, forwarded)) == "6"


async def test_who_is_no_named_proxy_says_nothing_about_addresses(asked):
    """Nine made-up addresses from one client: the ninth request is refused all the same."""
    answers = [await asked(CLIENT, [f"192.0.2.{number}"]) for number in range(9)]
    assert [answer.status_code for answer in answers] == [200] * 8 + [429]
    assert _left(await asked(CLIENT, ["192.0.2.99"], proxies="")) == "7"
    assert _left(await asked(CLIENT, ["192.0.2.98"], proxies="")) == "6"


async def test_slowing_down_of_sign_ins_reads_the_same_address(asked):
    """Made-up addresses give no more tries at a password; another client of the same proxy is not slowed down."""
    wish = {"path": "/v1/session", "method": "POST", "json": WRONG, "proxies": f"{PROXY},10.9.0.0/16"}
    answers = [await asked("10.9.8.7", [f"192.0.2.{number}, {CLIENT}"], **wish) for number in range(8)]
    assert {answer.status_code for answer in answers} == {401}
    other = {**wish, "proxies": f"{PROXY},10.9.0.0/16,10.8.0.0/16"}
    again = [await asked("10.8.0.1", [f"198.18.0.{number}, {CLIENT}"], **other) for number in range(3)]
    assert [answer.status_code for answer in again] == [401, 401, 429]
    assert (await asked("10.8.0.1", [OTHER], **other)).status_code == 401


@pytest.mark.parametrize("proxies", ["*", "proxy.example", "10.0.0.0/8, *", "10.0.0.1/8"])
def test_a_proxy_is_named_by_address(proxies):
    with pytest.raises(ValidationError):
        Settings(trusted_proxies=proxies)


def test_addresses_and_networks_are_taken():
    assert Settings(trusted_proxies="10.0.0.1, 2001:db8::/32").trusted_proxies

"""What a forger, another browser or another provider could send: all refused, and nobody is signed in."""

import base64
import hmac
import json
import time

import httpx
import pytest
from joserfc.jwk import RSAKey
from sqlalchemy import func, select

from backend.identity.models import Session
from backend.openid.provider import Provider
from backend.openid.tokens import check_id_token
from tests.openid.conftest import CLIENT, Browser

REFUSED = (403, "/v1/problems/openid-answer-refused")


def _told(answer):
    return answer.status_code, answer.json()["type"]


async def _nobody(database):
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Session)) == 0


def _claims(tokens):
    body = tokens["id_token"].split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


def _plain(part):
    return base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()


NOW = int(time.time())
DAY = 86_400  # longer than any run of the tests
CHANGES = {
    "another nonce": {"nonce": "x" * 43},
    "no nonce": {"nonce": None},
    "another issuer": {"iss": "https://elders.example"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "elders"},
    "no audience": {"aud": None},
    "two audiences and no authorised party": {"aud": [CLIENT["client_id"], "elders"]},
    "another authorised party": {"azp": "elders"},
    "expired": {"exp": NOW - 120},
    "no end": {"exp": None},
    "not yet": {"nbf": NOW + DAY},
    "from the future": {"iat": NOW + DAY},
    "made long ago": {"iat": NOW - 3600},
    "no beginning": {"iat": None},
    "no subject": {"sub": None},
    "a subject that is no text": {"sub": 7},
    "a subject without an end": {"sub": "x" * 256},
    "another access token": {"at_hash": "x" * 22},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
async def test_a_token_with_one_wrong_claim_is_refused(browser, database, identity_provider, forged, change):
    def make(tokens):
        claims = {key: value for key, value in {**_claims(tokens), **change}.items() if value is not None}
        return {**tokens, "id_token": identity_provider.sign(claims)}

    forged(make)
    assert _told(await browser.sign_in("eva")) == REFUSED
    await _nobody(database)


async def test_the_same_forgery_with_nothing_wrong_is_taken(browser, identity_provider, forged):
    forged(lambda tokens: {**tokens, "id_token": identity_provider.sign(_claims(tokens))})
    assert (await browser.sign_in("eva")).status_code == 201


def _unsigned(provider, claims):
    return f"{_plain({'alg': 'none', 'kid': 'first'})}.{_plain(claims)}."


def _by_another_key(provider, claims):
    return provider.sign(claims, key=RSAKey.generate_key(2048, private=True))


def _by_an_unknown_key(provider, claims):
    return provider.sign(claims, key=RSAKey.generate_key(2048, private=True), kid="second")


def _by_secret(secret, claims):
    signed = f"{_plain({'alg': 'HS256', 'kid': 'first'})}.{_plain(claims)}"
    digest = hmac.digest(secret, signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"


def _by_the_public_key_as_a_secret(provider, claims):
    return _by_secret(provider.key.as_der(private=False), claims)


def _by_the_client_secret(provider, claims):
    return _by_secret(CLIENT["client_secret"].encode(), claims)


def _by_an_algorithm_not_offered(provider, claims):
    key = RSAKey.import_key({key: value for key, value in provider.key.as_dict(private=True).items() if key != "alg"})
    return provider.sign(claims, alg="RS256", key=key)


def _with_an_unknown_crit(provider, claims):
    header = {"alg": "PS256", "kid": "first", "crit": ["exp"], "exp": 1}
    head = f"{_plain(header)}.{_plain(claims)}"
    signed = provider.sign(claims).rsplit(".", 1)[1]
    return f"{head}.{signed}"


def _changed_after_signing(provider, claims):
    head, _, signature = provider.sign(claims).split(".")
    return f"{head}.{_plain({**claims, 'sub': 'anna'})}.{signature}"


FORGERIES = (
    _unsigned,
    _by_another_key,
    _by_an_unknown_key,
    _by_the_public_key_as_a_secret,
    _by_the_client_secret,
    _by_an_algorithm_not_offered,
    _with_an_unknown_crit,
    _changed_after_signing,
    lambda _, __: "geen.token.",
    lambda _, __: None,
    lambda _, __: {"sub": "anna"},
)


@pytest.mark.parametrize("forge", FORGERIES)
async def test_a_token_the_provider_did_not_sign_is_refused(browser, database, identity_provider, forged, forge):
    forged(lambda tokens: {**tokens, "id_token": forge(identity_provider, _claims(tokens))})
    assert _told(await browser.sign_in("eva")) == REFUSED
    await _nobody(database)


async def test_an_answer_counts_once(browser):
    brought = await browser.provider.visit(await browser.begin(), "eva")
    cookie = browser.client.cookies["sw-openid"]
    assert (await browser.come_back(brought)).status_code == 201
    browser.use("sw-openid", cookie)
    assert _told(await browser.come_back(brought)) == REFUSED


async def test_a_code_that_was_used_before_is_refused_by_the_provider(browser, database):
    brought = await browser.provider.visit(await browser.begin(), "eva")
    await browser.come_back(brought)
    browser.client.cookies.clear()
    fresh = await browser.provider.visit(await browser.begin(), "anna")
    assert _told(await browser.come_back({**fresh, "code": brought["code"]})) == REFUSED


async def test_a_code_of_somebody_elses_sign_in_fails_on_pkce(browser, database):
    """The attacker's own state and cookie, with the code of a victim: the verifier is another."""
    victim = await browser.provider.visit(await browser.begin(), "anna")
    browser.client.cookies.clear()
    own = await browser.provider.visit(await browser.begin(), "eva")
    assert _told(await browser.come_back({**own, "code": victim["code"]})) == REFUSED
    await _nobody(database)


async def test_the_provider_itself_refuses_a_request_without_pkce(browser, identity_provider):
    address = (
        httpx.URL(await browser.begin()).copy_remove_param("code_challenge").copy_remove_param("code_challenge_method")
    )
    brought = await identity_provider.visit(address, "eva")
    assert brought["error"] == "invalid_request"
    assert _told(await browser.come_back(brought)) == (403, "/v1/problems/openid-cancelled")


@pytest.mark.parametrize("change", [{"state": "x" * 43}, {"iss": "https://elders.example"}, {"iss": None}])
async def test_another_state_or_issuer_is_refused(browser, database, change):
    brought = await browser.provider.visit(await browser.begin(), "eva")
    sent = {key: value for key, value in {**brought, **change}.items() if value is not None}
    assert _told(await browser.come_back(sent)) == REFUSED
    await _nobody(database)


@pytest.mark.parametrize("cookie", [None, "x" * 43])
async def test_an_answer_that_another_browser_brings_is_refused(browser, database, cookie):
    """Login CSRF: the attacker's own answer, in the browser of a victim."""
    brought = await browser.provider.visit(await browser.begin(), "eva")
    browser.client.cookies.clear()
    if cookie:
        browser.use("sw-openid", cookie)
    assert _told(await browser.come_back(brought)) == REFUSED
    await _nobody(database)


async def test_who_signed_in_or_out_in_between_did_not_begin_this(browser, database):
    brought = await browser.provider.visit(await browser.begin(), "eva")
    cookie = browser.client.cookies["sw-openid"]
    await browser.enter(database)
    browser.client.cookies.set("sw-openid", cookie, domain="test.local", path="/")
    assert _told(await browser.come_back(brought)) == REFUSED
    linking = await browser.provider.visit(await browser.begin(), "eva")
    del browser.client.cookies["sw-session"]
    assert _told(await browser.come_back(linking)) == REFUSED


@pytest.mark.parametrize("path", ["/openid-sign-ins", "/openid-sign-ins/answers"])
async def test_another_site_cannot_begin_or_finish(browser, path):
    answer = await browser.client.post(path, json={"state": "s", "code": "c"}, headers={"Origin": "https://x.example"})
    assert answer.status_code in {400, 403}
    wish = {} if path == "/openid-sign-ins" else {"state": "s", "code": "c"}
    refused = await browser.client.post(path, json=wish, headers={"Origin": "https://x.example"})
    assert _told(refused) == (403, "/v1/problems/origin-refused")


@pytest.mark.parametrize(
    "address",
    [
        "https://elders.example",
        "//elders.example",
        "/\\elders.example",
        "/.//elders.example",
        "/a/..//elders.example",
        "/bedrijf//elders.example",
        "/%0d%0aSet-Cookie: a=b",
        "/\telders.example",
        " /bedrijf",
        "javascript:alert(1)",
        "bedrijf",
        "/" + "a" * 1000,
        "",
    ],
)
async def test_one_returns_to_a_page_of_this_site_only(browser, address):
    answer = await browser.client.post("/openid-sign-ins", json={"returnTo": address})
    assert answer.status_code == 400
    assert [fault["location"] for fault in answer.json()["errors"]] == ["#/returnTo"]


@pytest.mark.parametrize(
    "wish", [{"state": "s"}, {"state": "s", "code": "c", "error": "e"}, {"code": "c"}, {"state": "é", "code": "c"}]
)
async def test_an_answer_without_form_is_told(browser, wish):
    assert (await browser.client.post("/openid-sign-ins/answers", json=wish)).status_code == 400


async def test_userinfo_about_somebody_else_is_refused(browser, monkeypatch):
    async def somebody_else(self, access_token):
        return {"sub": "anna", "email": "anna@voorbeeld.example", "email_verified": True}

    monkeypatch.setattr(Provider, "describe", somebody_else)
    assert _told(await browser.sign_in("eva")) == REFUSED


async def test_a_provider_that_is_away_or_names_itself_differently_is_told(browser, configured):
    known = configured.state.settings
    for issuer in ("http://127.0.0.1:1", known.openid_issuer.replace("127.0.0.1", "localhost"), "http://x.example"):
        configured.state.settings = known.model_copy(update={"openid_issuer": issuer})
        answer = await browser.client.post("/openid-sign-ins", json={})
        assert _told(answer) == (503, "/v1/problems/openid-provider-away")


async def test_new_keys_are_read_once_for_an_unknown_key_and_not_for_each_forgery(configured, identity_provider):
    from backend.openid import provider as module
    from backend.openid.endpoints import configuration_of
    from backend.openid.errors import OpenidAnswerRefused

    reads = []
    real = module._read

    async def counted(uri):
        reads.append(uri)
        return await real(uri)

    own = Provider(configuration_of(configured.state.settings))
    token = identity_provider.sign({"sub": "x"}, kid="second")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_read", counted)
        for _ in range(5):
            with pytest.raises(OpenidAnswerRefused):
                await check_id_token(own, {"id_token": token}, "n")
    assert sum(uri.endswith("/jwks") for uri in reads) == 1


async def test_nothing_of_an_answer_is_logged(browser, capfd, caplog):
    brought = await browser.provider.visit(await browser.begin(), "eva")
    await browser.come_back({**brought, "iss": "https://elders.example"})
    again = Browser(browser.client, browser.provider)
    await again.sign_in("eva")
    out = "".join(capfd.readouterr()) + caplog.text
    assert brought["code"] not in out
    assert brought["state"] not in out

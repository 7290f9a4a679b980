"""Signing in through the provider: the whole code flow, to a session."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.identity.models import Account, Session
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.openid import attempts
from backend.openid.models import OpenidAttempt, OpenidIdentity
from backend.openid.provider import Provider
from backend.organisations.models import Company, Verification
from tests.identity.mailbox import token_from
from tests.makers.identity import make_account
from tests.makers.organisations import make_company


async def _count(database, model):
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(model))


async def test_without_a_provider_there_is_no_button_and_no_way_in(visitor):
    assert (await visitor.get("/openid-providers")).json() == {"items": []}
    answer = await visitor.post("/openid-sign-ins", json={})
    assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/openid-not-configured")


async def test_the_provider_is_named_with_the_levels_it_vouches_for(configured, visitor):
    found = (await visitor.get("/openid-providers")).json()
    levels = ["basic", "substantial", "high"]
    assert found == {"items": [{"label": "eHerkenning", "assurances": levels, "companyAssurance": "substantial"}]}


async def test_the_request_carries_pkce_state_and_nonce_and_the_cookie_is_hidden(configured, visitor):
    answer = await visitor.post("/openid-sign-ins", json={"assurance": "substantial"})
    assert answer.status_code == 201, answer.text
    asked = {key: values[0] for key, values in parse_qs(urlsplit(answer.json()["address"]).query).items()}
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert (asked["redirect_uri"], asked["prompt"]) == ("http://test/inloggen/terug", "login")
    assert asked["acr_values"] == "urn:loa3 urn:loa4"
    assert min(len(asked[key]) for key in ("state", "nonce", "code_challenge")) >= 43
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=600" in cookie
    secret = visitor.cookies["sw-openid"]
    assert secret not in answer.text
    assert secret not in asked.values()


async def test_somebody_new_gets_an_account_and_the_next_time_the_same(browser, database):
    answer = await browser.sign_in("eva", "urn:loa2", returnTo="/bedrijf/vouchers?page=2")
    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert (found["outcome"], found["returnTo"]) == ("account_made", "/bedrijf/vouchers?page=2")
    made = found["session"]["account"]
    assert (made["name"], made["email"], made["language"]) == ("Eva Voorbeeld", "eva@voorbeeld.example", "en")
    assert (await browser.client.get("/session")).json()["authenticated"] is True
    await browser.client.delete("/session")
    again = (await browser.sign_in("eva")).json()
    assert (again["outcome"], again["session"]["account"]["id"]) == ("signed_in", made["id"])
    assert await _count(database, OpenidIdentity) == 1
    assert await _count(database, OpenidAttempt) == 0


async def test_an_existing_account_is_never_given_to_whoever_the_provider_sends(browser, database):
    async with database.write() as session:
        await make_account(session, email="anna@voorbeeld.example")
    verified, not_verified = await browser.sign_in("anna"), await browser.sign_in("onbevestigd")
    assert (verified.status_code, verified.json()["type"]) == (409, "/v1/problems/openid-account-exists")
    assert not_verified.status_code == 403
    assert await _count(database, OpenidIdentity) == 0
    assert await _count(database, Session) == 0


async def test_an_address_that_is_not_verified_tells_nothing_of_who_has_an_account(browser, database):
    unknown = await browser.sign_in("onbevestigd")
    async with database.write() as session:
        await make_account(session, email="anna@voorbeeld.example")
    known = await browser.sign_in("onbevestigd")
    assert unknown.json() == known.json()
    assert known.json()["type"] == "/v1/problems/openid-address-missing"


@pytest.mark.parametrize("told", [True, "true", 1, False, None])
async def test_an_account_is_made_only_at_an_address_that_the_provider_verified(browser, database, monkeypatch, told):
    """Otherwise the mailbox is confirmed by ourselves: sign up by mail, and link the provider afterwards."""
    claims = {"sub": "eva", "name": "Eva", "email": "eva@voorbeeld.example", "email_verified": told}

    async def describe(self, access_token):
        return {name: value for name, value in claims.items() if value is not None}

    monkeypatch.setattr(Provider, "describe", describe)
    answer = await browser.sign_in("eva")
    if told is True:
        assert answer.status_code == 201
        return
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/openid-address-missing")
    assert await _count(database, Account) == 0
    # The way that is pointed out: an account with a confirmed mailbox, to which the same identity is then linked.
    wish = {"name": "Eva", "email": "eva@voorbeeld.example", "password": "fiets lamp azuur veertien"}
    await browser.client.post("/sign-ups", json=wish)
    token = await token_from(database, "signup_confirmation")
    made = await browser.client.post("/sign-ups/uses", json={"token": token, "password": wish["password"]})
    assert made.status_code == 201, made.text
    linked = await browser.sign_in("eva")
    assert (linked.status_code, linked.json()["outcome"]) == (201, "linked")


async def test_who_is_signed_in_links_the_identity_and_is_told_by_mail(browser, database):
    account = await browser.enter(database, "bas@voorbeeld.example")
    old = browser.client.cookies["sw-session"]
    found = (await browser.sign_in("anna")).json()
    assert (found["outcome"], found["session"]["account"]["id"]) == ("linked", str(account.id))
    assert browser.client.cookies["sw-session"] != old
    async with database.read() as session:
        assert await session.scalar(select(Mail.template)) == "identity_linked"
        assert await session.scalar(select(Mail.recipient)) == account.email
    await browser.client.delete("/session")
    assert (await browser.sign_in("anna")).json()["session"]["account"]["id"] == str(account.id)
    listed = (await browser.client.get("/openid-identities")).json()["items"]
    assert [item["label"] for item in listed] == ["eHerkenning"]


async def test_an_identity_belongs_to_one_account_and_an_account_to_one_identity(browser, database):
    await browser.enter(database, "bas@voorbeeld.example")
    await browser.sign_in("anna")
    other = await browser.sign_in("eva")
    assert (other.status_code, other.json()["type"]) == (409, "/v1/problems/openid-other-identity")
    browser.client.cookies.clear()
    await browser.enter(database, "cor@voorbeeld.example")
    taken = await browser.sign_in("anna")
    assert (taken.status_code, taken.json()["type"]) == (409, "/v1/problems/openid-identity-taken")


async def test_unlinking_needs_a_sign_in_of_just_now_and_is_only_for_oneself(browser, database):
    await browser.enter(database, "bas@voorbeeld.example")
    await browser.sign_in("anna")
    [own] = (await browser.client.get("/openid-identities")).json()["items"]
    with clock.set_to(clock.now() + timedelta(minutes=16)):
        late = await browser.client.delete(f"/openid-identities/{own['id']}")
    assert (late.status_code, late.json()["type"]) == (403, "/v1/problems/sign-in-too-long-ago")
    mine = browser.client.cookies["sw-session"]
    browser.client.cookies.clear()
    await browser.enter(database, "cor@voorbeeld.example")
    assert (await browser.client.delete(f"/openid-identities/{own['id']}")).status_code == 404
    browser.use("sw-session", mine)
    assert (await browser.client.delete(f"/openid-identities/{own['id']}")).status_code == 204
    assert (await browser.client.get("/openid-identities")).json()["items"] == []


async def test_confirming_renews_the_session_and_goes_on_for_the_same_organisation(browser, database):
    await browser.enter(database, "bas@voorbeeld.example", roles=(Role.FINANCE,))
    before = (await browser.client.get("/session")).json()
    old = browser.client.cookies["sw-session"]
    found = (await browser.sign_in("anna", "urn:loa3", assurance="substantial", returnTo="/bedrijf/vouchers/1")).json()
    assert (found["outcome"], found["returnTo"]) == ("confirmed", "/bedrijf/vouchers/1")
    assert found["session"]["organisation"] == before["organisation"]
    async with database.read() as session:
        [opened] = await session.scalars(select(Session))
        assert opened.assurance == "substantial"
    browser.use("sw-session", old)
    assert (await browser.client.get("/session")).json()["authenticated"] is False


@pytest.mark.parametrize("acr", ["urn:loa2", "urn:nobody-mapped-this", ""])
async def test_a_level_that_is_too_low_links_and_confirms_nothing(browser, database, acr):
    await browser.enter(database, "bas@voorbeeld.example")
    answer = await browser.sign_in("anna", acr, assurance="substantial")
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/assurance-too-low")
    assert answer.json()["requiredAssurance"] == "substantial"
    assert await _count(database, OpenidIdentity) == 0


@pytest.mark.parametrize(
    ("acr", "role", "verification"),
    [
        ("urn:loa3", Role.OWNER, Verification.VERIFIED),
        ("urn:loa2", Role.OWNER, Verification.UNVERIFIED),
        ("urn:loa3", Role.STAFF_REPRESENTATIVE, Verification.UNVERIFIED),
    ],
)
async def test_a_company_the_provider_vouches_for_becomes_verified_for_its_owner(
    browser, database, acr, role, verification
):
    async with database.write() as session:
        own = await make_company(session, kvk_number="90004321", verified=False)
        other = await make_company(session, verified=False)
    await browser.enter(database, "bas@voorbeeld.example", roles=(role,), organisation_id=own.id)
    found = (await browser.sign_in("bakker", acr)).json()
    assert found["verifiedCompanyId"] == (str(own.id) if verification is Verification.VERIFIED else None)
    async with database.read() as session:
        assert await session.scalar(select(Company.verification).where(Company.id == own.id)) == verification
        assert await session.scalar(select(Company.verification).where(Company.id == other.id)) == "unverified"


async def test_who_stops_at_the_provider_is_told_so(browser):
    answer = await browser.sign_in("")
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/openid-cancelled")


async def test_attempts_that_nobody_finished_are_forgotten(browser, database):
    await browser.begin()
    async with database.write() as session:
        assert await attempts.forget_expired(session) == 0
    with clock.set_to(clock.now() + timedelta(minutes=11)):
        async with database.write() as session:
            assert await attempts.forget_expired(session) == 1


async def test_a_demonstration_account_is_entered_only_where_the_server_says_so(browser, database):
    account = await browser.enter(database, "bas@voorbeeld.example")
    await browser.sign_in("anna")
    async with database.write() as session:
        (await session.get_one(Account, account.id)).is_demonstration = True
    browser.client.cookies.clear()
    assert (await browser.sign_in("anna")).status_code == 403

"""A real identity provider on loopback, and a browser-less walk through it."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from backend.openid.configuration import CALLBACK
from tests.conftest import PUBLIC_URL, ROOT
from tests.makers.identity import make_account, make_principal

CLIENT = {
    "client_id": "slimmer-werken",
    "client_secret": "only for the tests, and long enough",
    "redirect_uris": [PUBLIC_URL + CALLBACK],
    "grant_types": ["authorization_code"],
    "response_types": ["code"],
    "id_token_signed_response_alg": "PS256",
}
PEOPLE = {
    "eva": {"name": "Eva Voorbeeld", "email": "Eva@voorbeeld.example", "email_verified": True, "locale": "en-GB"},
    "onbevestigd": {"name": "Iemand", "email": "anna@voorbeeld.example", "email_verified": False},
    "anna": {"name": "Anna Elders", "email": "anna@voorbeeld.example", "email_verified": True},
    "bakker": {"name": "Bakker", "kvk": "90004321"},
}


@dataclass
class IdentityProvider:
    """The provider, its signing key, and what a browser does there."""

    issuer: str
    key: RSAKey

    def sign(self, claims, *, alg="PS256", key=None, **header):
        """An ID token as this provider would make it; the tests forge with it."""
        return jwt.encode({"alg": alg, "kid": "first", **header}, claims, key or self.key, algorithms=[alg])

    async def visit(self, address, person="", acr=""):
        """Sign in there as this person; answers what the browser brings back to the app."""
        async with httpx.AsyncClient(headers={"x-person": person, "x-acr": acr}, trust_env=False) as browser:
            answer = await browser.get(address)
            for _ in range(5):
                assert answer.is_redirect, answer.text
                target = httpx.URL(self.issuer).join(answer.headers["location"])
                if str(target).startswith(PUBLIC_URL + CALLBACK):
                    return dict(target.params)
                answer = await browser.get(target)
        raise AssertionError("the provider never sent the browser back")


@pytest.fixture(scope="session")
def identity_provider():
    """The certified `oidc-provider` of npm, in a process of its own for as long as the tests run."""
    key = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "PS256"}, private=True)
    settings = {
        "frontend": str(ROOT / "frontend"),
        "clients": [CLIENT],
        "jwks": {"keys": [key.as_dict(private=True)]},
        "acrValues": ["urn:loa2", "urn:loa3", "urn:loa4"],
        "people": PEOPLE,
    }
    node = shutil.which("node") or str(ROOT / ".venv" / "bin" / "node")
    with subprocess.Popen(
        [node, str(Path(__file__).with_name("provider.mjs")), json.dumps(settings)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield IdentityProvider(json.loads(process.stdout.readline())["issuer"], key)
        process.stdin.close()
        process.wait(10)


@pytest.fixture
def configured(app, identity_provider):
    """The app, with this provider configured as its environment would."""
    before = app.state.settings
    app.state.settings = before.model_copy(
        update={
            "openid_issuer": identity_provider.issuer,
            "openid_client_id": CLIENT["client_id"],
            "openid_client_secret": type(before.openid_client_secret)(CLIENT["client_secret"]),
            "openid_scopes": "openid profile email company",
            "openid_assurance": "urn:loa2=basic, urn:loa3=substantial, urn:loa4=high",
            "openid_company_claim": "kvk",
        }
    )
    yield app
    app.state.settings = before


class Browser:
    """Somebody with the app open, who goes to the provider and comes back."""

    def __init__(self, client, identity_provider):
        self.client, self.provider = client, identity_provider

    async def begin(self, **wish):
        answer = await self.client.post("/openid-sign-ins", json=wish)
        assert answer.status_code == 201, answer.text
        return answer.json()["address"]

    async def come_back(self, brought):
        names = {"iss": "issuer"}
        kept = {names.get(key, key): value for key, value in brought.items() if key != "error_description"}
        return await self.client.post("/openid-sign-ins/answers", json=kept)

    async def sign_in(self, person, acr="", **wish):
        return await self.come_back(await self.provider.visit(await self.begin(**wish), person, acr))

    def use(self, name, value):
        """Send this cookie from now on, in place of all others."""
        self.client.cookies.clear()
        self.client.cookies.set(name, value, domain="test.local", path="/")

    async def enter(self, database, email="anna@voorbeeld.example", **principal):
        """Be signed in with a password, as somebody new."""
        async with database.write() as session:
            account = await make_account(session, email=email)
            token = await make_principal(session, account_id=account.id, **principal)
        self.use("sw-session", token)
        return account


@pytest.fixture
def browser(configured, visitor, identity_provider):
    return Browser(visitor, identity_provider)


@pytest.fixture
def forged(monkeypatch):
    """Let the token endpoint answer with this instead: what a forger could bring at most."""
    from backend.openid.provider import Provider

    def answer_with(make):
        real = Provider.exchange

        async def exchange(self, code, verifier):
            return make(await real(self, code, verifier))

        monkeypatch.setattr(Provider, "exchange", exchange)

    return answer_with

"""The last items of the OWASP API Security Top 10 of 2023: what we answer that nobody knows of, and whom we believe."""

import httpx
import pytest

from backend.app import create_app
from backend.openid import provider
from backend.openid.errors import OpenidProviderAway
from backend.settings import Settings

ISSUER = "https://inloggen.example"
# Outside the document on purpose: they speak as their own standards do, or are for whoever runs the service.
UNDOCUMENTED = {"/oauth/token", "/oauth/jwks", "/.well-known/oauth-authorization-server", "/livez", "/readyz"}


def _addresses(routes, prefix=""):
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _addresses(inner.routes, prefix + route.include_context.prefix)
        else:
            yield prefix + route.path


def test_every_address_stands_in_the_document_or_is_named_here():
    """API9 Improper inventory management."""
    app = create_app(Settings())
    documented = {f"/v1{path}".rstrip("/") for path in app.openapi()["paths"]}
    found = set(_addresses(app.routes))
    assert len(found) > 100
    assert found - documented == UNDOCUMENTED


@pytest.mark.parametrize(
    "address", ["/v1/docs", "/v1/redoc", "/v1/debug", "/v1/metrics", "/v1/admin", "/v1/v1/session", "/.env", "/a.sql"]
)
async def test_nothing_is_left_lying_about(visitor, address):
    """API9 Improper inventory management."""
    assert (await visitor.get(f"http://test{address}")).status_code == 404


FINE = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/auth",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
    "id_token_signing_alg_values_supported": ["PS256"],
}
JSON = {"content-type": "application/json"}
# What a provider that is broken, or taken over, could answer.
STRANGE = {
    "a page": httpx.Response(200, text="<html>geheim</html>"),
    "half an answer": httpx.Response(200, text='{"issuer": "geheim', headers=JSON),
    "a list": httpx.Response(200, json=["geheim"]),
    "a failure": httpx.Response(500, text="geheim"),
    "go elsewhere": httpx.Response(302, headers={"location": "https://elders.example/geheim"}),
    "another name": httpx.Response(200, json={**FINE, "issuer": "https://elders.example/geheim"}),
    "no address": httpx.Response(200, json={name: FINE[name] for name in FINE if name != "token_endpoint"}),
    "an address in the clear": httpx.Response(200, json={**FINE, "token_endpoint": "http://inloggen.example/geheim"}),
    "weak signatures": httpx.Response(200, json={**FINE, "id_token_signing_alg_values_supported": ["none", "HS256"]}),
}


@pytest.fixture
async def provided(app):
    """The app with an identity provider configured."""
    before = app.state.settings
    app.state.settings = before.model_copy(update={"openid_issuer": ISSUER, "openid_client_id": "slimmer-werken"})
    app.state.openid_provider = None
    yield app
    app.state.settings, app.state.openid_provider = before, None


@pytest.mark.parametrize("answer", STRANGE.values(), ids=STRANGE.keys())
async def test_a_strange_answer_of_the_provider_is_not_believed(provided, visitor, monkeypatch, answer):
    """API10 Unsafe consumption of APIs."""

    async def send(*_, **__):
        return answer

    monkeypatch.setattr(provider, "_send", send)
    told = await visitor.post("/openid-sign-ins", json={})
    assert (told.status_code, told.json()["type"]) == (503, f"/v1/problems/{OpenidProviderAway.slug()}")
    assert "geheim" not in told.text


async def test_a_sound_answer_of_the_provider_is(provided, visitor, monkeypatch):
    """API10 Unsafe consumption of APIs: what is refused above is refused for its one fault."""

    async def send(*_, **__):
        return httpx.Response(200, json=FINE)

    monkeypatch.setattr(provider, "_send", send)
    told = await visitor.post("/openid-sign-ins", json={})
    assert told.status_code == 201
    assert told.json()["address"].startswith(f"{ISSUER}/auth?")

"""A system gets an access token, uses it, and is told in the words of RFC 6749 what is wrong."""

import time

import pytest

from backend.identity.scopes import OrganisationKind, Role, machine_scopes
from backend.identity.tokens import ACCESS_TOKEN, check
from tests.makers.machines import ISSUER
from tests.toolbox.test_versions import wish


async def _is_denied(answer, error, status=400):
    assert (answer.status_code, answer.json()["error"]) == (status, error), answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert set(answer.json()) == {"error", "error_description"}


async def test_a_signed_assertion_opens_the_api(system, ask_token, machine):
    given = await ask_token(system.assertion())
    assert given.status_code == 200, given.text
    assert given.headers["cache-control"] == "no-store"
    assert (given.json()["token_type"], given.json()["expires_in"]) == ("Bearer", 600)
    assert given.json()["scope"].split() == sorted(machine_scopes(OrganisationKind.BRANCH))
    headers = {"Authorization": f"Bearer {given.json()['access_token']}"}
    assert (await machine.get("/v1/companies", headers=headers)).status_code == 200


async def test_others_can_check_our_tokens_with_the_published_keys(system, ask_token, machine):
    token = (await ask_token(system.assertion())).json()["access_token"]
    metadata = (await machine.get("/.well-known/oauth-authorization-server")).json()
    assert (metadata["issuer"], metadata["grant_types_supported"]) == (ISSUER, ["client_credentials"])
    keys = (await machine.get(metadata["jwks_uri"])).json()["keys"]
    assert all(key.keys() == {"kty", "crv", "x", "y", "kid", "alg", "use"} for key in keys)
    claims = check(token, ACCESS_TOKEN, keys[0], issuer=ISSUER, audience=f"{ISSUER}/v1")
    assert claims["sub"] == claims["client_id"] == str(system.client_id)
    assert 0 < claims["exp"] - time.time() <= 600


async def test_a_secret_works_in_the_header_and_in_the_form(system, machine, ask_token):
    name = str(system.client_id)
    in_form = await ask_token(client_id=name, client_secret=system.secret)
    fields = {"grant_type": "client_credentials"}
    in_header = await machine.post("/oauth/token", data=fields, auth=(name, system.secret))
    assert (in_form.status_code, in_header.status_code) == (200, 200)
    both = {**fields, "client_id": name, "client_secret": system.secret}
    await _is_denied(await machine.post("/oauth/token", data=both, auth=(name, system.secret)), "invalid_request")
    wrong = await machine.post("/oauth/token", data=fields, auth=(name, "swk_guessed"))
    await _is_denied(wrong, "invalid_client", 401)
    assert wrong.headers["www-authenticate"].startswith("Basic")


async def test_a_system_asks_for_less_but_never_for_more(system, ask_token, machine):
    less = await ask_token(system.assertion(), scope="ledger:read")
    assert less.json()["scope"] == "ledger:read"
    headers = {"Authorization": f"Bearer {less.json()['access_token']}"}
    answer = await machine.get("/v1/companies", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/scope-missing")
    assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]
    for scope in ("vouchers:decide", "account", "machines:manage", "no-such-scope"):
        await _is_denied(await ask_token(system.assertion(), scope=scope), "invalid_scope")


@pytest.mark.parametrize(
    ("sent", "error", "status"),
    [
        ({"data": {}}, "invalid_request", 400),
        ({"data": {"grant_type": "password"}}, "unsupported_grant_type", 400),
        ({"data": {"grant_type": "client_credentials"}}, "invalid_client", 401),
        (
            {"data": {"grant_type": "client_credentials", "client_id": "nobody", "client_secret": "x"}},
            "invalid_client",
            401,
        ),
        ({"data": {"grant_type": "client_credentials", "client_assertion": "a.b.c"}}, "invalid_request", 400),
        ({"json": {"grant_type": "client_credentials"}}, "invalid_request", 400),
        (
            {
                "content": "grant_type=client_credentials&grant_type=password",
                "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            },
            "invalid_request",
            400,
        ),
        (
            {"data": {"grant_type": "client_credentials"}, "headers": {"Authorization": "Basic not-base64"}},
            "invalid_request",
            400,
        ),
        (
            {"content": b"\xff=\xff", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
            "invalid_request",
            400,
        ),
    ],
)
async def test_what_is_wrong_is_told_as_the_standard_says(machine, sent, error, status):
    await _is_denied(await machine.post("/oauth/token", **sent), error, status)


async def test_a_form_that_is_too_large_is_not_read(machine):
    answer = await machine.post("/oauth/token", data={"grant_type": "x" * 20_000})
    assert answer.status_code == 413


async def test_a_cookie_and_a_token_together_are_refused(system, ask_token, machine):
    token = (await ask_token(system.assertion())).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}", "Cookie": "sw-session=anything"}
    answer = await machine.get("/v1/companies", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/v1/problems/two-identities")


async def test_what_only_a_person_can_do_is_refused_to_a_system(system, ask_token, machine):
    token = (await ask_token(system.assertion())).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    for method, path in (
        ("GET", f"/v1/accounts/{system.client_id}"),
        ("GET", "/v1/notices"),
        ("DELETE", "/v1/session"),
        ("POST", "/v1/companies"),
    ):
        answer = await machine.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (403, "/v1/problems/person-needed"), path
    managing = await machine.get("/v1/machine-clients", headers=headers)
    assert managing.status_code == 403


async def test_the_audit_trail_names_the_system(system, ask_token, machine, client_as):
    token = (await ask_token(system.assertion())).json()["access_token"]
    made = await machine.post("/v1/toolbox-items", headers={"Authorization": f"Bearer {token}"}, json=wish())
    assert made.status_code == 201, made.text
    officer = await client_as(Role.PROGRAMME_OFFICER)
    entries = (await officer.get("/audit-entries", params={"act": "toolbox.create"})).json()["items"]
    assert [entry["actor"] for entry in entries] == ["Ledenadministratie"]

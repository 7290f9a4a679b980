"""Tokens that somebody made up, changed, kept or found: every one is refused, each in a real request."""

import hashlib
import hmac
import json
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from backend.core import clock
from backend.identity import signing_keys
from backend.identity.scopes import Role
from backend.identity.tokens import new_key_pair
from tests.makers.machines import ISSUER, System, encoded, make_system, signed

OTHER_KEY = new_key_pair()


def _public(key, encoding) -> bytes:
    public = load_pem_private_key(key.private_pem, None).public_key()
    return public.public_bytes(encoding, serialization.PublicFormat.SubjectPublicKeyInfo)


def _hmac_forged(header, claims, secret: bytes) -> str:
    text = f"{encoded(header)}.{encoded(claims)}"
    return f"{text}.{encoded(hmac.new(secret, text.encode(), hashlib.sha256).digest())}"


def _public_secrets(key):
    yield _public(key, serialization.Encoding.DER)
    yield _public(key, serialization.Encoding.PEM)
    yield json.dumps(key.public_jwk).encode()
    yield b""


def _without(claims, name):
    return {key: value for key, value in claims.items() if key != name}


TWICE = b'{"sub": "a", "sub": "b"}'
# What is wrong with the claims, for both kinds of token.
WRONG_CLAIMS = {
    **{
        f"no {name}": (lambda claims, name=name: _without(claims, name))
        for name in ("iss", "aud", "sub", "iat", "exp", "jti")
    },
    "for somebody else": lambda claims: claims | {"aud": "https://elders.example"},
    "for us and somebody else": lambda claims: claims | {"aud": [claims["aud"], "https://elders.example"]},
    "from somebody else": lambda claims: claims | {"iss": "https://elders.example"},
    "expired": lambda claims: claims | {"iat": claims["iat"] - 400, "exp": claims["iat"] - 100},
    "never expires": lambda claims: claims | {"exp": claims["iat"] + 10**9},
    "infinite": lambda claims: claims | {"exp": float("inf")},
    "expiry is text": lambda claims: claims | {"exp": str(claims["exp"])},
    "expiry is true": lambda claims: claims | {"exp": True},
    "from the future": lambda claims: claims | {"iat": claims["iat"] + 200, "exp": claims["iat"] + 260},
    "not yet valid": lambda claims: claims | {"nbf": claims["iat"] + 200},
    "empty subject": lambda claims: claims | {"sub": ""},
    "subject is a number": lambda claims: claims | {"sub": 1},
    "somebody else's subject": lambda claims: claims | {"sub": str(uuid4())},
    "empty jti": lambda claims: claims | {"jti": ""},
}
WRONG_HEADERS = {
    "unknown crit": {"crit": ["b64"], "b64": False},
    "crit alone": {"crit": ["exp"]},
    "key in the header": {"jwk": OTHER_KEY.public_jwk},
    "key at an address": {"jku": "https://elders.example/jwks"},
    "certificate": {"x5c": ["MII"]},
    "compressed": {"zip": "DEF"},
    "none": {"alg": "none"},
    "NONE": {"alg": "nOnE"},
    "other algorithm": {"alg": "ES384"},
    "RSA": {"alg": "RS256"},
    "HMAC": {"alg": "HS256"},
    "unknown kid": {"kid": "unknown"},
    "kid is a path": {"kid": "../../dev/null"},
    "kid is SQL": {"kid": "' OR 1=1 --"},
    "kid is a list": {"kid": ["a"]},
    "empty kid": {"kid": ""},
    "kid with a null": {"kid": "\x00"},
    "no typ": {"typ": None},
    "typ of an identity token": {"typ": "id_token"},
}


def _malformed(good: str) -> dict[str, str]:
    header, claims, signature = good.split(".")
    return {
        "oversized": f"{header}.{encoded(b'x' * 8_000)}.{signature}",
        "five parts": f"{good}.a.b",
        "two parts": f"{header}.{claims}",
        "no signature": f"{header}.{claims}.",
        "signature cut": good[:-4],
        "signature longer": good + "AAAA",
        "claims changed": f"{header}.{encoded({'sub': 'somebody'})}.{signature}",
        "not base64": f"{header}.!!!!.{signature}",
        "not JSON": f"{header}.{encoded(b'hello')}.{signature}",
        "a list": f"{header}.{encoded(b'[]')}.{signature}",
        "a name twice": f"{header}.{encoded(TWICE)}.{signature}",
        "deep": f"{header}.{encoded(b'[' * 1_500)}.{signature}",
        "empty": "",
        "dots": "..",
    }


class TestAccessTokens:
    """`Authorization: Bearer` at the API."""

    @pytest.fixture
    async def ours(self, system: System, ask_token, database):
        """A real token, and what is needed to make a false one that differs in one thing."""
        good = (await ask_token(system.assertion())).json()["access_token"]
        async with database.write() as session:
            seal = signing_keys.sealer_of(self.settings)
            key = await signing_keys.signing_key(session, seal)
            pem = seal.open(key.sealed_private_pem)
        pair = type(OTHER_KEY)(key.kid, key.public_jwk, pem)
        claims = {
            "iss": ISSUER,
            "aud": f"{ISSUER}/v1",
            "sub": str(system.client_id),
            "client_id": str(system.client_id),
            "scope": "companies:read",
            "iat": int(time.time()),
            "exp": int(time.time()) + 300,
            "jti": uuid4().hex,
        }
        return good, pair, claims, {"typ": "at+jwt", "kid": key.kid}

    @pytest.fixture(autouse=True)
    def _settings(self, settings):
        self.settings = settings

    async def _refused(self, machine, token, status=401):
        answer = await machine.get("/v1/companies", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["type"]) == (status, "/v1/problems/token-invalid"), answer.text
        assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'

    async def test_the_false_ones_differ_from_a_good_one_in_one_thing(self, machine, ours):
        good, key, claims, header = ours
        for token in (good, signed(header, claims, key)):
            answer = await machine.get("/v1/companies", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200, answer.text

    @pytest.mark.parametrize("wrong", [*WRONG_CLAIMS, "no scope", "no client_id"])
    async def test_wrong_claims(self, machine, ours, wrong):
        _, key, claims, header = ours
        change = WRONG_CLAIMS.get(wrong) or (lambda claims: _without(claims, wrong.removeprefix("no ")))
        await self._refused(machine, signed(header, change(claims), key))

    @pytest.mark.parametrize("wrong", [*WRONG_HEADERS, "assertion"])
    async def test_wrong_headers(self, machine, ours, wrong):
        _, key, claims, header = ours
        change = WRONG_HEADERS.get(wrong, {"typ": "JWT"})
        await self._refused(machine, signed({**header, **change}, claims, key))

    @pytest.mark.parametrize("algorithm", ["HS256", "hs256", "none", "ES256"])
    async def test_the_public_key_is_no_hmac_secret(self, machine, ours, algorithm):
        _, key, claims, header = ours
        for secret in _public_secrets(key):
            await self._refused(machine, _hmac_forged({**header, "alg": algorithm}, claims, secret))

    async def test_another_key_under_our_name(self, machine, ours):
        _, _, claims, header = ours
        await self._refused(machine, signed(header, claims, OTHER_KEY))

    async def test_malformed(self, machine, ours):
        for token in _malformed(ours[0]).values():
            await self._refused(machine, token)

    async def test_a_rotated_out_key(self, machine, ours, database):
        good, key, claims, header = ours
        async with database.write() as session:
            await signing_keys.rotate(session, signing_keys.sealer_of(self.settings), at_once=True)
        await self._refused(machine, good)
        await self._refused(machine, signed(header, claims, key))

    async def test_a_token_outlives_neither_its_time_nor_its_client(self, machine, ours, client_as, system):
        good = ours[0]
        with clock.set_to(clock.now() + timedelta(minutes=11)):
            await self._refused(machine, good)
        officer = await client_as(Role.BRANCH_OFFICER, organisation_id=system.organisation_id)
        revoked = await officer.delete(f"/machine-clients/{system.client_id}", headers={"If-Match": '"1"'})
        assert revoked.status_code == 204, revoked.text
        await self._refused(machine, good)


class TestAssertions:
    """`client_assertion` at the token endpoint."""

    async def _refused(self, answer):
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client"), answer.text

    @pytest.mark.parametrize("wrong", WRONG_CLAIMS)
    async def test_wrong_claims(self, system, ask_token, wrong):
        await self._refused(await ask_token(system.assertion(WRONG_CLAIMS[wrong](system.claims))))

    @pytest.mark.parametrize("audience", [f"{ISSUER}/oauth/token", f"{ISSUER}/", f"{ISSUER}/v1", ""])
    async def test_only_the_issuer_is_the_audience(self, system, ask_token, audience):
        await self._refused(await ask_token(system.assertion(system.claims | {"aud": audience})))

    @pytest.mark.parametrize("wrong", [*WRONG_HEADERS, "access token"])
    async def test_wrong_headers(self, system, ask_token, wrong):
        await self._refused(await ask_token(system.assertion(**WRONG_HEADERS.get(wrong, {"typ": "at+jwt"}))))

    @pytest.mark.parametrize("algorithm", ["HS256", "hs256", "none", "ES256"])
    async def test_the_public_key_is_no_hmac_secret(self, system, ask_token, algorithm):
        header = {"alg": algorithm, "typ": "JWT", "kid": system.key.kid}
        for secret in _public_secrets(system.key):
            await self._refused(await ask_token(_hmac_forged(header, system.claims, secret)))

    async def test_another_key_and_the_key_of_another_client(self, system, ask_token, database):
        async with database.write() as session:
            other = await make_system(session)
        await self._refused(await ask_token(signed({"typ": "JWT", "kid": system.key.kid}, system.claims, OTHER_KEY)))
        await self._refused(await ask_token(signed({"typ": "JWT", "kid": other.key.kid}, system.claims, other.key)))
        await self._refused(await ask_token(system.assertion(), client_id=str(other.client_id)))

    async def test_malformed(self, system, ask_token):
        for token in _malformed(system.assertion()).values():
            answer = await ask_token(token)
            assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client"), answer.text

    async def test_an_assertion_opens_the_door_once(self, system, ask_token):
        assertion = system.assertion()
        assert (await ask_token(assertion)).status_code == 200
        await self._refused(await ask_token(assertion))
        with clock.set_to(clock.now() + timedelta(seconds=80)):
            await self._refused(await ask_token(assertion))  # expired, but within the leeway: still remembered

    async def test_a_revoked_or_expired_secret_or_key(self, system, ask_token, client_as):
        officer = await client_as(Role.BRANCH_OFFICER, organisation_id=system.organisation_id)
        address = f"/machine-clients/{system.client_id}"
        for credential in (await officer.get(address)).json()["credentials"]:
            assert (await officer.delete(f"{address}/credentials/{credential['id']}")).status_code == 204
        await self._refused(await ask_token(system.assertion()))
        await self._refused(await ask_token(client_id=str(system.client_id), client_secret=system.secret))

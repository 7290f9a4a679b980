"""Talking with the identity provider: its discovery document, its keys, and the exchange of a code."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri, prepare_token_request
from authlib.oauth2.rfc6750 import add_bearer_token
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.discovery import OpenIDProviderMetadata, get_well_known_url
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from backend.core import clock
from backend.identity.assurance import Assurance
from backend.openid.configuration import Configuration
from backend.openid.errors import OpenidAnswerRefused, OpenidProviderAway

KEPT = timedelta(hours=1)  # the discovery document and the keys
AGAIN_AFTER = timedelta(seconds=30)  # an unknown key is looked for again at most this often
PATIENCE = 5.0  # seconds for one whole answer, however slowly it drips
LARGEST = 262_144  # bytes of one answer, never packed
# Signatures with a key pair only: "none" and the HS family would let others sign.
ALGORITHMS = frozenset({"PS256", "RS256", "ES256", "EdDSA", "Ed25519"})
CHUNK = 16_384
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Provider:
    """One identity provider. Keeps what it published for an hour, and reads its keys again when it has new ones."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self._metadata: OpenIDProviderMetadata | None = None
        self._keys: KeySet | None = None
        self._metadata_at = self._keys_at = datetime.min.replace(tzinfo=clock.now().tzinfo)
        self._reading = asyncio.Lock()

    async def address_for(self, *, state: str, nonce: str, verifier: str, level: Assurance | None, fresh: bool) -> str:
        """Where the browser goes to sign in: authorization code with PKCE (S256), state and nonce."""
        metadata = await self.metadata()
        return str(
            prepare_grant_uri(
                _safe(metadata["authorization_endpoint"]),
                self.configuration.client_id,
                "code",
                redirect_uri=self.configuration.redirect_uri,
                scope=self.configuration.scopes,
                state=state,
                nonce=nonce,
                code_challenge=create_s256_code_challenge(verifier),
                code_challenge_method="S256",
                acr_values=self.configuration.asking_for(level),
                prompt="login" if fresh else None,
            )
        )

    async def exchange(self, code: str, verifier: str) -> dict[str, Any]:
        """The tokens for a code. Raises OpenidAnswerRefused (403), OpenidProviderAway (503)."""
        metadata = await self.metadata()
        endpoint = _safe(metadata["token_endpoint"])
        body = prepare_token_request(
            "authorization_code", code=code, redirect_uri=self.configuration.redirect_uri, code_verifier=verifier
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        own = self.configuration
        how = _client_authentication(metadata, own.client_secret)
        uri, headers, body = ClientAuth(own.client_id, own.client_secret, how).prepare("POST", endpoint, headers, body)
        answer = await _send("POST", uri, headers=headers, content=body)
        if answer.status_code != httpx.codes.OK:
            raise OpenidAnswerRefused
        return _object(answer)

    async def describe(self, access_token: object) -> dict[str, Any]:
        """What the provider tells of the person; nothing when it has no such address."""
        endpoint = (await self.metadata()).get("userinfo_endpoint")
        if not isinstance(endpoint, str) or not isinstance(access_token, str):
            return {}
        uri, headers, _ = add_bearer_token(access_token, _safe(endpoint), {"Accept": "application/json"}, None)
        answer = await _send("GET", uri, headers=headers)
        if answer.status_code != httpx.codes.OK or not answer.headers.get("content-type", "").startswith(
            "application/json"
        ):
            return {}
        return _object(answer)

    async def metadata(self) -> OpenIDProviderMetadata:
        """The discovery document, checked and kept. Raises OpenidProviderAway (503)."""
        async with self._reading:
            moment = clock.now()
            if self._metadata is None or moment - self._metadata_at > KEPT:
                found = await _read(get_well_known_url(self.configuration.issuer, external=True))
                metadata = OpenIDProviderMetadata(found)
                if metadata.get("issuer") != self.configuration.issuer:
                    raise OpenidProviderAway(
                        nl="De inlogdienst noemt zich anders dan is ingesteld.",
                        en="The identity provider names itself differently from what is configured.",
                    )
                for part in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
                    _safe(metadata.get(part))
                if not ALGORITHMS & set(metadata.get("id_token_signing_alg_values_supported") or ()):
                    raise OpenidProviderAway(
                        nl="De inlogdienst ondertekent op een manier die wij niet vertrouwen.",
                        en="The identity provider signs in a way that we do not trust.",
                    )
                self._metadata, self._metadata_at = metadata, moment
            return self._metadata

    async def keys(self, kid: str | None) -> KeySet:
        """The provider's keys; read again, at most every half minute, when the one asked for is not among them."""
        uri = _safe((await self.metadata())["jwks_uri"])
        async with self._reading:
            moment = clock.now()
            known = self._keys is not None and (kid is None or any(key.kid == kid for key in self._keys.keys))
            if moment - self._keys_at > (KEPT if known else AGAIN_AFTER) or self._keys is None:
                try:
                    self._keys, self._keys_at = KeySet.import_key_set(await _read(uri)), moment  # type: ignore[arg-type]
                except (JoseError, KeyError, TypeError, ValueError) as failure:
                    raise OpenidProviderAway from failure
            return self._keys


def _client_authentication(metadata: Mapping[str, Any], secret: str) -> str:
    if not secret:
        return "none"
    offered = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return "client_secret_basic" if "client_secret_basic" in offered else "client_secret_post"


def _safe(address: Any) -> str:
    """An address of the provider: over TLS, or on this machine."""
    parts = urlsplit(address if isinstance(address, str) else "")
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return str(address)
    raise OpenidProviderAway(
        nl="Een adres van de inlogdienst is niet beveiligd.", en="An address of the identity provider is not secure."
    )


async def _read(uri: str) -> dict[str, Any]:
    answer = await _send("GET", _safe(uri), headers={"Accept": "application/json"})
    if answer.status_code != httpx.codes.OK:
        raise OpenidProviderAway
    return _object(answer)


async def _send(method: str, uri: str, *, headers: dict[str, str], content: str | None = None) -> httpx.Response:
    """One request, without following redirects: the provider's addresses are those it published.

    An answer that is too large or too slow is dropped as it comes in. Raises OpenidProviderAway (503).
    """
    body = bytearray()
    try:
        async with (
            asyncio.timeout(PATIENCE),
            httpx.AsyncClient(timeout=PATIENCE, follow_redirects=False, trust_env=False) as client,
            client.stream(method, uri, headers={**headers, "Accept-Encoding": "identity"}, content=content) as answer,
        ):
            if answer.headers.get("content-encoding", "identity") != "identity":
                raise OpenidProviderAway  # a little that unpacks to much
            async for part in answer.aiter_raw(CHUNK):
                body += part
                if len(body) > LARGEST:
                    raise OpenidProviderAway(headers={"Retry-After": "10"})
    except (httpx.HTTPError, TimeoutError) as failure:
        raise OpenidProviderAway(headers={"Retry-After": "10"}) from failure
    kept = {"content-type": answer.headers.get("content-type", "")}
    return httpx.Response(answer.status_code, headers=kept, content=bytes(body))


def _object(answer: httpx.Response) -> dict[str, Any]:
    try:
        found = answer.json()
    except ValueError as failure:
        raise OpenidProviderAway from failure
    if not isinstance(found, dict):
        raise OpenidProviderAway
    return found

"""The authorization server: access tokens for systems, the key set, and where to find them (RFC 6749, 7517, 8414).

It speaks as those standards do, so it stands outside /v1 and outside its document: forms in, errors by RFC 6749 §5.2.
"""

import base64
import binascii
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from backend.core.database import ReadSession, database_of, sandbox_of
from backend.core.routing import RawRoute
from backend.identity.scopes import SYSTEM_SCOPES
from backend.identity.signing_keys import published_keys, sealer_of
from backend.identity.tokens import ALGORITHM
from backend.machines.errors import TokenDenied
from backend.machines.service.introducing import introduce
from backend.machines.service.issuing import Proof, issue

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FORM = "application/x-www-form-urlencoded"
NOT_KEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}
FOR_MINUTES = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}


class TokenRoute(RawRoute):
    """A form and at most one assertion fit in this easily."""

    largest_body = 16_000
    recognises = False  # who asks a token has no world yet


router = APIRouter(include_in_schema=False, route_class=TokenRoute)


@router.post("/oauth/token")
async def create_access_token(request: Request) -> JSONResponse:
    """Client credentials, with `private_key_jwt`, `client_secret_basic` or `client_secret_post`."""
    fields = await _form(request)
    if (asked := fields.get("grant_type")) != "client_credentials":
        if asked is None:
            raise TokenDenied("invalid_request", "The parameter grant_type is missing.")
        raise TokenDenied("unsupported_grant_type", "This server gives tokens for client credentials only.")
    settings = request.app.state.settings
    async with database_of(request).write() as session:
        issued = await issue(
            session,
            _proof(request, fields),
            fields.get("scope"),
            public_url=settings.public_url,
            seal=sealer_of(settings),
        )
    # Outside of it: what is real waits for nobody who fills the sandbox.
    if issued.client.sandbox:
        await introduce(sandbox_of(request), issued.client, issued.kind)
    answer = {
        "access_token": issued.token,
        "token_type": "Bearer",
        "expires_in": issued.seconds,
        "scope": issued.scope,
    }
    return JSONResponse(answer, headers=NOT_KEPT)


@router.get("/oauth/jwks")
async def read_key_set(session: ReadSession) -> JSONResponse:
    """The keys that access tokens are signed with; a new one stands here two days before its first use."""
    keys = await published_keys(session)
    return JSONResponse({"keys": keys}, headers=FOR_MINUTES, media_type="application/jwk-set+json")


@router.get("/.well-known/oauth-authorization-server")
async def read_metadata(request: Request) -> JSONResponse:
    """What this authorization server can do."""
    issuer = request.app.state.settings.public_url
    metadata: dict[str, Any] = {
        "issuer": issuer,
        "token_endpoint": f"{issuer}/oauth/token",
        "jwks_uri": f"{issuer}/oauth/jwks",
        "service_documentation": f"{issuer}/api",
        "scopes_supported": sorted(SYSTEM_SCOPES),
        "response_types_supported": [],
        "grant_types_supported": ["client_credentials"],
        "token_endpoint_auth_methods_supported": ["private_key_jwt", "client_secret_basic", "client_secret_post"],
        "token_endpoint_auth_signing_alg_values_supported": [ALGORITHM],
    }
    return JSONResponse(metadata, headers=FOR_MINUTES)


async def answer_denied(request: Request, denied: Exception) -> JSONResponse:
    """The error as RFC 6749 §5.2 wants it; a client that tried Basic is told to try that again."""
    assert isinstance(denied, TokenDenied)
    headers = dict(NOT_KEPT)
    if denied.status == 401:
        headers["WWW-Authenticate"] = 'Basic realm="oauth"' if _basic(request) else "Bearer"
    return JSONResponse({"error": denied.error, "error_description": denied.description}, denied.status, headers)


async def _form(request: Request) -> dict[str, str]:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise TokenDenied("invalid_request", f"Send the parameters as {FORM}.")
    try:
        pairs = parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=20, errors="strict")
    except ValueError as failure:
        raise TokenDenied("invalid_request", "The parameters cannot be read.") from failure
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise TokenDenied("invalid_request", "A parameter stands twice.")
    return {name: value for name, value in fields.items() if value}  # RFC 6749 §3.1: without a value is left out


def _basic(request: Request) -> str | None:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "basic" else None


def _proof(request: Request, fields: dict[str, str]) -> Proof:
    """The one way in which the client says who it is."""
    client_id, secret, assertion = (fields.get(name) for name in ("client_id", "client_secret", "client_assertion"))
    basic = _basic(request)
    if sum(way is not None for way in (basic, secret, assertion)) > 1:
        raise TokenDenied("invalid_request", "Use one way to authenticate, not several.")
    if assertion is not None:
        if fields.get("client_assertion_type") != ASSERTION_TYPE:
            raise TokenDenied("invalid_request", f"The parameter client_assertion_type must be {ASSERTION_TYPE}.")
        return Proof(client_id, assertion=assertion)
    if basic is None:
        return Proof(client_id, secret=secret)
    try:
        name, colon, password = base64.b64decode(basic, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as failure:
        raise TokenDenied("invalid_request", "The header Authorization cannot be read.") from failure
    if not colon or client_id not in (None, unquote_plus(name)):
        raise TokenDenied("invalid_request", "The header Authorization does not fit the parameters.")
    return Proof(unquote_plus(name), secret=unquote_plus(password))

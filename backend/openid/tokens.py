"""Checking an ID token: signed by the provider, for us, for this very sign-in, and now."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jws, jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from backend.core import clock
from backend.openid.errors import OpenidAnswerRefused
from backend.openid.provider import ALGORITHMS, Provider

LEEWAY = 60  # seconds two clocks may differ
NEWEST = timedelta(minutes=10)  # a token that was made before this sign-in can have begun is of another one
LONGEST_SUBJECT = 255


async def check_id_token(provider: Provider, tokens: Mapping[str, Any], nonce: str) -> dict[str, Any]:
    """The claims of the ID token. Raises OpenidAnswerRefused (403) when anything about it is not right."""
    raw = tokens.get("id_token")
    if not isinstance(raw, str):
        raise OpenidAnswerRefused
    own = provider.configuration
    offered = (await provider.metadata())["id_token_signing_alg_values_supported"]
    try:
        header = jws.extract_compact(raw.encode()).headers()
        kid = header.get("kid")
        keys = await provider.keys(kid if isinstance(kid, str) else None)
        key = keys.get_by_kid(kid if isinstance(kid, str) else None)
        registry = JWSRegistry(algorithms=sorted(ALGORITHMS & set(offered)), strict_check_header=False)
        token = jwt.decode(raw, key, registry=registry)
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": own.issuer},
                "aud": {"essential": True, "value": own.client_id},
                "exp": {"essential": True},
                "iat": {"essential": True},
                "sub": {"essential": True},
                "nonce": {"essential": True, "value": nonce},
            },
            {"nonce": nonce, "client_id": own.client_id, "access_token": tokens.get("access_token")},
        )
        moment = int(clock.now().timestamp())
        claims.validate(now=moment, leeway=LEEWAY)
    except (JoseError, ValueError, KeyError, TypeError) as failure:
        raise OpenidAnswerRefused from failure
    if claims["iat"] < moment - NEWEST.total_seconds() or len(claims["sub"]) > LONGEST_SUBJECT:
        raise OpenidAnswerRefused
    return dict(claims)

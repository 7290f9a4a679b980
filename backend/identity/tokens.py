"""Signed tokens, in the one form of each kind: the only module that knows python-jose.

python-jose takes what it is given: open algorithms let a DER public key pass as an HMAC secret (CVE-2026-85394), a
missing `aud` or `exp` is accepted, and `crit`, `typ` and `kid` are ignored. So here one algorithm is fixed, the key is
chosen by `kid` and its type checked, and every header and claim that the profile names is demanded. The library only
signs and checks the signature.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from math import isfinite
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from jose import jws
from jose.exceptions import JOSEError

from backend.core import clock

ALGORITHM = "ES256"
LONGEST_TOKEN = 4_096  # characters; ours have some 700
KEY_NAME = re.compile(r"[A-Za-z0-9._~:-]{1,100}")
HEADER_FIELDS = frozenset({"alg", "typ", "kid"})  # whatever else changes how a token is read: crit, jku, jwk, x5u, b64


class TokenRefused(Exception):  # noqa: N818 - says what happened
    """The token is not one of ours, or not any more. The reason is for the log, not for the sender."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a token of one kind must hold."""

    types: frozenset[str]
    claims: frozenset[str]
    longest_life: timedelta
    leeway: timedelta


ACCESS_TOKEN = Profile(
    types=frozenset({"at+jwt", "application/at+jwt"}),
    claims=frozenset({"iss", "aud", "sub", "client_id", "scope", "iat", "exp", "jti"}),
    longest_life=timedelta(minutes=10),
    leeway=timedelta(0),
)
CLIENT_ASSERTION = Profile(
    types=frozenset({"jwt", "client-authentication+jwt"}),
    claims=frozenset({"iss", "aud", "sub", "iat", "exp", "jti"}),
    longest_life=timedelta(minutes=5),
    leeway=timedelta(seconds=30),
)


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A new key to sign with: what may be published, and what may not."""

    kid: str
    public_jwk: dict[str, str]
    private_pem: bytes


def new_key_pair() -> KeyPair:
    """A new key on P-256, named by its thumbprint."""
    key = ec.generate_private_key(ec.SECP256R1())
    numbers = key.public_key().public_numbers()
    public = public_key({"kty": "EC", "crv": "P-256", "x": _number(numbers.x), "y": _number(numbers.y)})
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return KeyPair(public["kid"], public, pem)


def public_key(jwk: Mapping[str, Any]) -> dict[str, str]:
    """The public key as we keep and publish it. Raises ValueError when it is no point on P-256.

    A key without `kid` is named by its thumbprint (RFC 7638).
    """
    point = {name: str(jwk[name]) for name in ("crv", "kty", "x", "y")}
    if (point["kty"], point["crv"]) != ("EC", "P-256"):
        raise ValueError("not a key on P-256")
    x, y = (int.from_bytes(_bytes(point[name]), "big") for name in ("x", "y"))
    ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    thumbprint = hashlib.sha256(json.dumps(point, separators=(",", ":"), sort_keys=True).encode()).digest()
    return {**point, "kid": str(jwk.get("kid") or _text(thumbprint)), "alg": ALGORITHM, "use": "sig"}


def sign(claims: Mapping[str, Any], profile: Profile, *, kid: str, private_pem: bytes) -> str:
    """A token of this kind."""
    assert profile.claims <= claims.keys()
    headers = {"typ": min(profile.types, key=len), "kid": kid}
    token: str = jws.sign(dict(claims), private_pem.decode(), headers=headers, algorithm=ALGORITHM)
    return token


def key_name(token: str, profile: Profile) -> str:
    """The `kid` of the key that should have signed it. Raises TokenRefused for a header that does not fit."""
    header, _ = _parts(token)
    if header.keys() - HEADER_FIELDS:
        raise TokenRefused("header")
    if header.get("alg") != ALGORITHM:
        raise TokenRefused("alg")
    if not isinstance(header.get("typ"), str) or header["typ"].lower() not in profile.types:
        raise TokenRefused("typ")
    kid = header.get("kid")
    if not isinstance(kid, str) or not KEY_NAME.fullmatch(kid):
        raise TokenRefused("kid")
    return kid


def named_subject(token: str) -> str:
    """Whom an unchecked token says it is from: good for finding that client's keys, and for nothing else."""
    _, claims = _parts(token)
    subject = claims.get("sub")
    if not isinstance(subject, str):
        raise TokenRefused("sub")
    return subject


def check(token: str, profile: Profile, jwk: Mapping[str, Any], *, issuer: str, audience: str) -> dict[str, Any]:
    """The claims of a token that this key signed and that fits the profile in every part. Raises TokenRefused."""
    if key_name(token, profile) != jwk.get("kid"):
        raise TokenRefused("kid")
    if (jwk.get("kty"), jwk.get("crv"), jwk.get("alg")) != ("EC", "P-256", ALGORITHM):
        raise TokenRefused("key type")
    try:
        jws.verify(token, dict(jwk), [ALGORITHM])
    except JOSEError as failure:
        raise TokenRefused("signature") from failure
    _, claims = _parts(token)
    if missing := profile.claims - claims.keys():
        raise TokenRefused(f"missing {sorted(missing)}")
    if claims["iss"] != issuer or claims["aud"] not in (audience, [audience]):
        raise TokenRefused("issuer or audience")
    for name in profile.claims - {"aud", "iat", "exp"}:
        if not isinstance(claims[name], str) or (not claims[name] and name != "scope"):
            raise TokenRefused(name)
    _check_times(claims, profile)
    return claims


def _check_times(claims: Mapping[str, Any], profile: Profile) -> None:
    moment, leeway = clock.now().timestamp(), profile.leeway.total_seconds()
    for name in ("iat", "exp", "nbf"):
        value = claims.get(name, 0)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
            raise TokenRefused(name)
    if claims["exp"] <= moment - leeway:
        raise TokenRefused("expired")
    if claims["exp"] - claims["iat"] > profile.longest_life.total_seconds():
        raise TokenRefused("lives too long")
    # A second of grace: `iat` is whole seconds, and our own clock may be that of another process.
    if max(claims["iat"], claims.get("nbf", 0)) > moment + leeway + 1:
        raise TokenRefused("not yet valid")


def _parts(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, unchecked. Three parts: one with five would be encrypted, which we never do."""
    parts = token.split(".")
    if len(token) > LONGEST_TOKEN or len(parts) != 3 or not token.isascii():
        raise TokenRefused("form")
    return _object(parts[0]), _object(parts[1])


def _object(part: str) -> dict[str, Any]:
    try:
        found = json.loads(_bytes(part), object_pairs_hook=_without_twins)
    except (ValueError, RecursionError) as failure:
        raise TokenRefused("form") from failure
    if not isinstance(found, dict):
        raise TokenRefused("form")
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Two readers may choose differently between two members with one name."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as failure:
        raise ValueError("not base64url") from failure


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _number(value: int) -> str:
    return _text(value.to_bytes(32, "big"))

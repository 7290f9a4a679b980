"""The signature of Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA-256 over identifier, moment and body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

PREFIX = "whsec_"
BYTES = 32  # the standard asks 24 to 64


def new_secret() -> str:
    """A secret as it is shown and handed over: `whsec_` and 32 random bytes in base64."""
    return PREFIX + base64.b64encode(secrets.token_bytes(BYTES)).decode()


def sign(signing_secrets: Sequence[str], message_id: str, stamp: int, body: bytes) -> str:
    """The value of `webhook-signature`: one signature per secret, the current one first.

    `stamp` is in seconds since 1970, as in `webhook-timestamp`. `message_id` holds no dot, so that what is signed has
    one reading.
    """
    signed = f"{message_id}.{stamp}.".encode() + body
    return " ".join("v1," + base64.b64encode(_mac(secret, signed)).decode() for secret in signing_secrets)


def _mac(secret: str, signed: bytes) -> bytes:
    return hmac.digest(base64.b64decode(secret.removeprefix(PREFIX)), signed, hashlib.sha256)

"""What a webhook of the platform rings: a message is checked by its signature, and says that it is worth looking.

Written from Standard Webhooks 1.0 (https://www.standardwebhooks.com): the signature is over `id.timestamp.body`.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable, Iterable, Mapping

TOLERANCE = 300  # seconds that two clocks may differ


def is_genuine(
    headers: Mapping[str, str], body: bytes, secrets: Iterable[str], *, now: Callable[[], float] = time.time
) -> bool:
    """Whether a message was signed with one of these secrets, not long ago. `headers` by name in lower case."""
    try:
        name, moment, given = (headers[f"webhook-{part}"] for part in ("id", "timestamp", "signature"))
        if abs(now() - int(moment)) > TOLERANCE:
            return False
    except (KeyError, ValueError):
        return False
    signatures = [each.removeprefix("v1,") for each in given.split() if each.startswith("v1,")]
    for secret in secrets:
        key = base64.b64decode(secret.removeprefix("whsec_"))
        own = base64.b64encode(hmac.digest(key, f"{name}.{moment}.".encode() + body, hashlib.sha256)).decode()
        if any(hmac.compare_digest(own, each) for each in signatures):
            return True
    return False


class Bell:
    """Takes messages, each once, and rings for those that are new."""

    def __init__(self, secrets: Iterable[str], ring: Callable[[], None]) -> None:
        self._secrets, self._ring = tuple(secrets), ring
        self._heard: set[str] = set()

    def take(self, headers: Mapping[str, str], body: bytes) -> int:
        """The status to answer a message with."""
        if not is_genuine(headers, body, self._secrets):
            return 401
        if headers["webhook-id"] not in self._heard:
            self._heard.add(headers["webhook-id"])
            self._ring()
        return 204

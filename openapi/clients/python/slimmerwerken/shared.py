"""What the client and its asynchronous twin share: the token, when to try again, and refusals."""

import time
from collections.abc import Generator
from typing import Any, cast
from uuid import uuid4

import httpx

from slimmerwerken.keys import ASSERTION_TYPE, PrivateKey

ATTEMPTS = 4
LONGEST_PAUSE = 60.0  # seconds
TIMEOUT = 40.0  # seconds; longer than the feed waits for a change
EARLY = 30.0  # seconds before its end at which a token is asked anew


class ProblemError(Exception):
    """The platform refused; what it says (RFC 9457) as it came, `allowedStatuses` and the like included."""

    def __init__(self, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{status}: {problem.get('detail') or problem.get('title') or 'no reason given'}")
        self.status = status
        self.type = str(problem.get("type", "about:blank"))
        self.problem = problem


class Token(httpx.Auth):
    """Asks a token with the secret or key of the client, and anew shortly before it ends or when it is refused."""

    requires_response_body = True

    def __init__(self, platform: str, client_id: str, proof: str | PrivateKey) -> None:
        self._platform, self._client_id, self._proof = platform, client_id, proof
        self._token = ""
        self._until = 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request with a token; once more with a fresh one after 401. Without a token, that answer is all."""
        fresh = time.monotonic() >= self._until
        if fresh and not (yield from self._ask()):
            return
        request.headers["Authorization"] = f"Bearer {self._token}"
        answer = yield request
        if answer.status_code == 401 and not fresh and (yield from self._ask()):
            request.headers["Authorization"] = f"Bearer {self._token}"
            yield request

    def _ask(self) -> Generator[httpx.Request, httpx.Response, bool]:
        asked = {"grant_type": "client_credentials"}
        if isinstance(self._proof, PrivateKey):  # a new proof each time: each opens the door once
            asked["client_assertion_type"] = ASSERTION_TYPE
            asked["client_assertion"] = self._proof.assertion(self._client_id, self._platform)
        request = httpx.Request("POST", f"{self._platform}/oauth/token", data=asked)
        if isinstance(self._proof, str):
            request = next(httpx.BasicAuth(self._client_id, self._proof).auth_flow(request))
        answer = yield request
        if not answer.is_success:
            return False
        given = answer.json()
        self._token = given["access_token"]
        self._until = time.monotonic() + given["expires_in"] - EARLY
        return True


def headers_of(method: str, version: int | None) -> dict[str, str]:
    """Headers that stay the same over all attempts: the key makes a second one harmless."""
    headers = {} if method == "GET" else {"Idempotency-Key": str(uuid4())}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    return headers


def pause(answer: httpx.Response | None, attempt: int) -> float | None:
    """Seconds to wait before another attempt (counted from 1); None when this answer is final."""
    if attempt >= ATTEMPTS or (answer is not None and answer.status_code not in {429, 502, 503, 504}):
        return None
    told = answer.headers.get("Retry-After", "") if answer is not None else ""
    return min(float(told) if told.isdecimal() else 0.5 * 2.0 ** (attempt - 1), LONGEST_PAUSE)


def checked(answer: httpx.Response) -> dict[str, Any]:
    """The JSON of a good answer.

    Raises:
        ProblemError: The platform refused.
    """
    if answer.is_success:
        return cast("dict[str, Any]", answer.json())
    try:
        problem = answer.json()
    except ValueError:  # something between here and the platform answered
        problem = {}
    raise ProblemError(answer.status_code, problem if isinstance(problem, dict) else {})

"""The platform as this system reaches it: a token, and requests that are sent again when no answer came."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

PATIENCE = 35.0  # seconds for one answer; a long poll takes 25
AGAIN_AFTER = 30.0  # seconds before its end that a token is renewed


class Away(Exception):  # noqa: N818 - says what happened
    """The platform gave no answer that settles the matter; the same request may be sent again."""


class Platform:
    """The API at one address, by the credentials of one system."""

    def __init__(
        self,
        address: str,
        client_id: str,
        secret: str,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._http = httpx.AsyncClient(base_url=address, timeout=PATIENCE, transport=transport, trust_env=False)
        self._proof, self._now = (client_id, secret), now
        self._token, self._token_ends = "", 0.0

    async def close(self) -> None:
        """Hang up."""
        await self._http.aclose()

    async def get(self, path: str, **params: str | int) -> httpx.Response:
        """Read. Raises Away."""
        return await self._send("GET", path, params=params)

    async def post(self, path: str, body: Any, *, if_match: str | None = None) -> httpx.Response:
        """Send. Raises Away."""
        return await self._send("POST", path, json=body, headers={"If-Match": if_match} if if_match else {})

    async def _send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> httpx.Response:
        try:
            bearer = {"Authorization": f"Bearer {await self._bearer()}"}
            answer = await self._http.request(method, f"/v1{path}", headers={**bearer, **(headers or {})}, **more)
        except httpx.HTTPError as failure:
            raise Away(repr(failure)) from failure
        if answer.status_code == 401:
            self._token = ""
        if answer.status_code in {401, 408, 425, 429} or answer.status_code >= 500:
            raise Away(f"{answer.status_code} on {method} {path}")
        return answer

    async def _bearer(self) -> str:
        if not self._token or self._now() >= self._token_ends:
            asked = {"grant_type": "client_credentials"}
            answer = await self._http.post("/oauth/token", data=asked, auth=self._proof)
            if answer.status_code >= 500 or answer.status_code == 429:
                raise Away(f"{answer.status_code} on /oauth/token")
            answer.raise_for_status()
            given = answer.json()
            self._token, self._token_ends = given["access_token"], self._now() + given["expires_in"] - AGAIN_AFTER
        return self._token

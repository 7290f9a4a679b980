"""The client; made from `asynchronous` by `make openapi`, do not edit."""

import time
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self, cast

import httpx

from slimmerwerken.keys import PrivateKey
from slimmerwerken.models import StatusChangeRead, VoucherChangePage, VoucherMove, VoucherSnapshotPage
from slimmerwerken.shared import TIMEOUT, Token, checked, headers_of, pause


class Client:
    """Reads vouchers, follows their changes and brings moves across; use it with `with`.

    A call that got no answer, or 429, 502, 503 or 504, is sent again under the same `Idempotency-Key`, to four
    attempts at most. Every method raises `ProblemError` when the platform refuses and `httpx.TransportError`
    when it stays unreachable. `proof` is the secret of the client, or its `PrivateKey`.
    """

    def __init__(self, platform: str, client_id: str, proof: str | PrivateKey) -> None:
        platform = platform.rstrip("/")
        auth = Token(platform, client_id, proof)
        self._http = httpx.Client(base_url=f"{platform}/v1", auth=auth, timeout=TIMEOUT)

    def __enter__(self) -> Self:
        """Open the connections."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close them."""
        self._http.close()

    def request(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str | int] | None = None,
        body: object = None,
        version: int | None = None,
    ) -> dict[str, Any]:
        """Any operation below `/v1`; with `version` only while it is still that version."""
        headers = headers_of(method, version)
        attempt = 1
        while True:
            answer = None
            try:
                answer = self._http.request(method, path, params=params, json=body, headers=headers)
            except httpx.TransportError:
                if pause(None, attempt) is None:
                    raise
            wait = pause(answer, attempt)
            if wait is None and answer is not None:
                return checked(answer)
            time.sleep(wait or 0)
            attempt += 1

    def snapshots(self) -> Iterator[VoucherSnapshotPage]:
        """Every voucher as it stands, by page; follow the feed from `changesCursor` of the first page."""
        params: dict[str, str | int] = {"limit": 500}
        while True:
            page = cast("VoucherSnapshotPage", self.request("GET", "/voucher-snapshots", params=params))
            yield page
            if page["nextCursor"] is None:
                return
            params["after"] = page["nextCursor"]

    def changes(self, after: str, *, wait_seconds: int = 0) -> Iterator[VoucherChangePage]:
        """Changes since a cursor, by page; keep `cursor` of a page in one transaction with its items.

        Ends when there is no more, or with `wait_seconds` (25 at most) never. 410 means: read everything anew.
        """
        while True:
            params: dict[str, str | int] = {"after": after, "limit": 500, "waitSeconds": wait_seconds}
            page = cast("VoucherChangePage", self.request("GET", "/voucher-changes", params=params))
            yield page
            if not page["hasMore"] and not wait_seconds:
                return
            after = page["cursor"]

    def move(self, voucher_id: str, move: VoucherMove, *, version: int) -> StatusChangeRead:
        """Bring one move across, decided on this version; sent again it answers the first result."""
        path = f"/vouchers/{voucher_id}/status-changes"
        return cast("StatusChangeRead", self.request("POST", path, body=move, version=version))

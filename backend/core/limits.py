"""How much one address, person or system may ask in a minute, told in `RateLimit` fields (draft-10) and kept with 429.

Counted in memory by each process, and forgotten after the minute: who asked is written down nowhere. Several processes
together let at most that many times the quota through (docs/decisions/0035).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response

from backend.core import clock
from backend.core.client_address import address_of
from backend.core.problems import TooManyRequests, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

WINDOW = 60  # seconds


@dataclass(frozen=True, slots=True)
class Quota:
    """So many requests in a minute."""

    name: str
    requests: int


class Limiter:
    """The requests of this minute."""

    def __init__(self) -> None:
        self._minute = 0
        self._used: dict[tuple[str, object], int] = {}

    def spend(self, scope: "Scope", quota: Quota, key: object) -> None:
        """Count this request, and remember for the answer what is left. Raises TooManyRequests (429)."""
        moment = clock.now().timestamp()
        minute, rest = int(moment // WINDOW), WINDOW - int(moment % WINDOW)
        if minute != self._minute:
            self._minute = minute
            self._used.clear()
        used = self._used[(quota.name, key)] = self._used.get((quota.name, key), 0) + 1
        left = max(0, quota.requests - used)
        told = scope.setdefault("state", {}).setdefault("limits", [])
        told.append((f'"{quota.name}";q={quota.requests};w={WINDOW}', f'"{quota.name}";r={left};t={rest}'))
        if used > quota.requests:
            raise TooManyRequests(
                nl=f"U vraagt te veel in korte tijd. Probeer het over {rest} seconden opnieuw.",
                en=f"You ask too much in a short time. Try again in {rest} seconds.",
                headers={"Retry-After": str(rest)},
            )


class AddressLimit:
    """ASGI layer: counts every request to the API by address, and tells on each answer what is left.

    `quotas` by the start of the path, the first that fits; None for what is not counted at all.
    """

    def __init__(
        self,
        app: "ASGIApp",
        limiter: Limiter,
        quotas: dict[str, Quota | None],
        refusal: "Callable[[Response], ASGIApp]",
    ) -> None:
        self.app, self.limiter, self.quotas, self.refusal = app, limiter, quotas, refusal

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on, or answer 429."""
        quota = next((each for start, each in self.quotas.items() if scope.get("path", "").startswith(start)), None)
        if scope["type"] != "http" or quota is None:
            await self.app(scope, receive, send)
            return

        async def tell(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_fields(scope)]}
            await send(message)

        try:
            self.limiter.spend(scope, quota, address_of(scope))
        except TooManyRequests as problem:
            await self.refusal(answer(Request(scope), problem))(scope, receive, tell)
        else:
            await self.app(scope, receive, tell)


def _fields(scope: "Scope") -> list[tuple[bytes, bytes]]:
    told: list[Any] = scope["state"]["limits"]
    return [
        (b"ratelimit-policy", ", ".join(policy for policy, _ in told).encode()),
        (b"ratelimit", ", ".join(left for _, left in told).encode()),
    ]

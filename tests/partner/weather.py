"""A network as it is: requests that never arrive, answers that get lost, and messages that arrive twice."""

import random

import httpx


class Weather(httpx.AsyncBaseTransport):
    """Lets `one_in` of so many requests go wrong, each in one of three ways; `calm` ends that."""

    def __init__(self, inner: httpx.AsyncBaseTransport, chance: random.Random, *, one_in: int = 3) -> None:
        self._inner, self._chance, self._one_in = inner, chance, one_in
        self.calm = False
        self.accidents = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it, or something like it."""
        if self.calm or self._chance.randrange(self._one_in):
            return await self._inner.handle_async_request(request)
        self.accidents += 1
        match self._chance.randrange(3):
            case 0:
                raise httpx.ConnectError("never arrived", request=request)
            case 1:
                await self._arrive(request)
                raise httpx.ReadError("the answer got lost", request=request)
            case _:
                await self._arrive(request)
                return await self._inner.handle_async_request(request)

    async def _arrive(self, request: httpx.Request) -> None:
        answer = await self._inner.handle_async_request(request)
        await answer.aread()
        await answer.aclose()

    async def aclose(self) -> None:
        """Hang up."""
        await self._inner.aclose()

"""A network as it is: requests that never arrive, arrive twice, or late and out of order, and answers that get lost."""

import random

import httpx


class Weather(httpx.AsyncBaseTransport):
    """Lets `one_in` of so many requests go wrong, each in one of four ways; `calm` ends that."""

    def __init__(self, inner: httpx.AsyncBaseTransport, chance: random.Random, *, one_in: int = 3) -> None:
        self._inner, self._chance, self._one_in = inner, chance, one_in
        self.calm = False
        self.accidents = 0
        self._held: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send it, or something like it."""
        if self._held and not self._chance.randrange(self._one_in):
            await self._let_go()
        if self.calm or self._chance.randrange(self._one_in):
            return await self._inner.handle_async_request(request)
        self.accidents += 1
        match self._chance.randrange(4):
            case 0:
                raise httpx.ConnectError("never arrived", request=request)
            case 1:
                await self._arrive(request)
                raise httpx.ReadError("the answer got lost", request=request)
            case 2:
                self._held.append(request)
                raise httpx.ReadTimeout("it arrives late", request=request)
            case _:
                await self._arrive(request)
                return await self._inner.handle_async_request(request)

    async def clear(self) -> None:
        """Whatever was held arrives, in any order; from now on nothing goes wrong."""
        self.calm = True
        while self._held:
            await self._let_go()

    async def _let_go(self) -> None:
        """One of the requests that were held arrives, after others that were sent later."""
        held = self._held.pop(self._chance.randrange(len(self._held)))
        try:
            await self._arrive(held)
        except httpx.TransportError:
            self._held.append(held)
            raise

    async def _arrive(self, request: httpx.Request) -> None:
        answer = await self._inner.handle_async_request(request)
        await answer.aread()
        await answer.aclose()

    async def aclose(self) -> None:
        """Hang up."""
        await self._inner.aclose()

"""Faults that an integrator switches on for a system in the sandbox: the bad day before the first real one."""

import asyncio
from dataclasses import dataclass
from typing import Any

from backend.core.problems import Problem

LONGEST_DELAY_MS = 3_000
MOST_SELDOM = 1_000


class FaultSwitchedOn(Problem):
    """This failed because you switched that on for this system in the sandbox."""

    status = 503
    nl = "Dit mislukte, omdat u dat voor dit systeem in de proefomgeving hebt aangezet."


@dataclass(frozen=True, slots=True)
class Faults:
    """What one system meets; zero is never, and n is at every n-th request, or message to one of its webhooks."""

    delay_ms: int = 0
    refused_every: int = 0
    lost_every: int = 0
    doubled_every: int = 0
    webhooks_doubled_every: int = 0
    webhooks_late_every: int = 0
    webhooks_overtaken_every: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """One request of such a system, counted from 1 in this process."""

    faults: Faults
    number: int

    async def before(self) -> None:
        """Wait, and perhaps do nothing at all. Raises FaultSwitchedOn (503)."""
        await asyncio.sleep(self.faults.delay_ms / 1000)
        if comes(self.number, self.faults.refused_every):
            raise FaultSwitchedOn(
                nl="Er is niets gedaan. Stuur het opnieuw.",
                en="Nothing was done. Send it again.",
                headers={"Retry-After": "1"},
            )

    def after(self) -> None:
        """Perhaps keep the answer back, of what was done all the same. Raises FaultSwitchedOn (503)."""
        # One further than a refusal: with the same number both come.
        if comes(self.number + 1, self.faults.lost_every):
            raise FaultSwitchedOn(
                nl="Misschien is het gedaan, misschien niet. Stuur precies hetzelfde opnieuw.",
                en="Perhaps it was done, perhaps not. Send exactly the same again.",
                headers={"Retry-After": "1"},
            )

    def doubled(self, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The items, with every n-th of them twice."""
        return [
            one
            for place, item in enumerate(items, start=1)
            for one in ([item, item] if comes(place, self.faults.doubled_every) else [item])
        ]


def comes(number: int, every: int) -> bool:
    """Whether what goes wrong every so many times goes wrong this time."""
    return every > 0 and number % every == 0

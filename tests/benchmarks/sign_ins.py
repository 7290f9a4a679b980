"""Sign-ins per second, what they cost others, and what knowing who asks costs.

Somebody reads the rounds one request at a time, alone and beside eight clients who sign in all the while: the ratio of
the p99 is what travels. What knowing who asks costs is the same page with and without a session, neither from what is
kept: the visitor sends a header that keeps such an answer away.
"""

import asyncio
import statistics
from collections.abc import Callable
from typing import Any

from httpx import AsyncClient

from backend.identity.demonstration import SIGN_INS
from tests.benchmarks.cases import APP, OWNER, Case
from tests.benchmarks.load import Make, Measured, Sent, run

ROUNDS, SIGN_IN_COUNT, READS, CLIENTS = 3, 60, 300, 8


async def _session(port: int) -> str:
    origin = f"http://127.0.0.1:{port}"
    wish = next({"email": each.email, "password": each.password} for each in SIGN_INS if each.email == OWNER)
    async with AsyncClient(base_url=origin, headers={**APP, "Origin": origin}) as client:
        answer = await client.post("/v1/session", json=wish)
        answer.raise_for_status()
        return f"sw-session={answer.cookies['sw-session']}"


def _everybody(host: str) -> Make:
    """Everybody of the demonstration world in turn: one person alone would be slowed down."""
    people = [
        Case("sign in", "POST", "/v1/session", body={"email": each.email, "password": each.password}).make(host)
        for each in SIGN_INS
    ]

    def build(number: int) -> Sent:
        return people[number % len(people)](number)

    return build


def _middle(found: list[Measured], of: Callable[[Measured], float]) -> float:
    return round(statistics.median(of(each) for each in found), 2)


def _p99(measured: Measured) -> float:
    return measured.p99_ms


def _pace(measured: Measured) -> float:
    return measured.per_second


async def measure(port: int) -> list[dict[str, Any]]:
    """Ask the service on this port; the rows for the results. Raises RuntimeError when a request fails."""
    host = f"127.0.0.1:{port}"
    signed_in = Case("rounds", "GET", "/v1/rounds", headers={"Cookie": await _session(port)}).make(host)
    visitor = Case("rounds", "GET", "/v1/rounds", headers={"Range": "bytes=0-"}).make(host)
    alone, beside, signing, without, knowing = [], [], [], [], []
    for _ in range(ROUNDS):
        alone.append(await run(port, signed_in, requests=READS, clients=1))
        both = await asyncio.gather(
            run(port, _everybody(host), requests=SIGN_IN_COUNT, clients=CLIENTS),
            run(port, signed_in, requests=READS, clients=1),
        )
        signing.append(both[0])
        beside.append(both[1])
        without.append(await run(port, visitor, requests=READS))
        knowing.append(await run(port, signed_in, requests=READS))
    if sum(each.failed for each in (*alone, *beside, *signing, *without, *knowing)):
        raise RuntimeError("sign-ins: requests failed")
    pace, p99 = _middle(signing, _pace), {"alone": _middle(alone, _p99), "beside": _middle(beside, _p99)}
    visits, known = _middle(without, _pace), _middle(knowing, _pace)
    return [
        {
            "name": "sign-ins",
            "requestsPerSecond": pace,
            "otherP99Ms": p99["alone"],
            "otherP99MsDuringSignIns": p99["beside"],
            "otherP99Ratio": round(p99["beside"] / p99["alone"], 2),
        },
        {
            "name": "rounds, signed in against a visitor",
            "requestsPerSecond": known,
            "visitorPerSecond": visits,
            "ratioToVisitor": round(known / visits, 2),
        },
    ]

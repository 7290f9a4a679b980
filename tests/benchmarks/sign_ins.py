"""`python -m tests.benchmarks.sign_ins`: sign-ins per second, what they cost others, and what knowing who asks costs.

Somebody reads the rounds one request at a time, with and without eight clients who sign in all the while: the ratio of
the p99 is what travels. The overhead of authentication is `GET /session`, which then looks a session up, with a cookie
that has ended against none: the answer is the same.
"""

import asyncio
import json
import os
import statistics
from pathlib import Path

from httpx import AsyncClient

from backend.identity.demonstration import SIGN_INS
from tests.benchmarks.__main__ import _new_database
from tests.benchmarks.cases import APP, Case
from tests.benchmarks.load import Measured, run
from tests.benchmarks.service import free_port, our_service

RESULTS = Path(__file__).with_name("sign_ins.json")
ROUNDS, SIGN_IN_COUNT, READS, CLIENTS = 5, 200, 300, 8


async def _sign_in(port: int) -> str:
    origin = f"http://127.0.0.1:{port}"
    wish = {"email": SIGN_INS[0].email, "password": SIGN_INS[0].password}
    async with AsyncClient(base_url=origin, headers={**APP, "Origin": origin}) as client:
        answer = await client.post("/v1/session", json=wish)
        answer.raise_for_status()
        return f"sw-session={answer.cookies['sw-session']}"


def _sign_ins(port: int):
    """Everybody of the demonstration world in turn: one person alone would be slowed down."""
    host = f"127.0.0.1:{port}"
    people = [
        Case("sign in", "POST", "/v1/session", body={"email": each.email, "password": each.password}).make(host)
        for each in SIGN_INS
    ]
    return lambda number: people[number % len(people)](number)


def _middle(found: list[Measured], key: str) -> float:
    return round(statistics.median(getattr(each, key) for each in found), 2)


async def main() -> None:
    url, port = await _new_database(), free_port()
    host = f"127.0.0.1:{port}"
    alone, beside, signing, without, looked_up = [], [], [], [], []
    async with our_service(url, port):
        other = Case("rounds", "GET", "/v1/rounds", headers={"Cookie": await _sign_in(port)})
        visitor = Case("no cookie", "GET", "/v1/session")
        ended = Case("ended session", "GET", "/v1/session", headers={"Cookie": "sw-session=" + "x" * 43})
        for _ in range(ROUNDS):
            alone.append(await run(port, other.make(host), requests=READS, clients=1))
            both = await asyncio.gather(
                run(port, _sign_ins(port), requests=SIGN_IN_COUNT, clients=CLIENTS),
                run(port, other.make(host), requests=READS, clients=1),
            )
            signing.append(both[0])
            beside.append(both[1])
            without.append(await run(port, visitor.make(host), requests=READS, clients=1))
            looked_up.append(await run(port, ended.make(host), requests=READS, clients=1))
    result = {
        "cores": os.cpu_count(),
        "signInsPerSecond": _middle(signing, "per_second"),
        "signInsFailed": sum(each.failed for each in signing),
        "otherP99Ms": _middle(alone, "p99_ms"),
        "otherP99MsDuringSignIns": _middle(beside, "p99_ms"),
        "otherFailed": sum(each.failed for each in (*alone, *beside)),
        "withoutCookieP50Ms": _middle(without, "p50_ms"),
        "withCookieP50Ms": _middle(looked_up, "p50_ms"),
    }
    result["otherP99Ratio"] = round(result["otherP99MsDuringSignIns"] / result["otherP99Ms"], 2)
    RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    asyncio.run(main())

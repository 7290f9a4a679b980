"""`make bench-scale`: what a hundred times as many scans cost. 1,000 scans against 100,000 with 5 million answers.

Both databases live on a PostgreSQL of their own that is removed at the end; each has a server of its own. The sizes are
asked in turn, so that a busy moment of the machine hits both. The last line is one JSON object.
"""

import asyncio
import json
import os
import platform
import shutil
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
from httpx import AsyncClient
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import PooledDatabase, make_engine
from backend.identity.demonstration import PASSWORD
from backend.scans.service import mixing, norming
from backend.start import postgres
from tests.benchmarks.cases import APP, Case
from tests.benchmarks.load import Make, Sent, run
from tests.benchmarks.population import Look, Population, fill
from tests.benchmarks.service import ROOT, command, free_port, our_service

SIZES = (1_000, 100_000)
REPEATS, PAIRS, REQUESTS = 3, 5, 400
PROGRAMME_OFFICER = "anna@programma.example"
HOME = ROOT / ".data" / "bench-scale"


async def _world(server: str) -> str:
    """The demonstration world, of which the database of each size begins as a copy."""
    url = await _create(server, "world")
    await command(url, "migrate")
    await command(url, "seed")
    return "world"


async def _create(server: str, name: str, template: str = "template1") -> str:
    connection = await asyncpg.connect(_dsn(server))
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    await connection.close()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def _database(server: str, world: str, scans: int) -> tuple[str, Population]:
    url = await _create(server, f"scans_{scans}", world)
    began = time.perf_counter()
    population = await fill(_dsn(url), scans)
    print(f"{population.scans} scans, {population.answers} answers: filled in {time.perf_counter() - began:.0f} s")
    return url, population


def _dsn(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _officer(port: int) -> str:
    origin = f"http://127.0.0.1:{port}"
    async with AsyncClient(base_url=origin, headers={**APP, "Origin": origin}) as client:
        answer = await client.post("/v1/session", json={"email": PROGRAMME_OFFICER, "password": PASSWORD})
        answer.raise_for_status()
        return f"sw-session={answer.cookies['sw-session']}"


def _in_turn(cases: list[Case], port: int) -> Make:
    makers = [case.make(f"127.0.0.1:{port}") for case in cases]

    def build(number: int) -> Sent:
        return makers[number % len(makers)](number)

    return build


async def _requests(port: int, population: Population) -> dict[str, Make]:
    save = f"/v1/scan-responses/current/answers/{population.item}"
    looks = population.published
    officer = {"Cookie": await _officer(port)}
    cases = {
        "save an answer": [Case("", "PUT", save, {"Scan-Key": key}, {"value": 4}) for key in population.keys],
        "result of a scan": [Case("", "GET", f"/v1/scans/{each.scan_id}/result", _owner(each)) for each in looks],
        "scans of a company": [Case("", "GET", "/v1/scans?pageSize=50", _owner(each)) for each in looks],
        "questionnaires, the officer's page": [Case("", "GET", "/v1/questionnaires", officer)],
    }
    return {name: _in_turn(each, port) for name, each in cases.items()}


def _owner(look: Look) -> dict[str, str]:
    return {"Cookie": look.cookie}


async def _pairs(name: str, ports: tuple[int, ...], requests: list[dict[str, Make]]) -> dict[str, Any]:
    """One case, the sizes in turn and each of them as often first as second; the median of the rounds."""
    found: list[list[Any]] = [[], []]
    for number in range(PAIRS):
        for size in (0, 1) if number % 2 else (1, 0):
            found[size].append(await run(ports[size], requests[size][name], requests=REQUESTS))
    if sum(each.failed for size in found for each in size):
        raise RuntimeError(f"{name}: requests failed")
    p50 = [statistics.median(each.p50_ms for each in size) for size in found]
    p99 = [statistics.median(each.p99_ms for each in size) for size in found]
    row = {"name": name, "p50Ms": p50, "p99Ms": p99, "p50Ratio": p50[1] / p50[0], "p99Ratio": p99[1] / p99[0]}
    return {key: value if key == "name" else _rounded(value) for key, value in row.items()}


def _rounded(value: Any) -> Any:
    return [round(each, 2) for each in value] if isinstance(value, list) else round(value, 2)


async def _publish(port: int, looks: list[Look]) -> list[float]:
    """Close and publish scans; the milliseconds that each publication took."""
    origin, took = f"http://127.0.0.1:{port}", []
    async with AsyncClient(base_url=origin, headers={**APP, "Origin": origin}, timeout=60) as client:
        for each in looks:
            path = f"/v1/scans/{each.scan_id}"
            for status in ("closed", "published"):
                read = await client.get(path, headers=_owner(each))
                headers = {**_owner(each), "If-Match": read.headers["etag"]}
                began = time.perf_counter()
                answer = await client.post(f"{path}/status-changes", json={"toStatus": status}, headers=headers)
                answer.raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
    return took


async def _work(url: str, job: Callable[[AsyncSession], Awaitable[int]]) -> tuple[float, int]:
    """A job of the worker: its seconds, and how many it did."""
    engine = make_engine(url, pool_size=2)
    began = time.perf_counter()
    async with PooledDatabase(engine).write() as session:
        done = await job(session)
    await engine.dispose()
    return round(time.perf_counter() - began, 2), done


async def _size(url: str) -> int:
    connection = await asyncpg.connect(_dsn(url))
    size = await connection.fetchval("SELECT pg_database_size(current_database())")
    await connection.close()
    return int(size) // 1_000_000


async def main() -> None:
    """Fill, measure, print, and remove what was made."""
    _remove()  # what a run that was killed left behind
    try:
        await _measure(postgres.start(HOME, database="postgres", durable=True))
    finally:
        _remove()


def _remove() -> None:
    place = postgres.find_server(HOME).place
    if place.exists():
        postgres.stop(HOME)
        shutil.rmtree(place)


async def _measure(server: str) -> None:
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    world = await _world(server)
    filled = [await _database(server, world, scans) for scans in SIZES]
    urls, populations = [url for url, _ in filled], [population for _, population in filled]
    ports = tuple(free_port() for _ in SIZES)
    rows, loads = [], [os.getloadavg()[0]]
    async with AsyncExitStack() as stack:
        for url, port in zip(urls, ports, strict=True):
            await stack.enter_async_context(our_service(url, port))
        requests = [await _requests(port, each) for port, each in zip(ports, populations, strict=True)]
        for name in requests[0]:
            for port, each in zip(ports, requests, strict=True):
                await run(port, each[name], requests=REQUESTS)
        print(f"{machine}\n{'':36}{'p50 ms':>16}{'p99 ms':>16}{'p50 ratio':>11}{'p99 ratio':>11}{'load':>7}")
        for repeat in range(REPEATS):
            for name in requests[0]:
                row = {"repeat": repeat + 1, **await _pairs(name, ports, requests)}
                loads.append(os.getloadavg()[0])
                p50, p99 = ("{} / {}".format(*row[key]) for key in ("p50Ms", "p99Ms"))
                print(f"{name:36}{p50:>16}{p99:>16}{row['p50Ratio']:11}{row['p99Ratio']:11}{loads[-1]:7.2f}")
                rows.append(row)
        published = [await _publish(port, each.to_publish) for port, each in zip(ports, populations, strict=True)]
    jobs = {
        "publish, ms (median)": [round(statistics.median(each), 1) for each in published],
        "mix 50 open scans, s and scans": [await _work(url, mixing.mix_open) for url in urls],
        "release norms, s and cells": [await _work(url, norming.release_due) for url in urls],
        "database, MB": [await _size(url) for url in urls],
    }
    for name, each in jobs.items():
        print(f"{name:36}{each[0]!s:>16}{each[1]!s:>16}")
    load = {"first": round(loads[0], 2), "highest": round(max(loads), 2)}
    print(json.dumps({"machine": machine, "sizes": SIZES, "load": load, "rows": rows, "worker": jobs}))


if __name__ == "__main__":
    asyncio.run(main())

"""`python -m tests.benchmarks.monitor`: the monitor's pages at 20,000 and at 2,000,000 measurements.

Releases are stored, so the number of measurements should not show in what a visitor waits. Each request has a cookie,
so that no kept answer gives it. Both sizes live on a PostgreSQL of their own and are asked in turn. The last
line is one JSON object.
"""

import asyncio
import json
import os
import platform
import shutil
import statistics
import time
from contextlib import AsyncExitStack
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url

from backend.start import postgres
from tests.benchmarks.load import Make, Sent, run
from tests.benchmarks.service import ROOT, command, free_port, our_service

SIZES = (20_000, 2_000_000)
PAIRS, REQUESTS = 5, 300
HOME = ROOT / ".data" / "bench-monitor"
# Of twenty firms, so many each: what is read does not depend on it.
FILL = """
INSERT INTO measurements (id, company_id, kind, measured_on, period_starts_on, period_ends_on, completed_at, version)
SELECT gen_random_uuid(), firms.id, 'follow_up', date '1950-01-01' + at, date '1949-01-01' + at,
       date '1949-12-31' + at, now(), 1
FROM (SELECT id FROM companies ORDER BY id LIMIT 20) AS firms, generate_series(1, {0} / 20) AS at
ON CONFLICT DO NOTHING
"""
ADDRESSES = (
    "monitor-releases",
    "monitor-releases/{0}",
    "monitor-releases/{0}/tables/firms-section-province",
    "monitor-releases/{0}/tables/change_revenue-section-size_class",
    "monitor-releases/{0}/tables/themes-province",
    "programme-progress",
)


def _dsn(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _create(server: str, name: str, template: str = "template1") -> str:
    connection = await asyncpg.connect(_dsn(server))
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    await connection.close()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def _fill(url: str, size: int) -> tuple[str, int]:
    """Fill, and answer the release of the demonstration and how many measurements there are."""
    connection = await asyncpg.connect(_dsn(url))
    await connection.execute(FILL.format(size))
    await connection.execute("VACUUM ANALYZE")
    release = await connection.fetchval("SELECT id FROM monitor_releases LIMIT 1")
    measurements = await connection.fetchval("SELECT count(*) FROM measurements")
    await connection.close()
    return str(release), int(measurements)


def _asking(port: int, address: str) -> Make:
    def build(_: int) -> Sent:
        return Sent(f"GET /v1/{address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: seen=before")

    return build


async def _measure(ports: list[int], address: str, release: str) -> dict[str, Any]:
    found: list[list[Any]] = [[], []]
    for number in range(PAIRS):
        for size in (0, 1) if number % 2 else (1, 0):
            make = _asking(ports[size], address.format(release))
            found[size].append(await run(ports[size], make, requests=REQUESTS, clients=1))
    if sum(each.failed for size in found for each in size):
        raise RuntimeError(f"{address}: requests failed")
    p50, p99 = (
        [round(statistics.median(getattr(each, key) for each in size), 2) for size in found]
        for key in ("p50_ms", "p99_ms")
    )
    return {"name": address.format("{id}"), "p50Ms": p50, "p99Ms": p99, "p99Ratio": round(p99[1] / p99[0], 2)}


async def main() -> None:
    """Fill, measure, print, and remove what was made."""
    _remove()  # what a run that was killed left behind
    try:
        await _run(postgres.start(HOME, database="postgres", durable=True))
    finally:
        _remove()


def _remove() -> None:
    place = postgres.find_server(HOME).place
    if place.exists():
        postgres.stop(HOME)
        shutil.rmtree(place)


async def _run(server: str) -> None:
    world = await _create(server, "world")
    await command(world, "migrate")
    await command(world, "seed")
    urls = [await _create(server, f"size_{size}", "world") for size in SIZES]
    began = time.perf_counter()
    filled = [await _fill(url, size) for url, size in zip(urls, SIZES, strict=True)]
    print(f"measurements {[count for _, count in filled]}, filled in {time.perf_counter() - began:.0f} s")
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    async with AsyncExitStack() as servers:
        ports = []
        for url in urls:
            port = free_port()
            await servers.enter_async_context(our_service(url, port))
            ports.append(port)
        cases = [await _measure(ports, address, filled[0][0]) for address in ADDRESSES]
    for case in cases:
        print(case)
    print(json.dumps({"sizes": SIZES, "load": os.getloadavg()[0], "cases": cases}))


if __name__ == "__main__":
    asyncio.run(main())

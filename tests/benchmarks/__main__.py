"""`make bench`: start-up time, and the main reads and writes against a bare handler with the same SQL, in
turn; signing in; an import of members; and the moves of a system.

Absolute figures belong to the machine they name; the ratio is what travels. Results: tests/benchmarks/results.json, or
where `--results` says; `--small` runs each part with little, to see that it runs.
"""

import argparse
import asyncio
import json
import os
import platform
import statistics
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from httpx import ASGITransport, AsyncClient
from sqlalchemy.engine import make_url

from backend.app import create_app
from backend.core.database import PooledDatabase, make_engine
from backend.settings import Settings
from backend.start import postgres
from tests.benchmarks import imports, sign_ins, sync
from tests.benchmarks.capture import Catcher, script
from tests.benchmarks.cases import Case, make_cases
from tests.benchmarks.load import Measured, run
from tests.benchmarks.service import ROOT, bare_service, command, free_port, our_service


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: rounds and requests per case, starts, members in a file, vouchers moved, entries read."""

    rounds: int = 5
    requests: int = 400
    starts: int = 5
    rows: int = 100_000
    formats: tuple[str, ...] = ("csv", "xlsx")
    vouchers: int = 1_000
    changes: int = 100_000


FULL, SMALL = Scale(), Scale(1, 20, 1, 200, ("csv", "xlsx"), 20, 1_000)
RESULTS = Path(__file__).with_name("results.json")
ORIGIN = "http://bench"


async def _new_database() -> str:
    server = postgres.start(ROOT / ".data" / "bench-postgres", database="postgres", durable=True)
    name = f"bench_{uuid4().hex[:10]}"
    connection = await asyncpg.connect(_dsn(server))
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    url = make_url(server).set(database=name).render_as_string(hide_password=False)
    await command(url, "migrate")
    await command(url, "seed")
    return url


def _dsn(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _catch(url: str) -> tuple[list[Case], dict[str, list[dict[str, object]]]]:
    """The cases, and the SQL of each, caught from the service itself."""
    engine = make_engine(url, pool_size=4)
    catcher = Catcher(engine)
    app = create_app(Settings(public_url=ORIGIN, database_url=url, demonstration=True), database=PooledDatabase(engine))
    async with AsyncClient(transport=ASGITransport(app), base_url=ORIGIN) as client:
        cases = await make_cases(client)
        scripts = {}
        for case in cases:
            caught = []
            for _ in range(3):  # the first one may warm caches
                catcher.take()
                answer = await client.request(
                    case.method, case.path, json=case.body, headers={"Origin": ORIGIN, **case.request_headers()}
                )
                answer.raise_for_status()
                caught.append(catcher.take())
            scripts[f"{case.method} {case.path.partition('?')[0]}"] = script(caught[1], caught[2])
    await engine.dispose()
    return cases, scripts


async def _start_up(url: str, starts: int) -> list[float]:
    seconds = []
    for _ in range(starts):
        async with our_service(url, free_port()) as took:
            seconds.append(took)
    return seconds


def _median(measured: list[Measured]) -> Measured:
    return sorted(measured, key=lambda each: each.per_second)[len(measured) // 2]


async def _compare(case: Case, ours: int, bare: int, scale: Scale) -> tuple[Measured, Measured]:
    """Both servers in turn, so that a busy moment of the machine hits both; the median round of each."""
    runs: tuple[list[Measured], list[Measured]] = ([], [])
    for port in (ours, bare):
        await run(port, case.make(f"127.0.0.1:{ours}"), requests=scale.requests // 4)
    for _ in range(scale.rounds):
        for found, port in zip(runs, (ours, bare), strict=True):
            found.append(await run(port, case.make(f"127.0.0.1:{ours}"), requests=scale.requests))
    if sum(each.failed for found in runs for each in found):
        raise RuntimeError(f"{case.name}: requests failed")
    return _median(runs[0]), _median(runs[1])


async def _jobs(scale: Scale) -> list[dict[str, Any]]:
    """What no request waits for: imports of members, and the moves and the feed of a system."""
    rows: list[dict[str, Any]] = [await imports.measure(scale.rows, each) for each in scale.formats]
    return [*rows, *await sync.measure(sync.HOME, vouchers=scale.vouchers, changes=scale.changes)]


def _told(row: dict[str, Any]) -> str:
    return f"{row['name']}: " + ", ".join(
        f"{key} {value}" for key, value in row.items() if key not in {"name", "machine"}
    )


async def main(scale: Scale) -> list[dict[str, Any]]:
    """Measure and print a table; answers the results."""
    url = await _new_database()
    started = statistics.median(await _start_up(url, scale.starts))
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    print(f"{machine}\nstart-up to first good answer, median of {scale.starts}: {started:.2f} s\n")
    cases, scripts = await _catch(url)
    stored = ROOT / ".data" / "bench" / "scripts.json"
    stored.parent.mkdir(parents=True, exist_ok=True)
    stored.write_text(json.dumps(scripts), encoding="utf-8")
    rows = [{"name": "start-up", "machine": machine, "seconds": round(started, 2)}]
    ours, bare = free_port(), free_port()
    print(f"{'':34}{'requests/s':>12}{'p50 ms':>9}{'p99 ms':>9}{'bare/s':>9}{'ratio':>8}")
    async with our_service(url, ours), bare_service(_dsn(url), stored, bare):
        for case in cases:
            mine, theirs = await _compare(case, ours, bare, scale)
            ratio = mine.per_second / theirs.per_second
            print(
                f"{case.name:34}{mine.per_second:12.0f}{mine.p50_ms:9.1f}{mine.p99_ms:9.1f}"
                f"{theirs.per_second:9.0f}{ratio:8.2f}"
            )
            rows.append(
                {
                    "name": case.name,
                    "scale": "demonstration",
                    "machine": machine,
                    "requestsPerSecond": round(mine.per_second),
                    "p50Ms": round(mine.p50_ms, 2),
                    "p99Ms": round(mine.p99_ms, 2),
                    "ratioToBare": round(ratio, 2),
                    "statements": len(scripts[f"{case.method} {case.path.partition('?')[0]}"]),
                    "bare": asdict(theirs),
                }
            )
        for row in await sign_ins.measure(ours):
            print(_told(row))
            rows.append({"scale": "demonstration", "machine": machine, **row})
    for row in await _jobs(scale):
        print(_told(row))
        rows.append(row)
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--results", type=Path, default=RESULTS)
    chosen = parser.parse_args(sys.argv[1:])
    measured = asyncio.run(main(SMALL if chosen.small else FULL))
    chosen.results.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")

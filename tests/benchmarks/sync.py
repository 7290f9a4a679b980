"""`python -m tests.benchmarks.sync`: moves through the bulk route, and the feed to a depth of a million changes.

Server and PostgreSQL are processes of the benchmark's own, on a database that is removed at the end. One sender, one
reader, over HTTP. Prints one JSON row per measurement; `make bench` takes them in.
"""

import argparse
import asyncio
import json
import os
import platform
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import httpx

from backend.start import postgres
from tests.benchmarks.rush import Service, Told, _remove, crowd
from tests.benchmarks.rush_crowd import dsn, gather
from tests.benchmarks.service import ROOT, command
from tests.partner.chaos_counts import Cast, enlist

VOUCHERS, CHANGES, PAGE, SOME_PAGES = 1000, 1_000_000, 500, 100
MACHINE = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def _items(cast: Cast, to_status: str, version: int, **more: str) -> list[dict[str, Any]]:
    then = datetime.now(UTC).isoformat()
    by = {"occurredAt": then, "decidedByAccountId": str(cast.officer_id), "toStatus": to_status, **more}
    return [
        {"voucherId": each, "ifVersion": version, "change": {**by, "sourceEventId": f"{to_status}/{each}"}}
        for each in cast.vouchers
    ]


async def send(api: httpx.AsyncClient, cast: Cast) -> list[dict[str, Any]]:
    """Every voucher in review and then rejected, 500 moves in a request and then 50. Raises AssertionError."""
    rows = []
    for at_once, items in (
        (500, _items(cast, "in_review", 2)),
        (50, _items(cast, "rejected", 3, reason="Past niet.")),
    ):
        began = time.perf_counter()
        for start in range(0, len(items), at_once):
            answer = await api.post("/voucher-status-changes", json={"items": items[start : start + at_once]})
            told = answer.raise_for_status().json()
            assert told["applied"] == len(told["items"]), told
        seconds = time.perf_counter() - began
        name = f"moves by a system, {at_once} in a request"
        scale = f"{len(items)} vouchers"
        rows.append(
            {"name": name, "scale": scale, "machine": MACHINE, "movesPerSecond": round(len(items) / seconds, 1)}
        )
    return rows


async def read(api: httpx.AsyncClient, changes: int) -> dict[str, Any]:
    """The whole feed, page by page; compares the first pages with the last."""
    asked, times, seen = {"limit": PAGE}, [], 0
    while True:
        began = time.perf_counter()
        page = (await api.get("/voucher-changes", params=asked)).raise_for_status().json()
        times.append(time.perf_counter() - began)
        seen += len(page["items"])
        if not page["hasMore"]:
            break
        asked = {"limit": PAGE, "after": page["cursor"]}
    assert seen >= changes, seen
    few = min(SOME_PAGES, len(times) // 2)
    return {
        "name": f"the feed of changes, pages of {PAGE}",
        "scale": f"{seen} changes",
        "machine": MACHINE,
        "pagesPerSecond": round(len(times) / sum(times), 1),
        "firstPagesP50Ms": round(statistics.median(times[1 : few + 1]) * 1000, 2),
        "lastPagesP50Ms": round(statistics.median(times[-few - 1 : -1]) * 1000, 2),
    }


async def fill(url: str, changes: int) -> None:
    """Put so many changes more into the feed."""
    connection = await asyncpg.connect(dsn(url))
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), changes)
    await connection.execute("VACUUM (ANALYZE)")
    await connection.close()


async def measure(home: Path, *, vouchers: int, changes: int) -> list[dict[str, Any]]:
    """Run it all in `home`, which is removed."""
    _remove(home)
    try:
        url = postgres.start(home, database="sync", durable=True)
        await command(url, "migrate")
        applicants = await gather(url, applications=vouchers, places=vouchers)
        cast = await enlist(url, [str(applicant.voucher_id) for applicant in applicants])
        service = Service(url)
        await service.start()
        try:
            await crowd(service.port, applicants, clients=8, retrying=False, told=Told())
            address = f"http://127.0.0.1:{service.port}"
            async with httpx.AsyncClient(base_url=f"{address}/v1", timeout=130, trust_env=False) as api:
                asked = {"grant_type": "client_credentials"}
                given = await api.post(f"{address}/oauth/token", data=asked, auth=cast.proof)
                api.headers["Authorization"] = f"Bearer {given.raise_for_status().json()['access_token']}"
                rows = await send(api, cast)
                await fill(url, changes)
                return [*rows, await read(api, changes)]
        finally:
            await service.end()
    finally:
        _remove(home)


HOME = ROOT / ".data" / "bench-sync"


def main(arguments: list[str]) -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.sync", description=__doc__)
    parser.add_argument("--vouchers", type=int, default=VOUCHERS)
    parser.add_argument("--changes", type=int, default=CHANGES)
    chosen = parser.parse_args(arguments)
    for row in asyncio.run(measure(HOME, vouchers=chosen.vouchers, changes=chosen.changes)):
        print(json.dumps(row))


if __name__ == "__main__":
    main(sys.argv[1:])

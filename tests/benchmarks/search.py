"""`python -m tests.benchmarks.search`: how well search finds, and how fast, at 1,000 and 100,000 items and advisers.

Found is measured with the judged set over the demonstration world. Speed is measured over HTTP with the same questions,
each asked in a form that no kept answer has, one at a time: what a visitor waits. Both sizes live on a PostgreSQL of
their own and are asked in turn. The last line is one JSON object.
"""

import asyncio
import json
import os
import platform
import shutil
import statistics
import time
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import asyncpg
from sqlalchemy.engine import make_url

from backend.core.database import PooledDatabase, make_engine
from backend.search import laying, queries
from backend.search.schemas import SearchFilter
from backend.start import postgres
from tests.benchmarks.load import Make, Sent, run
from tests.benchmarks.service import ROOT, command, free_port, our_service
from tests.search.judging import judged, places, success

SIZES = (1_000, 100_000)
PAIRS, REQUESTS = 5, 300
HOME = ROOT / ".data" / "bench-search"
FILL = Path(__file__).with_name("search.sql")


def _dsn(url: str) -> str:
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def _create(server: str, name: str, template: str = "template1") -> str:
    connection = await asyncpg.connect(_dsn(server))
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    await connection.close()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def _fill(url: str, items: int) -> None:
    began = time.perf_counter()
    connection = await asyncpg.connect(_dsn(url))
    await connection.execute(FILL.read_text("utf-8").replace(":items", str(items)))
    await connection.close()
    made = time.perf_counter()
    engine = make_engine(url, pool_size=1)
    async with PooledDatabase(engine).write() as session:
        documents = await laying.rebuild(session)
    await engine.dispose()
    connection = await asyncpg.connect(_dsn(url))
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    print(f"{documents} documents: rows in {made - began:.0f} s, search rebuilt in {time.perf_counter() - made:.0f} s")


async def _quality(url: str) -> dict[str, Any]:
    engine = make_engine(url, pool_size=1, reading=True)
    async with PooledDatabase(engine, engine).read() as session:

        async def ask(query: str) -> list[dict[str, Any]]:
            return (await queries.search(session, SearchFilter(q=query)))["items"]  # type: ignore[no-any-return]

        found = await places(ask)
    await engine.dispose()
    for sort, query, place, _ in found:
        if place is None or place > 3:
            print(f"  not among the first three: {query} ({sort})")
    return {"questions": len(found), "success@1": success(found, 1), "success@3": success(found, 3)}


def _asking(port: int, path: str, texts: list[str], salt: int) -> Make:
    """Each question with blanks after it, so that the same one is new each time."""

    def build(number: int) -> Sent:
        typed = quote(texts[number % len(texts)] + " " * (1 + (number // len(texts) + salt) % 60))
        return Sent(f"GET /v1/{path}?q={typed} HTTP/1.1\r\nHost: 127.0.0.1:{port}")

    return build


def _cases() -> dict[str, tuple[str, list[str]]]:
    questions = [query for _, query, _ in judged()]
    of_sort = {sort: [query for each, query, _ in judged() if each == sort] for sort, _, _ in judged()}
    begun = [query[: 2 + number % 6] for number, query in enumerate(questions)]
    cases = {f"results: {sort}": ("search-results", texts) for sort, texts in of_sort.items()}
    return {
        "results: all questions": ("search-results", questions),
        **cases,
        "suggestions": ("search-suggestions", begun),
    }


async def _measure(ports: list[int], name: str, path: str, texts: list[str]) -> dict[str, Any]:
    found: list[list[Any]] = [[], []]
    for number in range(PAIRS):
        for size in (0, 1) if number % 2 else (1, 0):
            make = _asking(ports[size], path, texts, number * 7)
            found[size].append(await run(ports[size], make, requests=REQUESTS, clients=1))
    if sum(each.failed for size in found for each in size):
        raise RuntimeError(f"{name}: requests failed")
    p50, p99 = (
        [round(statistics.median(getattr(each, key) for each in size), 2) for size in found]
        for key in ("p50_ms", "p99_ms")
    )
    return {"name": name, "p50Ms": p50, "p99Ms": p99, "p99Ratio": round(p99[1] / p99[0], 2)}


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
    quality = await _quality(world)
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    print(
        ", ".join(
            f"{key} {value:.3f}" if isinstance(value, float) else f"{value} {key}" for key, value in quality.items()
        )
    )
    urls = [await _create(server, f"size_{size}", "world") for size in SIZES]
    for url, size in zip(urls, SIZES, strict=True):
        await _fill(url, size)
    ports, rows = [free_port() for _ in SIZES], []
    async with AsyncExitStack() as stack:
        for url, port in zip(urls, ports, strict=True):
            await stack.enter_async_context(our_service(url, port))
            await run(
                port, _asking(port, "search-results", _cases()["results: all questions"][1], 59), requests=REQUESTS
            )
        print(f"{'':28}{'p50 ms':>16}{'p99 ms':>16}{'p99 ratio':>11}{'load':>7}")
        for name, (path, texts) in _cases().items():
            row = {**await _measure(ports, name, path, texts), "load": round(os.getloadavg()[0], 2)}
            p50, p99 = ("{} / {}".format(*row[key]) for key in ("p50Ms", "p99Ms"))
            print(f"{name:28}{p50:>16}{p99:>16}{row['p99Ratio']:>11}{row['load']:7.2f}")
            rows.append(row)
    print(json.dumps({"sizes": SIZES, "quality": quality, "rows": rows}))


if __name__ == "__main__":
    asyncio.run(main())

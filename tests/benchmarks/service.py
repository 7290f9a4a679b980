"""The two servers that a benchmark compares, each a process of its own on a loopback port."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmarks.load import Sent, ask, until

ROOT = Path(__file__).resolve().parents[2]
Found = TypeVar("Found")


def carry_out(work: Coroutine[Any, Any, Found]) -> Found:
    """As asyncio.run; asked to end (SIGTERM) it ends as on Ctrl-C, so that what it started is ended too."""
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    return asyncio.run(work)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(database_url: str, port: int) -> dict[str, str]:
    """The settings of the service for a benchmark."""
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "SLIMMERWERKEN_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "SLIMMERWERKEN_DEMONSTRATION": "true",
        "SLIMMERWERKEN_REQUESTS_PER_MINUTE": "1000000000",  # counted, but never refused
        "SLIMMERWERKEN_ADDRESS_REQUESTS_PER_MINUTE": "1000000000",
        "SLIMMERWERKEN_DATA_DIR": str(ROOT / ".data" / "bench"),
    }


async def command(database_url: str, *arguments: str) -> None:
    """Run one of the service's own commands. Raises RuntimeError when it fails."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "backend.cli", *arguments, cwd=ROOT, env=environment(database_url, 0)
    )
    if await process.wait():
        raise RuntimeError(" ".join(arguments))


@asynccontextmanager
async def running(arguments: list[str], settings: dict[str, str], port: int, path: str) -> AsyncIterator[float]:
    """A server process; gives the seconds from its start to its first good answer at `path`."""
    process = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, env=settings)

    async def ready() -> bool:
        status, _ = await ask(port, Sent(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}"))
        return status == 200

    try:
        yield await until(ready)
    finally:
        process.terminate()
        await process.wait()


@asynccontextmanager
async def our_service(database_url: str, port: int) -> AsyncIterator[float]:
    """The service as `make run` starts it."""
    arguments = [sys.executable, "-m", "backend.cli", "serve", "--port", str(port)]
    async with running(arguments, environment(database_url, port), port, "/readyz") as seconds:
        yield seconds


@asynccontextmanager
async def bare_service(dsn: str, scripts: Path, port: int) -> AsyncIterator[float]:
    """The yardstick, on the same server (uvicorn, uvloop, httptools)."""
    arguments = [sys.executable, "-m", "uvicorn", "tests.benchmarks.bare:app", "--port", str(port)]
    arguments += ["--log-level", "error", "--no-access-log", "--no-server-header"]
    settings = {**os.environ, "BENCH_DSN": dsn, "BENCH_SCRIPTS": str(scripts)}
    async with running(arguments, settings, port, "/") as seconds:
        yield seconds

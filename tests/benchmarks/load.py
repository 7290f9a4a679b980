"""A small HTTP/1.1 load generator: raw sockets, kept alive, bounded in count and time. Loopback only."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

TIME_LIMIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as bytes, made anew for each sending so that keys can differ."""

    head: str
    body: bytes = b""

    def encode(self) -> bytes:
        return f"{self.head}\r\nContent-Length: {len(self.body)}\r\n\r\n".encode() + self.body


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run gave: requests per second and the latency of the 50th and 99th of 100 requests."""

    requests: int
    per_second: float
    p50_ms: float
    p99_ms: float
    failed: int


Make = Callable[[int], Sent]


async def exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sent: Sent) -> tuple[int, bytes]:
    """One request on an open connection; its status and body."""
    writer.write(sent.encode())
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    length = 0
    for line in head.split(b"\r\n")[1:]:
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    body = await reader.readexactly(length) if length else b""
    return status, body


async def ask(port: int, sent: Sent) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        return await exchange(reader, writer, sent)
    finally:
        writer.close()


async def run(port: int, make: Make, *, requests: int, clients: int = 8) -> Measured:
    """Send `requests` requests from `clients` connections, each waiting for its answer (closed loop)."""
    waiting = iter(range(requests))
    latencies: list[float] = []
    failed = 0
    deadline = time.perf_counter() + TIME_LIMIT_SECONDS

    async def client() -> None:
        nonlocal failed
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in waiting:
            began = time.perf_counter()
            if began > deadline:
                break
            status, _ = await exchange(reader, writer, make(number))
            latencies.append(time.perf_counter() - began)
            failed += status >= 400
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    seconds = time.perf_counter() - began
    latencies.sort()
    count = len(latencies)
    return Measured(
        count,
        count / seconds,
        latencies[count // 2] * 1000,
        latencies[min(count - 1, count * 99 // 100)] * 1000,
        failed,
    )


async def until(ready: Callable[[], Awaitable[bool]], *, seconds: float = 120.0) -> float:
    """Wait until `ready` is true; answers how long it took. Raises TimeoutError."""
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        try:
            if await ready():
                return time.perf_counter() - began
        except OSError:
            pass
        await asyncio.sleep(0.02)
    raise TimeoutError

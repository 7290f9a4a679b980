"""`make rush`: everybody applies at once, on a round with money for one in ten, through the HTTP API.

The server and the PostgreSQL are processes of the benchmark's own, on a database that is removed at the end. Nothing
is assumed: applications, places and waiting are counted in the database, errors and times at the clients. With `--kill`
the server or the database is killed without a warning at random moments, and clients send the same Idempotency-Key
again. The last line is one JSON object; the exit code is 1 when a promise was broken.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backend.start import postgres
from tests.benchmarks.load import Sent, ask, exchange, until
from tests.benchmarks.rush_crowd import Applicant, Counted, count, gather
from tests.benchmarks.service import ROOT, carry_out, command, environment, free_port

APPLICATIONS, CLIENTS, KILLS = 10_000, 64, 3
PAUSE_SECONDS = 0.05  # of a client whose server is away, before it tries again
PATIENCE_SECONDS = 120.0
LOST = (OSError, asyncio.IncompleteReadError, ValueError, asyncio.LimitOverrunError)


@dataclass(slots=True)
class Told:
    """What the clients were told."""

    acknowledged: set[UUID] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    retries: int = 0
    heard: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def acknowledge(self, voucher_id: UUID, seconds: float) -> None:
        """Remember an application that the server said is in."""
        async with self.heard:
            self.acknowledged.add(voucher_id)
            self.seconds.append(seconds)
            self.heard.notify_all()

    async def until(self, applications: int) -> None:
        """Wait until so many are acknowledged."""
        async with self.heard:
            await self.heard.wait_for(lambda: len(self.acknowledged) >= applications)

    def p99_ms(self) -> float:
        """The latency of the 99th of 100 acknowledged applications, retries included."""
        ordered = sorted(self.seconds)
        return round(ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)] * 1000, 1) if ordered else 0.0


class Service:
    """The service as `make run` starts it, as a process that can be killed."""

    def __init__(self, url: str) -> None:
        self.port = free_port()
        self._settings = environment(url, self.port)

    async def start(self) -> None:
        """Start, and wait until it is ready."""
        arguments = [sys.executable, "-m", "backend.cli", "serve", "--port", str(self.port)]
        self._process = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, env=self._settings)

        async def ready() -> bool:
            return (await ask(self.port, Sent(f"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:{self.port}")))[0] == 200

        await until(ready)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End in good order, or with SIGKILL at once, in the middle of whatever it does."""
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()


class Client:
    """One connection that submits applications, one after the other."""

    def __init__(self, port: int, told: Told, *, retrying: bool) -> None:
        self._port, self._told, self._retrying = port, told, retrying
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def submit(self, applicant: Applicant) -> None:
        """Until it is acknowledged; without `retrying` one time only. Every retry carries the same key."""
        sent, began = self._request(applicant), time.perf_counter()
        while time.perf_counter() - began < PATIENCE_SECONDS:
            status, body = await self._ask(sent)
            if status == 201:
                await self._told.acknowledge(applicant.voucher_id, time.perf_counter() - began)
                return
            if not (self._retrying and self._passes(status, body)):
                self._told.errors.append(f"{status} {body[:200]!r}")
                return
            self._told.retries += 1
            await asyncio.sleep(PAUSE_SECONDS)
        self._told.errors.append("no answer in time")

    @staticmethod
    def _passes(status: int, body: bytes) -> bool:
        """Gone (0), away for a moment (503), or the first try is still busy (409)."""
        return status in {0, 503} or (status == 409 and b"request-in-progress" in body)

    async def _ask(self, sent: Sent) -> tuple[int, bytes]:
        try:
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self._port)
            return await exchange(*self._streams, sent)
        except LOST as lost:
            await self.close()
            return 0, repr(lost).encode()

    def _request(self, applicant: Applicant) -> Sent:
        host = f"127.0.0.1:{self._port}"
        head = {
            "Host": host,
            "Origin": f"http://{host}",
            "X-Requested-With": "slimmer-werken",
            "Content-Type": "application/json",
            "Cookie": f"sw-session={applicant.token}",
            "Idempotency-Key": str(uuid4()),
            "If-Match": '"1"',
        }
        lines = "\r\n".join(f"{name}: {value}" for name, value in head.items())
        return Sent(
            f"POST /v1/vouchers/{applicant.voucher_id}/status-changes HTTP/1.1\r\n{lines}", b'{"toStatus":"submitted"}'
        )

    async def close(self) -> None:
        """Hang up."""
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None


class Killer:
    """Kills the server or the database when the crowd has come to a random point, and starts it again."""

    def __init__(self, service: Service, home: Path, target: str, *, moments: list[int]) -> None:
        self._service, self._home, self._target, self._moments = service, home, target, sorted(moments)

    async def watch(self, told: Told) -> None:
        """Kill at each moment, counted in acknowledged applications."""
        for moment in self._moments:
            await told.until(moment)
            if self._target == "server":
                await self._service.end(signal.SIGKILL)
                await self._service.start()
            else:
                pid = postgres.postmaster(postgres.find_server(self._home).data)
                assert pid is not None
                os.kill(pid, signal.SIGKILL)
                await asyncio.to_thread(postgres.start, self._home, database="postgres", durable=True)
            print(f"killed the {self._target} after {moment} applications; it is back", flush=True)


async def crowd(port: int, applicants: list[Applicant], *, clients: int, retrying: bool, told: Told) -> float:
    """All applicants submit, `clients` at a time; answers the seconds."""
    waiting = iter(applicants)

    async def queue() -> None:
        client = Client(port, told, retrying=retrying)
        for applicant in waiting:
            await client.submit(applicant)
        await client.close()

    began = time.perf_counter()
    await asyncio.gather(*(queue() for _ in range(clients)))
    return time.perf_counter() - began


async def rush(
    home: Path, *, applications: int, clients: int, kill: str | None = None, kills: int = KILLS
) -> tuple[dict[str, Any], list[str]]:
    """Run it all in `home`, which is removed. Answers what was measured, and each promise that was broken."""
    _remove(home)  # what a run that was killed left behind
    try:
        url = postgres.start(home, database="rush", durable=True)
        await command(url, "migrate")
        places = applications // 10
        applicants = await gather(url, applications=applications, places=places)
        service, told = Service(url), Told()
        await service.start()
        try:
            moments = random.sample(range(applications // 20, applications * 9 // 10), kills)
            killer = Killer(service, home, kill or "", moments=moments if kill else [])
            watching = asyncio.create_task(killer.watch(told))
            seconds = await crowd(service.port, applicants, clients=clients, retrying=bool(kill), told=told)
            await watching
        finally:
            await service.end()
        return _report(await count(url, told.acknowledged), told, seconds, places)
    finally:
        _remove(home)


def _report(counted: Counted, told: Told, seconds: float, places: int) -> tuple[dict[str, Any], list[str]]:
    faults = [*counted.faults, *sorted(set(told.errors))]
    if counted.reserved != min(places, counted.applications):
        faults.append(f"{counted.reserved} have a place of {places}")
    if not counted.balanced:
        faults.append("the ledger does not balance")
    print(f"{told.retries} retries")
    return {
        "applications": counted.applications,
        "reserved": counted.reserved,
        "waiting": counted.waiting,
        "errors": len(told.errors),
        "ledgerBalanced": counted.balanced,
        "perSecond": round(len(told.acknowledged) / seconds, 1),
        "p99Ms": told.p99_ms(),
    }, faults


def _remove(home: Path) -> None:
    place = postgres.find_server(home).place
    if place.exists():
        postgres.stop(home)
        shutil.rmtree(place)


def main(arguments: list[str]) -> int:
    """Read the options, run, print; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="make rush", description=__doc__)
    parser.add_argument("--applications", type=int, default=APPLICATIONS)
    parser.add_argument("--clients", type=int, default=CLIENTS)
    parser.add_argument("--kill", choices=["server", "database"])
    chosen = parser.parse_args(arguments)
    home = ROOT / ".data" / "bench-rush"
    found, faults = carry_out(rush(home, applications=chosen.applications, clients=chosen.clients, kill=chosen.kill))
    for fault in faults:
        print(f"broken: {fault}")
    print(json.dumps(found))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

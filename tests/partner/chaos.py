"""`make chaos`: platform and partner exchange changes while everything between and beneath them fails.

Connections drop, answers get lost, messages double, come late and out of order; server, worker and database are killed
without a warning at random moments, and started again. Officers decide on the platform meanwhile. Afterwards both sides
must agree on every voucher, each change be made once, and each conflict stand in the list. The last line is one JSON
object; the exit code is 1 when a promise was broken.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import sys
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from backend.start import postgres
from tests.benchmarks.load import until
from tests.benchmarks.rush import Service, Told, crowd
from tests.benchmarks.rush_crowd import gather
from tests.benchmarks.service import ROOT, carry_out, command, environment
from tests.partner.api import Away, Platform
from tests.partner.chaos_counts import Cast, compare, enlist
from tests.partner.deciding import DECISIONS, decide, decide_the_impossible, still_sensible
from tests.partner.store import WAITING, Store
from tests.partner.syncing import AT_ONCE, Syncing
from tests.partner.weather import Weather

CHANGES, KILLS = 10_000, 3
PER_VOUCHER = 2
ONE_IMPOSSIBLE_IN, ONE_BY_AN_OFFICER_IN = 20, 6
AT_A_TIME, IN_A_JOB = 25, 1_000  # decisions here between two looks at the platform
KILLED_WITHIN, JOB_KILLED_WITHIN = 0.2, 6.0  # seconds after the moment, so that it falls within a request or a job
PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 3600.0  # for the exchange to come to the next moment


class Worker:
    """The worker, as a process that can be killed."""

    def __init__(self, url: str) -> None:
        self._settings = environment(url, 0)

    async def start(self) -> None:
        """Start; it has no door to wait at."""
        arguments = [sys.executable, "-m", "backend.cli", "worker"]
        self._process = await asyncio.create_subprocess_exec(*arguments, cwd=ROOT, env=self._settings)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End in good order, or with SIGKILL at once."""
        if self._process.returncode is None:
            self._process.send_signal(number)
        await self._process.wait()


@dataclass(slots=True)
class Officer:
    """Somebody who decides on the platform itself; each decision is sent until it is answered, with one key."""

    http: httpx.AsyncClient
    made: set[tuple[str, int]] = field(default_factory=set)  # voucher, and its version after the move

    async def decide(self, voucher_id: str, chance: random.Random) -> None:
        """One decision on this voucher, when there is one to make."""
        read = await self._ask("GET", f"/v1/vouchers/{voucher_id}")
        possible = DECISIONS.get(read.json()["status"])
        if not possible:
            return
        to_status = chance.choice(possible)
        wish: dict[str, str] = {"toStatus": to_status}
        if to_status == "information_requested":
            wish["question"] = "Welke mensen doen mee?"
        elif to_status != "in_review" or read.json()["status"] == "rejected":
            wish["reason"] = "Zo besloot een collega hier."
        headers = {"Idempotency-Key": str(uuid4()), "If-Match": read.headers["ETag"]}
        answer = await self._ask("POST", f"/v1/vouchers/{voucher_id}/status-changes", json=wish, headers=headers)
        if answer.status_code == 201:
            self.made.add((voucher_id, int(answer.headers["ETag"].strip('"'))))
        elif answer.status_code != 412:
            raise AssertionError(answer.text)

    async def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        while True:
            try:
                answer = await self.http.request(method, path, **more)
            except httpx.TransportError:
                await asyncio.sleep(PAUSE_SECONDS)
                continue
            if answer.status_code < 500 and b"request-in-progress" not in answer.content:
                return answer
            await asyncio.sleep(PAUSE_SECONDS)


@dataclass(slots=True)
class Exchange:
    """Both sides at work, until so many changes were answered for good."""

    syncing: Syncing
    store: Store
    officer: Officer
    cast: Cast
    chance: random.Random
    changes: int
    at_a_time: int

    def settled(self) -> int:
        """The changes that are answered for good, on either side."""
        return len(self.officer.made) + sum(state != WAITING for state in self.store.states().values())

    async def run(self) -> None:
        """Decide and send, through whatever weather."""
        for at_once in cycle((True, self.at_a_time > AT_A_TIME)):
            if self.settled() >= self.changes:
                return
            self._decide_here()
            await asyncio.gather(self._send(at_once=at_once), self._officers())

    def _decide_here(self) -> None:
        busy = {move.voucher_id for move in self.store.waiting()}
        known = [voucher for voucher in self.store.vouchers().values() if voucher.id not in busy]
        self.chance.shuffle(known)
        made = 0
        for voucher in known:
            impossible = not self.chance.randrange(ONE_IMPOSSIBLE_IN)
            move = (decide_the_impossible if impossible else decide)(voucher, self.cast.officer_id, self.chance)
            if move is not None:
                self.store.make(move)
                made += 1
            if made == self.at_a_time:
                return

    async def _send(self, *, at_once: bool) -> None:
        try:
            await (self.syncing.bring_across_at_once() if at_once else self.syncing.bring_across())
            await self.syncing.catch_up()
        except Away:
            await asyncio.sleep(PAUSE_SECONDS)

    async def _officers(self) -> None:
        for _ in range(self.at_a_time // ONE_BY_AN_OFFICER_IN):
            await self.officer.decide(self.chance.choice(self.cast.vouchers), self.chance)

    async def finish(self) -> None:
        """In calm weather: what waits is sent, and everything is read."""
        read = False
        while self.store.waiting() or not read:
            try:
                await self.syncing.bring_across()
                await self.syncing.catch_up()
                read = True
            except Away:
                await asyncio.sleep(PAUSE_SECONDS)


class Killer:
    """Kills server, worker and database in turns, when the exchange has come to a random point."""

    def __init__(self, service: Service, worker: Worker, home: Path, moments: list[int], within: float) -> None:
        self._service, self._worker, self._home, self._within = service, worker, home, within
        self._moments = sorted(moments)
        self.kills = 0

    async def watch(self, exchange: Exchange) -> None:
        """Kill at each moment, counted in changes."""
        for moment, target in zip(self._moments, cycle(("server", "worker", "database")), strict=False):
            await until(partial(self._has_come, exchange, moment), seconds=PATIENCE_SECONDS)
            await asyncio.sleep(exchange.chance.random() * self._within)
            await self._kill(target)
            self.kills += 1
            print(f"killed the {target} after {exchange.settled()} changes; it is back", flush=True)

    @staticmethod
    async def _has_come(exchange: Exchange, moment: int) -> bool:
        return exchange.settled() >= moment

    async def _kill(self, target: str) -> None:
        if target == "database":
            pid = postgres.postmaster(postgres.find_server(self._home).data)
            assert pid is not None
            os.kill(pid, signal.SIGKILL)
            await asyncio.to_thread(postgres.start, self._home, database="postgres", durable=True)
            return
        process = self._service if target == "server" else self._worker
        await process.end(signal.SIGKILL)
        await process.start()


async def chaos(
    home: Path, *, changes: int, kills: int = KILLS, seed: int = 1, at_a_time: int = AT_A_TIME
) -> dict[str, Any]:
    """Run it all in `home`, which is removed. Answers what was counted; `kills` of each of the three.

    Above 500 `at_a_time` the partner's moves are made as jobs.
    """
    _remove(home)  # what a run that was killed left behind
    try:
        url = postgres.start(home, database="chaos", durable=True)
        await command(url, "migrate")
        applicants = await gather(url, applications=max(6, changes // PER_VOUCHER), places=changes)
        cast = await enlist(url, [str(applicant.voucher_id) for applicant in applicants])
        service, worker = Service(url), Worker(url)
        await service.start()
        await worker.start()
        try:
            await crowd(service.port, applicants, clients=8, retrying=True, told=Told())
            return await _exchange(
                home, url, cast, (service, worker), changes=changes, kills=kills, seed=seed, at_a_time=at_a_time
            )
        finally:
            await service.end()
            await worker.end()
    finally:
        _remove(home)


async def _exchange(
    home: Path,
    url: str,
    cast: Cast,
    processes: tuple[Service, Worker],
    *,
    changes: int,
    kills: int,
    seed: int,
    at_a_time: int,
) -> dict[str, Any]:
    address, chance = f"http://127.0.0.1:{processes[0].port}", random.Random(seed)
    weather = Weather(httpx.AsyncHTTPTransport(), random.Random(seed), one_in=3)
    platform = Platform(address, *cast.proof, transport=weather)
    store = Store(home.parent / f"{home.name}.sqlite")
    syncing = Syncing(platform, store, still_sensible, at_once=max(at_a_time, AT_ONCE))
    headers = {"Origin": address, "X-Requested-With": "slimmer-werken", "Cookie": f"sw-session={cast.token}"}
    async with httpx.AsyncClient(base_url=address, headers=headers, timeout=35, trust_env=False) as http:
        officer = Officer(http)
        exchange = Exchange(syncing, store, officer, cast, chance, changes, at_a_time)
        moments = chance.sample(range(changes // 20, changes * 9 // 10), 3 * kills)
        within = JOB_KILLED_WITHIN if at_a_time > AT_A_TIME else KILLED_WITHIN
        killer = Killer(*processes, home, moments, within)
        watching = asyncio.create_task(killer.watch(exchange))
        await exchange.run()
        await watching
        await weather.clear()
        await exchange.finish()
    found = await compare(url, store, officer.made)
    print(f"{weather.accidents} accidents on the line, answers {syncing.counted.sent}, {syncing.counted.jobs} jobs")
    await platform.close()
    store.close()
    return {"changes": exchange.changes, "kills": killer.kills, "jobs": syncing.counted.jobs, **found}


def _remove(home: Path) -> None:
    for file in home.parent.glob(f"{home.name}.sqlite*"):
        file.unlink()
    place = postgres.find_server(home).place
    if place.exists():
        postgres.stop(home)
        shutil.rmtree(place)


def broken(found: dict[str, Any]) -> bool:
    """Whether a promise was."""
    return any(found[name] for name in ("lost", "doubled", "disagreements", "conflictsMissing"))


def main(arguments: list[str]) -> int:
    """Read the options, run, print; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    parser.add_argument("--kills", type=int, default=KILLS, help="of each of server, worker and database")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", action="store_true", help=f"{IN_A_JOB} moves in a request, which are made as jobs")
    chosen = parser.parse_args(arguments)
    home = ROOT / ".data" / "chaos"
    at_a_time = IN_A_JOB if chosen.jobs else AT_A_TIME
    found = carry_out(chaos(home, changes=chosen.changes, kills=chosen.kills, seed=chosen.seed, at_a_time=at_a_time))
    print(json.dumps(found))
    return 1 if broken(found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

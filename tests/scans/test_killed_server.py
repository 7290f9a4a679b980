"""Two hundred employees answer while the server is killed without a warning: what was acknowledged is there."""

import asyncio
import os
import signal
import socket
import sys

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import PooledDatabase, make_engine
from backend.scans.keys import new_key
from tests.conftest import ROOT
from tests.journeys.service import database_of_its_own
from tests.makers.organisations import make_company
from tests.makers.scans import codes, make_link, make_scan

PEOPLE = 200
CODES = codes("employee")[:10]
KILLED_AFTER = 600  # acknowledged answers, of two thousand


class Server:
    """The service as a process, on a port of this machine."""

    def __init__(self, database_url: str, data_dir) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "SLIMMERWERKEN_PUBLIC_URL": self.address,
            "SLIMMERWERKEN_DATA_DIR": str(data_dir),
            "SLIMMERWERKEN_ADDRESS_REQUESTS_PER_MINUTE": "1000000000",
        }

    async def start(self) -> None:
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "backend.cli", "serve", "--port", str(self.port), cwd=ROOT, env=self.environment
        )
        async with httpx.AsyncClient() as client:
            for _ in range(600):
                try:
                    if (await client.get(f"{self.address}/readyz")).status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.1)
        raise AssertionError("the service did not start")

    async def kill(self) -> None:
        """At once, in the middle of whatever it does: nothing is finished, nothing is flushed."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


async def _scan(database_url: str) -> str:
    engine = make_engine(database_url, pool_size=1)
    session: AsyncSession
    async with PooledDatabase(engine).write() as session:
        company = await make_company(session)
        token = await make_link(session, await make_scan(session, company.id))
    await engine.dispose()
    return token


class Employee:
    """Answers ten statements, one by one, with a key drawn beforehand; remembers what was acknowledged."""

    def __init__(self, number: int) -> None:
        self.key = new_key()
        self.value = number % 5 + 1
        self.acknowledged: dict[str, int] = {}

    async def answer(self, client: httpx.AsyncClient, token: str, told) -> None:
        """Until done or the server is gone; a second time goes on where the first one stopped."""
        entered = await client.post("/scan-responses", json={"invitationToken": token, "key": self.key})
        assert entered.status_code == 201, entered.text
        for code in CODES:
            if code not in self.acknowledged:
                saved = await client.put(
                    f"/scan-responses/current/answers/{code}",
                    json={"value": self.value},
                    headers={"Scan-Key": self.key},
                )
                assert saved.status_code == 200, saved.text
                self.acknowledged[code] = self.value
                told()


async def test_each_acknowledged_answer_is_found_again_after_the_server_is_killed(database_server, tmp_path):
    async with database_of_its_own(database_server) as database_url:
        token = await _scan(database_url)
        server = Server(database_url, tmp_path)
        people = [Employee(number) for number in range(PEOPLE)]
        enough = asyncio.Event()

        def told() -> None:
            if sum(len(each.acknowledged) for each in people) >= KILLED_AFTER:
                enough.set()

        async def everybody_answers(client: httpx.AsyncClient) -> list:
            return await asyncio.gather(*(each.answer(client, token, told) for each in people), return_exceptions=True)

        limits = httpx.Limits(max_connections=PEOPLE, max_keepalive_connections=PEOPLE)
        try:
            await server.start()
            async with httpx.AsyncClient(base_url=f"{server.address}/v1", limits=limits, timeout=60) as client:
                answering = asyncio.create_task(everybody_answers(client))
                await enough.wait()
                await server.kill()
                interrupted = [each for each in await answering if each is not None]
            assert interrupted
            assert all(isinstance(each, httpx.TransportError) for each in interrupted)
            acknowledged = {each.key: dict(each.acknowledged) for each in people}
            assert KILLED_AFTER <= sum(map(len, acknowledged.values())) < PEOPLE * len(CODES)

            await server.start()
            async with httpx.AsyncClient(base_url=f"{server.address}/v1", limits=limits, timeout=60) as client:
                for each in people:
                    if each.acknowledged:
                        found = await _found(client, each.key)
                        assert each.acknowledged.items() <= found.items()
                assert [each for each in await everybody_answers(client) if each is not None] == []
                for each in people:
                    assert await _found(client, each.key) == dict.fromkeys(CODES, each.value)
        finally:
            await server.kill()


async def _found(client: httpx.AsyncClient, key: str) -> dict[str, int]:
    told = (await client.get("/scan-responses/current", headers={"Scan-Key": key})).json()
    return {given["itemCode"]: given["value"] for given in told["answers"]}

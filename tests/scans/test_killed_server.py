"""Two hundred employees answer while the server is killed without a warning: what was acknowledged is there."""

import asyncio

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import PooledDatabase, make_engine
from backend.scans.keys import new_key
from tests.journeys.service import Service, database_of_its_own
from tests.makers.organisations import make_company
from tests.makers.scans import codes, make_link, make_scan, until_served

PEOPLE = 200
CODES = codes("employee")[:5]
KILLED_AFTER = 300  # acknowledged answers, of a thousand


async def _scan(database_url: str) -> str:
    engine = make_engine(database_url, pool_size=1)
    session: AsyncSession
    async with PooledDatabase(engine).write() as session:
        company = await make_company(session)
        token = await make_link(session, await make_scan(session, company.id))
    await engine.dispose()
    return token


class Employee:
    """Answers five statements, one by one, with a key drawn beforehand; remembers what was acknowledged."""

    def __init__(self, number: int) -> None:
        self.key = new_key()
        self.value = number % 5 + 1
        self.acknowledged: dict[str, int] = {}

    async def answer(self, client: httpx.AsyncClient, token: str, told) -> None:
        """Until done or the server is gone; a second time goes on where the first one stopped."""
        entering = {"invitationToken": token, "key": self.key}
        entered = await until_served(client, "POST", "/scan-responses", json=entering)
        assert entered.status_code == 201, entered.text
        for code in CODES:
            if code not in self.acknowledged:
                saved = await until_served(
                    client,
                    "PUT",
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
        server = Service(database_url, tmp_path)
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
            async with httpx.AsyncClient(base_url=f"{server.address}/v1", limits=limits, timeout=None) as client:
                answering = asyncio.create_task(everybody_answers(client))
                await enough.wait()
                await server.kill()
                interrupted = [each for each in await answering if each is not None]
            assert interrupted
            assert all(isinstance(each, httpx.TransportError) for each in interrupted)
            acknowledged = {each.key: dict(each.acknowledged) for each in people}
            assert KILLED_AFTER <= sum(map(len, acknowledged.values())) < PEOPLE * len(CODES)

            await server.start()
            async with httpx.AsyncClient(base_url=f"{server.address}/v1", limits=limits, timeout=None) as client:
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

"""A webhook of Syntens, and what the worker does with it, one step at a time."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.identity.scopes import OrganisationKind
from backend.webhooks import addresses
from backend.webhooks.posting import Outcome
from backend.webhooks.service.delivering import claim, send
from backend.webhooks.service.recording import record
from tests.makers.identity import make_organisation
from tests.makers.webhooks import SEAL, make_webhook

ARRIVED = Outcome(3, 204, "")


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """The name server: what each name answers; a name that is not there does not exist."""
    known = {"hooks.voorbeeld.example": ["93.184.215.14"]}

    async def look_up(host: str, port: int) -> list[str]:
        assert port
        if host not in known:
            raise OSError("no such name")
        return known[host]

    monkeypatch.setattr(addresses, "look_up", look_up)
    return known


@pytest.fixture
async def endpoint(database: Any) -> Any:
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        return await make_webhook(session, body.id)


@pytest.fixture
def work(database: Any) -> Callable[..., Any]:
    """`await work(outcome)`: claim, send and record what is due; answers the bodies that were sent, in order."""

    async def once(outcome: Outcome | Callable[[bytes], Outcome] = ARRIVED, limit: int = 16) -> list[bytes]:
        sent: list[bytes] = []

        async def post(url: str, headers: dict[str, str], body: bytes) -> Outcome:
            assert url.startswith("https://")
            assert headers["webhook-signature"].startswith("v1,")
            sent.append(body)
            return outcome(body) if callable(outcome) else outcome

        async with database.write() as session:
            claimed = await claim(session, SEAL, limit)
        for each in claimed:
            attempt = await send(each, post)
            async with database.write() as session:
                await record(session, each.delivery_id, each.lease, attempt)
        return sent

    return once

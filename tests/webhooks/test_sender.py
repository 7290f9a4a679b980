"""The worker's sending as a whole: a move over HTTP arrives, signed, at a server that checks it."""

import asyncio
import base64
import hashlib
import hmac
import json
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend import worker
from backend.core import clock
from backend.identity.scopes import OrganisationKind
from backend.webhooks.models import DeliveryState, WebhookDelivery, WebhookEndpoint
from backend.webhooks.service.managing import sealer_of
from backend.webhooks.signing import new_secret
from tests.makers.identity import make_organisation
from tests.makers.webhooks import make_message, make_webhook, receiving


def _verified(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """What a receiver does by the standard, written apart from ours."""
    key = base64.b64decode(secret.split("_", 1)[1])
    content = b".".join([headers["webhook-id"].encode(), headers["webhook-timestamp"].encode(), body])
    wanted = base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    fresh = abs(clock.now().timestamp() - int(headers["webhook-timestamp"])) < 300
    return fresh and f"v1,{wanted}" in headers["webhook-signature"].split(" ")


async def _until(database, count):
    done = select(func.count()).where(WebhookDelivery.state == DeliveryState.DELIVERED)
    async with asyncio.timeout(20):
        while True:
            async with database.read() as session:
                if (await session.scalar(done) or 0) >= count:
                    return
            await asyncio.sleep(0.05)


@pytest.fixture
def local(settings):
    return settings.model_copy(update={"webhook_loopback": True})


async def _prepared(database, local, receiver, subjects, each):
    secret, seal = new_secret(), sealer_of(local)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY)
        endpoint = await make_webhook(session, body.id, url=receiver.url)
        (await session.get_one(WebhookEndpoint, endpoint.id)).sealed_secret = seal.seal(secret.encode())
        for number in range(each):
            for subject in subjects:
                message = await make_message(session, endpoint, subject, number)
                message.body = json.dumps({"subject": str(subject), "sequence": number})
    return secret


async def _work(sender, stopping):
    await worker.keep_doing(sender.step, stopping)
    await sender.finish()


async def test_two_workers_send_everything_signed_and_in_order_per_voucher(committed, local):
    subjects = [uuid4() for _ in range(4)]
    async with receiving() as receiver:
        receiver.slowly = 0.005
        secret = await _prepared(committed, local, receiver, subjects, 6)
        stopping = asyncio.Event()
        working = [asyncio.create_task(_work(worker.sender(local, committed), stopping)) for _ in range(2)]
        await _until(committed, 24)
        stopping.set()
        await asyncio.gather(*working)
    seen: dict[str, list[int]] = {}
    for headers, body in receiver.got:
        assert _verified(secret, headers, body)
        assert not _verified(new_secret(), headers, body)
        assert headers["content-type"] == "application/cloudevents+json"
        told = json.loads(body)
        seen.setdefault(told["subject"], []).append(told["sequence"])
    assert seen == {str(subject): list(range(6)) for subject in subjects}
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 24


async def test_nothing_is_sent_while_a_transaction_is_open(committed, local):
    """The database is asked, during an attempt, who is in a transaction: nobody."""
    open_ones = []

    async def look():
        async with committed.lookup() as connection:
            found = await connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                "AND state LIKE 'idle in transaction%'"
            )
            open_ones.append(found.scalar())

    async with receiving() as receiver:
        await _prepared(committed, local, receiver, [uuid4()], 1)
        receiver.slowly = 0.3
        sender = worker.sender(local, committed)
        assert await sender.step()
        await asyncio.sleep(0.15)
        await look()
        await sender.finish()
    assert (open_ones, len(receiver.got)) == ([0], 1)


async def test_what_a_killed_worker_had_under_way_is_sent_again(committed, local):
    async with receiving() as receiver:
        await _prepared(committed, local, receiver, [uuid4()], 1)
        receiver.slowly = 0.2
        killed = worker.sender(local, committed)
        assert await killed.step()
        (task,) = killed._under_way
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        receiver.slowly = 0
        async with committed.write() as session:
            message = (await session.scalars(select(WebhookDelivery))).one()
            assert (message.state, message.attempts) == (DeliveryState.WAITING, 0)
            message.leased_until = clock.now()
        again = worker.sender(local, committed)
        assert await again.step()
        await again.finish()
    assert len(receiver.got) in {1, 2}
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    async with committed.read() as session:
        assert await session.scalar(select(WebhookDelivery.state)) is DeliveryState.DELIVERED


async def test_a_database_that_fails_at_recording_costs_a_repetition_and_no_message(committed, local, monkeypatch):
    from backend.webhooks.service import delivering

    real, failures = delivering.record, []

    async def broken(*given):
        if not failures:
            failures.append(1)
            raise ConnectionError
        await real(*given)

    monkeypatch.setattr(delivering, "record", broken)
    async with receiving() as receiver:
        await _prepared(committed, local, receiver, [uuid4()], 1)
        sender = worker.sender(local, committed)
        assert await sender.step()
        await sender.finish()
        async with committed.write() as session:
            (await session.scalars(select(WebhookDelivery))).one().leased_until = clock.now()
        assert await sender.step()
        await sender.finish()
        assert not await sender.step()
    assert len(receiver.got) == 2

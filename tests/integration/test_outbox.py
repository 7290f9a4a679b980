"""Messages are delivered at least once, in order per subject, whatever fails and however many workers there are."""

import asyncio
import random
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.integration import outbox
from backend.integration.models import OutboxMessage


async def _work_off(database, deliverers):
    """What one worker does until nothing is due."""
    idle = 0
    while idle < 5:
        async with database.write() as session:
            busy = await outbox.deliver_next(session, deliverers)
        idle = 0 if busy else idle + 1
        if not busy:
            await asyncio.sleep(0.02)


async def test_two_workers_keep_the_order_of_each_subject(committed):
    subjects = [uuid4() for _ in range(5)]
    for number in range(8):
        async with committed.write() as session:
            for subject in subjects:
                await outbox.put(session, "test", subject, {"number": number})
    seen: dict[object, list[int]] = {subject: [] for subject in subjects}
    at_once = 0
    most = 0

    async def deliver(session, message):
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await asyncio.sleep(random.uniform(0, 0.01))
        seen[message.subject_id].append(message.payload["number"])
        at_once -= 1

    await asyncio.gather(*(_work_off(committed, {"test": deliver}) for _ in range(3)))
    assert all(numbers == list(range(8)) for numbers in seen.values()), seen
    assert most > 1, "the workers never worked at the same time"


async def test_numbers_follow_the_order_in_which_transactions_commit(committed):
    subject = uuid4()

    async def act(number):
        async with committed.write() as session:
            await outbox.put(session, "test", subject, {"number": number})
            await asyncio.sleep(random.uniform(0, 0.01))

    await asyncio.gather(*(act(number) for number in range(10)))
    async with committed.read() as session:
        found = list(await session.scalars(select(OutboxMessage.sequence).order_by(OutboxMessage.sequence)))
    assert found == list(range(1, 11))


async def test_a_failure_holds_back_the_subject_and_not_the_others(session):
    stuck, free = uuid4(), uuid4()
    for number in (1, 2):
        await outbox.put(session, "test", stuck, {"number": number})
        await outbox.put(session, "test", free, {"number": number})
    seen = []

    async def deliver(session, message):
        if message.subject_id == stuck and not seen.count("mended"):
            raise ConnectionError("away")
        seen.append((message.subject_id, message.payload["number"]))

    while await outbox.deliver_next(session, {"test": deliver}):
        pass
    assert seen == [(free, 1), (free, 2)]
    seen.append("mended")
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        while await outbox.deliver_next(session, {"test": deliver}):
            pass
    assert seen[3:] == [(stuck, 1), (stuck, 2)]


async def test_what_a_failing_deliverer_wrote_is_undone(session):
    await outbox.put(session, "test", uuid4(), {})

    async def deliver(session, message):
        await outbox.put(session, "second", uuid4(), {})
        message.payload = {"changed": True}
        raise ValueError("no")

    assert await outbox.deliver_next(session, {"test": deliver})
    message = await session.scalar(select(OutboxMessage))
    assert (message.attempts, message.payload, message.last_error) == (1, {}, "ValueError: no")
    assert await session.scalar(select(func.count()).select_from(OutboxMessage)) == 1


async def test_a_message_that_nobody_can_deliver_fails_after_three_days_and_lets_the_next_go(session):
    subject = uuid4()
    first = await outbox.put(session, "test", subject, {"number": 1})
    await outbox.put(session, "test", subject, {"number": 2})

    async def deliver(session, message):
        if message.payload["number"] == 1:
            raise ConnectionError("away")

    start = moment = clock.now()
    while first.failed_at is None:
        with clock.set_to(moment):
            await outbox.deliver_next(session, {"test": deliver})
        moment = first.next_attempt_at
    assert timedelta(days=2) < first.failed_at - start < timedelta(days=4.5)
    with clock.set_to(moment):
        assert await outbox.deliver_next(session, {"test": deliver})
    second = await session.scalar(select(OutboxMessage).where(OutboxMessage.sequence == 2))
    assert second.delivered_at is not None


async def test_a_message_of_an_undone_act_is_never_delivered(database):
    async def act():
        async with database.write() as session:
            await outbox.put(session, "test", uuid4(), {})
            raise RuntimeError("undone")

    with pytest.raises(RuntimeError, match="undone"):
        await act()
    async with database.write() as session:
        assert not await outbox.deliver_next(session, {})


async def test_a_topic_nobody_listens_to_counts_as_delivered(session):
    message = await outbox.put(session, "nobody", uuid4(), {})
    assert await outbox.deliver_next(session, {})
    assert message.delivered_at is not None


async def test_messages_that_are_done_are_forgotten_after_thirty_days_and_waiting_ones_never(session):
    old_done, young_done, old_waiting = [await outbox.put(session, "test", uuid4(), {}) for _ in range(3)]
    old_done.delivered_at = young_done.delivered_at = clock.now()
    old_done.created_at = old_waiting.created_at = clock.now() - outbox.KEPT - timedelta(hours=1)
    await session.flush()
    assert await outbox.forget_delivered(session) == 1
    assert set(await session.scalars(select(OutboxMessage.id))) == {young_done.id, old_waiting.id}

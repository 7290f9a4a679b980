"""The transactional outbox: written in the transaction of the act, delivered by the worker, in order per subject."""

import random
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.integration.models import OutboxMessage, OutboxSequence

log = structlog.get_logger(__name__)
Deliver = Callable[[AsyncSession, OutboxMessage], Awaitable[None]]

# Waits between attempts, together some 76 hours; after the last one the message has failed and the next may go.
WAITS = tuple(timedelta(seconds=5 * 3**step) for step in range(8)) + (timedelta(hours=12),) * 6

KEPT = timedelta(days=30)  # messages that are done, to look back on


async def put(session: AsyncSession, topic: str, subject_id: UUID, payload: dict[str, Any]) -> OutboxMessage:
    """Add a message about a subject, to be delivered after the transaction commits.

    `payload` is JSON. Messages of one subject are delivered in the order in which their transactions committed.
    """
    number = insert(OutboxSequence).values(subject_id=subject_id, last=1)
    sequence = await session.scalar(
        number.on_conflict_do_update(index_elements=["subject_id"], set_={"last": OutboxSequence.last + 1}).returning(
            OutboxSequence.last
        )
    )
    assert sequence is not None
    message = OutboxMessage(
        topic=topic, subject_id=subject_id, sequence=sequence, payload=payload, next_attempt_at=clock.now()
    )
    session.add(message)
    await session.flush()
    return message


async def deliver_next(session: AsyncSession, deliverers: Mapping[str, Deliver]) -> bool:
    """Deliver the message that is due longest and has no earlier one of its subject before it; False when none is.

    The row stays locked while it is delivered, and another worker passes over it and over its successors. A topic that
    nobody listens to counts as delivered. What a deliverer wrote to the database is undone when it fails.
    """
    earlier = aliased(OutboxMessage)
    waiting = (OutboxMessage.delivered_at.is_(None), OutboxMessage.failed_at.is_(None))
    message = await session.scalar(
        select(OutboxMessage)
        .where(
            *waiting,
            OutboxMessage.next_attempt_at <= clock.now(),
            ~exists().where(
                earlier.subject_id == OutboxMessage.subject_id,
                earlier.sequence < OutboxMessage.sequence,
                earlier.delivered_at.is_(None),
                earlier.failed_at.is_(None),
            ),
        )
        .order_by(OutboxMessage.next_attempt_at, OutboxMessage.sequence)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if message is None:
        return False
    deliver = deliverers.get(message.topic)
    try:
        if deliver is not None:
            async with session.begin_nested():
                await deliver(session, message)
    except Exception as failure:  # noqa: BLE001 - whatever a deliverer meets, the message must wait its turn again
        await session.refresh(message)  # undoing the deliverer's writes may have emptied it
        _postpone(message, failure)
    else:
        message.attempts += 1
        message.delivered_at, message.last_error = clock.now(), None
    await session.flush()
    return True


def _postpone(message: OutboxMessage, failure: Exception) -> None:
    message.attempts += 1
    message.last_error = f"{type(failure).__name__}: {failure}"[:500]
    if message.attempts > len(WAITS):
        message.failed_at = clock.now()
    else:
        wait = WAITS[message.attempts - 1]
        message.next_attempt_at = clock.now() + wait * random.uniform(0.8, 1.2)  # noqa: S311 - spreads, hides nothing
    log.warning("message not delivered", topic=message.topic, id=str(message.id), attempts=message.attempts)


async def forget_delivered(session: AsyncSession) -> int:
    """Delete messages that are done, 30 days after they were made. Answers how many."""
    done = (OutboxMessage.delivered_at.is_not(None)) | (OutboxMessage.failed_at.is_not(None))
    found = await session.execute(delete(OutboxMessage).where(done, OutboxMessage.created_at < clock.now() - KEPT))
    return int(found.rowcount)  # type: ignore[attr-defined]

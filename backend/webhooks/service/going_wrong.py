"""What goes wrong on purpose with messages in the sandbox: by number, so that a receiver can be proved, and again.

The messages of a webhook are counted from 1, as they were made. People say of the system that made the webhook how
often one is sent twice, comes late, or is overtaken by a later one about the same voucher.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.core.database import Database
from backend.core.faults import Faults, comes
from backend.identity.models import MachineClient
from backend.webhooks.models import DeliveryState, WebhookDelivery, WebhookEndpoint

FaultsOf = Callable[[Collection[UUID]], Awaitable[Mapping[UUID, Faults]]]

LATE = timedelta(seconds=30)
HELD = timedelta(seconds=60)  # for a later one to go first; after that it comes late and in order
AT_ONCE = 500


def faults_in(real: Database) -> FaultsOf:
    """What was switched on for systems stands in the real database."""

    async def faults_of(client_ids: Collection[UUID]) -> Mapping[UUID, Faults]:
        found = select(MachineClient.id, MachineClient.faults).where(
            MachineClient.id.in_(client_ids), MachineClient.sandbox, MachineClient.revoked_at.is_(None)
        )
        async with real.read() as session:
            return {client_id: Faults(**(faults or {})) for client_id, faults in await session.execute(found)}

    return faults_of


async def go_wrong(session: AsyncSession, faults_of: FaultsOf) -> None:
    """Count the messages that are new, and decide what goes wrong with each before any of them is sent."""
    new = WebhookDelivery.number.is_(None), WebhookDelivery.state == DeliveryState.WAITING
    endpoints = await session.execute(
        select(WebhookEndpoint.id, WebhookEndpoint.client_id)
        .where(
            WebhookEndpoint.client_id.is_not(None),
            exists().where(WebhookDelivery.endpoint_id == WebhookEndpoint.id, *new),
        )
        .order_by(WebhookEndpoint.id)
        .with_for_update(key_share=True)
    )
    makers = {endpoint.id: endpoint.client_id for endpoint in endpoints}
    if not makers:
        return
    switched_on = await faults_of({client_id for client_id in makers.values() if client_id})
    for endpoint_id, client_id in makers.items():
        faults = switched_on.get(client_id or endpoint_id, Faults())
        last = await session.scalar(
            select(func.max(WebhookDelivery.number)).where(WebhookDelivery.endpoint_id == endpoint_id)
        )
        found = await session.scalars(
            select(WebhookDelivery)
            .where(WebhookDelivery.endpoint_id == endpoint_id, *new)
            .order_by(WebhookDelivery.created_at, WebhookDelivery.sequence, WebhookDelivery.id)
            .limit(AT_ONCE)
            .with_for_update()
        )
        for number, delivery in enumerate(found, start=(last or 0) + 1):
            await _decide(session, delivery, number, faults)
    await session.flush()


async def _decide(session: AsyncSession, delivery: WebhookDelivery, number: int, faults: Faults) -> None:
    now = clock.now()
    delivery.number = number
    delivery.sent_twice = comes(number, faults.webhooks_doubled_every)
    if comes(number, faults.webhooks_late_every):
        delivery.next_attempt_at = now + LATE
    if comes(number, faults.webhooks_overtaken_every) and not await _line_is_held(session, delivery):
        delivery.held_until = now + HELD
    await session.flush()


async def _line_is_held(session: AsyncSession, delivery: WebhookDelivery) -> bool:
    """Whether one before it waits for this very one to go first."""
    waiting = exists().where(
        WebhookDelivery.endpoint_id == delivery.endpoint_id,
        WebhookDelivery.subject_id.is_not_distinct_from(delivery.subject_id),
        WebhookDelivery.state == DeliveryState.WAITING,
        held(WebhookDelivery, clock.now()),
    )
    return bool(await session.scalar(select(waiting)))


def held(message: type[WebhookDelivery], now: datetime) -> ColumnElement[bool]:
    """Whether a message still stands back for a later one of its line: none arrived, and its time is not over."""
    later = aliased(WebhookDelivery)
    went_first = exists().where(
        later.endpoint_id == message.endpoint_id,
        later.subject_id.is_not_distinct_from(message.subject_id),
        later.number > message.number,
        later.state != DeliveryState.WAITING,
    )
    return and_(message.held_until.is_not(None), message.held_until > now, ~went_first)

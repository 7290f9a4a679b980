"""What people and systems do with the messages of a webhook: send them again, and ask for one as a test."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal
from backend.webhooks import messages, queries
from backend.webhooks.errors import WebhookNotActive
from backend.webhooks.models import KEPT, DeliveryState, EndpointStatus, WebhookDelivery, WebhookEndpoint
from backend.webhooks.schemas import WebhookResend
from backend.webhooks.service.trail import record_act

AT_ONCE = 1_000


async def resend_one(session: AsyncSession, principal: Principal, endpoint_id: UUID, delivery_id: UUID) -> int:
    """Send a message again, also one that arrived; one that waits already just waits on. Answers how many: 1 or 0.

    Raises WebhookEndpointNotFound, WebhookDeliveryNotFound (404), WebhookNotActive (409).
    """
    endpoint = await _locked(session, principal, endpoint_id)
    delivery = await queries.get_delivery(session, endpoint, delivery_id)
    return (await _again(session, principal, endpoint, WebhookDelivery.id == delivery.id))[0]


async def resend_many(
    session: AsyncSession, principal: Principal, endpoint_id: UUID, wish: WebhookResend
) -> tuple[int, datetime | None]:
    """Send what failed again, or all of a span of time, the oldest first. Answers how many, and where the rest begins.

    A test is not sent again. Raises WebhookEndpointNotFound (404), WebhookNotActive (409).
    """
    endpoint = await _locked(session, principal, endpoint_id)
    wanted: list[ColumnElement[bool]] = [WebhookDelivery.message_type != messages.TEST_TYPE]
    if not wish.delivered_too:
        wanted.append(WebhookDelivery.state == DeliveryState.FAILED)
    if wish.created_from is not None:
        wanted.append(WebhookDelivery.created_at >= wish.created_from)
    if wish.created_until is not None:
        wanted.append(WebhookDelivery.created_at < wish.created_until)
    return await _again(session, principal, endpoint, *wanted)


async def send_test(session: AsyncSession, principal: Principal, endpoint_id: UUID, source: str) -> WebhookDelivery:
    """Put a test in line, by the way of every message. Raises WebhookEndpointNotFound (404), WebhookNotActive (409)."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    if endpoint.status is not EndpointStatus.ACTIVE:
        raise WebhookNotActive
    message_id, now = uuid4(), clock.now()
    delivery = WebhookDelivery(
        endpoint_id=endpoint.id,
        message_id=message_id,
        message_type=messages.TEST_TYPE,
        body=messages.test_asked(source, message_id, now),
        next_attempt_at=now,
    )
    session.add(delivery)
    await session.flush()
    record_act(session, principal, "test", endpoint)
    return delivery


async def _locked(session: AsyncSession, principal: Principal, endpoint_id: UUID) -> WebhookEndpoint:
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    if endpoint.status is EndpointStatus.DISABLED:
        raise WebhookNotActive
    return endpoint


async def _again(
    session: AsyncSession, principal: Principal, endpoint: WebhookEndpoint, *wanted: ColumnElement[bool]
) -> tuple[int, datetime | None]:
    """Begin a new round for at most 1,000 messages that wait no more.

    Answers how many, and the moment of the first that was left: what arrives again meanwhile lies before it.

    What waits of this webhook is locked first: a worker that claims a later message is then through with claiming, and
    the next one sees it under way.
    """
    waiting = WebhookDelivery.state == DeliveryState.WAITING
    of_endpoint = WebhookDelivery.endpoint_id == endpoint.id
    await session.execute(
        select(WebhookDelivery.id).where(of_endpoint, waiting).order_by(WebhookDelivery.id).with_for_update()
    )
    now = clock.now()
    rows = list(
        await session.execute(
            select(WebhookDelivery.id, WebhookDelivery.created_at)
            .where(of_endpoint, ~waiting, WebhookDelivery.created_at >= now - KEPT, *wanted)
            .order_by(WebhookDelivery.created_at, WebhookDelivery.id)
            .limit(AT_ONCE + 1)
        )
    )
    left = rows[AT_ONCE].created_at if len(rows) > AT_ONCE else None
    # Of one moment all go or none, or the next request would send some of them twice.
    chosen = [row.id for row in rows[:AT_ONCE] if row.created_at != left] or [row.id for row in rows[:AT_ONCE]]
    if chosen:
        await session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.id.in_(chosen))
            .values(state=DeliveryState.WAITING, attempts=0, next_attempt_at=now, ended_at=None)
            .execution_options(synchronize_session=False)
        )
        record_act(session, principal, "resend", endpoint, messages=len(chosen))
    return len(chosen), left

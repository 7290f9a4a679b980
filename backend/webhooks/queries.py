"""Which webhooks there are, for their organisation."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of_entities
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal
from backend.vouchers.models import Voucher
from backend.webhooks import messages
from backend.webhooks.errors import WebhookDeliveryNotFound, WebhookEndpointNotFound
from backend.webhooks.models import KEPT, DeliveryState, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from backend.webhooks.schemas import WebhookDeliveryFilter, WebhookDeliverySpan

ATTEMPTS_SHOWN = 50


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The webhooks of one's own organisation."""
    if principal.organisation_id is None:
        return false()
    own: ColumnElement[bool] = WebhookEndpoint.organisation_id == principal.organisation_id
    return own


async def get_endpoint(
    session: AsyncSession, principal: Principal, endpoint_id: UUID, *, for_update: bool = False
) -> WebhookEndpoint:
    """A webhook of one's own organisation. Raises WebhookEndpointNotFound (404)."""
    statement = select(WebhookEndpoint).where(WebhookEndpoint.id == endpoint_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update(key_share=True).execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise WebhookEndpointNotFound
    return found


async def list_endpoints(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """One page of the webhooks, by name."""
    statement = select(WebhookEndpoint).where(visible_to(principal)).order_by(WebhookEndpoint.name, WebhookEndpoint.id)
    found = await page_of_entities(session, statement, wanted)
    waiting = await _waiting(session, [endpoint.id for endpoint in found["items"]])
    return {**found, "items": [_described(each, waiting.get(each.id, 0)) for each in found["items"]]}


async def describe(session: AsyncSession, endpoint: WebhookEndpoint) -> dict[str, Any]:
    """A webhook as its organisation sees it: never with its secret."""
    return _described(endpoint, (await _waiting(session, [endpoint.id])).get(endpoint.id, 0))


async def get_delivery(
    session: AsyncSession, endpoint: WebhookEndpoint, delivery_id: UUID, *, for_update: bool = False
) -> WebhookDelivery:
    """A message of this webhook. Raises WebhookDeliveryNotFound (404)."""
    statement = select(WebhookDelivery).where(
        WebhookDelivery.id == delivery_id, WebhookDelivery.endpoint_id == endpoint.id
    )
    if for_update:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise WebhookDeliveryNotFound
    return found


async def list_deliveries(
    session: AsyncSession, endpoint: WebhookEndpoint, wanted: WebhookDeliveryFilter
) -> dict[str, Any]:
    """One page of the log of a webhook, newest first."""
    statement = select(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint.id)
    if wanted.state is not None:
        statement = statement.where(WebhookDelivery.state == wanted.state)
    if wanted.message_type is not None:
        statement = statement.where(WebhookDelivery.message_type == wanted.message_type)
    if wanted.voucher_id is not None:
        statement = statement.where(WebhookDelivery.subject_id == wanted.voucher_id)
    if wanted.voucher_code is not None:
        coded = select(Voucher.id).where(Voucher.code == wanted.voucher_code.strip().upper())
        statement = statement.where(WebhookDelivery.subject_id.in_(coded))
    statement = statement.where(*_made_between(wanted.created_from, wanted.created_until))
    newest_first = statement.order_by(WebhookDelivery.created_at.desc(), WebhookDelivery.id.desc())
    found = await page_of_entities(session, newest_first, wanted)
    return {**found, "items": [_summarised(each) for each in found["items"]]}


async def count_deliveries(
    session: AsyncSession, endpoint: WebhookEndpoint, wanted: WebhookDeliverySpan
) -> dict[str, int]:
    """How many messages of a span of time wait, arrived and failed, of what is not about to be forgotten."""
    rows = await session.execute(
        select(WebhookDelivery.state, func.count())
        .where(
            WebhookDelivery.endpoint_id == endpoint.id,
            WebhookDelivery.message_type != messages.TEST_TYPE,
            WebhookDelivery.created_at >= clock.now() - KEPT,
            *_made_between(wanted.created_from, wanted.created_until),
        )
        .group_by(WebhookDelivery.state)
    )
    return {**dict.fromkeys((state.value for state in DeliveryState), 0), **{row[0].value: row[1] for row in rows}}


def _made_between(start: datetime | None, end: datetime | None) -> list[ColumnElement[bool]]:
    bounds: list[ColumnElement[bool]] = []
    if start is not None:
        bounds.append(WebhookDelivery.created_at >= start)
    if end is not None:
        bounds.append(WebhookDelivery.created_at < end)
    return bounds


async def describe_delivery(session: AsyncSession, delivery: WebhookDelivery) -> dict[str, Any]:
    """A message with its body and its attempts."""
    tried = await session.scalars(
        select(WebhookAttempt)
        .where(WebhookAttempt.delivery_id == delivery.id)
        .order_by(WebhookAttempt.started_at.desc(), WebhookAttempt.id)
        .limit(ATTEMPTS_SHOWN)
    )
    return {**_summarised(delivery), "body": delivery.body, "tried": list(tried)}


def _summarised(delivery: WebhookDelivery) -> dict[str, Any]:
    waits = delivery.state is DeliveryState.WAITING
    return {
        "id": delivery.id,
        "message_id": messages.named(delivery.message_id),
        "message_type": delivery.message_type,
        "voucher_id": delivery.subject_id,
        "voucher_code": messages.code_in(delivery.body),
        "sequence": delivery.sequence,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "created_at": delivery.created_at,
        "next_attempt_at": delivery.next_attempt_at if waits else None,
        "ended_at": delivery.ended_at,
    }


def _described(endpoint: WebhookEndpoint, waiting: int) -> dict[str, Any]:
    former_until = endpoint.former_until
    return {
        "id": endpoint.id,
        "version": endpoint.version,
        "name": endpoint.name,
        "url": endpoint.url,
        "message_types": endpoint.message_types,
        "status": endpoint.status,
        "disabled_because": endpoint.disabled_because,
        "created_at": endpoint.created_at,
        "last_delivered_at": endpoint.last_delivered_at,
        "failing_since": endpoint.failing_since,
        "former_until": former_until if former_until and former_until > clock.now() else None,
        "waiting": waiting,
    }


async def _waiting(session: AsyncSession, endpoint_ids: Iterable[UUID]) -> dict[UUID, int]:
    counted = (
        select(WebhookDelivery.endpoint_id, func.count())
        .where(WebhookDelivery.endpoint_id.in_(list(endpoint_ids)), WebhookDelivery.state == DeliveryState.WAITING)
        .group_by(WebhookDelivery.endpoint_id)
    )
    return {row[0]: row[1] for row in await session.execute(counted)}

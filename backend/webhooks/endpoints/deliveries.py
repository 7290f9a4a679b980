"""The log of a webhook over HTTP: what was sent and answered, sending again, and a test."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import Limit, slow_down
from backend.webhooks import queries
from backend.webhooks.endpoints.managing import EndpointId, Manager
from backend.webhooks.errors import WebhookDeliveryNotFound, WebhookEndpointNotFound, WebhookNotActive
from backend.webhooks.schemas import (
    WebhookDeliveryCounts,
    WebhookDeliveryFilter,
    WebhookDeliveryPage,
    WebhookDeliveryRead,
    WebhookDeliverySpan,
    WebhookResend,
    WebhookResent,
)
from backend.webhooks.service import resending as service

router = make_router(prefix="/webhook-endpoints/{endpointId}", tag="webhooks")
DeliveryId = Annotated[UUID, Path(alias="deliveryId", description="The message in the log.")]
TESTS = Limit("webhook-test", 10, timedelta(minutes=6))


@router.get(
    "/deliveries",
    summary="Read the log of a webhook",
    response_model=WebhookDeliveryPage,
    responses=problems(WebhookEndpointNotFound),
)
async def list_webhook_deliveries(
    request: Request,
    response: Response,
    *,
    endpoint_id: EndpointId,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[WebhookDeliveryFilter, Query()],
) -> dict[str, Any]:
    """The messages of the last thirty days, newest first, and what became of each."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id)
    found = await queries.list_deliveries(session, endpoint, wanted)
    link_pages(request, response, found)
    return found


@router.get(
    "/delivery-counts",
    summary="Count the messages of a webhook",
    response_model=WebhookDeliveryCounts,
    responses=problems(WebhookEndpointNotFound),
)
async def read_webhook_delivery_counts(
    endpoint_id: EndpointId,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[WebhookDeliverySpan, Query()],
) -> dict[str, int]:
    """What would be sent again for a span of time, and afterwards what became of it."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id)
    return await queries.count_deliveries(session, endpoint, wanted)


@router.get(
    "/deliveries/{deliveryId}",
    summary="Read a message of a webhook",
    response_model=WebhookDeliveryRead,
    responses=problems(WebhookEndpointNotFound, WebhookDeliveryNotFound),
)
async def read_webhook_delivery(
    endpoint_id: EndpointId, delivery_id: DeliveryId, principal: Manager, session: ReadSession
) -> dict[str, Any]:
    """As it is sent, with each attempt and what came back. The signature is not kept."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id)
    return await queries.describe_delivery(session, await queries.get_delivery(session, endpoint, delivery_id))


@router.post(
    "/deliveries/{deliveryId}/resends",
    summary="Send a message again",
    response_model=WebhookResent,
    status_code=201,
    responses=problems(WebhookEndpointNotFound, WebhookDeliveryNotFound, WebhookNotActive),
)
async def create_webhook_delivery_resend(
    endpoint_id: EndpointId, delivery_id: DeliveryId, *, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """Under the same `webhook-id`, also one that arrived. One that waits already is not sent twice."""
    resent = await service.resend_one(session, principal, endpoint_id, delivery_id)
    return once.answer(WebhookResent, {"resent": resent, "more": False, "next_from": None}, status=201)


@router.post(
    "/resends",
    summary="Send messages again",
    response_model=WebhookResent,
    status_code=201,
    responses=problems(WebhookEndpointNotFound, WebhookNotActive),
)
async def create_webhook_resend(
    endpoint_id: EndpointId, *, wish: WebhookResend, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """All that failed, or those of a span of time: the oldest first, at most 1,000 in one request.

    Those on one voucher go one after the other, before what still waits of that voucher.
    """
    resent, left = await service.resend_many(session, principal, endpoint_id, wish)
    return once.answer(WebhookResent, {"resent": resent, "more": left is not None, "next_from": left}, status=201)


@router.post(
    "/test-deliveries",
    summary="Send a test to a webhook",
    response_model=WebhookDeliveryRead,
    status_code=201,
    responses=problems(WebhookEndpointNotFound, WebhookNotActive, TooManyRequests),
)
async def create_webhook_test_delivery(
    request: Request, endpoint_id: EndpointId, *, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """A signed message of type `nl.slimmerwerken.webhook.test.v1`, sent once. Read it in the log to see what came back.

    Ten at once, and after that ten an hour.
    """
    endpoint = await queries.get_endpoint(session, principal, endpoint_id)
    await slow_down(request, (TESTS, str(endpoint.id)))
    delivery = await service.send_test(session, principal, endpoint_id, request.app.state.settings.message_source)
    headers = {"Location": f"/v1/webhook-endpoints/{endpoint.id}/deliveries/{delivery.id}"}
    return once.answer(
        WebhookDeliveryRead, await queries.describe_delivery(session, delivery), status=201, headers=headers
    )

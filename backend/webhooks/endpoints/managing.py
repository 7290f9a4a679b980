"""Webhooks over HTTP, for the people and systems of their organisation."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import Effect, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.errors import DataAgreementMissing
from backend.identity.principals import Principal, current_principal
from backend.webhooks import queries
from backend.webhooks.errors import TooManyWebhookEndpoints, WebhookEndpointNotFound, WebhookMoveImpossible
from backend.webhooks.models import WebhookEndpoint
from backend.webhooks.schemas import (
    SecretRotation,
    WebhookEndpointCreate,
    WebhookEndpointCreated,
    WebhookEndpointPage,
    WebhookEndpointRead,
    WebhookEndpointUpdate,
    WebhookStatusChange,
)
from backend.webhooks.service import managing as service

router = make_router(prefix="/webhook-endpoints", tag="webhooks")
Manager = Annotated[Principal, Security(current_principal, scopes=["webhooks:manage"])]
EndpointId = Annotated[UUID, Path(alias="endpointId", description="The webhook.")]


@router.get("", summary="List webhooks", response_model=WebhookEndpointPage)
async def list_webhook_endpoints(
    request: Request,
    response: Response,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """Those of your organisation, by name, with how each answers."""
    found = await queries.list_endpoints(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.post(
    "",
    summary="Make a webhook",
    response_model=WebhookEndpointCreated,
    status_code=201,
    responses=problems(TooManyWebhookEndpoints, DataAgreementMissing),
)
async def create_webhook_endpoint(
    request: Request, wish: WebhookEndpointCreate, principal: Manager, *, session: WriteSession, once: OnceRequired
) -> Response:
    """From now on it is told of the changes you choose, as far as your organisation may see the voucher.

    Messages follow Standard Webhooks 1.0 (signature) and the NL GOV profile for CloudEvents 1.1 (body).
    """
    settings = request.app.state.settings
    endpoint, secret = await service.create_endpoint(
        session, principal, wish, seal=service.sealer_of(settings), loopback=settings.webhook_loopback
    )
    return _shown_once(once, await queries.describe(session, endpoint), endpoint, secret)


@router.get(
    "/{endpointId}",
    summary="Read a webhook",
    response_model=WebhookEndpointRead,
    responses=problems(WebhookEndpointNotFound),
)
async def read_webhook_endpoint(
    endpoint_id: EndpointId, principal: Manager, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What it is told of, and how it answers."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id)
    mark(response, endpoint)
    return await queries.describe(session, endpoint)


@router.patch(
    "/{endpointId}",
    summary="Change a webhook",
    response_model=WebhookEndpointRead,
    responses=problems(WebhookEndpointNotFound),
)
async def update_webhook_endpoint(
    request: Request,
    endpoint_id: EndpointId,
    *,
    wish: WebhookEndpointUpdate,
    principal: Manager,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Its name, its address, or what it is told of. The secret stays."""
    loopback = request.app.state.settings.webhook_loopback
    endpoint = await service.change_endpoint(session, principal, endpoint_id, wish, if_match, loopback=loopback)
    mark(response, endpoint)
    return await queries.describe(session, endpoint)


@router.delete(
    "/{endpointId}", summary="Delete a webhook", status_code=204, responses=problems(WebhookEndpointNotFound)
)
async def delete_webhook_endpoint(
    endpoint_id: EndpointId, principal: Manager, session: WriteSession, if_match: IfMatch = None
) -> None:
    """Nothing is sent any more, and its log goes with it. The audit trail keeps its name."""
    await service.delete_endpoint(session, principal, endpoint_id, if_match)


@router.post(
    "/{endpointId}/status-changes",
    summary="Pause a webhook, or let it go on",
    response_model=WebhookEndpointRead,
    status_code=201,
    responses=problems(WebhookEndpointNotFound, WebhookMoveImpossible),
)
async def change_webhook_status(
    endpoint_id: EndpointId,
    *,
    wish: WebhookStatusChange,
    principal: Manager,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """A paused webhook collects its messages, for thirty days; they are sent when it goes on.

    One that we disabled got no messages since: read the vouchers again after you let it go on.
    """
    endpoint = await service.change_status(session, principal, endpoint_id, wish, if_match)
    return once.answer(
        WebhookEndpointRead, await queries.describe(session, endpoint), status=201, headers=_headers(endpoint)
    )


@router.post(
    "/{endpointId}/secret-rotations",
    summary="Renew the secret of a webhook",
    response_model=WebhookEndpointCreated,
    status_code=201,
    responses=problems(WebhookEndpointNotFound),
)
async def create_secret_rotation(
    request: Request,
    endpoint_id: EndpointId,
    *,
    wish: SecretRotation,
    principal: Manager,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """For seven days each message carries two signatures, so that your system can change over."""
    seal = service.sealer_of(request.app.state.settings)
    endpoint, secret = await service.rotate_secret(session, principal, endpoint_id, wish, if_match, seal=seal)
    return _shown_once(once, await queries.describe(session, endpoint), endpoint, secret)


def _headers(endpoint: WebhookEndpoint) -> dict[str, str]:
    return {"Location": f"/v1/webhook-endpoints/{endpoint.id}", "ETag": etag(endpoint)}


def _shown_once(once: Effect, described: dict[str, Any], endpoint: WebhookEndpoint, secret: str) -> Response:
    """The answer with the secret; the one that is kept for a retry is without it, as we keep secrets sealed only."""
    shape, headers = WebhookEndpointCreated, _headers(endpoint)
    once.answer(shape, {**described, "secret": None}, status=201, headers=headers)
    body = shape.model_validate({**described, "secret": secret}).model_dump_json(by_alias=True)
    return Response(body, 201, {**headers, "Cache-Control": "no-store"}, media_type="application/json")

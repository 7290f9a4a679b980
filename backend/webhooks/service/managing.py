"""What people and systems do with the webhooks of their organisation: make, change, pause, renew the secret, end."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.core.sealing import Sealer, sealer
from backend.core.validation import field, invalid
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_data_agreement
from backend.settings import Settings
from backend.webhooks import queries
from backend.webhooks.addresses import AddressRefused, addresses_of, read_url
from backend.webhooks.errors import TooManyWebhookEndpoints, WebhookMoveImpossible
from backend.webhooks.models import DeliveryState, EndpointStatus, WebhookDelivery, WebhookEndpoint
from backend.webhooks.schemas import (
    SecretRotation,
    WebhookEndpointCreate,
    WebhookEndpointUpdate,
    WebhookStatusChange,
)
from backend.webhooks.service.trail import record_act
from backend.webhooks.signing import new_secret

ENDPOINTS_AT_ONCE = 20
OVERLAP = timedelta(days=7)


def sealer_of(settings: Settings) -> Sealer:
    """What the secrets of webhooks are sealed with."""
    return sealer(settings.secret, settings.data_dir, "webhooks")


async def require_address(url: str, *, loopback: bool) -> None:
    """Refuse an address that nothing is sent to. It is looked at again at each attempt. Raises InvalidInput (400)."""
    try:
        await addresses_of(read_url(url, loopback=loopback), loopback=loopback)
    except AddressRefused as refusal:
        raise invalid(field("#/url", refusal.code, nl=refusal.nl, en=refusal.en)) from refusal


async def create_endpoint(
    session: AsyncSession, principal: Principal, wish: WebhookEndpointCreate, *, seal: Sealer, loopback: bool
) -> tuple[WebhookEndpoint, str]:
    """Make a webhook; answers it with its secret, which is shown once.

    Raises TooManyWebhookEndpoints and DataAgreementMissing (409), InvalidInput (400) for an address that nothing is
    sent to.
    """
    await require_data_agreement(session, principal.organisation_id)
    await require_address(wish.url, loopback=loopback)
    await session.execute(select(Organisation.id).where(Organisation.id == principal.organisation_id).with_for_update())
    mine = queries.visible_to(principal)
    have = await session.scalar(select(func.count()).select_from(WebhookEndpoint).where(mine))
    if (have or 0) >= ENDPOINTS_AT_ONCE:
        raise TooManyWebhookEndpoints
    secret = new_secret()
    endpoint = WebhookEndpoint(
        organisation_id=principal.organisation_id,
        name=wish.name.strip(),
        url=wish.url,
        message_types=wish.message_types,
        sealed_secret=seal.seal(secret.encode()),
        created_by=principal.person_id,
        client_id=principal.client_id,
    )
    session.add(endpoint)
    await session.flush()
    record_act(session, principal, "create", endpoint, message_types=endpoint.message_types)
    return endpoint, secret


async def change_endpoint(
    session: AsyncSession,
    principal: Principal,
    endpoint_id: UUID,
    wish: WebhookEndpointUpdate,
    if_match: str | None,
    *,
    loopback: bool,
) -> WebhookEndpoint:
    """Change its name, address or messages. Raises WebhookEndpointNotFound (404), VersionStale, InvalidInput (400)."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    require_current(endpoint, if_match)
    if wish.name is not None:
        endpoint.name = wish.name.strip()
    moved = wish.url is not None and wish.url != endpoint.url
    if wish.url is not None and moved:
        await require_address(wish.url, loopback=loopback)
        endpoint.url = wish.url
    if wish.message_types is not None:
        endpoint.message_types = wish.message_types
    await session.flush()
    # The address itself may hold a secret of the receiver: the audit trail tells only that it is another.
    record_act(session, principal, "change", endpoint, message_types=endpoint.message_types, address_changed=moved)
    return endpoint


async def delete_endpoint(session: AsyncSession, principal: Principal, endpoint_id: UUID, if_match: str | None) -> None:
    """End a webhook, with its messages and its log. Raises WebhookEndpointNotFound (404), VersionStale (412)."""
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    require_current(endpoint, if_match)
    record_act(session, principal, "delete", endpoint)
    await session.delete(endpoint)
    await session.flush()


async def change_status(
    session: AsyncSession, principal: Principal, endpoint_id: UUID, wish: WebhookStatusChange, if_match: str | None
) -> WebhookEndpoint:
    """Pause, or go on. Raises WebhookEndpointNotFound (404), VersionStale (412), WebhookMoveImpossible (409).

    Who goes on begins anew: what waited is sent at once, and the days of failing are counted from then.
    """
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    require_current(endpoint, if_match)
    allowed = {EndpointStatus.ACTIVE: ["paused"], EndpointStatus.PAUSED: ["active"]}.get(endpoint.status, ["active"])
    if wish.to_status not in allowed:
        raise WebhookMoveImpossible(currentStatus=endpoint.status, allowedStatuses=allowed)
    endpoint.status, endpoint.disabled_because = EndpointStatus(wish.to_status), None
    if endpoint.status is EndpointStatus.ACTIVE:
        endpoint.failing_since = None
        await session.execute(
            update(WebhookDelivery)
            .where(WebhookDelivery.endpoint_id == endpoint.id, WebhookDelivery.state == DeliveryState.WAITING)
            .values(next_attempt_at=clock.now())
        )
    await session.flush()
    record_act(session, principal, "pause" if endpoint.status is EndpointStatus.PAUSED else "resume", endpoint)
    return endpoint


async def rotate_secret(
    session: AsyncSession,
    principal: Principal,
    endpoint_id: UUID,
    wish: SecretRotation,
    if_match: str | None,
    *,
    seal: Sealer,
) -> tuple[WebhookEndpoint, str]:
    """Renew the secret, which is shown once. Raises WebhookEndpointNotFound (404), VersionStale (412).

    With an overlap the secret until now signs too, for seven days; one before that ends in any case.
    """
    endpoint = await queries.get_endpoint(session, principal, endpoint_id, for_update=True)
    require_current(endpoint, if_match)
    secret = new_secret()
    endpoint.sealed_former_secret = endpoint.sealed_secret if wish.overlap else None
    endpoint.former_until = clock.now() + OVERLAP if wish.overlap else None
    endpoint.sealed_secret = seal.seal(secret.encode())
    await session.flush()
    record_act(session, principal, "rotate-secret", endpoint, overlap=wish.overlap)
    return endpoint, secret

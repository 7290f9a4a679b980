"""What people and systems do with a webhook endpoint, in the audit trail."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.identity.principals import Principal
from backend.webhooks.models import WebhookEndpoint


def record_act(
    session: AsyncSession, principal: Principal, act: str, endpoint: WebhookEndpoint, **details: object
) -> None:
    """Write an act on this endpoint, with its name: the line stays when the endpoint is gone."""
    record(
        session,
        principal,
        f"webhooks.{act}",
        "webhook_endpoint",
        endpoint.id,
        organisation_id=endpoint.organisation_id,
        name=endpoint.name,
        **details,
    )

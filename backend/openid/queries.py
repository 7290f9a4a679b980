"""Which identities belong to an account."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.openid.configuration import Configuration
from backend.openid.models import OpenidIdentity


async def own_identities(
    session: AsyncSession, principal: Principal, configuration: Configuration | None
) -> list[dict[str, Any]]:
    """The person's own, newest first; one of a provider that was configured before goes by its address."""
    found = await session.scalars(
        select(OpenidIdentity)
        .where(OpenidIdentity.account_id == principal.account_id)
        .order_by(OpenidIdentity.created_at.desc(), OpenidIdentity.id)
    )
    return [
        {
            "id": identity.id,
            "label": configuration.label
            if configuration and configuration.issuer == identity.issuer
            else identity.issuer,
            "created_at": identity.created_at,
            "last_used_at": identity.last_used_at,
        }
        for identity in found
    ]

"""What a person may do at this moment, for what was asked before: roles may have ended since."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import scopes_of


async def person_now(session: AsyncSession, account_id: UUID, organisation_id: UUID) -> Principal | None:
    """Somebody acting for this organisation, with the roles of now; None when the account or every role is gone."""
    name = await session.scalar(select(Account.name).where(Account.id == account_id))
    held = select(Membership.role).where(
        Membership.account_id == account_id, Membership.organisation_id == organisation_id
    )
    roles = frozenset(await session.scalars(held))
    if name is None or not roles:
        return None
    return Principal(account_id, name, None, organisation_id, roles, scopes_of(roles))

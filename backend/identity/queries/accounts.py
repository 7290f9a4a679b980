"""Which account it is."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account
from backend.identity.principals import Principal


async def account_by_email(session: AsyncSession, email: str) -> Account | None:
    """The account with this address, whatever its capitals."""
    found: Account | None = await session.scalar(select(Account).where(Account.email == email.lower()))
    return found


async def own_account(session: AsyncSession, principal: Principal, account_id: UUID) -> Account | None:
    """The account, when it is that of the person who asks."""
    return await session.get(Account, account_id) if account_id == principal.account_id else None

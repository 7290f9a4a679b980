"""What people do with their account: change it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.identity.errors import AccountNotFound
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.queries.accounts import own_account
from backend.identity.schemas.accounts import AccountUpdate


async def change_account(
    session: AsyncSession, principal: Principal, account_id: UUID, wish: AccountUpdate, if_match: str | None
) -> Account:
    """Change one's own name or language. Raises AccountNotFound (404) for anybody else's, VersionStale (412)."""
    account = await own_account(session, principal, account_id)
    if account is None:
        raise AccountNotFound
    require_current(account, if_match)
    if wish.name is not None:
        account.name = wish.name
    if wish.language is not None:
        account.language = wish.language
    await session.flush()
    return account


async def lock_account(session: AsyncSession, account_id: UUID) -> None:
    """Let the acts of one person that count something wait for each other, until the transaction ends."""
    await session.execute(select(Account.id).where(Account.id == account_id).with_for_update())

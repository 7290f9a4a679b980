"""What people do with their account: make it, change it."""

import asyncio
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.errors import AccountExists, AccountNotFound
from backend.identity.models import Account
from backend.identity.passwords import hash_password, is_guessable
from backend.identity.principals import Principal
from backend.identity.queries.accounts import own_account
from backend.identity.schemas.accounts import AccountCreate, AccountUpdate


async def sign_up(session: AsyncSession, wish: AccountCreate) -> Account:
    """Make an account. Raises AccountExists (409), InvalidInput (400) for a password that is easy to guess."""
    if is_guessable(wish.password, (wish.name, wish.email)):
        raise invalid(
            field(
                "#/password",
                "guessable",
                nl="Dit wachtwoord is makkelijk te raden. Neem bijvoorbeeld vier woorden die niets met elkaar te "
                "maken hebben.",
                en="This password is easy to guess. Take four words that have nothing to do with each other.",
            )
        )
    password_hash = await asyncio.to_thread(hash_password, wish.password)
    account: Account | None = await session.scalar(
        insert(Account)
        .values(
            name=wish.name.strip(),
            email=wish.email.lower(),
            password_hash=password_hash,
            language=wish.language,
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["email"])
        .returning(Account)
    )
    if account is None:
        raise AccountExists(
            nl="Er is al een account met dit e-mailadres. Log in met uw wachtwoord.",
            en="There is an account with this e-mail address already. Sign in with your password.",
        )
    return account


async def change_account(
    session: AsyncSession, principal: Principal, account_id: UUID, wish: AccountUpdate, if_match: str | None
) -> Account:
    """Change one's own name or language. Raises AccountNotFound (404) for anybody else's, VersionStale (412)."""
    account = await own_account(session, principal, account_id)
    if account is None:
        raise AccountNotFound
    require_current(account, if_match)
    if wish.name is not None:
        account.name = wish.name.strip()
    if wish.language is not None:
        account.language = wish.language
    await session.flush()
    return account


async def lock_account(session: AsyncSession, account_id: UUID) -> None:
    """Let the acts of one person that count something wait for each other, until the transaction ends."""
    await session.execute(select(Account.id).where(Account.id == account_id).with_for_update())

"""What people do with their account and session: sign up, sign in, act for another organisation, sign out."""

import asyncio
import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity import queries
from backend.identity.errors import AccountExists, AccountNotFound, MembershipNotFound, SignInFailed
from backend.identity.models import Account, Session
from backend.identity.passwords import hash_password, is_guessable, verify_password
from backend.identity.principals import Principal, hash_token
from backend.identity.schemas import AccountCreate, AccountUpdate, SessionCreate
from backend.identity.scopes import scopes_of


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
    account = await queries.own_account(session, principal, account_id)
    if account is None:
        raise AccountNotFound
    require_current(account, if_match)
    if wish.name is not None:
        account.name = wish.name.strip()
    if wish.language is not None:
        account.language = wish.language
    await session.flush()
    return account


async def sign_in(
    session: AsyncSession, wish: SessionCreate, *, hours: int, demonstration: bool
) -> tuple[str, Principal]:
    """Open a session with a new token; the same answer for an unknown address as for a wrong password.

    Raises SignInFailed (401), also for a demonstration account where those are not shown: its password is public.
    A token the browser had before is worth nothing here (no fixation).
    """
    account = await queries.account_by_email(session, wish.email)
    if account is not None and account.is_demonstration and not demonstration:
        account = None
    if not await verify_password(account.password_hash if account else None, wish.password) or account is None:
        raise SignInFailed
    memberships = await queries.memberships_of(session, account.id)
    first = memberships[0] if memberships else None
    token = secrets.token_urlsafe(32)
    moment = clock.now()
    opened = Session(
        token_hash=hash_token(token),
        account_id=account.id,
        organisation_id=first and first["organisation_id"],
        last_seen_at=moment,
        expires_at=moment + timedelta(hours=hours),
    )
    session.add(opened)
    await session.flush()
    roles = frozenset(first["roles"]) if first else frozenset()
    return token, Principal(account.id, account.name, opened.id, opened.organisation_id, roles, scopes_of(roles))


async def act_for(session: AsyncSession, principal: Principal, organisation_id: UUID) -> Principal:
    """Act for another organisation from now on. Raises MembershipNotFound (404)."""
    for membership in await queries.memberships_of(session, principal.account_id):
        if membership["organisation_id"] == organisation_id:
            opened = await session.get_one(Session, principal.session_id)
            opened.organisation_id = organisation_id
            await session.flush()
            roles = frozenset(membership["roles"])
            return Principal(principal.account_id, principal.name, opened.id, organisation_id, roles, scopes_of(roles))
    raise MembershipNotFound


async def sign_out(session: AsyncSession, principal: Principal) -> None:
    """End this session at once."""
    await session.execute(delete(Session).where(Session.id == principal.session_id))


async def lock_account(session: AsyncSession, account_id: UUID) -> None:
    """Let the acts of one person that count something wait for each other, until the transaction ends."""
    await session.execute(select(Account.id).where(Account.id == account_id).with_for_update())

"""What people do with their sessions: sign in, act for another organisation, sign out, end those elsewhere."""

import secrets
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.assurance import Assurance
from backend.identity.devices import Device
from backend.identity.errors import LinkNotFound, MembershipNotFound, SessionNotFound, SignInFailed
from backend.identity.mandates import scopes_of_powers
from backend.identity.models import Account, AccountUse, LinkPurpose, Session
from backend.identity.passwords import turn, verify_password
from backend.identity.principals import Principal, hash_token
from backend.identity.queries.accounts import account_by_email
from backend.identity.queries.sessions import mandate_for, memberships_of
from backend.identity.schemas.links import LinkUse
from backend.identity.schemas.sessions import SessionCreate
from backend.identity.scopes import scopes_of
from backend.identity.service.links import find_link, use_link


async def sign_in(session: AsyncSession, wish: SessionCreate, *, demonstration: bool) -> Account:
    """Whose e-mail address and password these are; the same answer and work for an unknown address.

    Raises SignInFailed (401), also for an account without a password, and for a demonstration account where those are
    not shown: its password is public.
    """
    async with turn():
        account = await account_by_email(session, wish.email)
        if account is not None and account.is_demonstration and not demonstration:
            account = None
        fits = await verify_password(account.password_hash if account else None, wish.password)
    if account is None or not fits:
        raise SignInFailed
    # The password may have been changed meanwhile, which ends sessions; from here on that waits for us.
    unchanged = select(Account.id).where(Account.id == account.id, Account.password_hash == account.password_hash)
    if await session.scalar(unchanged.with_for_update(read=True)) is None:
        raise SignInFailed
    return account


async def sign_in_with_link(session: AsyncSession, wish: LinkUse, *, demonstration: bool) -> Account:
    """Whose link this is; it works once. Raises LinkNotFound (404)."""
    link, account = await find_link(session, wish.token, LinkPurpose.SIGN_IN)
    if account.is_demonstration and not demonstration:
        raise LinkNotFound
    await use_link(session, link)
    return account


async def open_session(
    session: AsyncSession,
    account: Account,
    *,
    hours: int,
    device: Device = Device(),
    assurance: Assurance | None = None,
    instead_of: Principal | None = None,
) -> tuple[str, Principal]:
    """Open a session with a new token: one the browser had before is worth nothing here (no fixation).

    `assurance` is the level that an identity provider vouched for.

    `instead_of` names the session it replaces: that one ends, and the new one goes on for its organisation.
    """
    memberships = await memberships_of(session, account.id)
    memberships = [each for each in memberships if each["mandated_through"] is None]
    kept = [each for each in memberships if instead_of and each["organisation_id"] == instead_of.organisation_id]
    first = next(iter([*kept, *memberships]), None)
    if instead_of is not None:
        await sign_out(session, instead_of)
    token = secrets.token_urlsafe(32)
    moment = clock.now()
    opened = Session(
        token_hash=hash_token(token),
        account_id=account.id,
        organisation_id=first and first["organisation_id"],
        assurance=assurance,
        browser=device.browser,
        system=device.system,
        last_seen_at=moment,
        expires_at=moment + timedelta(hours=hours),
    )
    session.add(opened)
    await session.flush()
    await _note_use(session, account.id)
    roles = frozenset(first["roles"]) if first else frozenset()
    organisation_id = opened.organisation_id
    return token, Principal(
        account.id, account.name, opened.id, organisation_id, roles, scopes_of(roles), assurance=assurance
    )


async def _note_use(session: AsyncSession, account_id: UUID) -> None:
    """Remember the day, for the rule on accounts that nobody uses; a warning that one would go is taken back."""
    used = insert(AccountUse).values(account_id=account_id, last_used_on=clock.today())
    await session.execute(
        used.on_conflict_do_update(
            index_elements=["account_id"], set_={"last_used_on": used.excluded.last_used_on, "warned_on": None}
        )
    )


async def act_for(session: AsyncSession, principal: Principal, organisation_id: UUID) -> Principal:
    """Act for another organisation from now on. Raises MembershipNotFound (404)."""
    for membership in await memberships_of(session, principal.account_id):
        if membership["organisation_id"] == organisation_id:
            opened = await session.get_one(Session, principal.session_id)
            opened.organisation_id = organisation_id
            await session.flush()
            roles, mandate = frozenset(membership["roles"]), None
            if membership["mandated_through"] is not None:
                mandate = await mandate_for(session, principal.account_id, organisation_id)
            return replace(
                principal,
                organisation_id=organisation_id,
                roles=roles,
                scopes=scopes_of_powers(mandate.powers) if mandate else scopes_of(roles),
                mandated_by=mandate.organisation_id if mandate else None,
            )
    raise MembershipNotFound


async def sign_out(session: AsyncSession, principal: Principal) -> None:
    """End this session at once."""
    await session.execute(delete(Session).where(Session.id == principal.session_id))


async def end_session(session: AsyncSession, principal: Principal, session_id: UUID) -> None:
    """End one of one's own sessions. Raises SessionNotFound (404)."""
    own = delete(Session).where(Session.id == session_id, Session.account_id == principal.account_id)
    if await session.scalar(own.returning(Session.id)) is None:
        raise SessionNotFound


async def end_other_sessions(session: AsyncSession, principal: Principal) -> None:
    """End all of one's own sessions but this one."""
    await session.execute(
        delete(Session).where(Session.account_id == principal.account_id, Session.id != principal.session_id)
    )

"""Choosing another password: everything that the old one opened ends."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.errors import AccountNotFound, DemonstrationAccountFixed
from backend.identity.models import Account, EmailLink, LinkPurpose, Session
from backend.identity.passwords import is_guessable, make_hash, turn, verify_password
from backend.identity.principals import Principal
from backend.identity.queries.accounts import own_account
from backend.identity.schemas.links import PasswordResetUse, PasswordUpdate
from backend.identity.service.links import find_link, use_link
from backend.mails.service import queue


def require_hard_to_guess(password: str, name: str, email: str) -> None:
    """Raises InvalidInput (400) for a password that somebody would try early."""
    if is_guessable(password, (name, email)):
        raise invalid(
            field(
                "#/password",
                "guessable",
                nl="Dit wachtwoord is makkelijk te raden. Neem bijvoorbeeld vier woorden die niets met elkaar te "
                "maken hebben.",
                en="This password is easy to guess. Take four words that have nothing to do with each other.",
            )
        )


async def require_own_password(
    session: AsyncSession, principal: Principal, account_id: UUID, password: str, pointer: str
) -> Account:
    """The own account, for whoever knows its password. Inside a `turn`.

    Raises AccountNotFound (404), InvalidInput (400) at `pointer`, DemonstrationAccountFixed (403).
    """
    account = await own_account(session, principal, account_id)
    if account is None:
        raise AccountNotFound
    if not await verify_password(account.password_hash, password):
        raise invalid(
            field(pointer, "wrong", nl="Dit is niet uw huidige wachtwoord.", en="This is not your current password.")
        )
    if account.is_demonstration:
        raise DemonstrationAccountFixed
    return account


async def change(session: AsyncSession, principal: Principal, account_id: UUID, wish: PasswordUpdate) -> None:
    """Choose another password, knowing the current one. All other sessions end.

    Raises AccountNotFound (404), InvalidInput (400), DemonstrationAccountFixed (403).
    """
    async with turn():
        account = await require_own_password(session, principal, account_id, wish.current, "#/current")
        require_hard_to_guess(wish.password, account.name, account.email)
        await _set(session, account, wish.password, kept=principal.session_id)


async def reset(session: AsyncSession, wish: PasswordResetUse) -> Account:
    """Choose a new password with a link. Every session ends; the owner signs in with the new password.

    Raises LinkNotFound (404), InvalidInput (400): the link works on, DemonstrationAccountFixed (403).
    """
    async with turn():
        link, account = await find_link(session, wish.token, LinkPurpose.RESET_PASSWORD)
        if account.is_demonstration:
            raise DemonstrationAccountFixed
        require_hard_to_guess(wish.password, account.name, account.email)
        await use_link(session, link)
        await _set(session, account, wish.password, kept=None)
    return account


async def _set(session: AsyncSession, account: Account, password: str, *, kept: UUID | None) -> None:
    """Keep the new hash first: it locks the account, so that no sign-in with the old one slips through."""
    account.password_hash = await make_hash(password)
    await session.flush()
    await session.execute(delete(EmailLink).where(EmailLink.account_id == account.id))
    ended = delete(Session).where(Session.account_id == account.id)
    await session.execute(ended.where(Session.id != kept) if kept else ended)
    moment = clock.now().astimezone(clock.AMSTERDAM)
    queue(
        session,
        to=account.email,
        template="password_changed",
        language=account.language,
        name=account.name,
        moment=f"{moment:%d-%m-%Y %H:%M}",
        link="/wachtwoord-vergeten",
    )
    await session.flush()

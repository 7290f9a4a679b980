"""Signing up: asking for an account, and confirming it from one's own mailbox."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.validation import field, invalid
from backend.identity.errors import AccountExists, LinkNotFound
from backend.identity.models import Account, SignUp
from backend.identity.passwords import make_hash, turn, verify_password
from backend.identity.principals import hash_token
from backend.identity.queries.accounts import account_by_email
from backend.identity.schemas.links import SignUpCreate, SignUpUse
from backend.identity.service.passwords import require_hard_to_guess
from backend.mails.service import queue

VALID = timedelta(days=2)


async def sign_up(session: AsyncSession, wish: SignUpCreate) -> None:
    """Keep the wish and mail a link to confirm it. Raises InvalidInput (400) for a password that is easy to guess.

    Whoever has an account at this address gets another letter; the answer and the work are the same. The letter to a
    mailbox that nobody confirmed holds nothing of what was typed here: it may belong to somebody else.
    """
    require_hard_to_guess(wish.password, wish.name, wish.email)
    async with turn():
        password_hash = await make_hash(wish.password)
    known = await account_by_email(session, wish.email)
    token = secrets.token_urlsafe(32)
    session.add(
        SignUp(
            token_hash=hash_token(token),
            email=wish.email,
            name=wish.name,
            password_hash=password_hash,
            language=wish.language,
            expires_at=clock.now() + VALID,
        )
    )
    if known is None:
        hours = str(int(VALID.total_seconds()) // 3600)
        link = f"/bevestigen#{token}"
        queue(
            session,
            to=wish.email,
            template="signup_confirmation",
            language=wish.language,
            link=link,
            valid_hours=hours,
        )
    else:
        tell_it_is_known(session, known)
    await session.flush()


def tell_it_is_known(session: AsyncSession, account: Account) -> None:
    """Tell the owner that somebody gave their address for an account, and how to get in."""
    queue(
        session,
        to=account.email,
        template="address_known",
        language=account.language,
        name=account.name,
        link="/inloggen",
    )


async def confirm(session: AsyncSession, wish: SignUpUse) -> Account:
    """Make the account, for whoever holds both the link and the password.

    The password keeps somebody from having another confirm an account that he himself can enter. Raises LinkNotFound
    (404), InvalidInput (400) for another password, AccountExists (409) when the address got one in the meantime.
    """
    async with turn():
        waiting = await session.scalar(
            select(SignUp).where(SignUp.token_hash == hash_token(wish.token), SignUp.expires_at > clock.now())
        )
        fits = await verify_password(waiting.password_hash if waiting else None, wish.password)
    if waiting is None:
        raise LinkNotFound
    if not fits:
        raise invalid(
            field(
                "#/password",
                "wrong",
                nl="Dit is niet het wachtwoord dat u bij het aanmelden koos.",
                en="This is not the password that you chose when you signed up.",
            )
        )
    used = await session.scalars(delete(SignUp).where(SignUp.email == waiting.email).returning(SignUp.id))
    if waiting.id not in set(used):
        raise LinkNotFound
    account: Account | None = await session.scalar(
        insert(Account)
        .values(
            name=waiting.name,
            email=waiting.email,
            password_hash=waiting.password_hash,
            language=waiting.language,
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

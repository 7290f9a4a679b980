"""Links in mails: one that signs in, one that chooses a new password, one that proves a new address."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.errors import LinkNotFound
from backend.identity.models import Account, EmailLink, LinkPurpose
from backend.identity.principals import hash_token
from backend.identity.queries.accounts import account_by_email
from backend.identity.schemas.links import LinkCreate
from backend.mails.service import queue

VALID = {
    LinkPurpose.SIGN_IN: timedelta(minutes=15),
    LinkPurpose.RESET_PASSWORD: timedelta(hours=1),
    LinkPurpose.CHANGE_EMAIL: timedelta(days=1),
}
_LETTERS = {
    LinkPurpose.SIGN_IN: ("sign_in_link", "/inloggen-met-link"),
    LinkPurpose.RESET_PASSWORD: ("password_reset", "/nieuw-wachtwoord"),
}


def minutes_of(purpose: LinkPurpose) -> int:
    """How long such a link works."""
    return int(VALID[purpose].total_seconds()) // 60


def make_link(session: AsyncSession, purpose: LinkPurpose, account: Account | None, email: str) -> str:
    """Keep a new link for this mailbox, and answer its token. Older ones keep working until they end."""
    token = secrets.token_urlsafe(32)
    session.add(
        EmailLink(
            purpose=purpose,
            token_hash=hash_token(token),
            account_id=account and account.id,
            email=email,
            expires_at=clock.now() + VALID[purpose],
        )
    )
    return token


async def ask_for_link(session: AsyncSession, wish: LinkCreate, purpose: LinkPurpose) -> None:
    """Mail the link to the owner of the address; somebody without an account is told that there is none.

    The work is the same for both, so that asking tells nothing.
    """
    account = await account_by_email(session, wish.email)
    token = make_link(session, purpose, account, wish.email)
    if account is None:
        queue(session, to=wish.email, template="address_unknown", language=wish.language, link="/account-maken")
    else:
        letter, page = _LETTERS[purpose]
        queue(
            session,
            to=account.email,
            template=letter,
            language=account.language,
            name=account.name,
            link=f"{page}#{token}",
            valid_minutes=str(minutes_of(purpose)),
        )
    await session.flush()


async def find_link(session: AsyncSession, token: str, purpose: LinkPurpose) -> tuple[EmailLink, Account]:
    """The link and its account. Raises LinkNotFound (404) for an unknown, used or ended one alike."""
    found = await session.execute(
        select(EmailLink, Account)
        .join(Account, Account.id == EmailLink.account_id)
        .where(
            EmailLink.token_hash == hash_token(token),
            EmailLink.purpose == purpose,
            EmailLink.expires_at > clock.now(),
        )
    )
    row = found.one_or_none()
    if row is None:
        raise LinkNotFound
    return row[0], row[1]


async def use_link(session: AsyncSession, link: EmailLink) -> None:
    """Use the link up: of two that come at once, one gets LinkNotFound (404)."""
    if await session.scalar(delete(EmailLink).where(EmailLink.id == link.id).returning(EmailLink.id)) is None:
        raise LinkNotFound

"""Another e-mail address on an account: confirmed at the new one, told to the old one."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.errors import AccountExists
from backend.identity.models import EmailLink, LinkPurpose
from backend.identity.passwords import turn
from backend.identity.principals import Principal
from backend.identity.queries.accounts import account_by_email
from backend.identity.schemas.links import EmailChangeCreate, LinkUse
from backend.identity.service.links import VALID, find_link, make_link, use_link
from backend.identity.service.passwords import require_own_password
from backend.identity.service.sign_ups import tell_it_is_known
from backend.mails.service import queue


async def ask(session: AsyncSession, principal: Principal, account_id: UUID, wish: EmailChangeCreate) -> None:
    """Mail a link to the new address; nothing changes until it is followed.

    Raises AccountNotFound (404), InvalidInput (400) for another password, DemonstrationAccountFixed (403). Whether the
    new address has an account is told only to its owner.
    """
    async with turn():
        account = await require_own_password(session, principal, account_id, wish.password, "#/password")
    known = await account_by_email(session, wish.email)
    token = make_link(session, LinkPurpose.CHANGE_EMAIL, account, wish.email)
    if known is None:
        hours = int(VALID[LinkPurpose.CHANGE_EMAIL].total_seconds()) // 3600
        queue(
            session,
            to=wish.email,
            template="email_change_confirmation",
            language=account.language,
            link=f"/e-mailadres-bevestigen#{token}",
            valid_hours=str(hours),
        )
    else:
        tell_it_is_known(session, known)
    await session.flush()


async def confirm(session: AsyncSession, wish: LinkUse) -> None:
    """Use the new address from now on, and tell the old one.

    Raises LinkNotFound (404), AccountExists (409) when the address got an account in the meantime.
    """
    link, account = await find_link(session, wish.token, LinkPurpose.CHANGE_EMAIL)
    await use_link(session, link)
    before, account.email = account.email, link.email
    try:
        async with session.begin_nested():
            await session.flush()
    except IntegrityError as taken:
        raise AccountExists from taken
    await session.execute(delete(EmailLink).where(EmailLink.account_id == account.id))
    queue(
        session,
        to=before,
        template="email_changed",
        language=account.language,
        name=account.name,
        link="/inloggen",
    )
    await session.flush()

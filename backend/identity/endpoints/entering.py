"""What every way in shares: how often it may be tried, and the session at the end of it."""

from datetime import timedelta

from fastapi import Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.client_address import address_of
from backend.core.throttling import Counted, Limit
from backend.identity.devices import device_of
from backend.identity.endpoints.cookies import give_session
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.service.sessions import open_session

# Only attempts that fail count. One address soon has to wait for one account; an account as a whole much later, so that
# others cannot shut its owner out, who has the link by mail besides; an office behind one address has room.
_ACCOUNT_FROM_ADDRESS = Limit("sign-in to account from address", burst=10, every=timedelta(seconds=30))
_ACCOUNT = Limit("sign-in to account", burst=100, every=timedelta(minutes=1))
_ADDRESS = Limit("sign-in from address", burst=100, every=timedelta(seconds=2))
# Every mail that is asked for counts: nobody's mailbox is filled from here.
_MAIL_TO = Limit("mail asked for mailbox", burst=4, every=timedelta(minutes=10))
_MAIL_FROM = Limit("mail asked from address", burst=30, every=timedelta(minutes=1))
_LINK = Limit("password at link", burst=10, every=timedelta(minutes=1))


def attempts(request: Request, account: str) -> tuple[Counted, ...]:
    """What an attempt to give the password of this account counts for."""
    address = address_of(request.scope)
    return (_ADDRESS, address), (_ACCOUNT_FROM_ADDRESS, f"{account} {address}"), (_ACCOUNT, account)


def mails(request: Request, email: str) -> tuple[Counted, ...]:
    """What asking for a mail counts for."""
    return (_MAIL_FROM, address_of(request.scope)), (_MAIL_TO, email)


def guesses(request: Request, token: str) -> tuple[Counted, ...]:
    """What giving a password with a link counts for."""
    return (_ADDRESS, address_of(request.scope)), (_LINK, token)


async def let_in(
    request: Request, response: Response, session: AsyncSession, account: Account, before: Principal | None
) -> Principal:
    """Open a session with a new token for this browser; the one it had before ends."""
    settings = request.app.state.settings
    device = device_of(request.headers.get("user-agent"))
    token, principal = await open_session(
        session, account, hours=settings.session_hours, device=device, instead_of=before
    )
    give_session(response, settings, token)
    return principal

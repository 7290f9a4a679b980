"""Accounts over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.problems import InvalidInput, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import give_back, slow_down
from backend.identity.demonstration import SIGN_INS
from backend.identity.endpoints.entering import attempts, mails
from backend.identity.errors import AccountNotFound, DemonstrationAccountFixed
from backend.identity.models import LinkPurpose
from backend.identity.principals import SignedIn
from backend.identity.queries.accounts import own_account
from backend.identity.schemas.accounts import AccountRead, AccountUpdate, DemonstrationAccountList
from backend.identity.schemas.links import EmailChangeCreate, MailOnItsWay, PasswordUpdate
from backend.identity.service import accounts as service
from backend.identity.service import email_changes, passwords
from backend.identity.service.links import minutes_of

accounts = make_router(prefix="", tag="accounts")
AccountId = Annotated[UUID, Path(alias="accountId", description="The account.")]


@accounts.get(
    "/accounts/{accountId}",
    summary="Read your account",
    response_model=AccountRead,
    responses=problems(AccountNotFound),
)
async def read_account(account_id: AccountId, principal: SignedIn, session: ReadSession, response: Response) -> Any:
    """Your own only."""
    account = await own_account(session, principal, account_id)
    if account is None:
        raise AccountNotFound
    mark(response, account)
    return account


@accounts.patch(
    "/accounts/{accountId}",
    summary="Change your account",
    response_model=AccountRead,
    responses=problems(AccountNotFound),
)
async def update_account(
    account_id: AccountId,
    *,
    wish: AccountUpdate,
    principal: SignedIn,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """Your name, and the language of mails to you."""
    account = await service.change_account(session, principal, account_id, wish, if_match)
    mark(response, account)
    return account


@accounts.put(
    "/accounts/{accountId}/password",
    summary="Choose another password",
    status_code=204,
    responses=problems(InvalidInput, AccountNotFound, DemonstrationAccountFixed, TooManyRequests),
)
async def update_password(
    account_id: AccountId, *, wish: PasswordUpdate, principal: SignedIn, request: Request, session: WriteSession
) -> None:
    """Needs the current one. Ends all your other sessions and the links in mails to you, and tells you by mail."""
    counted = attempts(request, str(principal.account_id))
    await slow_down(request, *counted)
    await passwords.change(session, principal, account_id, wish)
    await give_back(session, *counted)


@accounts.post(
    "/accounts/{accountId}/email-changes",
    summary="Ask for another e-mail address",
    response_model=MailOnItsWay,
    status_code=202,
    responses=problems(InvalidInput, AccountNotFound, DemonstrationAccountFixed, TooManyRequests),
)
async def create_email_change(
    account_id: AccountId, *, wish: EmailChangeCreate, principal: SignedIn, request: Request, session: WriteSession
) -> dict[str, int]:
    """Mails a link to the new address; yours stays the same until that is followed. Needs your password."""
    counted = attempts(request, str(principal.account_id))
    await slow_down(request, *counted, *mails(request, wish.email))
    await email_changes.ask(session, principal, account_id, wish)
    await give_back(session, *counted)
    return {"valid_minutes": minutes_of(LinkPurpose.CHANGE_EMAIL)}


@accounts.get("/demonstration-accounts", summary="List demonstration sign-ins", response_model=DemonstrationAccountList)
async def list_demonstration_accounts(request: Request) -> dict[str, Any]:
    """Sign-ins of invented people to look around with; empty on a server for real use."""
    return {"items": SIGN_INS if request.app.state.settings.demonstration else ()}

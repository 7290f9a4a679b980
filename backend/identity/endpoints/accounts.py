"""Accounts over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.problems import OriginRefused, problems
from backend.core.routing import router as make_router
from backend.identity.demonstration import SIGN_INS
from backend.identity.errors import AccountExists, AccountNotFound
from backend.identity.principals import SignedIn, require_own_app
from backend.identity.queries.accounts import own_account
from backend.identity.schemas.accounts import AccountCreate, AccountRead, AccountUpdate, DemonstrationAccountList
from backend.identity.service import accounts as service

accounts = make_router(prefix="", tag="accounts")
AccountId = Annotated[UUID, Path(alias="accountId", description="The account.")]


@accounts.post(
    "/accounts",
    summary="Make an account",
    response_model=AccountRead,
    status_code=201,
    responses=problems(AccountExists, OriginRefused),
)
async def create_account(wish: AccountCreate, request: Request, response: Response, session: WriteSession) -> Any:
    """For yourself; sign in afterwards with `POST /session`. Needs the same headers as signing in."""
    require_own_app(request)
    account = await service.sign_up(session, wish)
    response.headers["Location"] = f"/v1/accounts/{account.id}"
    response.headers["ETag"] = etag(account)
    return account


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


@accounts.get("/demonstration-accounts", summary="List demonstration sign-ins", response_model=DemonstrationAccountList)
async def list_demonstration_accounts(request: Request) -> dict[str, Any]:
    """Sign-ins of invented people to look around with; empty on a server for real use."""
    return {"items": SIGN_INS if request.app.state.settings.demonstration else ()}

"""Signing up and in over HTTP: a cookie for the browser, nothing secret for its scripts."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.problems import OriginRefused, problems
from backend.core.routing import router as make_router
from backend.identity import queries, service
from backend.identity.demonstration import SIGN_INS
from backend.identity.errors import AccountExists, AccountNotFound, MembershipNotFound, SignInFailed
from backend.identity.principals import COOKIE, SECURE_COOKIE, Asker, SignedIn, require_own_app
from backend.identity.schemas import (
    AccountCreate,
    AccountRead,
    AccountUpdate,
    DemonstrationAccountList,
    SessionCreate,
    SessionRead,
    SessionUpdate,
)

router = make_router(prefix="/session", tag="session")
accounts = make_router(prefix="", tag="accounts")
AccountId = Annotated[UUID, Path(alias="accountId", description="The account.")]


@router.get("", summary="See who is signed in", response_model=SessionRead)
async def read_session_state(asker: Asker, session: ReadSession) -> dict[str, Any]:
    """Answers visitors too."""
    return await queries.describe(session, asker)


@router.post(
    "",
    summary="Sign in",
    response_model=SessionRead,
    status_code=201,
    responses=problems(SignInFailed, OriginRefused),
)
async def create_session(
    wish: SessionCreate, request: Request, response: Response, session: WriteSession
) -> dict[str, Any]:
    """Sets the session cookie. Needs the header `X-Requested-With: slimmer-werken` and the site's own Origin."""
    require_own_app(request)
    settings = request.app.state.settings
    hours = settings.session_hours
    token, principal = await service.sign_in(session, wish, hours=hours, demonstration=settings.demonstration)
    secure = settings.public_url.startswith("https:")
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        token,
        max_age=hours * 3600,
        secure=secure,
        httponly=True,
        samesite="lax",
        path="/",
    )
    response.headers["Location"] = "/v1/session"
    return await queries.describe(session, principal)


@router.patch(
    "", summary="Act for another organisation", response_model=SessionRead, responses=problems(MembershipNotFound)
)
async def update_session(wish: SessionUpdate, principal: SignedIn, session: WriteSession) -> dict[str, Any]:
    """One organisation at a time."""
    return await queries.describe(session, await service.act_for(session, principal, wish.organisation_id))


@router.delete("", summary="Sign out", status_code=204)
async def delete_session(principal: SignedIn, response: Response, session: WriteSession) -> None:
    """Ends this session on the server, and clears the cookie."""
    await service.sign_out(session, principal)
    response.delete_cookie(COOKIE, path="/")
    response.delete_cookie(SECURE_COOKIE, path="/", secure=True)


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
    account = await queries.own_account(session, principal, account_id)
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


routers: tuple[APIRouter, ...] = (router, accounts)

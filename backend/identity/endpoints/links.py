"""Signing up, and links by mail, over HTTP. A token stands behind `#` in the link, so that no log ever holds it."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import WriteSession
from backend.core.problems import InvalidInput, OriginRefused, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import give_back, slow_down
from backend.identity.endpoints.entering import guesses, let_in, mails
from backend.identity.errors import AccountExists, DemonstrationAccountFixed, LinkNotFound
from backend.identity.models import LinkPurpose
from backend.identity.principals import Asker, require_own_app
from backend.identity.queries.sessions import describe
from backend.identity.schemas.links import (
    LinkCreate,
    LinkUse,
    MailOnItsWay,
    PasswordResetUse,
    SignUpCreate,
    SignUpUse,
)
from backend.identity.schemas.sessions import SessionRead
from backend.identity.service import email_changes, links, passwords, sessions, sign_ups

router = make_router(prefix="", tag="accounts")
ASKING = problems(InvalidInput, OriginRefused, TooManyRequests)
FOLLOWING = problems(InvalidInput, LinkNotFound, OriginRefused)


@router.post("/sign-ups", summary="Sign up", response_model=MailOnItsWay, status_code=202, responses=ASKING)
async def create_sign_up(wish: SignUpCreate, request: Request, session: WriteSession) -> dict[str, int]:
    """Mails a link to confirm. The answer is the same for an address that has an account; its owner gets another mail.

    Needs the same headers as signing in. Ask again for a new mail.
    """
    require_own_app(request)
    await slow_down(request, *mails(request, wish.email))
    await sign_ups.sign_up(session, wish)
    return {"valid_minutes": int(sign_ups.VALID.total_seconds()) // 60}


@router.post(
    "/sign-ups/uses",
    summary="Confirm a sign-up",
    response_model=SessionRead,
    status_code=201,
    responses=problems(InvalidInput, OriginRefused, LinkNotFound, AccountExists, TooManyRequests),
)
async def confirm_sign_up(
    wish: SignUpUse, request: Request, response: Response, asker: Asker, session: WriteSession
) -> dict[str, Any]:
    """Makes the account and signs you in."""
    require_own_app(request)
    counted = guesses(request, wish.token)
    await slow_down(request, *counted)
    account = await sign_ups.confirm(session, wish)
    await give_back(session, *counted)
    principal = await let_in(request, response, session, account, asker)
    response.headers["Location"] = f"/v1/accounts/{account.id}"
    return await describe(session, principal)


@router.post(
    "/sign-in-links",
    summary="Ask for a link to sign in",
    response_model=MailOnItsWay,
    status_code=202,
    responses=ASKING,
)
async def create_sign_in_link(wish: LinkCreate, request: Request, session: WriteSession) -> dict[str, int]:
    """The answer is the same whoever the address belongs to."""
    require_own_app(request)
    await slow_down(request, *mails(request, wish.email))
    await links.ask_for_link(session, wish, LinkPurpose.SIGN_IN)
    return {"valid_minutes": links.minutes_of(LinkPurpose.SIGN_IN)}


@router.post(
    "/sign-in-links/uses",
    summary="Sign in with a link",
    response_model=SessionRead,
    status_code=201,
    responses=FOLLOWING,
)
async def follow_sign_in_link(
    wish: LinkUse, request: Request, response: Response, asker: Asker, session: WriteSession
) -> dict[str, Any]:
    """Works once. Sets the session cookie."""
    require_own_app(request)
    demonstration = request.app.state.settings.demonstration
    account = await sessions.sign_in_with_link(session, wish, demonstration=demonstration)
    principal = await let_in(request, response, session, account, asker)
    response.headers["Location"] = "/v1/session"
    return await describe(session, principal)


@router.post(
    "/password-resets",
    summary="Ask for a link to choose a new password",
    response_model=MailOnItsWay,
    status_code=202,
    responses=ASKING,
)
async def create_password_reset(wish: LinkCreate, request: Request, session: WriteSession) -> dict[str, int]:
    """The answer is the same whoever the address belongs to."""
    require_own_app(request)
    await slow_down(request, *mails(request, wish.email))
    await links.ask_for_link(session, wish, LinkPurpose.RESET_PASSWORD)
    return {"valid_minutes": links.minutes_of(LinkPurpose.RESET_PASSWORD)}


@router.post(
    "/password-resets/uses",
    summary="Choose a new password with a link",
    status_code=204,
    responses=problems(InvalidInput, LinkNotFound, OriginRefused, DemonstrationAccountFixed),
)
async def follow_password_reset(wish: PasswordResetUse, request: Request, session: WriteSession) -> None:
    """Works once. Ends every session of the account; sign in with the new password."""
    require_own_app(request)
    await passwords.reset(session, wish)


@router.post(
    "/email-changes/uses",
    summary="Confirm another e-mail address",
    status_code=204,
    responses=problems(InvalidInput, LinkNotFound, OriginRefused, AccountExists),
)
async def confirm_email_change(wish: LinkUse, request: Request, session: WriteSession) -> None:
    """Works once. From now on you sign in with the new address; the old one is told."""
    require_own_app(request)
    await email_changes.confirm(session, wish)

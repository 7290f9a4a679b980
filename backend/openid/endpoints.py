"""Signing in through an identity provider, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response

from backend.core.database import ReadSession, WriteSession, database_of
from backend.core.problems import OriginRefused, problems
from backend.core.routing import router as make_router
from backend.identity.assurance import Assurance, AssuranceTooLow
from backend.identity.endpoints.cookies import give_session
from backend.identity.principals import SignedIn, find_principal, require_own_app
from backend.identity.queries.sessions import describe
from backend.openid import errors, queries, service
from backend.openid.attempts import LASTS
from backend.openid.configuration import configuration_of
from backend.openid.provider import Provider
from backend.openid.schemas import (
    OpenidAnswerCreate,
    OpenidIdentityList,
    OpenidOutcomeRead,
    OpenidProviderList,
    OpenidSignInCreate,
    OpenidSignInRead,
)

COOKIE = "sw-openid"
SECURE_COOKIE = "__Host-sw-openid"
router = make_router(prefix="", tag="session")


def provider_of(request: Request) -> Provider:
    """This application's provider, with what it keeps of it. Raises OpenidNotConfigured (404)."""
    configuration = configuration_of(request.app.state.settings)
    if configuration is None:
        raise errors.OpenidNotConfigured
    known: Provider | None = getattr(request.app.state, "openid_provider", None)
    if known is None or known.configuration != configuration:
        request.app.state.openid_provider = known = Provider(configuration)
    return known


@router.get("/openid-providers", summary="List identity providers", response_model=OpenidProviderList)
async def list_openid_providers(request: Request) -> dict[str, Any]:
    """Ways to sign in besides a password; empty where none is configured."""
    own = configuration_of(request.app.state.settings)
    if own is None:
        return {"items": []}
    vouched = {level for _, level in own.assurance}
    described = {
        "label": own.label,
        "assurances": [level for level in Assurance if level in vouched],
        "company_assurance": own.company_assurance if own.company_claim else None,
    }
    return {"items": [described]}


@router.post(
    "/openid-sign-ins",
    summary="Begin signing in through the identity provider",
    response_model=OpenidSignInRead,
    status_code=201,
    responses=problems(errors.OpenidNotConfigured, errors.OpenidProviderAway, OriginRefused),
)
async def create_openid_sign_in(wish: OpenidSignInCreate, request: Request, response: Response) -> dict[str, Any]:
    """Sets a cookie for ten minutes and answers the address to send the browser to.

    Signed in already: links the identity to your account, or confirms who you are at the level you name. The provider
    sends the browser back to the app, which posts what it got to `/openid-sign-ins/answers`.
    """
    require_own_app(request)
    provider = provider_of(request)
    principal = await find_principal(request)
    address, own, attempt = await service.begin(database_of(request), provider, principal, wish)
    secure = request.app.state.settings.public_url.startswith("https:")
    response.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        own.browser,
        max_age=int(LASTS.total_seconds()),
        secure=secure,
        httponly=True,
        samesite="lax",
        path="/",
    )
    response.headers["Location"] = "/v1/session"
    return {"address": address, "expires_at": attempt.expires_at}


@router.post(
    "/openid-sign-ins/answers",
    summary="Finish signing in through the identity provider",
    response_model=OpenidOutcomeRead,
    status_code=201,
    responses=problems(
        errors.OpenidNotConfigured,
        errors.OpenidProviderAway,
        errors.OpenidAnswerRefused,
        errors.OpenidCancelled,
        errors.OpenidAddressMissing,
        errors.OpenidAccountExists,
        errors.OpenidIdentityTaken,
        errors.OpenidOtherIdentity,
        AssuranceTooLow,
        OriginRefused,
    ),
)
async def create_openid_answer(wish: OpenidAnswerCreate, request: Request, response: Response) -> dict[str, Any]:
    """Takes `code` and `state` from the browser that began, once. Opens a session with a new token."""
    require_own_app(request)
    provider = provider_of(request)
    settings = request.app.state.settings
    browser = request.cookies.get(SECURE_COOKIE) or request.cookies.get(COOKIE)
    if browser is None:
        raise errors.OpenidAnswerRefused
    outcome = await service.answer(
        database_of(request),
        provider,
        await find_principal(request),
        wish,
        browser=browser,
        hours=settings.session_hours,
        demonstration=settings.demonstration,
    )
    give_session(response, settings, outcome.token)
    response.delete_cookie(COOKIE, path="/")
    response.delete_cookie(SECURE_COOKIE, path="/", secure=True)
    response.headers["Location"] = "/v1/session"
    async with database_of(request).read() as session:
        described = await describe(session, outcome.principal)
    return {
        "outcome": outcome.kind,
        "return_to": outcome.return_to,
        "verified_company_id": outcome.verified_company_id,
        "session": described,
    }


@router.get("/openid-identities", summary="List your identities", response_model=OpenidIdentityList)
async def list_openid_identities(request: Request, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Who you are at identity providers, as far as you linked it."""
    own = configuration_of(request.app.state.settings)
    return {"items": await queries.own_identities(session, principal, own)}


@router.delete(
    "/openid-identities/{identityId}",
    summary="Unlink an identity",
    status_code=204,
    responses=problems(errors.OpenidIdentityNotFound, errors.SignInTooLongAgo),
)
async def delete_openid_identity(
    identity_id: Annotated[UUID, Path(alias="identityId", description="Your identity at a provider.")],
    principal: SignedIn,
    session: WriteSession,
) -> None:
    """You cannot sign in by it any more. You must have signed in just now; you are told by mail."""
    await service.unlink(session, principal, identity_id)


routers: tuple[APIRouter, ...] = (router,)

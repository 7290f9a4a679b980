"""Signing in over HTTP: a cookie for the browser, nothing secret for its scripts."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import OriginRefused, problems
from backend.core.routing import router as make_router
from backend.identity.endpoints.cookies import give_session, take_session
from backend.identity.errors import MembershipNotFound, SignInFailed
from backend.identity.principals import Asker, SignedIn, require_own_app
from backend.identity.queries.sessions import describe
from backend.identity.schemas.sessions import SessionCreate, SessionRead, SessionUpdate
from backend.identity.service import sessions as service

router = make_router(prefix="/session", tag="session")


@router.get("", summary="See who is signed in", response_model=SessionRead)
async def read_session_state(asker: Asker, session: ReadSession) -> dict[str, Any]:
    """Answers visitors too."""
    return await describe(session, asker)


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
    token, principal = await service.sign_in(
        session, wish, hours=settings.session_hours, demonstration=settings.demonstration
    )
    give_session(response, settings, token)
    response.headers["Location"] = "/v1/session"
    return await describe(session, principal)


@router.patch(
    "", summary="Act for another organisation", response_model=SessionRead, responses=problems(MembershipNotFound)
)
async def update_session(wish: SessionUpdate, principal: SignedIn, session: WriteSession) -> dict[str, Any]:
    """One organisation at a time."""
    return await describe(session, await service.act_for(session, principal, wish.organisation_id))


@router.delete("", summary="Sign out", status_code=204)
async def delete_session(principal: SignedIn, response: Response, session: WriteSession) -> None:
    """Ends this session on the server, and clears the cookie."""
    await service.sign_out(session, principal)
    take_session(response)

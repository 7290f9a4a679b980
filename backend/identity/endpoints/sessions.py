"""Signing in over HTTP: a cookie for the browser, nothing secret for its scripts."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import OriginRefused, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import give_back, slow_down
from backend.identity.endpoints.cookies import take_session
from backend.identity.endpoints.entering import attempts, let_in
from backend.identity.errors import MembershipNotFound, SessionNotFound, SignInFailed
from backend.identity.principals import Asker, SignedIn, require_own_app
from backend.identity.queries.sessions import describe, own_sessions
from backend.identity.schemas.sessions import OwnSessionList, SessionCreate, SessionRead, SessionUpdate
from backend.identity.service import sessions as service

router = make_router(prefix="/session", tag="session")
all_sessions = make_router(prefix="/sessions", tag="session")
SessionId = Annotated[UUID, Path(alias="sessionId", description="The session.")]


@router.get("", summary="See who is signed in", response_model=SessionRead)
async def read_session_state(asker: Asker, session: ReadSession) -> dict[str, Any]:
    """Answers visitors too."""
    return await describe(session, asker)


@router.post(
    "",
    summary="Sign in",
    response_model=SessionRead,
    status_code=201,
    responses=problems(SignInFailed, OriginRefused, TooManyRequests),
)
async def create_session(
    wish: SessionCreate, request: Request, response: Response, asker: Asker, session: WriteSession
) -> dict[str, Any]:
    """Sets the session cookie. Needs the header `X-Requested-With: slimmer-werken` and the site's own Origin."""
    require_own_app(request)
    counted = attempts(request, wish.email)
    await slow_down(request, *counted)
    demonstration = request.app.state.settings.demonstration
    account = await service.sign_in(session, wish, demonstration=demonstration)
    await give_back(session, *counted)
    principal = await let_in(request, response, session, account, asker)
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


@all_sessions.get("", summary="List where you are signed in", response_model=OwnSessionList)
async def list_sessions(principal: SignedIn, request: Request, session: ReadSession) -> dict[str, Any]:
    """Your own sessions that have not ended."""
    minutes = request.app.state.settings.session_idle_minutes
    return {"items": await own_sessions(session, principal, idle_minutes=minutes)}


@all_sessions.delete("", summary="Sign out everywhere else", status_code=204)
async def delete_other_sessions(principal: SignedIn, session: WriteSession) -> None:
    """Ends all your sessions but this one."""
    await service.end_other_sessions(session, principal)


@all_sessions.delete("/{sessionId}", summary="Sign out elsewhere", status_code=204, responses=problems(SessionNotFound))
async def delete_own_session(session_id: SessionId, principal: SignedIn, session: WriteSession) -> None:
    """Ends one of your own sessions."""
    await service.end_session(session, principal, session_id)

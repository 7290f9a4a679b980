"""What one follows over HTTP, and stopping the mails from a link in them."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Request, Response

from backend.core.client_address import address_of
from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.problems import OriginRefused, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.principals import SignedIn, require_own_app
from backend.questions import errors
from backend.questions.queries import desk as queries
from backend.questions.schemas import desk as schemas
from backend.questions.service import following, posting

router = make_router(prefix="/question-follows", tag="questions")
digest = make_router(prefix="/question-digest", tag="questions")
stops = make_router(prefix="/question-digest-stops", tag="questions")
FollowId = Annotated[UUID, Path(alias="questionFollowId", description="What you follow.")]


@router.get("", summary="List what you follow", response_model=schemas.QuestionFollowList)
async def list_question_follows(principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Questions, themes and sectors, the newest first, and how often you get mail about them."""
    return {
        "items": await queries.list_follows(session, principal),
        "rhythm": await following.rhythm_of(session, principal),
    }


@router.post(
    "",
    summary="Follow a question, a theme or a sector",
    response_model=schemas.QuestionFollowRead,
    status_code=201,
    responses=problems(errors.QuestionNotFound, errors.FollowKnown),
)
async def create_question_follow(
    wish: schemas.QuestionFollowCreate, principal: SignedIn, session: WriteSession, once: OnceOptional
) -> Response:
    """Mail about it comes weekly, until you choose otherwise. Nobody sees what you follow."""
    made = await following.follow(session, principal, wish)
    found = next(one for one in await queries.list_follows(session, principal) if one["id"] == made.id)
    return once.answer(
        schemas.QuestionFollowRead, found, status=201, headers={"Location": f"/v1/question-follows/{made.id}"}
    )


@router.delete(
    "/{questionFollowId}",
    summary="Follow something no more",
    status_code=204,
    responses=problems(errors.QuestionFollowNotFound),
)
async def delete_question_follow(follow_id: FollowId, principal: SignedIn, session: WriteSession) -> Response:
    """Your own only."""
    await following.unfollow(session, principal, follow_id)
    return Response(status_code=204)


@digest.put("", summary="Choose how often mail comes", response_model=schemas.QuestionDigestRead)
async def replace_question_digest(
    wish: schemas.QuestionDigestWrite, principal: SignedIn, session: WriteSession
) -> dict[str, Any]:
    """Daily, weekly on Mondays, or never."""
    await following.set_rhythm(session, principal.account_id, wish.rhythm)
    return {"rhythm": wish.rhythm}


@stops.post(
    "",
    summary="Stop the mails from a link in them",
    status_code=204,
    responses=problems(errors.DigestLinkInvalid, OriginRefused, TooManyRequests),
)
async def create_question_digest_stop(wish: schemas.DigestStop, request: Request, session: WriteSession) -> Response:
    """Without signing in: the link is signed, so nobody can guess that of another."""
    require_own_app(request)
    await slow_down(request, (posting.STOPS, address_of(request.scope)))
    await following.stop(session, following.marker(request.app.state.settings), wish.key)
    return Response(status_code=204)

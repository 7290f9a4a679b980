"""Reviews of advisers over HTTP: read by everybody, given by companies, replied to by advisers, read before by us."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers.endpoints.advisers import AdviserId
from backend.advisers.errors import AdviserNotFound, AdviserRelated
from backend.advisers.queries import require_shown
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, mark
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.reviews import queries
from backend.reviews.errors import (
    ReplyGiven,
    ReviewFrozen,
    ReviewNotFound,
    ReviewNotYours,
    ReviewRoundClosed,
    ReviewRoundKnown,
    ReviewRoundNotFound,
    ReviewTooEarly,
    TextReviewed,
    TooManyLinks,
)
from backend.reviews.schemas.reviews import (
    AdviserReviews,
    OwnReviewPage,
    OwnReviewText,
    ReplyCreate,
    ReviewRead,
    ReviewRoundRead,
    ReviewWrite,
    TextDecided,
    TextDecision,
    TrajectoryReviews,
    WaitingTextPage,
)
from backend.reviews.schemas.rounds import ReviewLinks, ReviewLinksCreate, ReviewRoundCreate
from backend.reviews.service import asking, reviewing
from backend.trajectories.errors import TrajectoryNotFound
from backend.vouchers.errors import CompanyUnverified

of_advisers = make_router(prefix="/advisers/{adviserId}/reviews", tag="reviews")
of_trajectories = make_router(prefix="/trajectories/{trajectoryId}", tag="reviews")
mine = make_router(prefix="/adviser-reviews", tag="reviews")
texts = make_router(prefix="/review-texts", tag="reviews")

Reader = Annotated[Principal, Security(current_principal, scopes=["trajectories:read"])]
Reviewer = Annotated[Principal, Security(current_principal, scopes=["reviews:write"])]
Asker = Annotated[Principal, Security(current_principal, scopes=["reviews:ask"])]
Reviewed = Annotated[Principal, Security(current_principal, scopes=["reviews:answer"])]
Moderator = Annotated[Principal, Security(current_principal, scopes=["reviews:moderate"])]
TrajectoryId = Annotated[UUID, Path(alias="trajectoryId", description="A trajectory of your own company.")]
ReviewId = Annotated[UUID, Path(alias="reviewId", description="The review that the text came with.")]
_ACTS = (TrajectoryNotFound, ReviewNotYours, CompanyUnverified, ReviewTooEarly, AdviserRelated)


@of_advisers.get(
    "", summary="Read the reviews of an adviser", response_model=AdviserReviews, responses=problems(AdviserNotFound)
)
async def read_adviser_reviews(
    request: Request,
    adviser_id: AdviserId,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Means of companies and of employees, with how many they are, and texts that were read before. No single score."""
    await require_shown(session, adviser_id)
    return public_answer(request, AdviserReviews, await queries.of_adviser(session, adviser_id))


@of_trajectories.get(
    "/reviews",
    summary="Read how your company looks back on an adviser",
    response_model=TrajectoryReviews,
    responses=problems(TrajectoryNotFound, ReviewNotYours),
)
async def read_trajectory_reviews(
    trajectory_id: TrajectoryId, principal: Reader, session: ReadSession
) -> dict[str, Any]:
    """The review of the management, and how the employees are asked. For the company only."""
    return await reviewing.look_back(session, principal, trajectory_id)


@of_trajectories.put(
    "/review", summary="Review the adviser", response_model=ReviewRead, responses=problems(*_ACTS, ReviewFrozen)
)
async def write_adviser_review(
    trajectory_id: TrajectoryId,
    *,
    wish: ReviewWrite,
    principal: Reviewer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """After the trajectory, once; changed for fourteen days, with If-Match. Nobody else sees your scores.

    Words, or the name with them, are taken back at any time: send the same scores without them.
    """
    found = await reviewing.review(session, principal, trajectory_id, wish, if_match)
    mark(response, found)
    return queries.described(found)


@of_trajectories.post(
    "/review-round",
    summary="Ask your employees about the adviser",
    response_model=ReviewRoundRead,
    status_code=201,
    responses=problems(*_ACTS, ReviewRoundKnown),
)
async def create_review_round(
    trajectory_id: TrajectoryId,
    *,
    wish: ReviewRoundCreate,
    principal: Asker,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """Once per trajectory, by the management or who represents the staff. The last day never moves."""
    asked = await asking.open_round(session, principal, trajectory_id, wish)
    told = await queries.describe_round(session, asked)
    location = f"/v1/trajectories/{trajectory_id}/reviews"
    return once.answer(ReviewRoundRead, told, status=201, headers={"Location": location})


@of_trajectories.post(
    "/review-round/links",
    summary="Make links for your employees",
    response_model=ReviewLinks,
    status_code=201,
    responses=problems(*_ACTS, ReviewRoundNotFound, ReviewRoundClosed, TooManyLinks),
)
async def create_review_links(
    trajectory_id: TrajectoryId,
    *,
    wish: ReviewLinksCreate,
    principal: Asker,
    session: WriteSession,
    request: Request,
    response: Response,
) -> dict[str, Any]:
    """Told in this answer only; no retry gives the same links again."""
    response.headers.update({"Location": f"/v1/trajectories/{trajectory_id}/reviews", "Cache-Control": "no-store"})
    public_url = request.app.state.settings.public_url
    return await asking.make_links(session, principal, trajectory_id, wish, public_url=public_url)


@mine.get("", summary="List the texts about you", response_model=OwnReviewPage)
async def list_own_reviews(
    request: Request,
    response: Response,
    principal: Reviewed,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """What everybody reads about you, with your replies."""
    found = await queries.list_own(session, principal, wanted)
    link_pages(request, response, found)
    return found


@mine.post(
    "/{reviewId}/replies",
    summary="Reply to a review",
    response_model=OwnReviewText,
    responses=problems(ReviewNotFound, ReplyGiven),
)
async def create_review_reply(
    review_id: ReviewId,
    *,
    wish: ReplyCreate,
    principal: Reviewed,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Once, unless it is withheld; everybody reads it after review by the programme office."""
    found = await reviewing.reply(session, principal, review_id, wish, if_match)
    mark(response, found)
    return await queries.describe_own(session, found)


@texts.get("", summary="List texts that wait for review", response_model=WaitingTextPage)
async def list_review_texts(
    request: Request,
    response: Response,
    principal: Moderator,  # noqa: ARG001 - the scope is the whole rule: who may read one may read all
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """Of companies and of advisers, in no order, without company, score or day."""
    found = await queries.list_waiting(session, wanted)
    link_pages(request, response, found)
    return found


@texts.post(
    "/{reviewId}/status-changes",
    summary="Show or withhold a text",
    response_model=TextDecided,
    responses=problems(ReviewNotFound, TextReviewed),
)
async def review_text(
    review_id: ReviewId,
    *,
    wish: TextDecision,
    principal: Moderator,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The text stays as it is. Who wrote a text that is withheld is told why."""
    found = await reviewing.decide(session, principal, review_id, wish, if_match)
    mark(response, found)
    return {
        "review_id": found.id,
        "words_status": found.words_status,
        "reply_status": found.reply_status,
        "version": found.version,
    }

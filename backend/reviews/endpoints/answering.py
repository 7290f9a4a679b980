"""Answering about an adviser with a key of one's own: no account, no cookie, nothing kept of the request."""

from typing import Annotated, Any

from fastapi import Header, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.reviews.errors import ReviewAnswersNotFound, ReviewLinkNotValid, ReviewRoundClosed
from backend.reviews.schemas.rounds import (
    ReviewAnswers,
    ReviewResponseCreate,
    ReviewResponseCreated,
    ReviewResponseRead,
)
from backend.reviews.service import answering

responses = make_router(prefix="/review-responses", tag="review-responses")

ReviewKey = Annotated[
    str, Header(alias="Review-Key", min_length=1, max_length=64, description="The response key, or receipt code.")
]


@responses.post(
    "",
    summary="Exchange a link for a key",
    response_model=ReviewResponseCreated,
    status_code=201,
    responses=problems(ReviewLinkNotValid),
)
async def create_review_response(
    wish: ReviewResponseCreate, response: Response, session: WriteSession
) -> dict[str, Any]:
    """A link of single use works this once. The key is in this answer only: whoever holds it, holds the answers."""
    key, made = await answering.exchange(session, wish.invitation_token, wish.key)
    response.headers["Location"] = "/v1/review-responses/current"
    return {"key": key, **made}


@responses.get(
    "/current",
    summary="Read your own answers about an adviser",
    response_model=ReviewResponseRead,
    responses=problems(ReviewAnswersNotFound),
)
async def read_review_response(key: ReviewKey, session: ReadSession) -> dict[str, Any]:
    """Until the round ends: then single answers are erased."""
    return await answering.describe(session, key)


@responses.put(
    "/current/answers",
    summary="Answer about an adviser",
    response_model=ReviewResponseRead,
    responses=problems(ReviewAnswersNotFound, ReviewRoundClosed),
)
async def write_review_answers(wish: ReviewAnswers, key: ReviewKey, session: WriteSession) -> dict[str, Any]:
    """All four at once; the last ones count. Sending the same again changes nothing."""
    return await answering.answer(session, key, wish)


@responses.delete(
    "/current",
    summary="Withdraw your answers about an adviser",
    status_code=204,
    responses=problems(ReviewAnswersNotFound, ReviewRoundClosed),
)
async def delete_review_response(key: ReviewKey, session: WriteSession) -> None:
    """Deletes them for good."""
    await answering.withdraw(session, key)

"""The questions of the guidance and the route that follows, over HTTP: for everybody, and nothing of it is kept."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import ReadSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.routing import router as make_router
from backend.guidance.asking import GuidanceFacts, GuidanceQuestionList, GuidanceRoute
from backend.guidance.questions import list_questions
from backend.guidance.service.finding import find_route

questions = make_router(prefix="/guidance-questions", tag="guidance")
routes = make_router(prefix="/guidance-routes", tag="guidance")


@questions.get("", summary="List the questions of the guidance", response_model=GuidanceQuestionList)
async def list_guidance_questions(
    request: Request,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """In order, with their answers in both languages. Each may be passed over."""
    return public_answer(request, GuidanceQuestionList, await list_questions(session), seconds=3600)


@routes.post("", summary="Find a route", response_model=GuidanceRoute)
async def find_guidance_route(wish: GuidanceFacts, session: ReadSession) -> dict[str, Any]:
    """The steps that fit what you tell, each with why, in a published order; and what does not fit. Kept nowhere."""
    return await find_route(session, wish)

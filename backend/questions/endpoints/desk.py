"""The clock over HTTP: what waits for Syntens, and for an adviser."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, require_current
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import SignedIn
from backend.questions import errors
from backend.questions.endpoints.parameters import terms
from backend.questions.queries import desk as queries
from backend.questions.schemas import desk as schemas
from backend.questions.service import clockwork

router = make_router(prefix="/question-steps", tag="questions")
StepId = Annotated[UUID, Path(alias="questionStepId", description="The step of the clock.")]


@router.get("", summary="List questions that wait for you", response_model=schemas.QuestionStepPage)
async def list_question_steps(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.QuestionStepFilter, Query()],
) -> dict[str, Any]:
    """For Syntens all that wait, for an adviser those put to them in person; what is due first on top."""
    found = await queries.list_steps(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.get(
    "/{questionStepId}",
    summary="Read a step of the clock",
    response_model=schemas.QuestionStepRead,
    responses=problems(errors.QuestionStepNotFound),
)
async def read_question_step(
    step_id: StepId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Who asked is not told, to an adviser nor to Syntens."""
    found = await queries.describe_step(session, principal, step_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@router.post(
    "/{questionStepId}/status-changes",
    summary="Take up a question, or pass it on",
    response_model=schemas.QuestionStepRead,
    status_code=201,
    responses=problems(
        errors.QuestionStepNotFound, errors.QuestionNotYours, errors.QuestionStepEnded, errors.NoAdviserFits
    ),
)
async def create_question_step_status_change(
    step_id: StepId,
    *,
    wish: schemas.QuestionStepMove,
    request: Request,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """An adviser takes it up, with new time to answer, or passes it on; Syntens passes it on to an adviser."""
    question, step = await queries.get_step(session, principal, step_id)
    accept = wish.to_status == "accepted"
    allowed = (await queries.describe_step(session, principal, step_id))["allowed_acts"]
    if step.ended_at is None and step.accepted_at is None and ("accept" if accept else "pass_on") not in allowed:
        raise errors.QuestionNotYours
    require_current(step, if_match)
    await clockwork.move(session, principal, question, step, accept=accept, terms=terms(request))
    return once.answer(
        schemas.QuestionStepRead,
        await queries.describe_step(session, principal, step_id),
        status=201,
        headers={"Location": f"/v1/question-steps/{step_id}", "ETag": etag(step)},
    )

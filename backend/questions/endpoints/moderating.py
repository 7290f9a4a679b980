"""Reports, decisions and appeals over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.principals import SignedIn
from backend.questions import errors
from backend.questions.endpoints.asking import router as questions
from backend.questions.endpoints.parameters import Moderator, QuestionId, terms
from backend.questions.queries import desk as queries
from backend.questions.schemas import desk as schemas
from backend.questions.service import moderating, posting

reports = make_router(prefix="/question-reports", tag="questions")
decisions = make_router(prefix="/question-decisions", tag="questions")
ReportId = Annotated[UUID, Path(alias="questionReportId", description="The report.")]
DecisionId = Annotated[UUID, Path(alias="questionDecisionId", description="The decision.")]


@questions.post(
    "/{questionId}/reports",
    summary="Report a question or an answer",
    response_model=schemas.QuestionReportReceived,
    status_code=201,
    responses=problems(
        errors.QuestionNotFound, errors.AnswerNotFound, errors.AnswerGone, errors.QuestionReported, TooManyRequests
    ),
)
async def create_question_report(
    question_id: QuestionId,
    *,
    wish: schemas.QuestionReportCreate,
    request: Request,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """Syntens reads it and decides. Whoever wrote it is not told who reported."""
    await slow_down(request, (posting.REPORTS, str(principal.account_id)))
    made = await moderating.report(session, principal, question_id, wish)
    return once.answer(
        schemas.QuestionReportReceived, made, status=201, headers={"Location": f"/v1/question-reports/{made.id}"}
    )


@reports.get("", summary="List reports that wait", response_model=schemas.QuestionReportPage)
async def list_question_reports(
    request: Request,
    response: Response,
    principal: Moderator,
    session: ReadSession,
    wanted: Annotated[schemas.QuestionReportFilter, Query()],
) -> dict[str, Any]:
    """The oldest first, with the words they are about. Who reported and who wrote is not told."""
    found = await queries.list_reports(session, principal, wanted)
    link_pages(request, response, found)
    return found


@reports.post(
    "/{questionReportId}/decisions",
    summary="Decide on a report",
    response_model=schemas.QuestionDecisionRead,
    status_code=201,
    responses=problems(errors.QuestionReportNotFound, errors.QuestionInterest, errors.QuestionReportHandled),
)
async def create_question_decision(
    report_id: ReportId,
    *,
    wish: schemas.PostVerdict,
    request: Request,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Hide or keep, with a reason. Never about what you wrote yourself. It holds for all reports of the same."""
    made = await moderating.decide(session, principal, report_id, wish, if_match=if_match, terms=terms(request))
    return once.answer(
        schemas.QuestionDecisionRead,
        await queries.describe_decision(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/question-decisions/{made.id}", "ETag": etag(made)},
    )


@decisions.get("", summary="List decisions on questions and answers", response_model=schemas.QuestionDecisionPage)
async def list_question_decisions(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.QuestionDecisionFilter, Query()],
) -> dict[str, Any]:
    """What was decided about what you wrote; for Syntens all, with `appealed` those with an objection that waits."""
    found = await queries.list_decisions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@decisions.get(
    "/{questionDecisionId}",
    summary="Read a decision on a question or an answer",
    response_model=schemas.QuestionDecisionRead,
    responses=problems(errors.QuestionDecisionNotFound),
)
async def read_question_decision(
    decision_id: DecisionId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For whoever wrote it, and for Syntens."""
    found = await queries.describe_decision(session, principal, decision_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@decisions.post(
    "/{questionDecisionId}/appeals",
    summary="Object to a decision",
    response_model=schemas.QuestionDecisionRead,
    status_code=201,
    responses=problems(
        errors.QuestionDecisionNotFound, errors.QuestionNotYours, errors.AppealMade, errors.AppealImpossible
    ),
)
async def create_question_appeal(
    decision_id: DecisionId,
    *,
    wish: schemas.AppealCreate,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever wrote what was hidden, once. Another officer looks again."""
    made = await moderating.appeal(session, principal, decision_id, wish, if_match)
    return once.answer(
        schemas.QuestionDecisionRead,
        await queries.describe_decision(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/question-decisions/{made.id}", "ETag": etag(made)},
    )


@decisions.post(
    "/{questionDecisionId}/appeal-decisions",
    summary="Decide on an objection",
    response_model=schemas.QuestionDecisionRead,
    status_code=201,
    responses=problems(errors.QuestionDecisionNotFound, errors.QuestionInterest, errors.AppealImpossible),
)
async def create_question_appeal_decision(
    decision_id: DecisionId,
    *,
    wish: schemas.AppealDecision,
    request: Request,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By another officer than who decided first. Reversed: everybody reads it again as it was."""
    made = await moderating.decide_appeal(
        session, principal, decision_id, wish, if_match=if_match, terms=terms(request)
    )
    return once.answer(
        schemas.QuestionDecisionRead,
        await queries.describe_decision(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/question-decisions/{made.id}", "ETag": etag(made)},
    )

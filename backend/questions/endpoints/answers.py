"""Answers over HTTP."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import InvalidInput, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.posting import is_new
from backend.identity.principals import Asker, SignedIn
from backend.questions import errors
from backend.questions.endpoints.parameters import Answerer, AnswerId, QuestionId, terms
from backend.questions.queries import answers as queries
from backend.questions.queries.questions import get_question
from backend.questions.schemas import answers as schemas
from backend.questions.service import answering, posting

router = make_router(prefix="/questions/{questionId}/answers", tag="questions")


@router.get(
    "",
    summary="List answers to a question",
    response_model=schemas.AnswerPage,
    responses=problems(errors.QuestionNotFound),
)
async def list_answers(
    question_id: QuestionId,
    *,
    request: Request,
    response: Response,
    principal: Asker,
    session: ReadSession,
    wanted: Annotated[schemas.AnswerPageQuery, Query()],
) -> dict[str, Any]:
    """The one that helped first, then those that most people found of use."""
    question = await get_question(session, principal, question_id)
    found = await queries.list_answers(session, principal, question, wanted)
    link_pages(request, response, found)
    return found


@router.post(
    "",
    summary="Answer a question",
    response_model=schemas.AnswerRead,
    status_code=201,
    responses=problems(
        errors.QuestionNotFound, errors.OwnQuestion, errors.QuestionClosed, InvalidInput, TooManyRequests
    ),
)
async def create_answer(
    question_id: QuestionId,
    *,
    wish: schemas.AnswerCreate,
    request: Request,
    principal: Answerer,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """Under your name. Whether you are an accredited adviser is looked up, not asked."""
    limit = posting.ANSWERS_OF_NEW if await is_new(session, principal) else posting.ANSWERS
    await slow_down(request, (limit, str(principal.account_id)))
    given = await answering.answer(session, principal, question_id, wish)
    question = await get_question(session, principal, question_id)
    return once.answer(
        schemas.AnswerRead,
        await queries.describe_answer(session, principal, question, given.id),
        status=201,
        headers={"Location": f"/v1/questions/{question_id}/answers/{given.id}", "ETag": etag(given)},
    )


@router.get(
    "/{answerId}",
    summary="Read an answer",
    response_model=schemas.AnswerRead,
    responses=problems(errors.QuestionNotFound, errors.AnswerNotFound),
)
async def read_answer(
    question_id: QuestionId, answer_id: AnswerId, principal: Asker, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For everybody who may read the question."""
    question = await get_question(session, principal, question_id)
    found = await queries.describe_answer(session, principal, question, answer_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@router.put(
    "/{answerId}",
    summary="Change the words of an answer",
    response_model=schemas.AnswerRead,
    responses=problems(errors.QuestionNotFound, errors.AnswerNotFound, errors.AnswerNotYours, errors.AnswerGone),
)
async def replace_answer(
    question_id: QuestionId,
    answer_id: AnswerId,
    *,
    wish: schemas.AnswerWrite,
    principal: Answerer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By whoever wrote it. After a quarter of an hour it is marked as changed; what it said before is kept."""
    given = await answering.edit(session, principal, question_id, answer_id, wish, if_match=if_match)
    question = await get_question(session, principal, question_id)
    response.headers["ETag"] = etag(given)
    return await queries.describe_answer(session, principal, question, answer_id)


@router.post(
    "/{answerId}/status-changes",
    summary="Withdraw an answer",
    response_model=schemas.AnswerRead,
    status_code=201,
    responses=problems(errors.QuestionNotFound, errors.AnswerNotFound, errors.AnswerNotYours, errors.AnswerGone),
)
async def create_answer_status_change(
    question_id: QuestionId,
    answer_id: AnswerId,
    *,
    wish: schemas.AnswerWithdrawn,  # noqa: ARG001 - there is one thing to wish
    request: Request,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever wrote it. A question without any other answer goes to Syntens."""
    given = await answering.withdraw(
        session, principal, question_id, answer_id, if_match=if_match, terms=terms(request)
    )
    question = await get_question(session, principal, question_id)
    return once.answer(
        schemas.AnswerRead,
        await queries.describe_answer(session, principal, question, answer_id),
        status=201,
        headers={"Location": f"/v1/questions/{question_id}/answers/{answer_id}", "ETag": etag(given)},
    )


@router.put(
    "/{answerId}/vote",
    summary="Find an answer of use",
    response_model=schemas.AnswerRead,
    responses=problems(errors.QuestionNotFound, errors.AnswerNotFound, errors.OwnAnswer, errors.AnswerGone),
)
async def replace_answer_vote(
    question_id: QuestionId, answer_id: AnswerId, principal: SignedIn, session: WriteSession
) -> dict[str, Any]:
    """One per person, and not for your own."""
    question = await answering.vote(session, principal, question_id, answer_id)
    return await queries.describe_answer(session, principal, question, answer_id)


@router.delete(
    "/{answerId}/vote",
    summary="No longer find an answer of use",
    status_code=204,
    responses=problems(errors.QuestionNotFound, errors.AnswerNotFound),
)
async def delete_answer_vote(
    question_id: QuestionId, answer_id: AnswerId, principal: SignedIn, session: WriteSession
) -> Response:
    """The same again changes nothing."""
    await answering.take_vote_back(session, principal, question_id, answer_id)
    return Response(status_code=204)

"""Questions over HTTP: read by everybody, asked by whoever has an account of an organisation."""

from typing import Annotated, Any

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, etag
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.problems import InvalidInput, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import slow_down
from backend.identity.posting import is_new
from backend.identity.principals import Asker, SignedIn
from backend.questions import errors
from backend.questions.endpoints.parameters import Moderator, Questioner, QuestionId, terms
from backend.questions.queries import questions as queries
from backend.questions.queries.answers import list_edits
from backend.questions.queries.suggesting import suggest
from backend.questions.schemas import questions as schemas
from backend.questions.service import asking, posting, promoting

router = make_router(prefix="/questions", tag="questions")
suggestions = make_router(prefix="/question-suggestions", tag="questions")
counts = make_router(prefix="/question-counts", tag="questions")
FRESH = 10  # seconds that a browser may keep suggestions


@suggestions.get(
    "",
    summary="Suggest what may answer a question already",
    response_model=schemas.QuestionSuggestionList,
)
async def list_question_suggestions(
    request: Request,
    session: ReadSession,
    wanted: Annotated[schemas.SuggestedQuery, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """While somebody types, from four letters: the knowledge base, other questions, tools, practices and schemes."""
    found = {"items": await suggest(session, wanted)}
    return public_answer(request, schemas.QuestionSuggestionList, found, seconds=FRESH)


@counts.get("", summary="Count questions and how they were helped", response_model=schemas.QuestionCounts)
async def count_questions(
    principal: Moderator,  # noqa: ARG001 - the scope is all it takes
    session: ReadSession,
) -> dict[str, int]:
    """By whom or by what whoever asked was helped. Invented questions do not count."""
    return await queries.count_questions(session)


@router.get(
    "",
    summary="List questions",
    response_model=schemas.QuestionPage,
    responses=problems(errors.QuestionCursorInvalid),
)
async def list_questions(
    principal: Asker, session: ReadSession, wanted: Annotated[schemas.QuestionFilter, Query()]
) -> dict[str, Any]:
    """What everybody reads, the newest first, page after page by `nextCursor`; with `mine` your own."""
    return await queries.list_questions(session, principal, wanted)


@router.post(
    "",
    summary="Ask a question",
    response_model=schemas.QuestionRead,
    status_code=201,
    responses=problems(InvalidInput, TooManyRequests),
)
async def create_question(
    wish: schemas.QuestionCreate,
    request: Request,
    principal: Questioner,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """Everybody reads it. Without an answer Syntens looks after some working days, and then an accredited adviser."""
    limit = posting.QUESTIONS_OF_NEW if await is_new(session, principal) else posting.QUESTIONS
    await slow_down(request, (limit, str(principal.account_id)))
    question = await asking.ask(session, principal, wish, terms(request))
    return once.answer(
        schemas.QuestionRead,
        await queries.describe(session, principal, question.id),
        status=201,
        headers={"Location": f"/v1/questions/{question.id}", "ETag": etag(question)},
    )


@router.get(
    "/{questionId}",
    summary="Read a question",
    response_model=schemas.QuestionRead,
    responses=problems(errors.QuestionNotFound),
)
async def read_question(
    question_id: QuestionId, principal: Asker, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With who looks at it now, and its place in the knowledge base. Of an anonymous one nobody reads who asked."""
    found = await queries.describe(session, principal, question_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@router.put(
    "/{questionId}",
    summary="Change the words of a question",
    response_model=schemas.QuestionRead,
    responses=problems(errors.QuestionNotFound, errors.QuestionNotYours, errors.QuestionClosed),
)
async def replace_question(
    question_id: QuestionId,
    *,
    wish: schemas.QuestionWrite,
    principal: Questioner,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By whoever asked. After a quarter of an hour it is marked as changed; what it said before is kept."""
    question = await asking.edit(session, principal, question_id, wish, if_match)
    response.headers["ETag"] = etag(question)
    return await queries.describe(session, principal, question.id)


@router.get(
    "/{questionId}/edits",
    summary="List earlier words of a question and its answers",
    response_model=schemas.QuestionEditList,
    responses=problems(errors.QuestionNotFound),
)
async def list_question_edits(question_id: QuestionId, principal: Moderator, session: ReadSession) -> dict[str, Any]:
    """For Syntens, to see what was answered to."""
    await queries.get_question(session, principal, question_id)
    return {"items": await list_edits(session, question_id)}


@router.post(
    "/{questionId}/acceptances",
    summary="Say which answer helped",
    response_model=schemas.QuestionRead,
    status_code=201,
    responses=problems(
        errors.QuestionNotFound,
        errors.AnswerNotFound,
        errors.QuestionNotYours,
        errors.QuestionClosed,
        errors.AnswerGone,
    ),
)
async def create_question_acceptance(
    question_id: QuestionId,
    *,
    wish: schemas.QuestionAcceptance,
    principal: Questioner,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever asked; another can be chosen later. It counts by whom the question was helped."""
    question = await asking.accept(session, principal, question_id, wish, if_match)
    return once.answer(
        schemas.QuestionRead,
        await queries.describe(session, principal, question.id),
        status=201,
        headers={"Location": f"/v1/questions/{question.id}", "ETag": etag(question)},
    )


@router.post(
    "/{questionId}/status-changes",
    summary="Withdraw or close a question",
    response_model=schemas.QuestionRead,
    status_code=201,
    responses=problems(errors.QuestionNotFound, errors.QuestionNotYours, errors.QuestionClosed),
)
async def create_question_status_change(
    question_id: QuestionId,
    *,
    wish: schemas.QuestionMove,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By whoever asked; Syntens can close one too, perhaps with the page of this site that answers it."""
    question = await asking.move(session, principal, question_id, wish, if_match)
    return once.answer(
        schemas.QuestionRead,
        await queries.describe(session, principal, question.id),
        status=201,
        headers={"Location": f"/v1/questions/{question.id}", "ETag": etag(question)},
    )


@router.post(
    "/{questionId}/asker-lookups",
    summary="Look up who asked",
    response_model=schemas.AskerRead,
    status_code=201,
    responses=problems(errors.QuestionNotFound),
)
async def create_asker_lookup(
    question_id: QuestionId,
    wish: schemas.AskerLookupCreate,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """For Syntens, with a reason. That it was looked up, and why, is told to whoever asked."""
    found = await promoting.look_up_asker(session, principal, question_id, wish)
    return once.answer(schemas.AskerRead, found, status=201, headers={"Location": f"/v1/questions/{question_id}"})


@router.get(
    "/{questionId}/knowledge-versions",
    summary="List editions of a question in the knowledge base",
    response_model=schemas.KnowledgeList,
    responses=problems(errors.QuestionNotFound),
)
async def list_knowledge_versions(question_id: QuestionId, principal: Asker, session: ReadSession) -> dict[str, Any]:
    """Each as it was published, the newest first; none once it was taken out."""
    question = await queries.get_question(session, principal, question_id)
    editor = principal is not None and principal.may("questions:moderate")
    shown = question.is_promoted or editor
    return {"items": await queries.list_knowledge(session, question.id) if shown else []}


@router.post(
    "/{questionId}/knowledge-versions",
    summary="Publish a question in the knowledge base",
    response_model=schemas.QuestionRead,
    status_code=201,
    responses=problems(errors.QuestionNotFound, errors.QuestionNotPublic),
)
async def create_knowledge_version(
    question_id: QuestionId,
    *,
    wish: schemas.KnowledgeWrite,
    principal: Moderator,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Edited by Syntens, with the name of whoever answered when they agreed. A new edition replaces the last."""
    question = await promoting.promote(session, principal, question_id, wish, if_match)
    return once.answer(
        schemas.QuestionRead,
        await queries.describe(session, principal, question.id),
        status=201,
        headers={"Location": f"/v1/questions/{question.id}", "ETag": etag(question)},
    )


@router.delete(
    "/{questionId}/knowledge-versions",
    summary="Take a question out of the knowledge base",
    status_code=204,
    responses=problems(errors.QuestionNotFound),
)
async def delete_knowledge_versions(
    question_id: QuestionId, *, principal: Moderator, session: WriteSession, if_match: IfMatch = None
) -> Response:
    """The question itself stays; its editions stay with Syntens."""
    await promoting.take_out(session, principal, question_id, if_match)
    return Response(status_code=204)

"""Asking: a question, other words for it, what helped, and its end."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account
from backend.identity.posting import require_few_links
from backend.identity.principals import Principal
from backend.notifications.service import tell_person
from backend.questions.errors import QuestionNotYours
from backend.questions.models import AnsweredHow, AnswerRole, Question, QuestionEdit, StepOutcome, StepStage
from backend.questions.queries import questions as queries
from backend.questions.queries.answers import get_answer
from backend.questions.schemas.questions import (
    AskerShown,
    QuestionAcceptance,
    QuestionClosedBy,
    QuestionCreate,
    QuestionWithdrawn,
    QuestionWrite,
)
from backend.questions.service import clockwork
from backend.questions.service.telling import page_of_question, record_of_asker
from backend.questions.terms import Terms

HOW = {AnswerRole.PEER: AnsweredHow.PEER, AnswerRole.DESK: AnsweredHow.DESK, AnswerRole.ADVISER: AnsweredHow.ADVISER}


async def ask(session: AsyncSession, principal: Principal, wish: QuestionCreate, terms: Terms) -> Question:
    """Put a question to everybody; the clock starts. Raises InvalidInput (400) for too many links."""
    await require_few_links(session, principal, f"{wish.title} {wish.body}")
    question = Question(
        title=wish.title,
        body=wish.body,
        language=wish.language,
        themes=_once(wish.themes),
        sectors=_once(wish.sectors),
        province=wish.province,
        is_anonymous=wish.shown is AskerShown.ANONYMOUS,
        shows_organisation=wish.shown is AskerShown.NAME_AND_ORGANISATION,
        asked_by=principal.account_id,
        organisation_id=principal.organisation_id,
        asked_at=clock.now(),
        # What somebody of the demonstration asks is invented too, and is never counted.
        is_demonstration=(await session.get_one(Account, principal.account_id)).is_demonstration,
    )
    session.add(question)
    await session.flush()
    record_of_asker(session, principal, "questions.ask", question)
    await clockwork.begin(session, question, terms, StepStage.PEERS)
    return question


async def edit(
    session: AsyncSession, principal: Principal, question_id: UUID, wish: QuestionWrite, if_match: str | None
) -> Question:
    """Other words; what stood there stays with it.

    Raises QuestionNotFound (404), QuestionNotYours (403), QuestionClosed (409) and InvalidInput (400).
    """
    question = await _mine(session, principal, question_id)
    require_current(question, if_match)
    await require_few_links(session, principal, f"{wish.title} {wish.body}")
    before = (question.title, question.body)
    moment = clock.now()
    question.rewrite(moment, wish.title, wish.body, _once(wish.themes), _once(wish.sectors))
    if before != (wish.title, wish.body):
        session.add(QuestionEdit(question_id=question.id, title=before[0], body=before[1], replaced_at=moment))
    await session.flush()
    record_of_asker(session, principal, "questions.edit", question)
    return question


async def accept(
    session: AsyncSession, principal: Principal, question_id: UUID, wish: QuestionAcceptance, if_match: str | None
) -> Question:
    """Say which answer helped; whoever wrote it is told.

    Raises QuestionNotFound and AnswerNotFound (404), QuestionNotYours (403), QuestionClosed and AnswerGone (409).
    """
    question = await _mine(session, principal, question_id)
    answer = await get_answer(session, principal, question_id, wish.answer_id)
    require_current(question, if_match)
    answer.require_shown()
    question.accept(clock.now(), answer.id, HOW[answer.role])
    await session.flush()
    await clockwork.stop(session, question, StepOutcome.ANSWERED)
    record_of_asker(session, principal, "questions.accept", question)
    await tell_person(session, answer.written_by, "question_answer_chosen", page_of_question(question))
    return question


async def move(
    session: AsyncSession,
    principal: Principal,
    question_id: UUID,
    wish: QuestionWithdrawn | QuestionClosedBy,
    if_match: str | None,
) -> Question:
    """Take it back, or close it; Syntens closes too.

    Raises QuestionNotFound (404), QuestionNotYours (403) and QuestionClosed (409).
    """
    question = await queries.get_question(session, principal, question_id, for_update=True)
    mine = question.asked_by == principal.account_id
    if not mine and not (isinstance(wish, QuestionClosedBy) and principal.may("questions:moderate")):
        raise QuestionNotYours
    require_current(question, if_match)
    match wish:
        case QuestionWithdrawn():
            question.withdraw()
        case QuestionClosedBy():
            question.close(clock.now(), wish.page)
    await session.flush()
    await clockwork.stop(session, question, StepOutcome.ENDED)
    if mine:
        record_of_asker(session, principal, f"questions.{wish.to_status}", question)
    else:
        record(session, principal, f"questions.{wish.to_status}", "question", question.id)
    return question


async def _mine(session: AsyncSession, principal: Principal, question_id: UUID) -> Question:
    question = await queries.get_question(session, principal, question_id, for_update=True)
    if question.asked_by != principal.account_id:
        raise QuestionNotYours
    return question


def _once(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values))

"""Answering: as a peer, as an accredited adviser or for the desk, and finding an answer of use."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.firms import through_a_firm
from backend.advisers.models import Accreditation, Adviser
from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.posting import require_few_links
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell_person
from backend.questions.errors import AnswerNotYours, OwnAnswer, OwnQuestion
from backend.questions.models import (
    Answer,
    AnswerRole,
    AnswerVote,
    Question,
    QuestionEdit,
    StepOutcome,
)
from backend.questions.queries.answers import get_answer
from backend.questions.queries.questions import get_question
from backend.questions.schemas.answers import AnswerCreate, AnswerWrite
from backend.questions.service import clockwork
from backend.questions.service.telling import page_of_question
from backend.questions.terms import Terms


async def answer(session: AsyncSession, principal: Principal, question_id: UUID, wish: AnswerCreate) -> Answer:
    """Answer a question; the clock stops and whoever asked is told.

    Raises QuestionNotFound (404), OwnQuestion and QuestionClosed (409), InvalidInput (400) for too many links. Whoever
    asked does not answer: under an anonymous question their name would stand.
    """
    question = await get_question(session, principal, question_id, for_update=True)
    if question.asked_by == principal.account_id:
        raise OwnQuestion
    question.require_open()
    await require_few_links(session, principal, wish.body)
    given = Answer(
        question_id=question.id,
        body=wish.body,
        role=await _role_of(session, principal),
        shows_organisation=wish.shows_organisation,
        may_be_named=wish.may_be_named,
        written_by=principal.account_id,
        organisation_id=principal.organisation_id,
        written_at=clock.now(),
    )
    session.add(given)
    question.answers_count += 1
    await session.flush()
    await clockwork.stop(session, question, StepOutcome.ANSWERED)
    record(session, principal, "questions.answer", "answer", given.id, organisation_id=principal.organisation_id)
    await tell_person(session, question.asked_by, "question_answered", page_of_question(question))
    return given


async def _role_of(session: AsyncSession, principal: Principal) -> AnswerRole:
    """As whom somebody answers now: nobody says so themselves."""
    if Role.SYNTENS_OFFICER in principal.roles:
        return AnswerRole.DESK
    today = clock.today()
    accredited = await session.scalar(
        select(Adviser.id)
        .where(
            Adviser.account_id == principal.account_id,
            Adviser.accreditation == Accreditation.ACCREDITED,
            Adviser.accredited_from <= today,
            Adviser.accredited_until >= today,
            through_a_firm(today),
        )
        .limit(1)
    )
    return AnswerRole.ADVISER if accredited is not None and Role.ADVISER in principal.roles else AnswerRole.PEER


async def edit(
    session: AsyncSession,
    principal: Principal,
    question_id: UUID,
    answer_id: UUID,
    wish: AnswerWrite,
    *,
    if_match: str | None,
) -> Answer:
    """Other words; what stood there stays with it.

    Raises QuestionNotFound and AnswerNotFound (404), AnswerNotYours (403), QuestionClosed and AnswerGone (409).
    """
    question, given = await _own(session, principal, question_id, answer_id)
    require_current(given, if_match)
    await require_few_links(session, principal, wish.body)
    moment, before = clock.now(), given.body
    given.rewrite(moment, wish.body, may_be_named=wish.may_be_named)
    if before != wish.body:
        session.add(QuestionEdit(question_id=question.id, answer_id=given.id, body=before, replaced_at=moment))
    await session.flush()
    record(session, principal, "questions.edit_answer", "answer", given.id, organisation_id=principal.organisation_id)
    return given


async def withdraw(
    session: AsyncSession,
    principal: Principal,
    question_id: UUID,
    answer_id: UUID,
    *,
    if_match: str | None,
    terms: Terms,
) -> Answer:
    """Take an answer back; a question that has no other waits again.

    Raises QuestionNotFound and AnswerNotFound (404), AnswerNotYours (403) and AnswerGone (409).
    """
    question, given = await _own(session, principal, question_id, answer_id)
    require_current(given, if_match)
    given.withdraw()
    await take_off(session, question, given, terms)
    record(
        session, principal, "questions.withdraw_answer", "answer", given.id, organisation_id=principal.organisation_id
    )
    return given


async def take_off(session: AsyncSession, question: Question, given: Answer, terms: Terms) -> None:
    """An answer that was shown is not any more: count one less, and let the clock run again when none is left."""
    question.answers_count -= 1
    if question.accepted_answer_id == given.id:
        question.lose_accepted()
    await session.flush()
    await clockwork.wait_again(session, question, terms)


async def _own(
    session: AsyncSession, principal: Principal, question_id: UUID, answer_id: UUID
) -> tuple[Question, Answer]:
    question = await get_question(session, principal, question_id, for_update=True)
    given = await get_answer(session, principal, question_id, answer_id)
    if given.written_by != principal.account_id:
        raise AnswerNotYours
    return question, given


async def vote(session: AsyncSession, principal: Principal, question_id: UUID, answer_id: UUID) -> Question:
    """Find an answer of use; the same again changes nothing.

    Raises QuestionNotFound and AnswerNotFound (404), OwnAnswer and AnswerGone (409).
    """
    question = await get_question(session, principal, question_id)
    given = await get_answer(session, principal, question_id, answer_id)
    if given.written_by == principal.account_id:
        raise OwnAnswer
    given.require_shown()
    await session.execute(
        insert(AnswerVote)
        .values(answer_id=answer_id, account_id=principal.account_id, voted_at=clock.now())
        .on_conflict_do_nothing()
    )
    return question


async def take_vote_back(session: AsyncSession, principal: Principal, question_id: UUID, answer_id: UUID) -> Question:
    """No longer find it of use; the same again changes nothing. Raises QuestionNotFound and AnswerNotFound (404)."""
    question = await get_question(session, principal, question_id)
    await get_answer(session, principal, question_id, answer_id)
    await session.execute(
        delete(AnswerVote).where(AnswerVote.answer_id == answer_id, AnswerVote.account_id == principal.account_id)
    )
    return question

"""Reports of readers, what Syntens decides with its reason, and one appeal to another officer."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.notifications.service import tell_person
from backend.questions.errors import QuestionInterest, QuestionNotYours, QuestionReported
from backend.questions.models import (
    PUBLIC,
    Answer,
    AnswerStatus,
    AppealOutcome,
    PostDecision,
    PostReport,
    Question,
    StepOutcome,
    Verdict,
)
from backend.questions.queries import desk as queries
from backend.questions.queries.answers import get_answer
from backend.questions.queries.questions import get_question, has_written
from backend.questions.schemas.desk import AppealCreate, AppealDecision, PostVerdict, QuestionReportCreate
from backend.questions.service import clockwork
from backend.questions.service.answering import take_off
from backend.questions.service.telling import notify_desk
from backend.questions.terms import Terms

DECISIONS = "/vragen/besluiten"


async def report(
    session: AsyncSession, principal: Principal, question_id: UUID, wish: QuestionReportCreate
) -> PostReport:
    """Say that something is wrong, once.

    Raises QuestionNotFound and AnswerNotFound (404), AnswerGone and QuestionReported (409).
    """
    question = await get_question(session, principal, question_id)
    if wish.answer_id is not None:
        (await get_answer(session, principal, question.id, wish.answer_id)).require_shown()
    made = PostReport(
        question_id=question.id,
        answer_id=wish.answer_id,
        reason=wish.reason,
        words=wish.words,
        reported_by=principal.account_id,
        reported_at=clock.now(),
    )
    try:
        async with session.begin_nested():
            session.add(made)
    except IntegrityError as clash:
        if "question_reports_once_idx" in str(clash.orig):
            raise QuestionReported from clash
        raise
    await notify_desk(session, "question_reported")
    return made


async def decide(
    session: AsyncSession,
    principal: Principal,
    report_id: UUID,
    wish: PostVerdict,
    *,
    if_match: str | None,
    terms: Terms,
) -> PostDecision:
    """Hide what was reported or keep it; the decision holds for every report of the same that waits.

    Raises QuestionReportNotFound (404), QuestionInterest (403) and QuestionReportHandled (409).
    """
    question, target = await queries.get_report(session, report_id)
    if await has_written(session, principal.account_id, target.question_id, target.answer_id):
        raise QuestionInterest
    require_current(target, if_match)
    target.require_waiting()
    made = PostDecision(
        question_id=target.question_id,
        answer_id=target.answer_id,
        verdict=wish.verdict,
        reason=wish.reason,
        decided_at=clock.now(),
        decided_by=principal.account_id,
    )
    session.add(made)
    await session.flush()
    await session.execute(
        update(PostReport)
        .where(
            PostReport.question_id == target.question_id,
            PostReport.answer_id.is_not_distinct_from(target.answer_id),
            PostReport.decision_id.is_(None),
        )
        .values(decision_id=made.id, version=PostReport.version + 1)
        .execution_options(synchronize_session=False)
    )
    if wish.verdict is Verdict.HIDDEN:
        writer = await _hide(session, question, target.answer_id, terms)
        await tell_person(session, writer, "question_post_hidden", DECISIONS, reason=wish.reason)
    record(session, principal, f"questions.{wish.verdict}", "question", question.id)
    return made


async def appeal(
    session: AsyncSession, principal: Principal, decision_id: UUID, wish: AppealCreate, if_match: str | None
) -> PostDecision:
    """Whoever wrote it objects, once; another officer looks again.

    Raises QuestionDecisionNotFound (404), QuestionNotYours (403), AppealMade and AppealImpossible (409).
    """
    made = await queries.get_decision(session, principal, decision_id)
    if not await has_written(session, principal.account_id, made.question_id, made.answer_id):
        raise QuestionNotYours
    require_current(made, if_match)
    made.object_to(clock.now(), wish.words)
    await session.flush()
    # By the platform: the trail of acts must not tell who wrote an anonymous question.
    record(session, None, "questions.appeal", "question", made.question_id)
    await notify_desk(session, "question_appealed")
    return made


async def decide_appeal(
    session: AsyncSession,
    principal: Principal,
    decision_id: UUID,
    wish: AppealDecision,
    *,
    if_match: str | None,
    terms: Terms,
) -> PostDecision:
    """Another officer than who decided looks again; a reversed decision shows it as it was.

    Raises QuestionDecisionNotFound (404), QuestionInterest (403) and AppealImpossible (409).
    """
    made = await queries.get_decision(session, principal, decision_id)
    wrote = await has_written(session, principal.account_id, made.question_id, made.answer_id)
    if wrote or made.decided_by == principal.account_id:
        raise QuestionInterest
    require_current(made, if_match)
    made.decide_appeal(clock.now(), principal.account_id, wish.outcome, wish.reason)
    question = await _question(session, made.question_id)
    answer = await _answer(session, made.answer_id)
    if wish.outcome is AppealOutcome.REVERSED:
        await _show_again(session, question, answer, terms)
    await session.flush()
    writer = question.asked_by if answer is None else answer.written_by
    await tell_person(session, writer, "question_appeal_decided", DECISIONS, reason=wish.reason)
    record(session, principal, f"questions.appeal_{wish.outcome}", "question", made.question_id)
    return made


async def _question(session: AsyncSession, question_id: UUID) -> Question:
    found = await session.scalar(select(Question).where(Question.id == question_id).with_for_update())
    assert found is not None
    return found


async def _answer(session: AsyncSession, answer_id: UUID | None) -> Answer | None:
    if answer_id is None:
        return None
    found: Answer | None = await session.scalar(select(Answer).where(Answer.id == answer_id).with_for_update())
    return found


async def _hide(session: AsyncSession, question: Question, answer_id: UUID | None, terms: Terms) -> UUID | None:
    """Take it away from everybody; answers who wrote it."""
    answer = await _answer(session, answer_id)
    if answer is None:
        if question.status in PUBLIC:
            question.hide()
            await session.flush()
            await clockwork.stop(session, question, StepOutcome.ENDED)
        return question.asked_by
    if answer.status is AnswerStatus.SHOWN:
        answer.status = AnswerStatus.HIDDEN
        await take_off(session, question, answer, terms)
    return answer.written_by


async def _show_again(session: AsyncSession, question: Question, answer: Answer | None, terms: Terms) -> None:
    if answer is None:
        question.show_again()
        await session.flush()
        await clockwork.wait_again(session, question, terms)
    elif answer.status is AnswerStatus.HIDDEN:
        answer.status = AnswerStatus.SHOWN
        question.answers_count += 1
        await session.flush()
        await clockwork.stop(session, question, StepOutcome.ANSWERED)

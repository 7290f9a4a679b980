"""The clock: who looks at a question, until when, and who is next. Each step begins and ends once."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.identity.principals import Principal
from backend.notifications.service import tell_person
from backend.questions.choosing import next_adviser
from backend.questions.errors import NoAdviserFits
from backend.questions.models import Question, QuestionStatus, QuestionStep, StepOutcome, StepStage
from backend.questions.service.telling import notify_desk, page_of_question
from backend.questions.terms import Terms

AT_A_TIME = 200


async def open_step(session: AsyncSession, question: Question) -> QuestionStep | None:
    """The step that a question is in, if any; the caller holds the question."""
    found: QuestionStep | None = await session.scalar(
        select(QuestionStep).where(QuestionStep.question_id == question.id, QuestionStep.ended_at.is_(None))
    )
    return found


async def begin(session: AsyncSession, question: Question, terms: Terms, stage: StepStage) -> None:
    """Put a question before peers or the desk, from today."""
    session.add(
        QuestionStep(
            question_id=question.id,
            stage=stage,
            started_at=clock.now(),
            due_on=terms.due_on(stage, clock.today()),
        )
    )
    await session.flush()
    if stage is StepStage.DESK:
        await notify_desk(session)


async def stop(session: AsyncSession, question: Question, outcome: StepOutcome) -> None:
    """Nobody has to look any more; nothing when nobody had to."""
    step = await open_step(session, question)
    if step is not None:
        step.end(clock.now(), outcome)
        await session.flush()


async def wait_again(session: AsyncSession, question: Question, terms: Terms) -> None:
    """A question without an answer, again: the desk looks."""
    waits = question.status is QuestionStatus.OPEN and not question.answers_count
    if waits and await open_step(session, question) is None:
        await begin(session, question, terms, StepStage.DESK)


async def move(
    session: AsyncSession, principal: Principal, question: Question, step: QuestionStep, *, accept: bool, terms: Terms
) -> None:
    """An adviser takes it up, or it goes to the next. Raises QuestionStepEnded and NoAdviserFits (409)."""
    if accept:
        step.accept(clock.now(), terms.due_on(StepStage.ADVISER, clock.today()))
        await session.flush()
    else:
        by_adviser = step.stage is StepStage.ADVISER
        step.end(clock.now(), StepOutcome.PASSED_ON)
        await session.flush()
        if not await _ask_adviser(session, question, terms):
            if not by_adviser:
                raise NoAdviserFits
            await begin(session, question, terms, StepStage.DESK)
        await _tell_asker(session, question)
    record(session, principal, "questions.take_up" if accept else "questions.pass_on", "question", question.id)


async def pass_on_due(session: AsyncSession, terms: Terms) -> int:
    """Pass on every question that nobody answered in time; answers how many steps were past their day."""
    due = await session.execute(
        select(QuestionStep.id, QuestionStep.question_id)
        .where(QuestionStep.ended_at.is_(None), QuestionStep.due_on < clock.today())
        .order_by(QuestionStep.due_on, QuestionStep.id)
        .limit(AT_A_TIME)
    )
    passed = 0
    for step_id, question_id in due.all():
        question = await session.scalar(
            select(Question).where(Question.id == question_id).with_for_update(skip_locked=True)
        )
        if question is None:
            continue  # somebody does something with it now: the next round looks again
        step = await session.scalar(
            select(QuestionStep)
            .where(QuestionStep.id == step_id, QuestionStep.ended_at.is_(None))
            .execution_options(populate_existing=True)
        )
        if step is not None:
            await _lapse(session, question, step, terms)
            passed += 1
    return passed


async def _lapse(session: AsyncSession, question: Question, step: QuestionStep, terms: Terms) -> None:
    """The time of a step is over: whoever is next, or the desk once more when there is nobody else."""
    step.end(clock.now(), StepOutcome.LAPSED)
    await session.flush()
    asked = step.stage is not StepStage.PEERS and await _ask_adviser(session, question, terms)
    if not asked:
        await begin(session, question, terms, StepStage.DESK)
    if asked or step.stage is not StepStage.DESK:  # from the desk to the desk changes nothing for whoever asked
        await _tell_asker(session, question)


async def _ask_adviser(session: AsyncSession, question: Question, terms: Terms) -> bool:
    """Put it to the adviser who is next; False when there is none."""
    adviser = await next_adviser(session, question)
    if adviser is None:
        return False
    due_on = terms.due_on(StepStage.ADVISER, clock.today())
    session.add(
        QuestionStep(
            question_id=question.id,
            stage=StepStage.ADVISER,
            adviser_id=adviser.id,
            started_at=clock.now(),
            due_on=due_on,
        )
    )
    await session.flush()
    await tell_person(
        session, adviser.account_id, "question_for_adviser", "/adviseur/vragen", due_on=f"{due_on:%d-%m-%Y}"
    )
    return True


async def _tell_asker(session: AsyncSession, question: Question) -> None:
    step = await open_step(session, question)
    assert step is not None
    due_on = f"{step.due_on:%d-%m-%Y}"
    await tell_person(session, question.asked_by, "question_passed_on", page_of_question(question), due_on=due_on)

"""Builders of questions, answers and steps."""

from datetime import timedelta

from backend.core import clock
from backend.questions.models import Answer, AnswerRole, Question, QuestionStep, StepOutcome, StepStage
from tests.makers.identity import make_account


async def make_question(session, *, asked_by=None, **changed):
    """An open question without a name that everybody reads, asked two days ago by somebody unless told otherwise."""
    values = {
        "title": "Hoe roosteren wij samen met de ploeg?",
        "body": "Nu doet de chef het alleen.",
        "language": "nl",
        "themes": ["working_time"],
        "sectors": ["C"],
        "is_anonymous": True,
        "shows_organisation": False,
        "asked_at": clock.now() - timedelta(days=2),
        **changed,
    }
    question = Question(asked_by=asked_by or (await make_account(session)).id, **values)
    session.add(question)
    await session.flush()
    return question


async def make_answer(session, question, *, written_by=None, role=AnswerRole.PEER, **changed):
    """A shown answer of a peer, counted with its question."""
    values = {
        "body": "Begin met twee weken.",
        "shows_organisation": False,
        "may_be_named": True,
        "written_at": clock.now() - timedelta(days=1),
        **changed,
    }
    answer = Answer(
        question_id=question.id, written_by=written_by or (await make_account(session)).id, role=role, **values
    )
    session.add(answer)
    question.answers_count += 1
    await session.flush()
    return answer


async def make_step(session, question, *, stage=StepStage.PEERS, ended_at=None, **changed):
    """A step that runs until tomorrow, or that lapsed at this moment."""
    values = {"due_on": clock.today() + timedelta(days=1), "started_at": clock.now(), **changed}
    step = QuestionStep(
        question_id=question.id,
        stage=stage,
        ended_at=ended_at,
        outcome=StepOutcome.LAPSED if ended_at else None,
        **values,
    )
    session.add(step)
    await session.flush()
    return step

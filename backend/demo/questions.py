"""Questions of the demonstration world: answered, promoted, with the desk, with an adviser, and one reported."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.question_stories import STORIES, Reply, Story
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.questions.models import (
    Answer,
    AnsweredHow,
    AnswerVote,
    DigestRhythm,
    KnowledgeVersion,
    PostDecision,
    PostReport,
    Question,
    QuestionDigest,
    QuestionFollow,
    QuestionStep,
    ReportReason,
    StepOutcome,
    StepStage,
    Verdict,
)
from backend.questions.terms import after_working_days


async def seed(session: AsyncSession, world: World) -> None:
    """Add the questions as their people would have left them."""
    for story in STORIES:
        await _tell(session, world, story)
    await _promote(session, world)
    await _report(session, world)
    follower = world.accounts["kees@kantbank.example"]
    session.add_all(
        [
            QuestionDigest(account_id=follower, rhythm=DigestRhythm.WEEKLY, told_until=clock.now()),
            QuestionFollow(account_id=follower, theme="working_time"),
            QuestionFollow(account_id=follower, question_id=_id("desk")),
        ]
    )
    await session.flush()


def _id(key: str) -> UUID:
    return known_id("question", key)


async def _tell(session: AsyncSession, world: World, story: Story) -> None:
    asked_at = clock.now() - timedelta(days=story.days_ago)
    person = world.people[story.who]
    question = Question(
        id=_id(story.key),
        title=story.title,
        body=story.body,
        language=story.language,
        themes=list(story.themes),
        sectors=list(story.sectors),
        is_anonymous=story.anonymous,
        shows_organisation=not story.anonymous,
        asked_by=person.account_id,
        organisation_id=person.organisation_id,
        asked_at=asked_at,
        answers_count=len(story.replies),
        is_demonstration=True,
    )
    session.add(question)
    await session.flush()
    answers = [await _reply(session, world, question, reply, number) for number, reply in enumerate(story.replies, 1)]
    if story.helped:
        question.accept(asked_at + timedelta(days=3), answers[0].id, AnsweredHow(answers[0].role.value))
    await _clock(session, world, story, asked_at)
    await session.flush()


async def _reply(session: AsyncSession, world: World, question: Question, reply: Reply, number: int) -> Answer:
    writer = world.people[reply.who]
    answer = Answer(
        id=known_id("answer", f"{question.id}/{number}"),
        question_id=question.id,
        body=reply.body,
        role=reply.role,
        shows_organisation=True,
        may_be_named=reply.named,
        written_by=writer.account_id,
        organisation_id=writer.organisation_id,
        written_at=question.asked_at + timedelta(days=number),
    )
    session.add(answer)
    await session.flush()
    for voter in reply.votes:
        session.add(AnswerVote(answer_id=answer.id, account_id=world.accounts[voter], voted_at=clock.now()))
    return answer


async def _clock(session: AsyncSession, world: World, story: Story, asked_at: datetime) -> None:
    """The steps so far: what ended, and the one that runs with today as its start."""
    stages = [StepStage.PEERS, StepStage.DESK, StepStage.ADVISER]
    reached = stages.index(story.stage) if story.stage is not None else 0
    for number, stage in enumerate(stages[: reached + 1]):
        runs = story.stage is stage
        session.add(
            QuestionStep(
                question_id=_id(story.key),
                stage=stage,
                adviser_id=world.advisers[story.adviser] if stage is StepStage.ADVISER and story.adviser else None,
                started_at=asked_at + timedelta(days=3 * number),
                due_on=after_working_days(clock.today(), 2) if runs else (asked_at + timedelta(days=3)).date(),
                ended_at=None if runs else asked_at + timedelta(days=3 * number + 1),
                outcome=None if runs else StepOutcome.ANSWERED if story.stage is None else StepOutcome.LAPSED,
            )
        )


async def _promote(session: AsyncSession, world: World) -> None:
    """Syntens edited the answer about evenings for the knowledge base."""
    question = await session.get_one(Question, _id("evenings"))
    question.is_promoted = True
    await session.flush()
    session.add(
        KnowledgeVersion(
            question_id=question.id,
            number=1,
            title="Avond- en weekenddiensten eerlijk verdelen",
            question="Hoe verdeelt een kleine ploeg avonden en weekenden zonder ruzie?",
            answer="Spreek eerst samen af wat eerlijk is, en schrijf het op. Laat de ploeg daarna **zelf roosteren**, "
            "twee weken als proef. Kijk dan samen wat beter kan.",
            answer_id=question.accepted_answer_id,
            published_at=clock.now() - timedelta(days=20),
            published_by=world.accounts["samira@syntens.example"],
        )
    )
    await session.flush()


async def _report(session: AsyncSession, world: World) -> None:
    """A reader reported an answer, and another one before that was looked at and stayed."""
    reported = known_id("answer", f"{_id('reported')}/1")
    session.add(
        PostReport(
            id=known_id("question-report", "reported"),
            question_id=_id("reported"),
            answer_id=reported,
            reason=ReportReason.ADVERTISING,
            words="Dit is reclame, geen antwoord.",
            reported_by=world.accounts["marieke@korenbloem.example"],
            reported_at=clock.now() - timedelta(days=2),
        )
    )
    session.add(
        PostDecision(
            id=known_id("question-decision", "absence"),
            question_id=_id("absence"),
            verdict=Verdict.KEPT,
            reason="De vraag noemt niemand.",
            decided_at=clock.now() - timedelta(days=25),
            decided_by=world.accounts["pieter@syntens.example"],
        )
    )
    await session.flush()

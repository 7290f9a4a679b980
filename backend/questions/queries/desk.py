"""What the desk, an adviser, and whoever wrote something may read of steps, reports and decisions."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.questions.errors import QuestionDecisionNotFound, QuestionReportNotFound, QuestionStepNotFound
from backend.questions.models import (
    PUBLIC,
    Answer,
    AnswerStatus,
    PostDecision,
    PostReport,
    Question,
    QuestionFollow,
    QuestionStatus,
    QuestionStep,
    StepStage,
)
from backend.questions.schemas.desk import QuestionDecisionFilter, QuestionReportFilter, QuestionStepFilter

# What was taken back is read by its writer alone: not by whoever was asked to look at it, nor by Syntens.
_TAKEN_BACK = Question.status == QuestionStatus.WITHDRAWN


def steps_visible_to(principal: Principal) -> ColumnElement[bool]:
    """An adviser sees what was put to them; Syntens all."""
    if principal.may("questions:moderate"):
        return true()
    return QuestionStep.adviser_id.in_(select(Adviser.id).where(Adviser.account_id == principal.account_id))


async def get_step(session: AsyncSession, principal: Principal, step_id: UUID) -> tuple[Question, QuestionStep]:
    """The question and the step, both held until the end of the act. Raises QuestionStepNotFound (404)."""
    question_id = await session.scalar(
        select(QuestionStep.question_id)
        .join(Question, Question.id == QuestionStep.question_id)
        .where(QuestionStep.id == step_id, steps_visible_to(principal), ~_TAKEN_BACK)
    )
    if question_id is None:
        raise QuestionStepNotFound
    # The question first, as every other act does: two that wait for each other would wait for ever.
    question = await session.scalar(select(Question).where(Question.id == question_id).with_for_update())
    step = await session.scalar(
        select(QuestionStep)
        .where(QuestionStep.id == step_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    assert question is not None
    assert step is not None
    return question, step


def _steps(principal: Principal) -> Select[*tuple[Any, ...]]:
    return (
        select(
            QuestionStep.id,
            QuestionStep.question_id,
            Question.title,
            Question.themes,
            Question.sectors,
            Question.asked_at,
            QuestionStep.stage,
            QuestionStep.started_at,
            QuestionStep.due_on,
            QuestionStep.accepted_at,
            Adviser.name.label("adviser"),
            Adviser.account_id,
            QuestionStep.ended_at,
            Question.is_demonstration,
            QuestionStep.version,
        )
        .join(Question, Question.id == QuestionStep.question_id)
        .outerjoin(Adviser, Adviser.id == QuestionStep.adviser_id)
        .where(steps_visible_to(principal), ~_TAKEN_BACK)
    )


async def list_steps(session: AsyncSession, principal: Principal, wanted: QuestionStepFilter) -> dict[str, Any]:
    """Open steps, what is due first on top."""
    statement = _steps(principal).where(QuestionStep.ended_at.is_(None)).order_by(QuestionStep.due_on, QuestionStep.id)
    if wanted.stage is not None:
        statement = statement.where(QuestionStep.stage == wanted.stage)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_step(principal, row) for row in found["items"]]}


async def describe_step(session: AsyncSession, principal: Principal, step_id: UUID) -> dict[str, Any]:
    """One step. Raises QuestionStepNotFound (404)."""
    row = (await session.execute(_steps(principal).where(QuestionStep.id == step_id))).mappings().one_or_none()
    if row is None:
        raise QuestionStepNotFound
    return _step(principal, dict(row))


def _step(principal: Principal, row: dict[str, Any]) -> dict[str, Any]:
    account_id, ended_at = row.pop("account_id"), row.pop("ended_at")
    asked = row["stage"] is StepStage.ADVISER and account_id == principal.person_id
    at_desk = row["stage"] is not StepStage.ADVISER and principal.may("questions:moderate")
    acts = {
        "accept": ended_at is None and asked and row["accepted_at"] is None,
        "pass_on": ended_at is None and (asked or at_desk),
    }
    return {
        **row,
        "is_late": clock.today() > row["due_on"],
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


_BODY = func.coalesce(Answer.body, Question.body)


def _written_by(principal: Principal) -> ColumnElement[bool]:
    own_answer = and_(Answer.id.is_not(None), Answer.written_by == principal.person_id)
    own_question = and_(Answer.id.is_(None), Question.asked_by == principal.person_id)
    return or_(own_answer, own_question)


async def list_reports(session: AsyncSession, principal: Principal, wanted: QuestionReportFilter) -> dict[str, Any]:
    """What waits, the oldest first, but for what was taken back. Neither who reported nor who wrote is told."""
    other = PostReport.__table__.alias("others")
    together = (
        select(func.count())
        .where(
            other.c.question_id == PostReport.question_id,
            other.c.answer_id.is_not_distinct_from(PostReport.answer_id),
            other.c.decision_id.is_(None),
        )
        .scalar_subquery()
    )
    statement = (
        select(
            PostReport.id,
            PostReport.question_id,
            PostReport.answer_id,
            Question.title,
            _BODY.label("body"),
            PostReport.reason,
            PostReport.words,
            PostReport.reported_at,
            together.label("reports"),
            func.coalesce(_written_by(principal), False).label("is_mine"),
            Question.is_demonstration,
            PostReport.version,
        )
        .join(Question, Question.id == PostReport.question_id)
        .outerjoin(Answer, Answer.id == PostReport.answer_id)
        .where(
            PostReport.decision_id.is_(None),
            ~_TAKEN_BACK,
            or_(PostReport.answer_id.is_(None), Answer.status != AnswerStatus.WITHDRAWN),
        )
        .order_by(PostReport.reported_at, PostReport.id)
    )
    return await page_of(session, statement, wanted)


async def get_report(session: AsyncSession, report_id: UUID) -> tuple[Question, PostReport]:
    """The question and the report, both held until the end of the act. Raises QuestionReportNotFound (404)."""
    of_report = select(PostReport.question_id).where(PostReport.id == report_id)
    # The question first, as every other act does: two reports of one question are decided on in turn.
    question = await session.scalar(select(Question).where(Question.id.in_(of_report)).with_for_update())
    found = await session.scalar(select(PostReport).where(PostReport.id == report_id).with_for_update())
    if question is None or found is None:
        raise QuestionReportNotFound
    return question, found


def _decisions(principal: Principal) -> Select[*tuple[Any, ...]]:
    mine = func.coalesce(_written_by(principal), False)
    statement = (
        select(
            *(
                column
                for column in PostDecision.__table__.columns
                if column.key not in {"decided_by", "appeal_decided_by", "appeal_decided_at", "updated_at"}
            ),
            (PostDecision.decided_by == principal.person_id).label("by_me"),
            Question.title,
            _BODY.label("body"),
            mine.label("is_mine"),
            Question.is_demonstration,
        )
        .select_from(PostDecision)
        .join(Question, Question.id == PostDecision.question_id)
        .outerjoin(Answer, Answer.id == PostDecision.answer_id)
    )
    return statement if principal.may("questions:moderate") else statement.where(mine)


async def list_decisions(session: AsyncSession, principal: Principal, wanted: QuestionDecisionFilter) -> dict[str, Any]:
    """For whoever wrote it what was decided about it; for Syntens all. The newest first."""
    statement = _decisions(principal).order_by(PostDecision.decided_at.desc(), PostDecision.id)
    if wanted.appealed:
        statement = statement.where(PostDecision.appealed_at.is_not(None), PostDecision.appeal_decided_at.is_(None))
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_decision(principal, row) for row in found["items"]]}


async def describe_decision(session: AsyncSession, principal: Principal, decision_id: UUID) -> dict[str, Any]:
    """One decision. Raises QuestionDecisionNotFound (404)."""
    statement = _decisions(principal).where(PostDecision.id == decision_id)
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise QuestionDecisionNotFound
    return _decision(principal, dict(row))


async def get_decision(session: AsyncSession, principal: Principal, decision_id: UUID) -> PostDecision:
    """The decision, held until the end of the act. Raises QuestionDecisionNotFound (404)."""
    await describe_decision(session, principal, decision_id)
    found: PostDecision | None = await session.scalar(
        select(PostDecision).where(PostDecision.id == decision_id).with_for_update()
    )
    assert found is not None
    return found


def _decision(principal: Principal, row: dict[str, Any]) -> dict[str, Any]:
    by_me = row.pop("by_me")
    waiting = row["appeal"] is not None and row["appeal_outcome"] is None
    acts = {
        "appeal": row["is_mine"] and row["verdict"] == "hidden" and row["appeal"] is None,
        "decide_appeal": waiting and principal.may("questions:moderate") and not by_me and not row["is_mine"],
    }
    return {**row, "allowed_acts": [act for act, allowed in acts.items() if allowed]}


async def list_follows(session: AsyncSession, principal: Principal) -> list[dict[str, Any]]:
    """What somebody follows, the newest first; a question that is gone tells no title."""
    public = and_(Question.id == QuestionFollow.question_id, Question.status.in_(PUBLIC))
    rows = await session.execute(
        select(
            QuestionFollow.id,
            QuestionFollow.question_id,
            Question.title,
            QuestionFollow.theme,
            QuestionFollow.sector,
        )
        .outerjoin(Question, public)
        .where(QuestionFollow.account_id == principal.account_id)
        .order_by(QuestionFollow.created_at.desc(), QuestionFollow.id)
    )
    return [dict(row) for row in rows.mappings()]

"""Which answers somebody may read, and what either said before."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.questions.errors import AnswerNotFound
from backend.questions.models import (
    PUBLIC,
    Answer,
    AnswerRole,
    AnswerStatus,
    AnswerVote,
    Question,
    QuestionEdit,
    QuestionStatus,
)

MOST_EDITS = 100


def _is_mine(principal: Principal | None) -> ColumnElement[bool]:
    if principal is None or principal.person_id is None:
        return false()
    return func.coalesce(Answer.written_by == principal.person_id, false())


def visible_to(principal: Principal | None) -> ColumnElement[bool]:
    """What is shown, and one's own; for Syntens also what was hidden."""
    seen = or_(Answer.status == AnswerStatus.SHOWN, _is_mine(principal))
    if principal is not None and principal.may("questions:moderate"):
        return or_(seen, Answer.status == AnswerStatus.HIDDEN)
    return seen


async def get_answer(session: AsyncSession, principal: Principal | None, question_id: UUID, answer_id: UUID) -> Answer:
    """The answer to this question, held until the end of the act. Raises AnswerNotFound (404)."""
    found: Answer | None = await session.scalar(
        select(Answer)
        .where(Answer.id == answer_id, Answer.question_id == question_id, visible_to(principal))
        .with_for_update()
    )
    if found is None:
        raise AnswerNotFound
    return found


async def list_answers(
    session: AsyncSession, principal: Principal | None, question: Question, wanted: PageQuery
) -> dict[str, Any]:
    """One page of the answers to a question that the principal sees: the chosen one, then those of most use."""
    return await _page(session, principal, question, wanted, None)


async def describe_answer(
    session: AsyncSession, principal: Principal | None, question: Question, answer_id: UUID
) -> dict[str, Any]:
    """One answer. Raises AnswerNotFound (404)."""
    found = await _page(session, principal, question, PageQuery(page_size=1), answer_id)
    if not found["items"]:
        raise AnswerNotFound
    one: dict[str, Any] = found["items"][0]
    return one


async def _page(
    session: AsyncSession, principal: Principal | None, question: Question, wanted: PageQuery, answer_id: UUID | None
) -> dict[str, Any]:
    person = principal.person_id if principal is not None else None
    votes = select(func.count()).where(AnswerVote.answer_id == Answer.id).scalar_subquery()
    mine = exists().where(AnswerVote.answer_id == Answer.id, AnswerVote.account_id == person) if person else false()
    accepted = case((Answer.id == question.accepted_answer_id, 0), else_=1)
    profile = (
        select(Adviser.id)
        .where(Adviser.account_id == Answer.written_by, Answer.role == AnswerRole.ADVISER)
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(
            Answer.id,
            Answer.body,
            Answer.role,
            Account.name.label("written_by"),
            Organisation.name.label("organisation"),
            profile.label("adviser_id"),
            Answer.written_at,
            Answer.edited_at,
            Answer.status,
            Answer.may_be_named,
            votes.label("votes"),
            mine.label("has_my_vote"),
            _is_mine(principal).label("is_mine"),
            Answer.version,
        )
        .outerjoin(Account, Account.id == Answer.written_by)
        .outerjoin(Organisation, and_(Organisation.id == Answer.organisation_id, Answer.shows_organisation))
        .where(Answer.question_id == question.id, visible_to(principal))
        .order_by(accepted, votes.desc(), Answer.written_at, Answer.id)
    )
    if answer_id is not None:
        statement = statement.where(Answer.id == answer_id)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_described(principal, question, row) for row in found["items"]]}


def _described(principal: Principal | None, question: Question, row: dict[str, Any]) -> dict[str, Any]:
    moderator = principal is not None and principal.may("questions:moderate")
    signed_in = principal is not None and principal.person_id is not None
    asked = signed_in and principal is not None and question.asked_by == principal.person_id
    shown = row["status"] is AnswerStatus.SHOWN and question.status in PUBLIC
    open_still = question.status in {QuestionStatus.OPEN, QuestionStatus.ANSWERED}
    accepted = row["id"] == question.accepted_answer_id
    acts = {
        "vote": signed_in and shown and not row["is_mine"],
        "edit": row["is_mine"] and shown,
        "withdraw": row["is_mine"] and shown,
        "accept": asked and shown and open_still and not accepted,
        "report": signed_in and shown and not row["is_mine"],
    }
    return {
        **row,
        "may_be_named": row["may_be_named"] if row["is_mine"] or moderator else None,
        "is_accepted": accepted,
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


async def list_edits(session: AsyncSession, question_id: UUID) -> list[dict[str, Any]]:
    """Earlier words of a question and its answers, the newest first."""
    rows = await session.execute(
        select(QuestionEdit.answer_id, QuestionEdit.title, QuestionEdit.body, QuestionEdit.replaced_at)
        .where(QuestionEdit.question_id == question_id)
        .order_by(QuestionEdit.replaced_at.desc(), QuestionEdit.id)
        .limit(MOST_EDITS)
    )
    return [dict(row) for row in rows.mappings()]

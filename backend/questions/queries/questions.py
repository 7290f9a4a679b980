"""Which questions somebody may read. No way leads from an anonymous one to whoever asked."""

import base64
import binascii
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, exists, false, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.questions.errors import QuestionCursorInvalid, QuestionNotFound
from backend.questions.models import (
    PUBLIC,
    Answer,
    AnsweredHow,
    AnswerStatus,
    AskerLookup,
    KnowledgeVersion,
    Question,
    QuestionFollow,
    QuestionStatus,
    QuestionStep,
)
from backend.questions.schemas.questions import QuestionFilter

EXCERPT = 280
IS_PUBLIC = Question.status.in_(PUBLIC)


def is_mine(principal: Principal | None) -> ColumnElement[bool]:
    """Whether this person asked it."""
    if principal is None or principal.person_id is None:
        return false()
    return func.coalesce(Question.asked_by == principal.person_id, false())


def visible_to(principal: Principal | None) -> ColumnElement[bool]:
    """What is public; one's own; for Syntens also what was hidden, but not what was taken back."""
    if principal is not None and principal.may("questions:moderate"):
        return or_(IS_PUBLIC, Question.status == QuestionStatus.HIDDEN, is_mine(principal))
    return or_(IS_PUBLIC, is_mine(principal))


async def get_question(
    session: AsyncSession, principal: Principal | None, question_id: UUID, *, for_update: bool = False
) -> Question:
    """The question, when this principal may see it; held until the end of an act. Raises QuestionNotFound (404)."""
    statement = select(Question).where(Question.id == question_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update()
    found: Question | None = await session.scalar(statement)
    if found is None:
        raise QuestionNotFound
    return found


def _told(principal: Principal | None) -> Select[*tuple[Any, ...]]:
    """A question with the name that may be told. The account of an anonymous one is never even joined."""
    return (
        select(
            Question.id,
            Question.title,
            func.left(Question.body, EXCERPT).label("excerpt"),
            Question.language,
            Question.themes,
            Question.sectors,
            Question.is_anonymous,
            Account.name.label("asked_by"),
            Organisation.name.label("organisation"),
            Question.asked_at,
            Question.edited_at,
            Question.status,
            Question.answers_count,
            Question.is_promoted,
            is_mine(principal).label("is_mine"),
            Question.is_demonstration,
        )
        .outerjoin(Account, and_(Account.id == Question.asked_by, ~Question.is_anonymous))
        .outerjoin(Organisation, and_(Organisation.id == Question.organisation_id, Question.shows_organisation))
    )


def list_statement(principal: Principal | None, wanted: QuestionFilter) -> Select[*tuple[Any, ...]]:
    """One page by where the last one ended, never by how many came before it. Raises QuestionCursorInvalid (400)."""
    statement = _told(principal)
    if wanted.mine:
        statement = statement.where(is_mine(principal))
    elif wanted.status is not None:
        statement = statement.where(Question.status == QuestionStatus(wanted.status))
    else:
        statement = statement.where(IS_PUBLIC)
    if wanted.theme is not None:
        statement = statement.where(Question.themes.bool_op("@>")(cast([str(wanted.theme)], ARRAY(String))))
    if wanted.sector is not None:
        statement = statement.where(Question.sectors.bool_op("@>")(cast([wanted.sector], ARRAY(String))))
    if wanted.after is not None:
        statement = statement.where(tuple_(Question.asked_at, Question.id) < tuple_(*_place(wanted.after)))
    return statement.order_by(Question.asked_at.desc(), Question.id.desc()).limit(wanted.limit + 1)


async def list_questions(session: AsyncSession, principal: Principal | None, wanted: QuestionFilter) -> dict[str, Any]:
    """Some questions, the newest first. Raises QuestionCursorInvalid (400)."""
    found = [dict(row) for row in (await session.execute(list_statement(principal, wanted))).mappings()]
    items = found[: wanted.limit]
    return {"items": items, "next_cursor": _cursor(items[-1]) if len(found) > wanted.limit else None}


def _cursor(item: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(f"{item['asked_at'].isoformat()} {item['id']}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        asked_at, _, last_id = (
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode("ascii").partition(" ")
        )
        moment = datetime.fromisoformat(asked_at)
        if moment.tzinfo is None:
            raise QuestionCursorInvalid
        return moment.astimezone(UTC), UUID(last_id)
    except (ValueError, OverflowError, binascii.Error) as failure:
        raise QuestionCursorInvalid from failure


async def describe(session: AsyncSession, principal: Principal | None, question_id: UUID) -> dict[str, Any]:
    """One question with who looks at it, its place in the knowledge base, and what this principal can do.

    Raises QuestionNotFound (404).
    """
    statement = (
        _told(principal)
        .add_columns(
            Question.body,
            Question.province,
            Question.accepted_answer_id,
            Question.answered_how,
            Question.answered_page,
            Question.version,
        )
        .where(Question.id == question_id, visible_to(principal))
    )
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise QuestionNotFound
    insider = row["is_mine"] or (principal is not None and principal.may("questions:moderate"))
    return {
        **row,
        "looking": await _looking(session, question_id, named=insider),
        "knowledge": next(iter(await list_knowledge(session, question_id, limit=1)), None)
        if row["is_promoted"]
        else None,
        "follow_id": await _follow_of(session, principal, question_id),
        "lookups": await _lookups(session, question_id) if row["is_mine"] else [],
        "allowed_acts": _allowed(principal, dict(row)),
    }


async def _looking(session: AsyncSession, question_id: UUID, *, named: bool) -> dict[str, Any] | None:
    statement = (
        select(
            QuestionStep.stage,
            QuestionStep.due_on,
            QuestionStep.accepted_at,
            (Adviser.name if named else cast(None, String)).label("adviser"),
        )
        .outerjoin(Adviser, Adviser.id == QuestionStep.adviser_id)
        .where(QuestionStep.question_id == question_id, QuestionStep.ended_at.is_(None))
    )
    found = (await session.execute(statement)).mappings().one_or_none()
    return dict(found) if found is not None else None


async def list_knowledge(session: AsyncSession, question_id: UUID, *, limit: int = 100) -> list[dict[str, Any]]:
    """Editions of the knowledge base, the newest first; a name only while whoever answered wants that."""
    named = and_(Answer.may_be_named, Answer.status == AnswerStatus.SHOWN)
    statement = (
        select(
            KnowledgeVersion.number,
            KnowledgeVersion.title,
            KnowledgeVersion.question,
            KnowledgeVersion.answer,
            Account.name.label("answered_by"),
            Organisation.name.label("organisation"),
            Answer.role,
            KnowledgeVersion.published_at,
        )
        .outerjoin(Answer, Answer.id == KnowledgeVersion.answer_id)
        .outerjoin(Account, and_(Account.id == Answer.written_by, named))
        .outerjoin(
            Organisation,
            and_(Organisation.id == Answer.organisation_id, named, Answer.shows_organisation, Account.id.is_not(None)),
        )
        .where(KnowledgeVersion.question_id == question_id)
        .order_by(KnowledgeVersion.number.desc())
        .limit(limit)
    )
    return [dict(row) for row in (await session.execute(statement)).mappings()]


async def _follow_of(session: AsyncSession, principal: Principal | None, question_id: UUID) -> UUID | None:
    if principal is None or principal.person_id is None:
        return None
    found: UUID | None = await session.scalar(
        select(QuestionFollow.id).where(
            QuestionFollow.question_id == question_id, QuestionFollow.account_id == principal.person_id
        )
    )
    return found


async def _lookups(session: AsyncSession, question_id: UUID) -> list[dict[str, Any]]:
    rows = await session.execute(
        select(AskerLookup.reason, AskerLookup.looked_at)
        .where(AskerLookup.question_id == question_id)
        .order_by(AskerLookup.looked_at.desc())
    )
    return [dict(row) for row in rows.mappings()]


def _allowed(principal: Principal | None, row: dict[str, Any]) -> list[str]:
    if principal is None or principal.person_id is None:
        return []
    mine, moderator = row["is_mine"], principal.may("questions:moderate")
    takes_answers = row["status"] in {QuestionStatus.OPEN, QuestionStatus.ANSWERED}
    public = row["status"] in PUBLIC
    acts = {
        "answer": takes_answers and not mine and principal.may("questions:answer"),
        "edit": takes_answers and mine,
        "accept": takes_answers and mine and row["answers_count"] > 0,
        "close": takes_answers and (mine or moderator),
        "withdraw": takes_answers and mine,
        "report": public and not mine,
        "follow": public and not mine,
        "look_up_asker": moderator and not mine,
        "promote": moderator and public and row["accepted_answer_id"] is not None,
        "take_out": moderator and row["is_promoted"],
    }
    return [act for act, allowed in acts.items() if allowed]


async def count_questions(session: AsyncSession) -> dict[str, int]:
    """How many there are, and how they were helped; invented ones do not count."""

    def counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.count(case((condition, 1)))

    columns = {
        "open": counted(Question.status == QuestionStatus.OPEN),
        "answered": counted(Question.status == QuestionStatus.ANSWERED),
        "closed": counted(Question.status == QuestionStatus.CLOSED),
        "by_peers": counted(Question.answered_how == AnsweredHow.PEER),
        "by_desk": counted(Question.answered_how == AnsweredHow.DESK),
        "by_advisers": counted(Question.answered_how == AnsweredHow.ADVISER),
        "by_pages": counted(Question.answered_how == AnsweredHow.PAGE),
    }
    statement = select(*(column.label(name) for name, column in columns.items())).where(
        IS_PUBLIC, ~Question.is_demonstration
    )
    return dict((await session.execute(statement)).mappings().one())


async def has_written(session: AsyncSession, account_id: UUID, question_id: UUID, answer_id: UUID | None) -> bool:
    """Whether this person wrote the question, or the answer when there is one."""
    written = (
        exists().where(Question.id == question_id, Question.asked_by == account_id)
        if answer_id is None
        else exists().where(Answer.id == answer_id, Answer.written_by == account_id)
    )
    return bool(await session.scalar(select(written)))

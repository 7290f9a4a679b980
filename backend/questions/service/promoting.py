"""The knowledge base, and looking up who asked."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.questions.errors import QuestionNotPublic
from backend.questions.models import PUBLIC, Answer, AnswerStatus, AskerLookup, KnowledgeVersion, Question
from backend.questions.queries.questions import get_question
from backend.questions.schemas.questions import AskerLookupCreate, KnowledgeWrite


async def promote(
    session: AsyncSession, principal: Principal, question_id: UUID, wish: KnowledgeWrite, if_match: str | None
) -> Question:
    """Publish an edition of a question with its chosen answer; the one before stays to be read.

    Raises QuestionNotFound (404) and QuestionNotPublic (409).
    """
    question = await get_question(session, principal, question_id, for_update=True)
    require_current(question, if_match)
    answer = await session.get(Answer, question.accepted_answer_id) if question.accepted_answer_id else None
    if question.status not in PUBLIC or answer is None or answer.status is not AnswerStatus.SHOWN:
        raise QuestionNotPublic
    last = await session.scalar(
        select(func.max(KnowledgeVersion.number)).where(KnowledgeVersion.question_id == question.id)
    )
    # First the mark, then the edition: search makes its document when the edition arrives.
    question.is_promoted = True
    await session.flush()
    session.add(
        KnowledgeVersion(
            question_id=question.id,
            number=(last or 0) + 1,
            title=wish.title,
            question=wish.question,
            answer=wish.answer,
            answer_id=answer.id,
            published_at=clock.now(),
            published_by=principal.account_id,
        )
    )
    await session.flush()
    record(session, principal, "questions.promote", "question", question.id)
    return question


async def take_out(session: AsyncSession, principal: Principal, question_id: UUID, if_match: str | None) -> Question:
    """Take it out of the knowledge base; its editions stay. Raises QuestionNotFound (404)."""
    question = await get_question(session, principal, question_id, for_update=True)
    require_current(question, if_match)
    if question.is_promoted:
        question.is_promoted = False
        await session.flush()
        record(session, principal, "questions.take_out", "question", question.id)
    return question


async def look_up_asker(
    session: AsyncSession, principal: Principal, question_id: UUID, wish: AskerLookupCreate
) -> dict[str, Any]:
    """Who asked, for Syntens, with a reason that whoever asked reads. Raises QuestionNotFound (404).

    The audit row names the officer and the question, and not the organisation of whoever asked: its owner reads along.
    """
    question = await get_question(session, principal, question_id)
    moment: datetime = clock.now()
    session.add(
        AskerLookup(question_id=question.id, reason=wish.reason, looked_by=principal.account_id, looked_at=moment)
    )
    await session.flush()
    record(session, principal, "questions.look_up_asker", "question", question.id)
    account = await session.get(Account, question.asked_by) if question.asked_by else None
    organisation = await session.get(Organisation, question.organisation_id) if question.organisation_id else None
    return {
        "name": account.name if account else None,
        "email": account.email if account else None,
        "organisation": organisation.name if organisation else None,
        "looked_at": moment,
    }

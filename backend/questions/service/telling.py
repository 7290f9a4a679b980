"""Telling people about questions. Who asked anonymously is told in person only: nobody else gets a line about it."""

from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.identity.principals import Principal
from backend.notifications.service import notify_syntens
from backend.questions.models import Question


async def notify_desk(session: AsyncSession, template: str = "question_at_desk") -> None:
    """A notice to every officer of Syntens that something waits at the desk."""
    await notify_syntens(session, template, "/syntens/vraagbaak")


def page_of_question(question: Question) -> str:
    """Where a question is read."""
    return f"/vragen/{question.id}"


def record_of_asker(session: AsyncSession, principal: Principal, act: str, question: Question) -> None:
    """The audit row of what whoever asked does with their question.

    Of an anonymous question it names neither person nor organisation: colleagues, officers and the programme office
    read the trail. Who asked stands with the question itself, behind a lookup that leaves a reason.
    """
    if question.is_anonymous:
        record(session, None, act, "question", question.id)
    else:
        record(session, principal, act, "question", question.id, organisation_id=principal.organisation_id)

"""Telling people about questions. Who asked anonymously is told in person only: nobody else gets a line about it."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import notify, tell_account
from backend.questions.models import Question


async def tell_person(session: AsyncSession, account_id: UUID | None, template: str, link: str, **params: str) -> None:
    """A mail and a notice to one person; nobody when the account is erased."""
    account = await session.get(Account, account_id) if account_id is not None else None
    if account is not None:
        await tell_account(session, account, template=template, link=link, **params)


async def notify_desk(session: AsyncSession, template: str = "question_at_desk") -> None:
    """A notice to every officer of Syntens that something waits at the desk."""
    bodies = await session.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY))
    for body in bodies.all():
        await notify(
            session,
            organisation_id=body,
            roles=[Role.SYNTENS_OFFICER],
            template=template,
            link="/syntens/vraagbaak",
        )


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

"""How often somebody may ask, write and report; of a new account less, and without links."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.throttling import Limit
from backend.identity.models import Account, Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import notify, tell_account

INTRODUCTIONS = Limit("network introduction of account", burst=5, every=timedelta(hours=4))
INTRODUCTIONS_OF_NEW = Limit("network introduction of new account", burst=2, every=timedelta(hours=12))
MESSAGES = Limit("network message of account", burst=30, every=timedelta(minutes=10))
MESSAGES_OF_NEW = Limit("network message of new account", burst=5, every=timedelta(hours=2))
A_DAY = Limit("network message of account in a day", burst=100, every=timedelta(minutes=15))
REPORTS = Limit("network report of account", burst=10, every=timedelta(minutes=30))


async def tell_person(session: AsyncSession, account_id: UUID | None, template: str, link: str, **params: str) -> None:
    """A mail and a notice to one person; nobody when the account is erased. No name or word of another stands in it."""
    account = await session.get(Account, account_id) if account_id is not None else None
    if account is not None:
        await tell_account(session, account, template=template, link=link, **params)


async def notify_officers(session: AsyncSession, template: str) -> None:
    """A notice to every officer of Syntens that something waits."""
    bodies = await session.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY))
    for body in bodies.all():
        await notify(
            session, organisation_id=body, roles=[Role.SYNTENS_OFFICER], template=template, link="/syntens/netwerk"
        )

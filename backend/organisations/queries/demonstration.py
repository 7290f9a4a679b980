"""Where the demonstration world ends: whoever knows its public password must not come to real companies."""

from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account, Membership, Organisation
from backend.organisations.errors import DemonstrationApart


async def is_of_demonstration(session: AsyncSession, account_id: UUID) -> bool:
    """Whether this person is invented, or acts for an invented organisation: what they enter is invented too."""
    found = select(
        or_(
            exists().where(Account.id == account_id, Account.is_demonstration),
            exists().where(
                Membership.account_id == account_id,
                Membership.organisation_id == Organisation.id,
                Organisation.is_demonstration,
            ),
        )
    )
    return bool(await session.scalar(found))


async def require_same_world(session: AsyncSession, account_id: UUID, organisation_id: UUID) -> None:
    """Refuse an invented person in a real organisation: anybody can sign in as them. Raises DemonstrationApart (409).

    A real person may look around in an invented organisation.
    """
    apart = select(Organisation.id).where(
        Organisation.id == organisation_id,
        Organisation.is_demonstration.is_(False),
        exists().where(Account.id == account_id, Account.is_demonstration),
    )
    if await session.scalar(apart):
        raise DemonstrationApart

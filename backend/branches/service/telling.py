"""Telling the other side that it is their turn, or what came of it; and one line of history per step."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.branches.models import BranchStatusChange
from backend.core import clock
from backend.identity.models import BranchParticipation, BranchParty, BranchStatus, Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications.service import tell

JOINING_PAGE = "/branche/aansluiting"


async def tell_branch(session: AsyncSession, branch_id: UUID, template: str, **params: str) -> int:
    """Tell the officers of a branch; answers how many."""
    name = (await session.get_one(Organisation, branch_id)).name
    return await tell(
        session,
        organisation_id=branch_id,
        roles=(Role.BRANCH_OFFICER,),
        template=template,
        link=JOINING_PAGE,
        only=None,
        about=None,
        branch=name,
        **params,
    )


async def tell_programme(session: AsyncSession, branch_id: UUID, template: str, **params: str) -> int:
    """Tell the officers of the programme office of the same world, invented or real; answers how many."""
    branch = await session.get_one(Organisation, branch_id)
    office = aliased(Organisation)
    offices = await session.scalars(
        select(office.id).where(
            office.kind == OrganisationKind.PROGRAMME_OFFICE, office.is_demonstration == branch.is_demonstration
        )
    )
    told = 0
    for office_id in offices.all():
        told += await tell(
            session,
            organisation_id=office_id,
            roles=(Role.PROGRAMME_OFFICER,),
            template=template,
            link=f"/programma/branches/{branch_id}",
            only=None,
            about=None,
            branch=branch.name,
            **params,
        )
    return told


def step(
    session: AsyncSession,
    found: BranchParticipation,
    to: BranchStatus,
    party: BranchParty,
    *,
    account_id: UUID | None = None,
    reason: str | None = None,
) -> None:
    """Let the branch stand there from now on, with a line of history."""
    found.status, found.status_since, found.reminded_at = to, clock.now(), None
    session.add(
        BranchStatusChange(
            branch_id=found.branch_id,
            to_status=to,
            party=party,
            reason=reason,
            last_on=found.last_on,
            occurred_at=found.status_since,
            account_id=account_id,
        )
    )

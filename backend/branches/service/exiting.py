"""The exit of a branch after its last day, by the worker: its access ends at once, then its companies are told.

Each piece is one transaction that a killed worker leaves undone as a whole; what was done is not found again.
"""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.branch_figures import service as branch_figures
from backend.branches.queries import ending
from backend.branches.queries.participations import kept_until
from backend.branches.service.telling import step, tell_branch, tell_programme
from backend.campaigns.service.ending import end_of_branch
from backend.core import clock
from backend.exchange.service import sharing as exchange
from backend.identity.models import (
    BranchParticipation,
    BranchParty,
    BranchStatus,
    MachineClient,
    Mandate,
    Organisation,
)
from backend.identity.scopes import Role
from backend.members.models import MemberImport
from backend.notifications.service import tell
from backend.organisations.models import BranchMembership, Company
from backend.webhooks.models import WebhookEndpoint

COMPANIES_AT_ONCE = 100


async def carry_out_next(session: AsyncSession) -> bool:
    """Do one piece of one exit; False when nothing is due."""
    return await _end_next(session) or await _tell_next(session)


async def _end_next(session: AsyncSession) -> bool:
    found = await session.scalar(
        select(BranchParticipation)
        .where(BranchParticipation.status == BranchStatus.LEAVING, BranchParticipation.last_on < clock.today())
        .order_by(BranchParticipation.last_on, BranchParticipation.branch_id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return False
    effects, moment, branch_id = await ending.effects_of(session, found.branch_id), clock.now(), found.branch_id
    await session.execute(
        update(MachineClient)
        .where(MachineClient.organisation_id == branch_id, ending.open_client())
        .values(revoked_at=moment, version=MachineClient.version + 1)
    )
    await session.execute(delete(WebhookEndpoint).where(WebhookEndpoint.organisation_id == branch_id))
    await session.execute(
        update(Mandate)
        .where(Mandate.organisation_id == branch_id, Mandate.ended_at.is_(None))
        .values(ended_at=moment, version=Mandate.version + 1)
    )
    unfinished = select(MemberImport).where(MemberImport.branch_id == branch_id, ending.open_import())
    for each in (await session.scalars(unfinished.with_for_update())).all():
        each.cancel(moment)
    await branch_figures.forget(session, branch_id)
    await end_of_branch(session, branch_id)
    await exchange.end_of_branch(session, branch_id)
    found.ended_at = moment
    step(session, found, BranchStatus.ENDED, BranchParty.PLATFORM)
    await session.flush()
    audit.record(session, None, "branches.end", "branch", branch_id, organisation_id=branch_id, **effects)
    until = kept_until(found).strftime("%d-%m-%Y")
    await tell_branch(session, branch_id, "branch_ended", kept_until=until)
    await tell_programme(session, branch_id, "branch_ended", kept_until=until)
    return True


async def _tell_next(session: AsyncSession) -> bool:
    """Tell some of the companies and end their membership: who was told is no member any more, and not told again."""
    found = await session.scalar(
        select(BranchParticipation)
        .where(BranchParticipation.status == BranchStatus.ENDED, BranchParticipation.carried_out_at.is_(None))
        .order_by(BranchParticipation.ended_at, BranchParticipation.branch_id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if found is None:
        return False
    name = (await session.get_one(Organisation, found.branch_id)).name
    memberships = await session.execute(
        select(BranchMembership.id, Company.id, Company.name)
        .join(Company, Company.id == BranchMembership.company_id)
        .where(BranchMembership.branch_id == found.branch_id)
        .order_by(BranchMembership.id)
        .limit(COMPANIES_AT_ONCE)
    )
    told = []
    for membership_id, company_id, company in memberships:
        await tell(
            session,
            organisation_id=company_id,
            roles=(Role.OWNER, Role.MANAGER),
            template="branch_ended_member",
            link="/bedrijf",
            company=company,
            branch=name,
        )
        told.append(membership_id)
    await session.execute(delete(BranchMembership).where(BranchMembership.id.in_(told)))
    if len(told) < COMPANIES_AT_ONCE:
        found.carried_out_at = clock.now()
    await session.flush()
    return True

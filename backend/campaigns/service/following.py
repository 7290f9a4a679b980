"""What the platform does by itself: close, tell members that take part already, count each morning, report."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns import codes, gate
from backend.campaigns.models import CampaignCount, CampaignStatus, ScanCampaign
from backend.campaigns.queries import firms
from backend.campaigns.queries.campaigns import due_to_close, target_of
from backend.campaigns.queries.figures import last_counts
from backend.campaigns.queries.targets import meant
from backend.campaigns.service.reporting import report
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import Role
from backend.notifications.service import notify
from backend.organisations.models import BranchMember, BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from backend.organisations.queries import consenting

INVITED = (Role.OWNER, Role.MANAGER)


async def close_due(session: AsyncSession) -> int:
    """Close the campaigns whose end has come, as of that moment; answers how many. The worker calls it each minute."""
    found = list(
        await session.scalars(
            select(ScanCampaign).where(due_to_close()).order_by(ScanCampaign.id).with_for_update(skip_locked=True)
        )
    )
    for campaign in found:
        campaign.close(campaign.closes_at)
        record(session, None, "campaigns.close", "campaign", campaign.id, organisation_id=campaign.branch_id)
    await session.flush()
    return len(found)


async def send_notices(session: AsyncSession) -> int:
    """Tell members that take part already and may be contacted that a campaign began; answers how many campaigns.

    The branch is never told who: it happens apart from what the branch does, and changes nothing it can read.
    """
    begun = (
        ScanCampaign.status == CampaignStatus.OPEN,
        ScanCampaign.opens_at <= clock.now(),
        ScanCampaign.notices_sent_at.is_(None),
    )
    found = list(
        await session.scalars(
            select(ScanCampaign).where(*begun).order_by(ScanCampaign.id).with_for_update(skip_locked=True)
        )
    )
    for campaign in found:
        for company_id in await _to_tell(session, campaign):
            await notify(
                session,
                organisation_id=company_id,
                roles=INVITED,
                template="campaign_opened",
                link=codes.address("", campaign.code),
            )
        await session.execute(
            update(ScanCampaign)
            .where(ScanCampaign.id == campaign.id)
            .values(notices_sent_at=clock.now(), updated_at=ScanCampaign.updated_at)
            .execution_options(synchronize_session=False)
        )
    return len(found)


async def count_daily(session: AsyncSession) -> int:
    """Count every campaign that runs, and report those that closed before today; answers how many were counted.

    The worker calls it at six in the morning. Two times on one day count once.
    """
    today = clock.today()
    found = list(
        await session.scalars(
            select(ScanCampaign)
            .where(ScanCampaign.status.in_((CampaignStatus.OPEN, CampaignStatus.CLOSED)))
            .order_by(ScanCampaign.id)
            .with_for_update(skip_locked=True)
        )
    )
    midnight = datetime.combine(today, time(), clock.AMSTERDAM)
    for campaign in found:
        await _count(session, campaign)
        if campaign.closed_at is not None and campaign.closed_at < midnight:
            await report(session, campaign)
    await session.flush()
    return len(found)


async def _count(session: AsyncSession, campaign: ScanCampaign) -> None:
    last = await last_counts(session, campaign.id)
    if campaign.members is None or (last is not None and last.as_of >= clock.today()):
        return
    before = gate.NOTHING if last is None else gate.Counts(last.started, last.opened, last.published)
    told = gate.next_counts(await firms.unseen_counts(session, campaign.id), before, campaign.members)
    session.add(
        CampaignCount(
            campaign_id=campaign.id,
            as_of=clock.today(),
            started=told.started,
            opened=told.opened,
            published=told.published,
        )
    )


async def _to_tell(session: AsyncSession, campaign: ScanCampaign) -> list[UUID]:
    """The companies that are meant, take part in the programme, exist, and consented to contact."""
    left = exists().where(Departure.company_id == Company.id, Departure.returned_at.is_(None))
    found = await session.scalars(
        select(Company.id)
        .join(BranchMember, BranchMember.kvk_number == Company.kvk_number)
        .join(Organisation, Organisation.id == BranchMember.branch_id)
        .where(
            meant(campaign.branch_id, target_of(campaign)),
            exists().where(BranchMembership.branch_id == campaign.branch_id, BranchMembership.company_id == Company.id),
            Company.status == CompanyStatus.ACTIVE,
            Company.id.in_(consenting(ConsentKind.CONTACT)),
            Organisation.is_demonstration == Company.is_demonstration,
            ~left,
        )
        .order_by(Company.id)
    )
    return list(found)

"""Telling members that take part already that a campaign began: once, a hundred at a time.

The branch must not learn from it how many there are. So nothing it reads or waits for lasts longer for more of them:
the campaign is marked in a moment, and while companies are told only a row that nobody else uses is held.
"""

from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns import codes
from backend.campaigns.models import CampaignNotice, CampaignStatus, ScanCampaign
from backend.campaigns.queries.campaigns import target_of
from backend.campaigns.queries.targets import meant
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.scopes import Role
from backend.notifications.service import notify
from backend.organisations.models import BranchMember, BranchMembership, Company, CompanyStatus, ConsentKind
from backend.organisations.parting import Departure
from backend.organisations.queries import consenting

INVITED = (Role.OWNER, Role.MANAGER)
COMPANIES_AT_ONCE = 100


async def begin_notices(session: AsyncSession) -> int:
    """Mark the campaigns that began, so that their members are told from now on; answers how many."""
    begun = (
        ScanCampaign.status == CampaignStatus.OPEN,
        ScanCampaign.opens_at <= clock.now(),
        ScanCampaign.notices_sent_at.is_(None),
    )
    statement = select(ScanCampaign.id).where(*begun).order_by(ScanCampaign.id).with_for_update(skip_locked=True)
    found = list(await session.scalars(statement))
    await session.execute(
        update(ScanCampaign)
        .where(ScanCampaign.id.in_(found))
        .values(notices_sent_at=clock.now(), updated_at=ScanCampaign.updated_at)
        .execution_options(synchronize_session=False)
    )
    session.add_all(CampaignNotice(campaign_id=campaign_id) for campaign_id in found)
    await session.flush()
    return len(found)


async def tell_next(session: AsyncSession) -> int:
    """Tell the next companies of one campaign; answers how many. What was told and how far it came commit together."""
    under_way = await session.scalar(
        select(CampaignNotice).order_by(CampaignNotice.campaign_id).limit(1).with_for_update(skip_locked=True)
    )
    if under_way is None:
        return 0
    campaign = await session.get_one(ScanCampaign, under_way.campaign_id)
    companies: list[UUID] = []
    if campaign.status is CampaignStatus.OPEN:
        companies = await _to_tell(session, campaign, under_way.told_up_to)
    for company_id in companies:
        await notify(
            session,
            organisation_id=company_id,
            roles=INVITED,
            template="campaign_opened",
            link=codes.address("", campaign.code),
        )
    if len(companies) < COMPANIES_AT_ONCE:
        await session.delete(under_way)
    else:
        under_way.told_up_to = companies[-1]
    await session.flush()
    return len(companies)


async def _to_tell(session: AsyncSession, campaign: ScanCampaign, after: UUID | None) -> list[UUID]:
    """The next companies that are meant, take part in the programme, exist, and consented to contact."""
    left = exists().where(Departure.company_id == Company.id, Departure.returned_at.is_(None))
    statement = (
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
        .limit(COMPANIES_AT_ONCE)
    )
    if after is not None:
        statement = statement.where(Company.id > after)
    return list(await session.scalars(statement))

"""What becomes of the campaigns of a branch that no longer takes part."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns.models import CampaignStatus, ScanCampaign
from backend.core import clock


async def end_of_branch(session: AsyncSession, branch_id: UUID) -> None:
    """Close what is open, and drop what was never opened. What was published counts, as after any closing."""
    theirs = select(ScanCampaign).where(ScanCampaign.branch_id == branch_id, ScanCampaign.status == CampaignStatus.OPEN)
    moment = clock.now()
    for campaign in (await session.scalars(theirs.order_by(ScanCampaign.id).with_for_update())).all():
        campaign.close(min(moment, campaign.closes_at))
        record(session, None, "campaigns.close", "campaign", campaign.id, organisation_id=branch_id)
    await session.execute(
        delete(ScanCampaign).where(ScanCampaign.branch_id == branch_id, ScanCampaign.status == CampaignStatus.DRAFT)
    )
    await session.flush()

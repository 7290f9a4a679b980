"""Which campaign a scan is part of, as the company sees it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.models import CampaignScan, ScanCampaign
from backend.campaigns.queries.campaigns import describe_invitation
from backend.campaigns.queries.firms import counting, seen_by_name
from backend.organisations.models import Company
from backend.scans.models import Scan, ScanStatus


async def choice_of(session: AsyncSession, scan: Scan) -> dict[str, Any]:
    """The campaign of this scan, if there is one, and what the branch sees of it."""
    row = (
        await session.execute(
            select(ScanCampaign, seen_by_name().label("seen"), counting().label("counts"))
            .select_from(CampaignScan)
            .join(ScanCampaign, ScanCampaign.id == CampaignScan.campaign_id)
            .join(Company, Company.id == CampaignScan.company_id)
            .where(CampaignScan.scan_id == scan.id)
        )
    ).one_or_none()
    if row is None:
        return {"scan_id": scan.id, "campaign": None, "branch_sees_name": False, "counts": False, "may_leave": False}
    return {
        "scan_id": scan.id,
        "campaign": await describe_invitation(session, row[0]),
        "branch_sees_name": row.seen,
        "counts": row.counts,
        "may_leave": scan.status is not ScanStatus.PUBLISHED,
    }

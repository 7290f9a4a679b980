"""What a company does: let a scan that it prepares be part of a campaign, and take it off again."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns.errors import (
    CampaignCodeNotFound,
    CampaignNotTakingPart,
    CampaignScanExists,
    CampaignScanNotDraft,
)
from backend.campaigns.models import CampaignScan, ScanCampaign
from backend.campaigns.queries.campaigns import by_code
from backend.core import clock
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.organisations.parting import require_participating
from backend.scans import queries as scans
from backend.scans.models import Scan, ScanStatus


async def join(session: AsyncSession, principal: Principal, scan: Scan, code: str) -> None:
    """Let a draft be part of a campaign; it then asks what the campaign asks. The same again changes nothing.

    Any company may that has the code: whether it stands in the register of the branch plays no role, so that the
    branch learns nothing by changing its register. Raises CampaignCodeNotFound (404), CampaignScanNotDraft,
    CampaignNotTakingPart, CampaignScanExists, CompanyLeft and CompanyEnded (409).
    """
    campaign = await by_code(session, code, to_take_part=True)
    await _require_same_world(session, campaign, scan)
    chosen = await session.get(CampaignScan, scan.id)
    if chosen is not None and chosen.campaign_id == campaign.id:
        return
    if scan.status is not ScanStatus.DRAFT:
        raise CampaignScanNotDraft
    if not campaign.takes_part(clock.now()):
        raise CampaignNotTakingPart
    await require_participating(session, scan.company_id)
    if chosen is not None:
        await session.delete(chosen)
        await session.flush()
    try:
        async with session.begin_nested():
            session.add(CampaignScan(scan_id=scan.id, campaign_id=campaign.id, company_id=scan.company_id))
    except IntegrityError as failure:
        raise CampaignScanExists from failure
    scan.version_id = campaign.version_id
    await _keep(session, principal, scan, "campaigns.join")


async def leave(session: AsyncSession, principal: Principal, scan: Scan) -> None:
    """Take a scan off its campaign; a draft asks again what it would without. Without a campaign nothing changes.

    Raises CampaignScanNotDraft (409) once the result is published: what was counted stays counted.
    """
    chosen = await session.get(CampaignScan, scan.id)
    if chosen is None:
        return
    if scan.status is ScanStatus.PUBLISHED:
        raise CampaignScanNotDraft
    await session.delete(chosen)
    if scan.status is ScanStatus.DRAFT:
        scan.version_id = (await scans.edition_for(session, scan.company_id)).id
    await _keep(session, principal, scan, "campaigns.leave")


async def _keep(session: AsyncSession, principal: Principal, scan: Scan, act: str) -> None:
    scan.updated_at = clock.now()
    record(session, principal, act, "scan", scan.id, organisation_id=scan.company_id)
    await session.flush()


async def _require_same_world(session: AsyncSession, campaign: ScanCampaign, scan: Scan) -> None:
    """Anybody can sign in as an invented branch or company: these stay among themselves."""
    ids = (campaign.branch_id, scan.company_id)
    worlds = await session.scalars(select(Organisation.is_demonstration).where(Organisation.id.in_(ids)))
    if len(set(worlds)) > 1:
        raise CampaignCodeNotFound

"""Reporting: the one moment at which the published results of firms become figures of a campaign.

They are frozen. What a firm does afterwards, erasure included, changes nothing in them: so nothing can be subtracted.
"""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.campaigns import gate
from backend.campaigns.models import CampaignResult, CampaignResultTheme, ScanCampaign
from backend.campaigns.queries.firms import published_scores
from backend.core import clock
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.scans import norms
from backend.scans.comparability import comparable_themes
from backend.scans.models import Dimension, NormCell, NormLevel, NormRelease
from backend.scans.queries import current_edition, edition


async def report(session: AsyncSession, campaign: ScanCampaign) -> CampaignResult:
    """Make the figures of a campaign that closed, as far as they may be told, and tell the branch that they are there.

    Raises CampaignMoveNotPossible (409) when it did not close, or was reported before.
    """
    campaign.report()
    assert campaign.members is not None
    release, cells = await _norms(session, campaign)
    sections = {cell.section for cell in cells.values()}
    result = CampaignResult(
        campaign_id=campaign.id,
        made_at=clock.now(),
        norm_release_id=release,
        norm_section=sections.pop() if len(sections) == 1 else None,
    )
    session.add(result)
    await session.flush()
    for dimension, scores in (await published_scores(session, campaign.id)).items():
        means = gate.means_of(scores, campaign.members)
        if means is not None:
            session.add(_theme(campaign, dimension, means, cells.get(dimension)))
    record(session, None, "campaigns.report", "campaign", campaign.id, organisation_id=campaign.branch_id)
    await tell(
        session,
        organisation_id=campaign.branch_id,
        roles=(Role.BRANCH_OFFICER,),
        template="campaign_reported",
        link=f"/branche/campagnes/{campaign.id}",
    )
    await session.flush()
    return result


def _theme(
    campaign: ScanCampaign, dimension: Dimension, means: gate.Means, norm: NormCell | None
) -> CampaignResultTheme:
    """Everything but the two means follows from them, so it tells nothing more."""
    combined = (means.management + means.employees + 1) // 2
    return CampaignResultTheme(
        campaign_id=campaign.id,
        dimension=dimension,
        firms=means.firms,
        management_score=means.management,
        employee_score=means.employees,
        combined_score=combined,
        gap=means.employees - means.management,
        norm_firms=norm and norm.firms,
        norm_p25=norm and norm.p25,
        norm_p75=norm and norm.p75,
        band=norm and norms.band(combined, norm.p25, norm.p75),
    )


async def _norms(session: AsyncSession, campaign: ScanCampaign) -> tuple[UUID | None, dict[Dimension, NormCell]]:
    """The newest norms: of the sector that is meant where every theme has one, else of all firms.

    Of themes only that ask today what the campaign asked.
    """
    release = await session.scalar(select(NormRelease.id).order_by(NormRelease.as_of.desc()).limit(1))
    if release is None:
        return None, {}
    asked = await edition(session, campaign.version_id)
    alike = set(comparable_themes(asked, await current_edition(session)))
    found = (
        await session.scalars(
            select(NormCell).where(
                NormCell.release_id == release,
                NormCell.level.in_((NormLevel.SECTOR, NormLevel.ALL)),
                NormCell.dimension.in_(alike),
            )
        )
    ).all()
    of_sector = {cell.dimension: cell for cell in found if cell.level is NormLevel.SECTOR and _meant(campaign, cell)}
    of_all = {cell.dimension: cell for cell in found if cell.level is NormLevel.ALL}
    return release, of_sector if of_sector.keys() >= of_all.keys() and of_sector else of_all


def _meant(campaign: ScanCampaign, cell: NormCell) -> bool:
    return campaign.section is not None and cell.section == campaign.section

"""What is told of a campaign: counts of each morning, and the result that was made once. Read as they were frozen."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns import gate
from backend.campaigns.errors import CampaignResultNotFound
from backend.campaigns.models import CampaignCount, CampaignResult, CampaignResultTheme, ScanCampaign
from backend.campaigns.queries.campaigns import is_of
from backend.campaigns.queries.firms import companies_seen
from backend.content.load import themes
from backend.identity.principals import Principal
from backend.scans.models import THEMES
from backend.statistics import firms as rules

_COUNTS = (CampaignCount.as_of, CampaignCount.started, CampaignCount.opened, CampaignCount.published)


async def progress_of(session: AsyncSession, principal: Principal, campaign: ScanCampaign) -> dict[str, Any]:
    """How it goes. Companies by name are told to the branch that they let see them, and to nobody else here."""
    rows = await session.execute(
        select(*_COUNTS).where(CampaignCount.campaign_id == campaign.id).order_by(CampaignCount.as_of)
    )
    days = [dict(row) for row in rows.mappings()]
    return {
        "companies": await companies_seen(session, campaign.id) if is_of(principal, campaign) else [],
        "others": days[-1] if days else None,
        "days": days,
        "at_most": None if campaign.members is None else gate.ceiling(campaign.members),
    }


async def last_counts(session: AsyncSession, campaign_id: UUID) -> CampaignCount | None:
    """The newest counts that were told."""
    found: CampaignCount | None = await session.scalar(
        select(CampaignCount)
        .where(CampaignCount.campaign_id == campaign_id)
        .order_by(CampaignCount.as_of.desc())
        .limit(1)
    )
    return found


async def result_of(session: AsyncSession, campaign: ScanCampaign) -> dict[str, Any]:
    """The result as it was made. Raises CampaignResultNotFound (404)."""
    made = await session.get(CampaignResult, campaign.id)
    if made is None or campaign.members is None:
        raise CampaignResultNotFound
    rows = await session.scalars(select(CampaignResultTheme).where(CampaignResultTheme.campaign_id == campaign.id))
    told = {row.dimension: row for row in rows}
    # The count that was told last: another one, made from the firms of the themes, would tell where between it lies.
    last = await last_counts(session, campaign.id) if told else None
    firms = None if last is None else last.published
    return {
        "made_at": made.made_at,
        "firms": firms,
        "firms_at_least": firms is not None and firms == gate.ceiling(campaign.members),
        "norm_section": made.norm_section,
        "themes": [
            {
                "theme": dimension,
                "name": {"nl": themes()[dimension.value].name.nl, "en": themes()[dimension.value].name.en},
                **_scores(told.get(dimension)),
            }
            for dimension in THEMES
        ],
    }


def _scores(row: CampaignResultTheme | None) -> dict[str, Any]:
    names = ("management_score", "employee_score", "gap", "combined_score")
    if row is None:
        return {**dict.fromkeys(names), "norm": None}
    norm = None
    if row.norm_firms is not None:
        norm = {
            "firms": rules.rounded_count(row.norm_firms),
            "p25": row.norm_p25,
            "p75": row.norm_p75,
            "band": row.band,
        }
    return {**{name: getattr(row, name) for name in names}, "norm": norm}

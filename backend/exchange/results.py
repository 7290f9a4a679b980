"""A published figure of a branch beside what it shares: pointed at, read as it was released, never computed.

Rules (docs/decisions/0103): only of the branch itself; only what passed the gate and was published; on one theme only
one source ever, a single campaign or the series of releases, since figures of overlapping firms could be subtracted.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.branch_figures.models import BranchFigure, BranchFigureRelease, Cut, FigureKind
from backend.campaigns.models import CampaignResult, ScanCampaign
from backend.campaigns.queries.figures import result_of
from backend.core.clock import AMSTERDAM
from backend.core.validation import field, invalid
from backend.exchange.errors import ExchangeResultOverlaps
from backend.exchange.models import ExchangeShare, ExchangeShareVersion
from backend.exchange.schemas import ExchangeResultChoice


async def columns_of(session: AsyncSession, branch_id: UUID, wish: ExchangeResultChoice | None) -> dict[str, Any]:
    """The choice as columns. Raises InvalidInput (400) for what is not a publication of this branch."""
    if wish is None:
        return {"result_campaign_id": None, "result_release_id": None, "result_theme": None}
    if wish.source == "campaign":
        published = (
            select(CampaignResult.campaign_id)
            .join(ScanCampaign, ScanCampaign.id == CampaignResult.campaign_id)
            .where(CampaignResult.campaign_id == wish.source_id, ScanCampaign.branch_id == branch_id)
        )
    else:
        published = select(BranchFigureRelease.id).where(
            BranchFigureRelease.id == wish.source_id, BranchFigureRelease.branch_id == branch_id
        )
    if await session.scalar(published) is None:
        raise invalid(
            field(
                "#/result/sourceId",
                "not_published",
                nl="Kies een uitkomst die van uw branche is gepubliceerd.",
                en="Choose a result that was published of your branch.",
            )
        )
    return {
        "result_campaign_id": wish.source_id if wish.source == "campaign" else None,
        "result_release_id": wish.source_id if wish.source == "branch_figures" else None,
        "result_theme": wish.theme,
    }


def choice_of(told: ExchangeShare | ExchangeShareVersion) -> dict[str, Any] | None:
    """The columns as a choice."""
    if told.result_theme is None:
        return None
    source = "campaign" if told.result_campaign_id else "branch_figures"
    return {
        "source": source,
        "source_id": told.result_campaign_id or told.result_release_id,
        "theme": told.result_theme,
    }


async def require_alone(session: AsyncSession, share: ExchangeShare) -> None:
    """Refuse a second source on a theme; who shares at the same moment waits. Raises ExchangeResultOverlaps (409)."""
    if share.result_theme is None:
        return
    turn = func.pg_advisory_xact_lock(func.hashtextextended(f"exchange results {share.branch_id}", 0))
    await session.execute(select(turn))
    # Releases are one series, in which the gate weighs each against the one before; they have no campaign.
    other = ExchangeShareVersion.result_campaign_id.is_distinct_from(share.result_campaign_id)
    told = (
        select(ExchangeShareVersion.id)
        .join(ExchangeShare, ExchangeShare.id == ExchangeShareVersion.share_id)
        .where(
            ExchangeShare.branch_id == share.branch_id, ExchangeShareVersion.result_theme == share.result_theme, other
        )
    )
    if await session.scalar(select(told.exists())):
        raise ExchangeResultOverlaps(theme=share.result_theme)


async def read(session: AsyncSession, told: ExchangeShareVersion) -> dict[str, Any] | None:
    """The figure as it was released; what may not be told shows as withheld."""
    choice = choice_of(told)
    if choice is None:
        return None
    if told.result_campaign_id is not None:
        campaign = await session.get_one(ScanCampaign, told.result_campaign_id)
        result = await result_of(session, campaign)
        (theme,) = (each for each in result["themes"] if each["theme"] == told.result_theme)
        figures = {"management": theme["management_score"], "employees": theme["employee_score"]}
        firms, as_of = result["firms"], result["made_at"].astimezone(AMSTERDAM).date()
    else:
        release = await session.get_one(BranchFigureRelease, told.result_release_id)
        cell = await session.scalar(
            select(BranchFigure).where(
                BranchFigure.release_id == release.id,
                BranchFigure.kind == FigureKind.SCORES,
                BranchFigure.theme == told.result_theme,
                BranchFigure.cut == Cut.ALL,
            )
        )
        figures = {"management": cell and cell.management, "employees": cell and cell.employees}
        firms, as_of = cell and cell.firms, release.as_of
    is_withheld = figures["management"] is None
    return {**choice, **figures, "as_of": as_of, "is_withheld": is_withheld, "firms": None if is_withheld else firms}


async def offers(session: AsyncSession, branch_id: UUID) -> list[dict[str, Any]]:
    """What was published of a branch, the newest first."""
    campaigns = await session.execute(
        select(ScanCampaign.id, ScanCampaign.title, CampaignResult.made_at)
        .join(CampaignResult, CampaignResult.campaign_id == ScanCampaign.id)
        .where(ScanCampaign.branch_id == branch_id)
        .order_by(CampaignResult.made_at.desc())
        .limit(50)
    )
    releases = await session.execute(
        select(BranchFigureRelease.id, BranchFigureRelease.as_of)
        .where(BranchFigureRelease.branch_id == branch_id)
        .order_by(BranchFigureRelease.as_of.desc())
        .limit(8)
    )
    return [
        {"source": "branch_figures", "source_id": release_id, "title": None, "as_of": as_of}
        for release_id, as_of in releases
    ] + [
        {"source": "campaign", "source_id": one, "title": title, "as_of": made_at.astimezone(AMSTERDAM).date()}
        for one, title, made_at in campaigns
    ]

"""The firms of a campaign, for the gate: how many there are, which the branch sees by name, what they published.

Only firms of whom it is sure that their people may act for them: else an officer of the branch could invent nine, and
the tenth would be somebody. Nothing here depends on the register of the branch.
"""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.gate import FirmTheme
from backend.campaigns.models import CampaignScan, ScanCampaign
from backend.organisations.models import BranchMembership, Company, Verification
from backend.organisations.parting import Departure
from backend.organisations.queries import seen_by_branch
from backend.scans.models import OUTCOMES, Dimension, ResultDimension, Scan, ScanStatus


def counting() -> ColumnElement[bool]:
    """For a query with Company: whether it may count in a campaign."""
    left = exists().where(Departure.company_id == Company.id, Departure.returned_at.is_(None))
    return and_(Company.verification == Verification.VERIFIED, Company.erased.is_(False), ~left)


def seen_by_name() -> ColumnElement[bool]:
    """For a query with ScanCampaign and Company: whether the company lets the branch see that it takes part."""
    return exists().where(
        BranchMembership.branch_id == ScanCampaign.branch_id,
        BranchMembership.company_id == Company.id,
        seen_by_branch(),
    )


def _taking_part(campaign_id: UUID, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(CampaignScan)
        .join(ScanCampaign, ScanCampaign.id == CampaignScan.campaign_id)
        .join(Company, Company.id == CampaignScan.company_id)
        .join(Scan, Scan.id == CampaignScan.scan_id)
        .where(CampaignScan.campaign_id == campaign_id)
    )


def _in_time() -> ColumnElement[bool]:
    """A result that was published before the campaign closed."""
    return Scan.published_at < func.coalesce(ScanCampaign.closed_at, ScanCampaign.closes_at)


async def unseen_counts(session: AsyncSession, campaign_id: UUID) -> tuple[int, int, int]:
    """Firms that the branch does not see by name: how many began, opened and published. Exact: for the gate alone."""
    columns = (
        func.count(),
        func.count().filter(Scan.status != ScanStatus.DRAFT),
        func.count().filter(_in_time()),
    )
    row = (await session.execute(_taking_part(campaign_id, *columns).where(counting(), ~seen_by_name()))).one()
    return row[0], row[1], row[2]


async def companies_seen(session: AsyncSession, campaign_id: UUID) -> list[dict[str, Any]]:
    """The companies that let the branch see that they take part, by name, with how far each is."""
    columns = (Company.id.label("company_id"), Company.name, Scan.status.label("stage"))
    rows = await session.execute(
        _taking_part(campaign_id, *columns)
        .where(Company.erased.is_(False), seen_by_name())
        .order_by(Company.sort_name, Company.id)
    )
    return [dict(row) for row in rows.mappings()]


async def published_scores(session: AsyncSession, campaign_id: UUID) -> dict[Dimension, list[FirmTheme]]:
    """Per theme the published scores of each firm that shows both views, for the gate alone."""
    columns = (
        ResultDimension.dimension,
        ResultDimension.management_score,
        ResultDimension.employee_score,
        seen_by_name().label("is_named"),
    )
    rows = await session.execute(
        _taking_part(campaign_id, *columns)
        .join(ResultDimension, ResultDimension.scan_id == Scan.id)
        .where(
            counting(),
            _in_time(),
            ResultDimension.management_score.is_not(None),
            ResultDimension.employee_score.is_not(None),
            ResultDimension.dimension.not_in(OUTCOMES),
        )
    )
    found: dict[Dimension, list[FirmTheme]] = defaultdict(list)
    for dimension, management, employees, is_named in rows:
        found[dimension].append(FirmTheme(management, employees, is_named))
    return found

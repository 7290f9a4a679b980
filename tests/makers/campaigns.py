"""Builders of campaigns, of members that are meant, and of firms that take part with a published result."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.codes import new_code
from backend.campaigns.models import CampaignScan, CampaignStatus, ScanCampaign
from backend.core import clock
from backend.core.clock import AMSTERDAM
from backend.core.naming import sort_key
from backend.organisations.models import BranchMember
from backend.scans.models import (
    THEMES,
    PotentialBand,
    ResultDimension,
    Scan,
    ScanResult,
    ScanStatus,
    SpreadBand,
)
from backend.scans.questionnaires import bring_in
from tests.makers.organisations import make_company
from tests.makers.scans import make_scan

DAY = timedelta(days=1)


def wish_of(version_id: UUID, **changed: Any) -> dict[str, Any]:
    """What a branch sends to begin a campaign that runs from now for a month."""
    now = clock.now()
    return {
        "title": "Slimmer werken in onze branche",
        "purpose": {"nl": "Wij willen weten waar onze leden tegenaan lopen."},
        "opensAt": now.isoformat(),
        "closesAt": (now + 30 * DAY).isoformat(),
        "questionnaireVersionId": str(version_id),
        "aim": 40,
        **changed,
    }


async def make_campaign(
    session: AsyncSession,
    branch_id: UUID,
    *,
    status: CampaignStatus = CampaignStatus.OPEN,
    members: int = 200,
    days: int = 30,
    **more: Any,
) -> ScanCampaign:
    """A campaign that began yesterday, for so many members, brought to this status (not reported)."""
    version = await bring_in(session)
    campaign = ScanCampaign(
        id=uuid4(),
        branch_id=branch_id,
        code=new_code(),
        title="Slimmer werken in onze branche",
        purpose_nl="Wij willen weten waar onze leden tegenaan lopen.",
        opens_at=clock.now() - DAY,
        closes_at=clock.now() + days * DAY,
        version_id=version.id,
        aim=40,
        status=CampaignStatus.DRAFT,
    )
    for name, value in more.items():
        setattr(campaign, name, value)
    if status is not CampaignStatus.DRAFT:
        campaign.open(clock.now() - DAY, members)
    if status is CampaignStatus.CLOSED:
        campaign.close(clock.now())
    session.add(campaign)
    await session.flush()
    return campaign


async def enter_members(session: AsyncSession, branch_id: UUID, kvk_numbers: Sequence[str], **told: Any) -> None:
    """Members in the register of a branch, whether they take part or not."""
    session.add_all(
        BranchMember(
            branch_id=branch_id,
            kvk_number=number,
            name=f"Voorbeeldlid {number}",
            sort_name=sort_key(f"Voorbeeldlid {number}"),
            **told,
        )
        for number in kvk_numbers
    )
    await session.flush()


async def take_part(
    session: AsyncSession,
    campaign: ScanCampaign,
    *,
    scores: tuple[int, int] | None = None,
    status: ScanStatus = ScanStatus.DRAFT,
    company_id: UUID | None = None,
    **company: Any,
) -> Scan:
    """A company whose scan is part of a campaign; with `scores` (management, employees) its result is published."""
    if company_id is None:
        company_id = (await make_company(session, **company)).id
    scan = await make_scan(session, company_id, status=status if scores is None else ScanStatus.CLOSED)
    session.add(CampaignScan(scan_id=scan.id, campaign_id=campaign.id, company_id=company_id))
    if scores is not None:
        await publish_scores(session, scan, *scores)
    await session.flush()
    return scan


async def publish_scores(session: AsyncSession, scan: Scan, management: int, employees: int) -> None:
    """The result of a closed scan, with the same scores on every theme."""
    scan.publish(clock.now())
    today = clock.now().astimezone(AMSTERDAM).date()
    session.add(
        ScanResult(
            scan_id=scan.id,
            version_id=scan.version_id,
            published_at=scan.published_at,
            opened_on=today,
            closed_on=today,
            management_count=2,
            employee_count=8,
        )
    )
    await session.flush()
    session.add_all(
        ResultDimension(
            scan_id=scan.id,
            dimension=theme,
            management_score=management,
            employee_score=employees,
            employee_count=8,
            spread_band=SpreadBand.MIXED,
            combined_score=(management + employees) // 2,
            gap=management - employees,
            potential=20,
            potential_band=PotentialBand.CLEAR,
        )
        for theme in THEMES
    )
    await session.flush()

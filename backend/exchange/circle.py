"""The branches of the exchange: which share and are followed, and what one's own can share."""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.models import CampaignStatus, ScanCampaign
from backend.core.review import VersionStatus
from backend.exchange import results
from backend.exchange.errors import ExchangeBranchNotFound
from backend.exchange.models import ExchangeFollow, ExchangeShare, ShareKind, ShareStatus
from backend.identity.models import BranchParticipation, BranchStatus, Organisation
from backend.identity.principals import Principal
from backend.identity.queries.worlds import same_world
from backend.identity.scopes import OrganisationKind
from backend.toolbox.models import ToolboxItem, ToolboxVersion


async def offer(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """What one's own branch can share: tools that are published, campaigns that opened, figures that were released."""
    assert principal.organisation_id is not None
    branch_id = principal.organisation_id
    tools = await session.execute(
        select(ToolboxItem.id, ToolboxVersion.title["nl"].astext)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxItem.owner_id == branch_id, ToolboxVersion.status == VersionStatus.PUBLISHED)
        .order_by(ToolboxItem.slug)
    )
    campaigns = await session.execute(
        select(ScanCampaign.id, ScanCampaign.title)
        .where(ScanCampaign.branch_id == branch_id, ScanCampaign.status != CampaignStatus.DRAFT)
        .order_by(ScanCampaign.opens_at.desc())
        .limit(100)
    )
    live = exists().where(BranchParticipation.branch_id == branch_id, BranchParticipation.status == BranchStatus.LIVE)
    return {
        "pieces": [
            *({"id": one, "kind": ShareKind.TOOL, "title": title} for one, title in tools),
            *({"id": one, "kind": ShareKind.CAMPAIGN, "title": title} for one, title in campaigns),
        ],
        "results": await results.offers(session, branch_id),
        "may_share": bool(await session.scalar(select(live))),
    }


async def list_branches(session: AsyncSession, principal: Principal) -> dict[str, Any]:
    """The branches of one's world that share something or that one follows, by name."""
    shares = (
        select(func.count())
        .where(ExchangeShare.branch_id == Organisation.id, ExchangeShare.status == ShareStatus.SHARED)
        .correlate(Organisation)
        .scalar_subquery()
    )
    is_followed = (
        select(ExchangeFollow.followed_id)
        .where(ExchangeFollow.follower_id == principal.organisation_id, ExchangeFollow.followed_id == Organisation.id)
        .correlate(Organisation)
        .exists()
    )
    rows = await session.execute(
        select(
            Organisation.id,
            Organisation.name,
            shares.label("shares"),
            is_followed.label("is_followed"),
            (Organisation.id == principal.organisation_id).label("is_mine"),
        )
        .where(
            Organisation.kind == OrganisationKind.BRANCH,
            Organisation.id.in_(same_world(principal)),
            or_(shares > 0, is_followed),
        )
        .order_by(Organisation.sort_name, Organisation.id)
    )
    return {"items": [dict(row) for row in rows.mappings()]}


async def get_branch(session: AsyncSession, principal: Principal, branch_id: UUID) -> Organisation:
    """A branch of one's own world. Raises ExchangeBranchNotFound (404)."""
    found: Organisation | None = await session.scalar(
        select(Organisation).where(
            Organisation.id == branch_id,
            Organisation.kind == OrganisationKind.BRANCH,
            Organisation.id.in_(same_world(principal)),
        )
    )
    if found is None:
        raise ExchangeBranchNotFound
    return found

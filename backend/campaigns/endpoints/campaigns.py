"""Campaigns of a branch: begin, change, open, close, and see how it goes."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.campaigns import gate
from backend.campaigns.errors import (
    CampaignMoveNotPossible,
    CampaignNotDraft,
    CampaignNotFound,
    CampaignResultNotFound,
    CampaignsOpenAlready,
)
from backend.campaigns.models import ScanCampaign
from backend.campaigns.queries import campaigns as queries
from backend.campaigns.queries import figures
from backend.campaigns.queries.targets import count_meant
from backend.campaigns.schemas import (
    CampaignMaterials,
    CampaignProgress,
    CampaignResultRead,
    CampaignTarget,
    CampaignTargetRead,
    ScanCampaignCreate,
    ScanCampaignFilter,
    ScanCampaignPage,
    ScanCampaignRead,
    ScanCampaignStatusChange,
    ScanCampaignUpdate,
)
from backend.campaigns.service import keeping, printing
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Principal, current_principal

campaigns = make_router(prefix="/scan-campaigns", tag="campaigns")
targets = make_router(prefix="/scan-campaign-targets", tag="campaigns")

Reader = Annotated[Principal, Security(current_principal, scopes=["campaigns:read"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["campaigns:write"])]
CampaignId = Annotated[UUID, Path(alias="campaignId", description="The campaign.")]


async def _told(
    session: WriteSession, principal: Principal, campaign: ScanCampaign, request: Request
) -> dict[str, Any]:
    return await queries.describe(session, principal, campaign, request.app.state.settings.public_url)


@campaigns.get("", summary="List scan campaigns", response_model=ScanCampaignPage)
async def list_scan_campaigns(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[ScanCampaignFilter, Query()],
) -> dict[str, Any]:
    """Those of your branch, the newest first; the programme office sees all that opened."""
    found = await queries.list_campaigns(session, principal, wanted)
    link_pages(request, response, found)
    return found


@campaigns.post(
    "",
    summary="Begin a scan campaign",
    response_model=ScanCampaignRead,
    status_code=201,
    responses=problems(BranchNotLive),
)
async def create_scan_campaign(
    wish: ScanCampaignCreate, request: Request, principal: Keeper, session: WriteSession, once: OnceRequired
) -> Response:
    """A draft; nobody but your branch sees it."""
    campaign = await keeping.begin(session, principal, wish)
    headers = {"Location": f"/v1/scan-campaigns/{campaign.id}", "ETag": etag(campaign)}
    return once.answer(
        ScanCampaignRead, await _told(session, principal, campaign, request), status=201, headers=headers
    )


@campaigns.get(
    "/{campaignId}",
    summary="Read a scan campaign",
    response_model=ScanCampaignRead,
    responses=problems(CampaignNotFound),
)
async def read_scan_campaign(
    campaign_id: CampaignId, request: Request, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """It does not change when a company takes part."""
    campaign = await queries.get_campaign(session, principal, campaign_id)
    mark(response, campaign)
    return await _told(session, principal, campaign, request)


@campaigns.patch(
    "/{campaignId}",
    summary="Change a scan campaign",
    response_model=ScanCampaignRead,
    responses=problems(CampaignNotFound, CampaignNotDraft, CampaignMoveNotPossible),
)
async def update_scan_campaign(
    campaign_id: CampaignId,
    *,
    wish: ScanCampaignUpdate,
    request: Request,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """A draft as you like; of an open one only the end, and only later."""
    campaign = await keeping.change(session, principal, campaign_id, wish, if_match)
    mark(response, campaign)
    return await _told(session, principal, campaign, request)


@campaigns.post(
    "/{campaignId}/status-changes",
    summary="Open or close a scan campaign",
    response_model=ScanCampaignRead,
    responses=problems(CampaignNotFound, CampaignMoveNotPossible, CampaignsOpenAlready, BranchNotLive),
)
async def change_scan_campaign_status(
    *,
    campaign_id: CampaignId,
    wish: ScanCampaignStatusChange,
    request: Request,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Opened, its address works, and companies take part from `opensAt` on. Closed, nobody joins any more."""
    campaign = await keeping.change_status(session, principal, campaign_id, wish, if_match)
    value = await _told(session, principal, campaign, request)
    return once.answer(ScanCampaignRead, value, headers={"ETag": etag(campaign)})


@campaigns.get(
    "/{campaignId}/progress",
    summary="Read how a scan campaign goes",
    response_model=CampaignProgress,
    responses=problems(CampaignNotFound),
)
async def read_scan_campaign_progress(
    campaign_id: CampaignId, principal: Reader, session: ReadSession
) -> dict[str, Any]:
    """Counts of firms, made each morning, and by name only companies that consented. Never a list of the others."""
    campaign = await queries.get_campaign(session, principal, campaign_id)
    return await figures.progress_of(session, principal, campaign)


@campaigns.get(
    "/{campaignId}/result",
    summary="Read the result of a scan campaign",
    response_model=CampaignResultRead,
    responses=problems(CampaignNotFound, CampaignResultNotFound),
)
async def read_scan_campaign_result(campaign_id: CampaignId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Theme scores over ten firms or more, as they were frozen the morning after the campaign closed."""
    return await figures.result_of(session, await queries.get_campaign(session, principal, campaign_id))


@campaigns.get(
    "/{campaignId}/materials",
    summary="Read what to send your members",
    response_model=CampaignMaterials,
    responses=problems(CampaignNotFound),
)
async def read_scan_campaign_materials(
    campaign_id: CampaignId, request: Request, principal: Keeper, session: ReadSession
) -> dict[str, Any]:
    """Address, QR code and texts to copy. You send them yourself: we have no addresses of your members."""
    campaign = await queries.get_campaign(session, principal, campaign_id)
    return await printing.materials_of(session, campaign, request.app.state.settings.public_url)


@targets.get("", summary="Count which members a campaign would mean", response_model=CampaignTargetRead)
async def count_scan_campaign_target(
    principal: Keeper, session: ReadSession, wanted: Annotated[CampaignTarget, Query()]
) -> dict[str, Any]:
    """Members in the register of your branch now; whether they take part in the programme plays no role."""
    assert principal.organisation_id is not None
    members = await count_meant(session, principal.organisation_id, wanted)
    return {"members": members, "counts_possible": gate.ceiling(members) is not None}

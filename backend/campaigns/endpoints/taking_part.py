"""Taking part: the invitation that anybody reads, and the campaign of a company's own scan."""

from typing import Annotated, Any

from fastapi import Path, Response

from backend.campaigns.errors import (
    CampaignCodeNotFound,
    CampaignNotTakingPart,
    CampaignScanExists,
    CampaignScanNotDraft,
)
from backend.campaigns.queries.campaigns import by_code, describe_invitation
from backend.campaigns.queries.choices import choice_of
from backend.campaigns.schemas import CODE, CampaignInvitationRead, ScanCampaignChoice, ScanCampaignOfScan
from backend.campaigns.service import taking_part
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark, require_current
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.organisations.errors import CompanyLeft
from backend.scans.endpoints.scans import Keeper, Reader, ScanId
from backend.scans.errors import ScanNotFound
from backend.scans.queries import get_scan

invitations = make_router(prefix="/campaign-invitations", tag="campaigns")
choices = make_router(prefix="/scans", tag="campaigns")

Code = Annotated[str, Path(min_length=1, max_length=20, description=CODE, examples=["K7M-4QX"])]


@invitations.get(
    "/{code}",
    summary="Read the invitation of a campaign",
    response_model=CampaignInvitationRead,
    responses=problems(CampaignCodeNotFound),
)
async def read_campaign_invitation(code: Code, session: ReadSession) -> dict[str, Any]:
    """Who invites, why and until when; also before it begins and after it closed. The code is no secret."""
    return await describe_invitation(session, await by_code(session, code))


@choices.get(
    "/{scanId}/campaign",
    summary="Read which campaign a scan is part of",
    response_model=ScanCampaignOfScan,
    responses=problems(ScanNotFound),
)
async def read_scan_campaign_of_scan(
    scan_id: ScanId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """And what the branch sees of it. The ETag is that of the scan."""
    scan = await get_scan(session, principal, scan_id)
    mark(response, scan)
    return await choice_of(session, scan)


@choices.put(
    "/{scanId}/campaign",
    summary="Let a scan be part of a campaign",
    response_model=ScanCampaignOfScan,
    responses=problems(
        ScanNotFound,
        CampaignCodeNotFound,
        CampaignScanNotDraft,
        CampaignNotTakingPart,
        CampaignScanExists,
        CompanyLeft,
    ),
)
async def choose_campaign_of_scan(
    scan_id: ScanId,
    *,
    wish: ScanCampaignChoice,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Before the scan opens: it then asks the questionnaire of the campaign."""
    scan = await get_scan(session, principal, scan_id, for_update=True)
    require_current(scan, if_match)
    await taking_part.join(session, principal, scan, wish.code)
    mark(response, scan)
    return await choice_of(session, scan)


@choices.delete(
    "/{scanId}/campaign",
    summary="Take a scan off its campaign",
    status_code=204,
    responses=problems(ScanNotFound, CampaignScanNotDraft),
)
async def leave_campaign_with_scan(
    scan_id: ScanId,
    *,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> None:
    """Until its result is published. The branch is not told."""
    scan = await get_scan(session, principal, scan_id, for_update=True)
    require_current(scan, if_match)
    await taking_part.leave(session, principal, scan)
    mark(response, scan)

"""What of a campaign is saved as a file: the poster, and the result for a spreadsheet."""

from typing import Any

from fastapi import Request, Response

from backend.campaigns.endpoints.campaigns import CampaignId, Keeper, Reader
from backend.campaigns.errors import CampaignNotFound, CampaignResultNotFound
from backend.campaigns.queries import campaigns as queries
from backend.campaigns.schemas import CampaignPosterCreate
from backend.campaigns.service import printing
from backend.core.database import ReadSession
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router

files = make_router(prefix="/scan-campaigns", tag="campaigns")
PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}
CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}


async def print_scan_campaign_poster(
    campaign_id: CampaignId, wish: CampaignPosterCreate, principal: Keeper, session: ReadSession, request: Request
) -> Response:
    """An A4 with the address as a QR code."""
    campaign = await queries.get_campaign(session, principal, campaign_id)
    content = await printing.poster(session, campaign, wish.language, request.app.state.settings.public_url)
    return _saved(content, "campagne.pdf", "application/pdf")


async def export_scan_campaign_result(
    campaign_id: CampaignId, principal: Reader, session: ReadSession, request: Request
) -> Response:
    """The result as CSV, in the language of Accept-Language."""
    campaign = await queries.get_campaign(session, principal, campaign_id)
    wanted = language(request.headers.get("accept-language"))
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + await printing.result_as_csv(session, campaign, wanted)
    name = {"nl": "uitkomst-campagne", "en": "campaign-result"}[wanted]
    return _saved(content, f"{name}.csv", "text/csv; charset=utf-8")


def _saved(content: bytes | str, name: str, media_type: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=media_type, headers=headers)


files.add_api_route(
    "/{campaignId}/posters",
    print_scan_campaign_poster,
    methods=["POST"],
    summary="Set a campaign on a poster",
    response_class=Response,
    responses={**PDF, **problems(CampaignNotFound)},
    route_class_override=RawRoute,
)
files.add_api_route(
    "/{campaignId}/result/files",
    export_scan_campaign_result,
    methods=["GET"],
    summary="Save the result of a scan campaign as a file",
    response_class=Response,
    responses={**CSV, **problems(CampaignNotFound, CampaignResultNotFound)},
    route_class_override=RawRoute,
)

"""Open answers: the review of all companies' together, and those of one's own company once reviewed."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.scans import queries
from backend.scans import remarks as reading
from backend.scans.endpoints.scans import Reader, ScanId
from backend.scans.errors import ScanNotFound, ScanRemarkNotFound, ScanRemarkReviewed, ScanResultNotFound
from backend.scans.models import PooledRemark
from backend.scans.schemas import remarks as told
from backend.scans.service import reviewing

remarks = make_router(prefix="/scan-remarks", tag="scans")
shown = make_router(prefix="/scans", tag="scans")

Reviewer = Annotated[Principal, Security(current_principal, scopes=["scan-remarks:review"])]
RemarkId = Annotated[UUID, Path(alias="remarkId", description="The open answer.")]


@remarks.get("", summary="List open answers that wait for review", response_model=told.ScanRemarkReviewPage)
async def list_scan_remarks(
    *,
    request: Request,
    response: Response,
    principal: Reviewer,
    session: ReadSession,
    wanted: Annotated[PageQuery, Query()],
) -> dict[str, Any]:
    """Of all companies together, in no order, without the company, the scan or a moment."""
    found = await reading.list_waiting(session, principal, wanted)
    link_pages(request, response, found)
    return found


@remarks.post(
    "/{remarkId}/status-changes",
    summary="Review an open answer",
    response_model=told.ScanRemarkReviewed,
    responses=problems(ScanRemarkNotFound, ScanRemarkReviewed),
)
async def review_scan_remark(
    *,
    remark_id: RemarkId,
    wish: told.RemarkReview,
    principal: Reviewer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> PooledRemark:
    """Show it, show it in part, or withhold it. Once; words can be left out, not changed."""
    found = await reviewing.review(session, principal, remark_id, wish, if_match)
    mark(response, found)
    return found


@shown.get(
    "/{scanId}/result/remarks",
    summary="Read what employees wrote",
    response_model=told.ScanRemarksRead,
    responses=problems(ScanNotFound, ScanResultNotFound),
)
async def read_scan_remarks(scan_id: ScanId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """After publication, from ten employees, once all was reviewed; in an order that says nothing."""
    return await reading.read_remarks(session, await queries.get_scan(session, principal, scan_id))

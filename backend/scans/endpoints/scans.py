"""Scans of a company: prepare, invite, run, and read the published result."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark, require_current
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyLeft, CompanyNotFound
from backend.scans import comparison, outcomes, queries
from backend.scans.errors import (
    QuestionnaireNotFound,
    ScanMoveNotPossible,
    ScanNotDraft,
    ScanNotFound,
    ScanNotOpen,
    ScanNotReady,
    ScanResultNotFound,
    StaffHandsOut,
    TooFewResponses,
)
from backend.scans.models import Scan
from backend.scans.recommendations import recommend
from backend.scans.schemas.results import FullScanResultRead, ScanComparisonRead
from backend.scans.schemas.scans import (
    ScanCreate,
    ScanExtension,
    ScanFilter,
    ScanInvitationCreate,
    ScanInvitationCreated,
    ScanPage,
    ScanRead,
    ScanStatusChange,
    ScanUpdate,
    StaffInformed,
)
from backend.scans.service import inviting, preparing, running

scans = make_router(prefix="/scans", tag="scans")

Reader = Annotated[Principal, Security(current_principal, scopes=["scans:read"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["scans:manage"])]
ScanId = Annotated[UUID, Path(alias="scanId", description="The scan.")]


async def _told(session: WriteSession, scan: Scan, response: Response) -> dict[str, Any]:
    mark(response, scan)
    return await queries.describe(session, scan)


@scans.get("", summary="List the scans of your company", response_model=ScanPage)
async def list_scans(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[ScanFilter, Query()],
) -> dict[str, Any]:
    """The newest first. Drafts are seen by those who may manage scans."""
    found = await queries.list_scans(session, principal, wanted)
    link_pages(request, response, found)
    return found


@scans.post(
    "",
    summary="Prepare a scan",
    response_model=ScanRead,
    status_code=201,
    responses=problems(CompanyLeft, CompanyNotFound, QuestionnaireNotFound),
)
async def create_scan(wish: ScanCreate, principal: Keeper, session: WriteSession, once: OnceRequired) -> Response:
    """A draft on the newest questionnaire; nobody is asked anything yet."""
    scan = await preparing.prepare(session, principal, wish)
    value = await queries.describe(session, scan)
    headers = {"Location": f"/v1/scans/{scan.id}", "ETag": etag(scan)}
    return once.answer(ScanRead, value, status=201, headers=headers)


@scans.get("/{scanId}", summary="Read a scan", response_model=ScanRead, responses=problems(ScanNotFound))
async def read_scan(scan_id: ScanId, principal: Reader, session: ReadSession, response: Response) -> dict[str, Any]:
    """Never holds a count of answers."""
    return await _told(session, await queries.get_scan(session, principal, scan_id), response)


@scans.patch(
    "/{scanId}",
    summary="Change a draft, or share the result",
    response_model=ScanRead,
    responses=problems(ScanNotFound, ScanNotDraft),
)
async def update_scan(
    *,
    scan_id: ScanId,
    wish: ScanUpdate,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """After opening only `sharedWithEmployees: true` is taken."""
    scan = await queries.get_scan(session, principal, scan_id, for_update=True)
    require_current(scan, if_match)
    return await _told(session, await preparing.change(session, principal, scan, wish), response)


@scans.post(
    "/{scanId}/status-changes",
    summary="Open, close or publish a scan",
    response_model=ScanRead,
    responses=problems(ScanNotFound, ScanMoveNotPossible, ScanNotReady, TooFewResponses),
)
async def change_scan_status(
    *,
    scan_id: ScanId,
    wish: ScanStatusChange,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Publishing happens once, after closing, and needs five employees on at least one theme."""
    scan = await queries.get_scan(session, principal, scan_id, for_update=True)
    require_current(scan, if_match)
    return await _told(session, await running.change_status(session, principal, scan, wish), response)


@scans.post(
    "/{scanId}/extensions",
    summary="Give people more time",
    response_model=ScanRead,
    responses=problems(ScanNotFound, ScanMoveNotPossible),
)
async def extend_scan(
    *,
    scan_id: ScanId,
    wish: ScanExtension,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """A later closing date, as long as nothing was published; a closed scan opens again."""
    scan = await queries.get_scan(session, principal, scan_id, for_update=True)
    require_current(scan, if_match)
    return await _told(session, await running.extend(session, principal, scan, wish), response)


@scans.post(
    "/{scanId}/invitations",
    summary="Make links to the scan",
    response_model=ScanInvitationCreated,
    status_code=201,
    responses=problems(ScanNotFound, ScanNotOpen, StaffHandsOut),
)
async def create_scan_invitation(
    *,
    scan_id: ScanId,
    wish: ScanInvitationCreate,
    request: Request,
    response: Response,
    principal: Keeper,
    session: WriteSession,
) -> dict[str, Any]:
    """The links are in this answer only: they are kept as hashes, and no retry can give them again."""
    scan = await queries.get_scan(session, principal, scan_id, for_update=True)
    response.headers["Location"] = f"/v1/scans/{scan_id}"
    public_url = request.app.state.settings.public_url
    return await inviting.invite(session, principal, scan, wish, public_url=public_url)


@scans.get(
    "/{scanId}/result",
    summary="Read the published result",
    response_model=FullScanResultRead,
    responses=problems(ScanNotFound, ScanResultNotFound),
)
async def read_scan_result(scan_id: ScanId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Figures as they were frozen at publication, with tools, advisers and practices for the theme to begin with."""
    scan = await queries.get_scan(session, principal, scan_id)
    result, beside = await outcomes.read_with_firm(session, scan)
    return {
        **result,
        "recommendations": await recommend(session, beside, result["next_step"]),
        **{name: getattr(scan, name) for name in StaffInformed.model_fields},
        "shared_with_employees": scan.shared_with_employees,
        "link_works_until": beside.link_works_until,
    }


@scans.get(
    "/{scanId}/result/comparison",
    summary="Compare the published result with the one before",
    response_model=ScanComparisonRead,
    responses=problems(ScanNotFound, ScanResultNotFound),
)
async def compare_scan_result(scan_id: ScanId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Per theme what management and employees gave then and now, where both are shown and may be compared."""
    return await comparison.read_comparison(session, await queries.get_scan(session, principal, scan_id))

"""The action plan of a scan over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional, OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyEnded
from backend.scans import plans as reading
from backend.scans.errors import (
    PlanExists,
    PlanMoveNotPossible,
    PlanMoveNotYours,
    PlanNotFound,
    PlanNotInWork,
    PlanNotReady,
    PlanProposalAnswered,
    PlanProposalNotFound,
    PlanProposalsOpen,
    ScanNotFound,
    ScanResultNotFound,
)
from backend.scans.models import PlanVersion
from backend.scans.schemas.plans import (
    PlanCreate,
    PlanLinesWrite,
    PlanMove,
    PlanProposalAnswer,
    PlanProposalCreate,
    PlanRead,
    PlanToolAdopt,
)
from backend.scans.service import adopting, amending, planning
from backend.toolbox.errors import ToolboxItemNotFound, ToolboxItemReplaced

plans = make_router(prefix="/scans/{scanId}/plan", tag="scans")

Reader = Annotated[Principal, Security(current_principal, scopes=["scans:read"])]
Keeper = Annotated[Principal, Security(current_principal, scopes=["scans:manage"])]
Representative = Annotated[Principal, Security(current_principal, scopes=["scan-plans:agree"])]
ScanId = Annotated[UUID, Path(alias="scanId", description="The scan whose result the plan follows.")]


async def _told(
    session: WriteSession, principal: Principal, version: PlanVersion, response: Response
) -> dict[str, Any]:
    mark(response, version)
    return await reading.describe(session, principal, version)


@plans.get(
    "",
    summary="Read the plan",
    response_model=PlanRead,
    responses=problems(ScanNotFound, PlanNotFound),
)
async def read_scan_plan(
    scan_id: ScanId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """The newest version. By management and the staff representative."""
    scan = await reading.get_scan(session, principal, scan_id)
    return await _told(session, principal, await reading.get_version(session, scan.id), response)


@plans.get(
    "/versions/{planNumber}",
    summary="Read a version of the plan",
    response_model=PlanRead,
    responses=problems(ScanNotFound, PlanNotFound),
)
async def read_scan_plan_version(
    scan_id: ScanId,
    number: Annotated[int, Path(alias="planNumber", ge=1, le=10_000, description="The version, from 1.")],
    principal: Reader,
    session: ReadSession,
    response: Response,
) -> dict[str, Any]:
    """What was decided, as it was decided."""
    scan = await reading.get_scan(session, principal, scan_id)
    return await _told(session, principal, await reading.get_version(session, scan.id, number), response)


@plans.post(
    "/versions",
    summary="Begin a plan, or its next version",
    response_model=PlanRead,
    status_code=201,
    responses=problems(ScanNotFound, PlanNotFound, ScanResultNotFound, PlanExists, CompanyEnded),
)
async def create_scan_plan(
    scan_id: ScanId, wish: PlanCreate, principal: Keeper, session: WriteSession, once: OnceRequired
) -> Response:
    """From the recommendations of the published result, or from the lines that were decided on."""
    version = await planning.begin(session, principal, scan_id, wish)
    headers = {"Location": f"/v1/scans/{scan_id}/plan/versions/{version.number}", "ETag": etag(version)}
    return once.answer(PlanRead, await reading.describe(session, principal, version), status=201, headers=headers)


@plans.put(
    "/lines",
    summary="Write the lines of the plan",
    response_model=PlanRead,
    responses=problems(ScanNotFound, PlanNotFound, PlanNotInWork),
)
async def write_scan_plan(
    *,
    scan_id: ScanId,
    wish: PlanLinesWrite,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """All lines of a draft, in order."""
    version = await planning.write(session, principal, scan_id, wish, if_match)
    return await _told(session, principal, version, response)


@plans.post(
    "/tools",
    summary="Take a tool over into the plan",
    response_model=PlanRead,
    responses=problems(ScanNotFound, PlanNotFound, PlanNotInWork, ToolboxItemNotFound, ToolboxItemReplaced),
)
async def adopt_tool_in_scan_plan(
    *,
    scan_id: ScanId,
    wish: PlanToolAdopt,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Its steps become lines of the draft, yours to edit. If-Match keeps a second click from adding them twice."""
    version = await adopting.adopt(session, principal, scan_id, wish, if_match)
    return await _told(session, principal, version, response)


@plans.post(
    "/status-changes",
    summary="Propose, take back, agree or disagree",
    response_model=PlanRead,
    responses=problems(
        ScanNotFound, PlanNotFound, PlanMoveNotYours, PlanMoveNotPossible, PlanNotReady, PlanProposalsOpen
    ),
)
async def change_scan_plan_status(
    *,
    scan_id: ScanId,
    wish: PlanMove,
    principal: Reader,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Management proposes and takes back; a staff representative agrees or disagrees, and that stays."""
    version = await planning.change_status(session, principal, scan_id, wish, if_match)
    return await _told(session, principal, version, response)


@plans.post(
    "/proposals",
    summary="Propose a change to the plan",
    response_model=PlanRead,
    status_code=201,
    responses=problems(ScanNotFound, PlanNotFound, PlanNotInWork),
)
async def create_scan_plan_proposal(
    *,
    scan_id: ScanId,
    wish: PlanProposalCreate,
    principal: Representative,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Another line, a line more, or a line less, with the reason."""
    version = await amending.propose(session, principal, scan_id, wish, if_match)
    headers = {"Location": f"/v1/scans/{scan_id}/plan", "ETag": etag(version)}
    return once.answer(PlanRead, await reading.describe(session, principal, version), status=201, headers=headers)


@plans.post(
    "/proposals/{proposalId}/answers",
    summary="Answer a proposal",
    response_model=PlanRead,
    responses=problems(ScanNotFound, PlanNotFound, PlanProposalNotFound, PlanNotInWork, PlanProposalAnswered),
)
async def answer_scan_plan_proposal(
    *,
    scan_id: ScanId,
    proposal_id: Annotated[UUID, Path(alias="proposalId", description="The proposal.")],
    wish: PlanProposalAnswer,
    principal: Keeper,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Accepted, the line is changed at once; declined with a reason."""
    version = await amending.answer(session, principal, scan_id, proposal_id, wish=wish, if_match=if_match)
    return await _told(session, principal, version, response)

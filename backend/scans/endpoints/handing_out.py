"""Links for employees that their representative makes and hands out."""

from typing import Annotated, Any

from fastapi import Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.scans import queries
from backend.scans.endpoints.printing import PDF, as_pdf
from backend.scans.endpoints.scans import ScanId
from backend.scans.errors import ScanNotFound, ScanNotOpen, StaffLinksNotYours
from backend.scans.schemas.printing import ScanStaffSlipsCreate
from backend.scans.schemas.scans import ScanInvitationCreated, ScanStaffInvitationCreate
from backend.scans.service import handing_out

staff_invitations = make_router(prefix="/scans/{scanId}/staff-invitations", tag="scans")

Representative = Annotated[Principal, Security(current_principal, scopes=["scan-links:hand-out"])]


@staff_invitations.post(
    "",
    summary="Make links to hand out for the staff",
    response_model=ScanInvitationCreated,
    status_code=201,
    responses=problems(ScanNotFound, ScanNotOpen, StaffLinksNotYours),
)
async def create_scan_staff_invitation(
    *,
    scan_id: ScanId,
    wish: ScanStaffInvitationCreate,
    request: Request,
    response: Response,
    principal: Representative,
    session: WriteSession,
) -> dict[str, Any]:
    """The first ends what the company made for employees, which makes none after. No retry gives the links again."""
    scan = await queries.get_scan(session, principal, scan_id)
    response.headers.update({"Location": f"/v1/scans/{scan_id}", "Cache-Control": "no-store"})
    public_url = request.app.state.settings.public_url
    return await handing_out.hand_out(session, principal, scan, wish, public_url=public_url)


async def print_scan_staff_slips(
    scan_id: ScanId, wish: ScanStaffSlipsCreate, principal: Representative, session: ReadSession, request: Request
) -> Response:
    """Slips with links you made. Whether a link was used is not looked at, and nothing is kept."""
    scan = await queries.get_scan(session, principal, scan_id)
    public_url = request.app.state.settings.public_url
    return as_pdf(await handing_out.slips(session, principal, scan, wish, public_url=public_url), "scan-slips")


staff_invitations.add_api_route(
    "/slips",
    print_scan_staff_slips,
    methods=["POST"],
    summary="Set links of the staff representative on slips",
    response_class=Response,
    responses={**PDF, **problems(ScanNotFound, ScanNotOpen, StaffLinksNotYours)},
    route_class_override=RawRoute,
)

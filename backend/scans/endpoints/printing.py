"""What goes on paper, as accessible PDF."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import ReadSession
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.scans import queries
from backend.scans.endpoints.scans import Keeper, ScanId
from backend.scans.errors import QuestionnaireNotFound, ScanNotFound, ScanNotOpen
from backend.scans.schemas.printing import QuickScanDocumentCreate, ScanSheetCreate
from backend.scans.service import printing

sheets = make_router(prefix="/scans", tag="scans")
documents = make_router(prefix="/quick-scan-documents", tag="scans")

PDF: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}
}


def as_pdf(content: bytes, name: str) -> Response:
    """A document to save, kept by nobody on the way."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/pdf", headers=headers)


async def print_scan_sheet(
    scan_id: ScanId, wish: ScanSheetCreate, principal: Keeper, session: ReadSession, request: Request
) -> Response:
    """A poster or slips with links you made. Whether a link was used is not looked at, and nothing is kept."""
    scan = await queries.get_scan(session, principal, scan_id)
    public_url = request.app.state.settings.public_url
    return as_pdf(await printing.sheet(session, scan, wish, public_url=public_url), f"scan-{wish.kind}")


async def print_quick_scan(wish: QuickScanDocumentCreate, session: ReadSession) -> Response:
    """The indication per theme, the next step and the route. Nothing is kept."""
    return as_pdf(await printing.quick_result(session, wish), "quickscan")


sheets.add_api_route(
    "/{scanId}/sheets",
    print_scan_sheet,
    methods=["POST"],
    summary="Set links to a scan on paper",
    response_class=Response,
    responses={**PDF, **problems(ScanNotFound, ScanNotOpen)},
    route_class_override=RawRoute,
)
documents.add_api_route(
    "",
    print_quick_scan,
    methods=["POST"],
    summary="Set the result of a quick scan on paper",
    response_class=Response,
    responses={**PDF, **problems(QuestionnaireNotFound)},
    route_class_override=RawRoute,
)

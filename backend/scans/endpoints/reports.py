"""The published result of a scan as a document, and as a spreadsheet."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security
from pydantic import Field

from backend.core.database import ReadSession
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import Schema
from backend.identity.principals import Principal, current_principal
from backend.scans import outcomes, plans, queries, remarks
from backend.scans.errors import ScanNotFound, ScanResultNotFound
from backend.scans.report import Language, report
from backend.scans.spreadsheet import spreadsheet

reports = make_router(prefix="/scans/{scanId}/report", tag="scans")

MEDIA_TYPES = {"pdf": "application/pdf", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
Reader = Annotated[Principal, Security(current_principal, scopes=["scans:read"])]


class ReportQuery(Schema):
    """How to have the report."""

    language: Language | None = Field(
        default=None, description="The language of the report; else that of Accept-Language."
    )
    format: Literal["pdf", "xlsx"] = Field(default="pdf", description="A report to read, or figures to reckon with.")


async def read_scan_report(
    scan_id: Annotated[UUID, Path(alias="scanId", description="The scan.")],
    principal: Reader,
    session: ReadSession,
    wish: Annotated[ReportQuery, Query()],
    request: Request,
) -> Response:
    """The frozen figures with the gap chart and what employees wrote, as an accessible PDF (PDF/UA-1).

    As a spreadsheet: the figures and the agreed plan.
    """
    scan = await queries.get_scan(session, principal, scan_id)
    result = await outcomes.read_result(session, scan)
    speak = wish.language or language(request.headers.get("accept-language"))
    if wish.format == "pdf":
        content = await report(result, await remarks.read_remarks(session, scan), speak)
    else:
        content = spreadsheet(result, await plans.agreed_lines(session, principal, scan.id), speak)
    headers = {
        "Content-Disposition": f'attachment; filename="scan-{scan.id}-{speak}.{wish.format}"',
        "Vary": "Accept-Language",
    }
    return Response(content, media_type=MEDIA_TYPES[wish.format], headers=headers)


reports.add_api_route(
    "",
    read_scan_report,
    methods=["GET"],
    summary="Download the result as PDF or spreadsheet",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()}},
        **problems(ScanNotFound, ScanResultNotFound),
    },
    route_class_override=RawRoute,
)

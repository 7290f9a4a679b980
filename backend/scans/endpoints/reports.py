"""The published result of a scan as a document."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Response, Security
from pydantic import Field

from backend.core.database import ReadSession
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import Schema
from backend.identity.principals import Principal, current_principal
from backend.scans import outcomes, queries
from backend.scans.errors import ScanNotFound, ScanResultNotFound
from backend.scans.report import Language, report

reports = make_router(prefix="/scans/{scanId}/report", tag="scans")

Reader = Annotated[Principal, Security(current_principal, scopes=["scans:read"])]


class ReportQuery(Schema):
    """How to have the report."""

    language: Language = Field(default="nl", description="The language of the report.")


async def read_scan_report(
    scan_id: Annotated[UUID, Path(alias="scanId", description="The scan.")],
    principal: Reader,
    session: ReadSession,
    wish: Annotated[ReportQuery, Query()],
) -> Response:
    """The frozen figures with the gap chart, as an accessible PDF (PDF/UA-1)."""
    scan = await queries.get_scan(session, principal, scan_id)
    content = await report(await outcomes.read_result(session, scan), wish.language)
    headers = {"Content-Disposition": f'attachment; filename="scan-{scan.id}-{wish.language}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


reports.add_api_route(
    "",
    read_scan_report,
    methods=["GET"],
    summary="Download the result as PDF",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(ScanNotFound, ScanResultNotFound),
    },
    route_class_override=RawRoute,
)

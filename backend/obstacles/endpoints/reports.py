"""Reports of obstacles: for whoever writes them, and for the programme office."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.obstacles import errors, queries, schemas
from backend.obstacles.service import reporting

reports = make_router(prefix="/obstacle-reports", tag="obstacles")

Reporter = Annotated[Principal, Security(current_principal, scopes=["obstacles:report"])]
ReportId = Annotated[UUID, Path(alias="obstacleReportId", description="The report.")]


@reports.get("", summary="List reports of obstacles", response_model=schemas.ObstacleReportPage)
async def list_obstacle_reports(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.ObstacleReportFilter, Query()],
) -> dict[str, Any]:
    """Your own, the newest first; for the programme office what was sent, the oldest first. Nobody else sees any."""
    found = await queries.list_reports(session, principal, wanted)
    link_pages(request, response, found)
    return found


@reports.post("", summary="Begin a report of an obstacle", response_model=schemas.ObstacleReportRead, status_code=201)
async def create_obstacle_report(
    wish: schemas.ObstacleReportWrite, principal: Reporter, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft that you alone see; send it when it is whole."""
    report = await reporting.write(session, principal, wish)
    return once.answer(
        schemas.ObstacleReportRead,
        await queries.describe_report(session, principal, report.id),
        status=201,
        headers={"Location": f"/v1/obstacle-reports/{report.id}", "ETag": etag(report)},
    )


@reports.get(
    "/{obstacleReportId}",
    summary="Read a report of an obstacle",
    response_model=schemas.ObstacleReportRead,
    responses=problems(errors.ObstacleReportNotFound),
)
async def read_obstacle_report(
    report_id: ReportId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For whoever wrote it, and for the programme office once it was sent."""
    found = await queries.describe_report(session, principal, report_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@reports.put(
    "/{obstacleReportId}",
    summary="Save a draft report of an obstacle",
    response_model=schemas.ObstacleReportRead,
    responses=problems(errors.ObstacleReportNotFound, errors.ObstacleReportSent),
)
async def replace_obstacle_report(
    report_id: ReportId,
    *,
    wish: schemas.ObstacleReportWrite,
    principal: Reporter,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """As far as it is written; what is left out is emptied."""
    report = await reporting.rewrite(session, principal, report_id, wish, if_match)
    response.headers["ETag"] = etag(report)
    return await queries.describe_report(session, principal, report.id)


@reports.post(
    "/{obstacleReportId}/status-changes",
    summary="Send or withdraw a report of an obstacle",
    response_model=schemas.ObstacleReportRead,
    status_code=201,
    responses=problems(
        errors.ObstacleReportNotFound,
        errors.ObstacleReportSent,
        errors.ObstacleReportIncomplete,
        errors.ObstacleReportWithdrawn,
    ),
)
async def create_obstacle_report_status_change(
    report_id: ReportId,
    *,
    wish: schemas.ObstacleReportMove,
    principal: Reporter,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """What was withdrawn the programme office no longer sees, and no later count of firms counts it."""
    report = await reporting.move(session, principal, report_id, wish, if_match)
    return once.answer(
        schemas.ObstacleReportRead,
        await queries.describe_report(session, principal, report.id),
        status=201,
        headers={"Location": f"/v1/obstacle-reports/{report.id}", "ETag": etag(report)},
    )

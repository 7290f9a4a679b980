"""Obstacles as the programme office keeps them."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import Effect, OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.obstacles import counting, errors, policy_report, queries, schemas
from backend.obstacles.models import Obstacle
from backend.obstacles.service import handling

files = make_router(prefix="/obstacle-files", tag="obstacles")

Office = Annotated[Principal, Security(current_principal, scopes=["obstacles:handle"])]
ObstacleId = Annotated[UUID, Path(alias="obstacleId", description="The obstacle.")]
MEDIA_TYPES = {"pdf": "application/pdf", "csv": "text/csv"}


async def _answer(session: WriteSession, once: Effect, obstacle: Obstacle) -> Response:
    return once.answer(
        schemas.ObstacleFileRead,
        await queries.describe_file(session, obstacle.id),
        status=201,
        headers={"Location": f"/v1/obstacle-files/{obstacle.id}", "ETag": etag(obstacle)},
    )


@files.get("", summary="List obstacles with what lies under them", response_model=schemas.ObstacleFilePage)
async def list_obstacle_files(
    request: Request,
    response: Response,
    principal: Office,  # noqa: ARG001 - the scope says it all
    session: ReadSession,
    wanted: Annotated[schemas.ObstacleFilter, Query()],
) -> dict[str, Any]:
    """Public or not; those that were merged are left out."""
    found = await queries.list_files(session, wanted)
    link_pages(request, response, found)
    return found


@files.post(
    "",
    summary="Name an obstacle",
    response_model=schemas.ObstacleFileRead,
    status_code=201,
    responses=problems(errors.ObstacleReportsElsewhere, errors.ObstacleMixed),
)
async def create_obstacle(
    wish: schemas.ObstacleCreate, principal: Office, session: WriteSession, once: OnceOptional
) -> Response:
    """In words of the programme office, with the first reports under it."""
    return await _answer(session, once, await handling.create(session, principal, wish))


async def read_obstacles_report(
    principal: Office,  # noqa: ARG001 - the scope says it all
    session: ReadSession,
    wish: Annotated[schemas.ObstacleReportQuery, Query()],
    request: Request,
) -> Response:
    """For policy: every obstacle with where it stands, and the numbers that may be told; never who reported it."""
    speak = wish.language or language(request.headers.get("accept-language"))
    rows = await queries.all_files(session)
    if wish.format == "csv":
        content = policy_report.as_csv(rows, speak)
    else:
        content = await policy_report.as_pdf(rows, await counting.count_cells(session), speak)
    name = {"nl": "belemmeringen", "en": "obstacles"}[speak]
    headers = {"Content-Disposition": f'attachment; filename="{name}.{wish.format}"', "Vary": "Accept-Language"}
    return Response(content, media_type=MEDIA_TYPES[wish.format], headers=headers)


files.add_api_route(
    "/report",
    read_obstacles_report,
    methods=["GET"],
    summary="Download the report to policy",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in MEDIA_TYPES.values()}}
    },
    route_class_override=RawRoute,
)


@files.get(
    "/{obstacleId}",
    summary="Read an obstacle with what lies under it",
    response_model=schemas.ObstacleFileRead,
    responses=problems(errors.ObstacleNotFound),
)
async def read_obstacle_file(
    obstacle_id: ObstacleId,
    principal: Office,  # noqa: ARG001 - the scope says it all
    session: ReadSession,
    response: Response,
) -> dict[str, Any]:
    """Also one that was merged, with where it went."""
    found = await queries.describe_file(session, obstacle_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@files.put(
    "/{obstacleId}",
    summary="Change what is read of an obstacle",
    response_model=schemas.ObstacleFileRead,
    responses=problems(errors.ObstacleNotFound, errors.ObstacleMerged),
)
async def replace_obstacle(
    obstacle_id: ObstacleId,
    *,
    wish: schemas.ObstacleWrite,
    principal: Office,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Its words, and whether everybody sees it."""
    obstacle = await handling.edit(session, principal, obstacle_id, wish, if_match)
    response.headers["ETag"] = etag(obstacle)
    return await queries.describe_file(session, obstacle.id)


@files.post(
    "/{obstacleId}/groupings",
    summary="Lay reports under an obstacle",
    response_model=schemas.ObstacleFileRead,
    status_code=201,
    responses=problems(
        errors.ObstacleNotFound, errors.ObstacleMerged, errors.ObstacleReportsElsewhere, errors.ObstacleMixed
    ),
)
async def create_obstacle_grouping(
    obstacle_id: ObstacleId,
    *,
    wish: schemas.ObstacleGrouping,
    principal: Office,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """New ones, or those of another obstacle."""
    done = await handling.group(session, principal, obstacle_id, wish.report_ids, if_match)
    return await _answer(session, once, done)


@files.post(
    "/{obstacleId}/splits",
    summary="Split an obstacle",
    response_model=schemas.ObstacleFileRead,
    status_code=201,
    responses=problems(
        errors.ObstacleNotFound, errors.ObstacleMerged, errors.ObstacleReportsElsewhere, errors.ObstacleMixed
    ),
)
async def create_obstacle_split(
    obstacle_id: ObstacleId,
    *,
    wish: schemas.ObstacleSplit,
    principal: Office,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Some of its reports become an obstacle of their own; answers the new one."""
    return await _answer(session, once, await handling.split(session, principal, obstacle_id, wish, if_match))


@files.post(
    "/{obstacleId}/merges",
    summary="Merge an obstacle into another",
    response_model=schemas.ObstacleFileRead,
    status_code=201,
    responses=problems(
        errors.ObstacleNotFound,
        errors.ObstacleMerged,
        errors.ObstacleMergedWithItself,
        errors.ObstacleMixed,
        errors.ObstacleMergedBehind,
    ),
)
async def create_obstacle_merge(
    obstacle_id: ObstacleId,
    *,
    wish: schemas.ObstacleMerge,
    principal: Office,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """If-Match is about the one that goes, `intoVersion` about the one that stays; answers the one that stays."""
    return await _answer(session, once, await handling.merge(session, principal, obstacle_id, wish, if_match))


@files.post(
    "/{obstacleId}/status-changes",
    summary="Pass on or answer an obstacle",
    response_model=schemas.ObstacleFileRead,
    status_code=201,
    responses=problems(errors.ObstacleNotFound, errors.ObstacleMerged, errors.ObstacleMoveImpossible),
)
async def create_obstacle_status_change(
    obstacle_id: ObstacleId,
    *,
    wish: schemas.ObstacleMove,
    principal: Office,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Everybody who reported it is told."""
    return await _answer(session, once, await handling.move(session, principal, obstacle_id, wish, if_match))

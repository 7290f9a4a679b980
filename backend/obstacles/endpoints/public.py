"""Obstacles as everybody reads them."""

from typing import Annotated
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.listing import links_of
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.obstacles import counting, queries
from backend.obstacles.errors import ObstacleNotFound
from backend.obstacles.schemas import ObstacleCounts, ObstacleFilter, ObstaclePage, ObstacleRead

obstacles = make_router(prefix="/obstacles", tag="obstacles")
counts = make_router(prefix="/obstacle-counts", tag="obstacles")


@obstacles.get("", summary="List obstacles in rules", response_model=ObstaclePage)
async def list_obstacles(
    request: Request,
    session: ReadSession,
    wanted: Annotated[ObstacleFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """In words of the programme office, with where each stands and what was answered."""
    found = await queries.list_public(session, wanted)
    return public_answer(request, ObstaclePage, found, headers={"Link": links_of(request, found)})


@obstacles.get(
    "/{obstacleId}", summary="Read an obstacle", response_model=ObstacleRead, responses=problems(ObstacleNotFound)
)
async def read_obstacle(
    request: Request,
    session: ReadSession,
    obstacle_id: Annotated[UUID, Path(alias="obstacleId", description="The obstacle.")],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Of one that was merged: the one in which it went on."""
    return public_answer(request, ObstacleRead, await queries.read_public(session, obstacle_id))


@counts.get("", summary="Count who reported obstacles", response_model=ObstacleCounts)
async def count_obstacle_reports(
    request: Request,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Verified companies per theme, sector and kind of rule, as far as ten or more; counted and frozen each month."""
    return public_answer(request, ObstacleCounts, await counting.count_cells(session))

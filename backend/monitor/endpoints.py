"""The monitor over HTTP: for everybody, and beside it for branches, researchers and the programme office."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages, links_of
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal, current_principal
from backend.monitor import dictionary, files, progress, queries, service, tables
from backend.monitor.counting import Counts
from backend.monitor.errors import MonitorReleaseNotFound, MonitorTableNotFound
from backend.monitor.schemas import (
    BranchMonitorFilter,
    BranchMonitorRead,
    MonitorDictionary,
    MonitorFileFilter,
    MonitorFileFormat,
    MonitorOrderPage,
    MonitorOrderRead,
    MonitorQueryCountPage,
    MonitorQueryPage,
    MonitorReleaseFilter,
    MonitorReleasePage,
    MonitorReleaseRead,
    MonitorResearchRead,
    MonitorTableRead,
    ProgrammeProgress,
)

releases = make_router(prefix="/monitor-releases", tag="monitor")
office = make_router(prefix="", tag="monitor")
figures = make_router(prefix="", tag="monitoring")

ForBranch = Annotated[Principal, Security(current_principal, scopes=["branch-figures:read"])]
Researcher = Annotated[Principal, Security(current_principal, scopes=["monitoring:read"])]
Manager = Annotated[Principal, Security(current_principal, scopes=["monitor:manage"])]
ReleaseId = Annotated[UUID, Path(alias="monitorReleaseId", description="The release.")]
TableCode = Annotated[
    str,
    Path(
        alias="tableCode",
        pattern=r"^[a-z_]{1,60}(-[a-z_]{1,20}){0,2}$",
        description="One of the fixed tables, see the release.",
        examples=["firms-province"],
    ),
]
# A release never changes; an hour, so that words of names can be mended.
FROZEN = 3600
NEWEST = 300


def _counts(request: Request) -> Counts:
    found: Counts = request.app.state.monitor_counts
    return found


@releases.get("", summary="List releases of the monitor", response_model=MonitorReleasePage)
async def list_monitor_releases(
    request: Request,
    session: ReadSession,
    wanted: Annotated[MonitorReleaseFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """The newest first. A release of invented firms comes last and says so."""
    found = await queries.list_releases(session, wanted)
    return public_answer(request, MonitorReleasePage, found, seconds=NEWEST, headers={"Link": links_of(request, found)})


@releases.get(
    "/{monitorReleaseId}",
    summary="Read a release of the monitor",
    response_model=MonitorReleaseRead,
    responses=problems(MonitorReleaseNotFound),
)
async def read_monitor_release(
    request: Request,
    release_id: ReleaseId,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Its fixed tables, and how much of each is shown. Read how often a day is counted, without who."""
    found = await queries.read_release(session, release_id)
    _counts(request).add(release_id, "release")
    return public_answer(request, MonitorReleaseRead, found, seconds=FROZEN)


@releases.get(
    "/{monitorReleaseId}/tables/{tableCode}",
    summary="Read a table of the monitor",
    response_model=MonitorTableRead,
    responses=problems(MonitorReleaseNotFound, MonitorTableNotFound),
)
async def read_monitor_table(
    request: Request,
    release_id: ReleaseId,
    table: TableCode,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """With its margins. A cell that could tell of few firms is null, whatever the reason."""
    found = await tables.read_table(session, release_id, table)
    _counts(request).add(release_id, table)
    return public_answer(request, MonitorTableRead, found, seconds=FROZEN)


async def export_monitor_release(
    request: Request, release_id: ReleaseId, wanted: Annotated[MonitorFileFilter, Query()], session: ReadSession
) -> Response:
    """Every shown cell. Codes are explained in the dictionary, which the JSON holds."""
    release = await queries.get_release(session, release_id)
    cells = await queries.public_cells(session, release_id)
    if wanted.format is MonitorFileFormat.CSV:
        content, media_type = files.as_csv(release, cells), "text/csv; charset=utf-8"
    else:
        content, media_type = files.as_json(release, cells, await dictionary.describe(session)), "application/json"
    _counts(request).add(release_id, f"file-{wanted.format.value}")
    mark = "-voorbeeld" if release["is_demonstration"] else ""
    name = f"monitor-{release['as_of']}{mark}.{wanted.format.value}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": f"public, max-age={FROZEN}",
        "Link": f'<{dictionary.LICENCE["url"]}>; rel="license"',
    }
    return Response(content, media_type=media_type, headers=headers)


releases.add_api_route(
    "/{monitorReleaseId}/files",
    export_monitor_release,
    methods=["GET"],
    summary="Save a release of the monitor as a file",
    response_class=Response,
    responses={
        200: {"content": {"text/csv": {"schema": {"type": "string"}}, "application/json": {"schema": {}}}},
        **problems(MonitorReleaseNotFound),
    },
    route_class_override=RawRoute,
)


@releases.get(
    "/{monitorReleaseId}/branch-members",
    summary="Read what the monitor tells of a branch's members",
    response_model=BranchMonitorRead,
    responses=problems(MonitorReleaseNotFound),
)
async def read_monitor_branch_members(
    release_id: ReleaseId,
    principal: ForBranch,
    session: WriteSession,
    wanted: Annotated[BranchMonitorFilter, Query()],
) -> dict[str, Any]:
    """Your own members beside all firms of their sector, where ten are members and ten or none are not."""
    found = await queries.read_branch(session, principal, release_id, wanted.branch_id)
    service.note(session, principal, release_id, "branch")
    return found


@releases.get(
    "/{monitorReleaseId}/research-figures",
    summary="Read a whole release with its audit",
    response_model=MonitorResearchRead,
    responses=problems(MonitorReleaseNotFound),
)
async def read_monitor_research(release_id: ReleaseId, principal: Researcher, session: WriteSession) -> dict[str, Any]:
    """The public cube in one answer, and what the audit tried before it was told. Who asks is remembered."""
    found = await queries.read_research(session, release_id)
    service.note(session, principal, release_id, "research")
    return found


@office.get("/monitor-variables", summary="Read what the codes of the monitor mean", response_model=MonitorDictionary)
async def read_monitor_dictionary(
    request: Request,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Columns and codes of the files, and under what terms they may be used."""
    return public_answer(request, MonitorDictionary, await dictionary.describe(session), seconds=FROZEN)


@office.post(
    "/monitor-orders", summary="Order a release of the monitor", response_model=MonitorOrderRead, status_code=201
)
async def create_monitor_order(principal: Manager, session: WriteSession, once: OnceOptional) -> Response:
    """Before the next quarter. It passes the same audit; the worker makes it."""
    made = await service.order(session, principal)
    return once.answer(MonitorOrderRead, made, status=201, headers={"Location": "/v1/monitor-orders"})


@office.get("/monitor-orders", summary="List ordered releases", response_model=MonitorOrderPage)
async def list_monitor_orders(
    request: Request, response: Response, _: Manager, session: ReadSession, wanted: Annotated[PageQuery, Query()]
) -> dict[str, Any]:
    """The newest first."""
    found = await queries.list_orders(session, wanted)
    link_pages(request, response, found)
    return found


@office.get("/monitor-queries", summary="List who asked the monitor", response_model=MonitorQueryPage)
async def list_monitor_queries(
    request: Request, response: Response, _: Manager, session: ReadSession, wanted: Annotated[PageQuery, Query()]
) -> dict[str, Any]:
    """Whoever signed in and asked as a branch or a researcher. Kept for a year."""
    found = await queries.list_queries(session, wanted)
    link_pages(request, response, found)
    return found


@office.get(
    "/monitor-query-counts", summary="List how often the monitor was asked", response_model=MonitorQueryCountPage
)
async def list_monitor_query_counts(
    request: Request, response: Response, _: Manager, session: ReadSession, wanted: Annotated[PageQuery, Query()]
) -> dict[str, Any]:
    """Answers to the public by day and table, of whoever it was. Kept for a year."""
    found = await queries.list_query_counts(session, wanted)
    link_pages(request, response, found)
    return found


@figures.get("/programme-progress", summary="Read the programme's progress", response_model=ProgrammeProgress)
async def read_programme_progress(session: ReadSession, response: Response) -> dict[str, Any]:
    """Participating firms against 1,000 and 10,000; where they are as the newest release of the monitor tells it."""
    response.headers["Cache-Control"] = f"public, max-age={NEWEST}"
    return await progress.programme_progress(session)


routers: tuple[APIRouter, ...] = (releases, office, figures)

"""The figures of branches over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.branch_figures import queries
from backend.branch_figures.errors import BranchFigureReleaseNotFound
from backend.branch_figures.schemas import BranchFigureReleasePage, BranchFigureReleaseRead, ReleaseFilter
from backend.core.database import ReadSession
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal

router = make_router(prefix="/branch-figure-releases", tag="branch figures")

Reader = Annotated[Principal, Security(current_principal, scopes=["branch-figures:read"])]
ReleaseId = Annotated[UUID, Path(alias="branchFigureReleaseId", description="The release.")]


@router.get("", summary="List releases of branch figures", response_model=BranchFigureReleasePage)
async def list_branch_figure_releases(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[ReleaseFilter, Query()],
) -> dict[str, Any]:
    """Of your own branch, newest first; the programme office sees those of every branch."""
    found = await queries.list_releases(session, principal, wanted)
    link_pages(request, response, found)
    return found


@router.get(
    "/{branchFigureReleaseId}",
    summary="Read the figures of a branch",
    response_model=BranchFigureReleaseRead,
    responses=problems(BranchFigureReleaseNotFound),
)
async def read_branch_figure_release(release_id: ReleaseId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """A fixed set of figures, frozen. A cell that could tell of few firms is null, whatever the reason."""
    return await queries.get_release(session, principal, release_id)


async def export_branch_figure_release(
    release_id: ReleaseId, principal: Reader, session: ReadSession, request: Request
) -> Response:
    """The same figures as CSV, with names of cells in the language of Accept-Language."""
    wanted = language(request.headers.get("accept-language"))
    found = await queries.get_release(session, principal, release_id)
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + queries.as_csv(found, wanted)
    name = {"nl": "branchecijfers", "en": "branch-figures"}[wanted]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{found["as_of"]}.csv"',
        "Cache-Control": "no-store",
    }
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


router.add_api_route(
    "/{branchFigureReleaseId}/files",
    export_branch_figure_release,
    methods=["GET"],
    summary="Save the figures of a branch as a file",
    response_class=Response,
    responses={
        200: {"content": {"text/csv": {"schema": {"type": "string"}}}},
        **problems(BranchFigureReleaseNotFound),
    },
    route_class_override=RawRoute,
)

"""The toolbox over HTTP: open to everybody, written by branches, published by the programme office."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.content import load
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, etag, mark
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyNotFound
from backend.toolbox import catalogue, queries, service
from backend.toolbox.drafts import (
    ToolboxItemCreate,
    ToolboxStatusChange,
    ToolboxVersionFilter,
    ToolboxVersionPage,
    ToolboxVersionRead,
    ToolboxVersionUpdate,
)
from backend.toolbox.errors import (
    ToolboxItemNotFound,
    ToolboxMoveImpossible,
    ToolboxReviewNotYours,
    ToolboxSlugTaken,
    ToolboxUseKnown,
    ToolboxVersionInWork,
    ToolboxVersionNotFound,
    ToolboxWordsFixed,
)
from backend.toolbox.schemas import (
    ThemeList,
    ToolboxFilter,
    ToolboxItemPage,
    ToolboxItemRead,
    ToolboxUseCreate,
    ToolboxUseList,
    ToolboxUseRead,
)

themes = make_router(prefix="/themes", tag="toolbox")
items = make_router(prefix="/toolbox-items", tag="toolbox")
versions = make_router(prefix="/toolbox-versions", tag="toolbox")
uses = make_router(prefix="/toolbox-uses", tag="toolbox")
routers = (themes, items, versions, uses)

Writer = Annotated[Principal, Security(current_principal, scopes=["toolbox:write"])]
User = Annotated[Principal, Security(current_principal, scopes=["toolbox:use"])]
SlugInPath = Annotated[str, Path(max_length=80, description="Readable name in the address.")]
VersionId = Annotated[UUID, Path(alias="versionId", description="The version.")]


@themes.get("", summary="List themes", response_model=ThemeList)
async def list_themes(request: Request, if_none_match: IfNoneMatch = None) -> Response:  # noqa: ARG001 - documented
    """The eight themes of working smarter, in words."""
    return public_answer(request, ThemeList, {"items": list(load.themes().values())}, seconds=3600)


@items.get("", summary="Search the toolbox", response_model=ToolboxItemPage)
async def list_toolbox_items(
    request: Request,
    session: ReadSession,
    wanted: Annotated[ToolboxFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Published items. Words may be unfinished or hold typing errors; each filter tells what it would leave."""
    found = await catalogue.search(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, ToolboxItemPage, found, headers={"Link": listed.headers["Link"]})


@items.post(
    "",
    summary="Write a new toolbox item",
    response_model=ToolboxVersionRead,
    status_code=201,
    responses=problems(ToolboxSlugTaken),
)
async def create_toolbox_item(
    wish: ToolboxItemCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """Begins as a draft that your organisation owns; the programme office reviews and publishes it."""
    version = await service.create_item(session, principal, wish)
    return once.answer(ToolboxVersionRead, await queries.describe(session, version), status=201, headers=_told(version))


@items.get("/{slug}", summary="Read a toolbox item", response_model=ToolboxItemRead)
async def read_toolbox_item(
    request: Request,
    slug: SlugInPath,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """What it is, what it takes, its steps and its worksheet."""
    return public_answer(request, ToolboxItemRead, await queries.read_item(session, slug))


@items.post(
    "/{slug}/versions",
    summary="Start a new version",
    response_model=ToolboxVersionRead,
    status_code=201,
    responses=problems(ToolboxItemNotFound, ToolboxVersionInWork),
)
async def create_toolbox_version(
    slug: SlugInPath, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with the words of the newest version; what is published stays as it is until this one takes its place."""
    version = await service.start_version(session, principal, slug)
    return once.answer(ToolboxVersionRead, await queries.describe(session, version), status=201, headers=_told(version))


@items.post(
    "/{slug}/uses",
    summary="Say that your company uses an item",
    response_model=ToolboxUseRead,
    status_code=201,
    responses=problems(ToolboxItemNotFound, CompanyNotFound, ToolboxUseKnown),
)
async def create_toolbox_use(
    slug: SlugInPath, wish: ToolboxUseCreate, principal: User, session: WriteSession, once: OnceOptional
) -> Response:
    """With the day it began, so that monitoring can look at what came after."""
    use = await service.record_use(session, principal, slug, wish)
    return once.answer(ToolboxUseRead, use, status=201, headers={"Location": "/v1/toolbox-uses"})


@uses.get("", summary="List what your company uses", response_model=ToolboxUseList)
async def list_toolbox_uses(principal: User, session: ReadSession) -> dict[str, Any]:
    """Newest first."""
    company_id = principal.organisation_id
    return {"items": await queries.list_uses(session, company_id) if company_id else []}


@versions.get("", summary="List versions to work on", response_model=ToolboxVersionPage)
async def list_toolbox_versions(
    request: Request,
    response: Response,
    principal: Writer,
    session: ReadSession,
    wanted: Annotated[ToolboxVersionFilter, Query()],
) -> dict[str, Any]:
    """A branch sees its own, the programme office all; last changed first."""
    found = await queries.list_versions(session, principal, wanted)
    link_pages(request, response, found)
    return found


@versions.get(
    "/{versionId}",
    summary="Read a version",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound),
)
async def read_toolbox_version(
    version_id: VersionId, principal: Writer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With everything its writers and reviewers need."""
    version = await queries.get_version(session, principal, version_id)
    mark(response, version)
    return await queries.describe(session, version)


@versions.patch(
    "/{versionId}",
    summary="Change a draft",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound, ToolboxWordsFixed),
)
async def update_toolbox_version(
    version_id: VersionId,
    *,
    wish: ToolboxVersionUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it is published; after that its words stay as they are."""
    version = await service.change_words(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


@versions.post(
    "/{versionId}/status-changes",
    summary="Offer, hand back, publish or archive a version",
    response_model=ToolboxVersionRead,
    responses=problems(ToolboxVersionNotFound, ToolboxReviewNotYours, ToolboxMoveImpossible, BranchNotLive),
)
async def create_toolbox_status_change(
    version_id: VersionId,
    *,
    wish: ToolboxStatusChange,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Writers offer; the programme office does the rest."""
    version = await service.change_status(session, principal, version_id, wish, if_match)
    mark(response, version)
    return await queries.describe(session, version)


def _told(version: Any) -> dict[str, str]:
    return {"Location": f"/v1/toolbox-versions/{version.id}", "ETag": etag(version)}

"""The toolbox over HTTP: searched and read by everybody, as pages, as a feed and with its documents."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.content import load
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfNoneMatch, etag
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files import service as contents
from backend.files.errors import FileNotFound
from backend.files.store import open_store
from backend.identity.principals import Principal, current_principal
from backend.toolbox import catalogue, feed, queries, statistics
from backend.toolbox.drafts import ToolboxItemCreate, ToolboxStatistics, ToolboxVersionRead
from backend.toolbox.errors import (
    ToolboxItemNotFound,
    ToolboxItemReplaced,
    ToolboxSlugTaken,
    ToolboxVersionInWork,
)
from backend.toolbox.models import ToolboxVersion
from backend.toolbox.schemas import ThemeList, ToolboxFilter, ToolboxItemPage, ToolboxItemRead
from backend.toolbox.service import attaching, writing

themes = make_router(prefix="/themes", tag="toolbox")
items = make_router(prefix="/toolbox-items", tag="toolbox")

Writer = Annotated[Principal, Security(current_principal, scopes=["toolbox:write"])]
BINARY = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
FEED = {feed.MEDIA_TYPE: {"schema": {"type": "object", "description": "See https://www.jsonfeed.org/version/1.1/"}}}
AttachmentId = Annotated[UUID, Path(alias="attachmentId", description="The document.")]
SlugInPath = Annotated[str, Path(max_length=80, description="Readable name in the address.")]


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
    version = await writing.create_item(session, principal, wish)
    return once.answer(ToolboxVersionRead, await queries.describe(session, version), status=201, headers=told(version))


async def read_toolbox_feed(
    request: Request,
    session: ReadSession,
    wanted: Annotated[feed.ToolboxFeedQuery, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Published items as a JSON Feed 1.1, for the site of a branch. Readable from every origin.

    Ask with `If-None-Match`: the answer is 304 while nothing changed. Follow `next_url` for more.
    """
    found = await feed.read(session, wanted, request.app.state.settings.public_url)
    anywhere = {"Access-Control-Allow-Origin": "*"}
    return public_answer(request, dict[str, Any], found, seconds=300, headers=anywhere, media_type=feed.MEDIA_TYPE)


items.add_api_route(
    "/feed",
    read_toolbox_feed,
    methods=["GET"],
    summary="Follow the catalogue",
    response_class=Response,
    responses={200: {"content": FEED}},
    route_class_override=RawRoute,
)


@items.get(
    "/{slug}",
    summary="Read a toolbox item",
    response_model=ToolboxItemRead,
    responses=problems(ToolboxItemNotFound, ToolboxItemReplaced),
)
async def read_toolbox_item(
    request: Request,
    slug: SlugInPath,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """What it is, what it takes, its steps, worksheet and documents, and what companies make of it."""
    return public_answer(request, ToolboxItemRead, await queries.read_item(session, slug))


async def read_toolbox_attachment(
    slug: SlugInPath, attachment_id: AttachmentId, request: Request, session: WriteSession
) -> Response:
    """Of what is published; always as an attachment. Downloads are counted per day, without who."""
    item_id, file = await queries.published_attachment(session, slug, attachment_id)
    content = await open_store(request.app.state.settings).read(file.id)
    if request.method == "GET":
        await attaching.count_download(session, item_id)
    return Response(content, media_type=file.media_type, headers=contents.as_attachment(file))


items.add_api_route(
    "/{slug}/attachments/{attachmentId}",
    read_toolbox_attachment,
    methods=["GET"],
    summary="Download a document of a toolbox item",
    response_class=Response,
    responses={200: {"content": BINARY}, **problems(ToolboxItemNotFound, ToolboxItemReplaced, FileNotFound)},
    route_class_override=RawRoute,
)


@items.get(
    "/{slug}/statistics",
    summary="Read how an item is used",
    response_model=ToolboxStatistics,
    responses=problems(ToolboxItemNotFound),
)
async def read_toolbox_statistics(slug: SlugInPath, principal: Writer, session: ReadSession) -> dict[str, Any]:
    """For its owner and the programme office: companies, downloads and the rating. Nobody in particular is in it."""
    return await statistics.read(session, principal, slug)


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
    """A draft with the words and documents of the newest version; what is published stays until it takes its place."""
    version = await writing.start_version(session, principal, slug)
    return once.answer(ToolboxVersionRead, await queries.describe(session, version), status=201, headers=told(version))


def told(version: ToolboxVersion) -> dict[str, str]:
    """Where the version is, and which one it is now."""
    return {"Location": f"/v1/toolbox-versions/{version.id}", "ETag": etag(version)}

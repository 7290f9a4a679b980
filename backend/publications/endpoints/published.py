"""Publications over HTTP: read by everybody, as pages and as feeds, and begun by who writes them."""

from typing import Annotated, Any

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer, public_content
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.publications import catalogue, feed, queries, site_map
from backend.publications.drafts import PublicationAddressCreate, PublicationCreate, PublicationVersionRead
from backend.publications.endpoints.versions import Writer, told
from backend.publications.errors import PublicationNotFound, PublicationSlugTaken, PublicationVersionInWork
from backend.publications.schemas import PublicationFeedQuery, PublicationFilter, PublicationPage, PublicationRead
from backend.publications.service import writing

publications = make_router(prefix="/publications", tag="publications")

ASKED_AGAIN = 0  # a browser asks each time whether it still stands: what is taken off the site is gone at once
SlugInPath = Annotated[str, Path(max_length=80, description="Readable name in the address.")]
XML = {"schema": {"type": "string"}}
MOVED: dict[int | str, dict[str, Any]] = {308: {"description": "It stands at another address now: see `Location`."}}


@publications.get("", summary="List publications", response_model=PublicationPage)
async def list_publications(
    request: Request,
    session: ReadSession,
    wanted: Annotated[PublicationFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Articles and news, newest first. Each filter tells what it would leave."""
    found = await catalogue.list_publications(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, PublicationPage, found, seconds=ASKED_AGAIN, headers={"Link": listed.headers["Link"]})


@publications.post(
    "",
    summary="Begin a publication",
    response_model=PublicationVersionRead,
    status_code=201,
    responses=problems(PublicationSlugTaken),
)
async def create_publication(
    wish: PublicationCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft that your organisation owns; the programme office reviews and publishes it."""
    publication, version = await writing.create_publication(session, principal, wish)
    described = await queries.describe(session, principal, publication, version)
    return once.answer(PublicationVersionRead, described, status=201, headers=told(version))


async def read_publication_feed(
    request: Request,
    session: ReadSession,
    wanted: Annotated[PublicationFeedQuery, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_content` reads it
) -> Response:
    """The twenty newest as Atom or RSS, by language, theme and sector. Readable from every origin.

    Ask with `If-None-Match`: the answer is 304 while nothing changed.
    """
    body = await feed.read(session, wanted, request.app.state.settings.public_url)
    anywhere = {"Access-Control-Allow-Origin": "*"}
    return public_content(request, body, media_type=feed.MEDIA_TYPES[wanted.format], seconds=300, headers=anywhere)


async def read_site_map(
    request: Request,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_content` reads it
) -> Response:
    """The public pages of the site for search engines, with publications and when each last changed."""
    body = await site_map.read(session, request.app.state.settings.public_url)
    return public_content(request, body, media_type=site_map.MEDIA_TYPE, seconds=3600)


publications.add_api_route(
    "/feed",
    read_publication_feed,
    methods=["GET"],
    summary="Follow publications",
    response_class=Response,
    responses={200: {"content": dict.fromkeys(feed.MEDIA_TYPES.values(), XML)}},
    route_class_override=RawRoute,
)
publications.add_api_route(
    "/addresses",
    read_site_map,
    methods=["GET"],
    summary="Find all public pages",
    response_class=Response,
    responses={200: {"content": {site_map.MEDIA_TYPE: XML}}},
    route_class_override=RawRoute,
)


@publications.get(
    "/{slug}",
    summary="Read a publication",
    response_model=PublicationRead,
    responses={**MOVED, **problems(PublicationNotFound)},
)
async def read_publication(
    request: Request,
    slug: SlugInPath,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """With what was changed since it was first shown. A former address leads to the present one."""
    try:
        found = await catalogue.read_publication(session, slug)
    except PublicationNotFound:
        moved = await catalogue.moved_to(session, slug)
        if moved is None:
            raise
        headers = {"Location": f"/v1/publications/{moved}", "Cache-Control": "no-cache"}
        return Response(status_code=308, headers=headers)
    return public_answer(request, PublicationRead, found, seconds=ASKED_AGAIN)


@publications.post(
    "/{slug}/versions",
    summary="Start a new version of a publication",
    response_model=PublicationVersionRead,
    status_code=201,
    responses=problems(PublicationNotFound, PublicationVersionInWork),
)
async def create_publication_version(
    slug: SlugInPath, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with the words of the newest version; what is published stays until this one takes its place."""
    publication, version = await writing.start_version(session, principal, slug)
    described = await queries.describe(session, principal, publication, version)
    return once.answer(PublicationVersionRead, described, status=201, headers=told(version))


@publications.post(
    "/{slug}/addresses",
    summary="Give a publication another address",
    status_code=204,
    responses=problems(PublicationNotFound, PublicationSlugTaken),
)
async def create_publication_address(
    slug: SlugInPath, wish: PublicationAddressCreate, principal: Writer, session: WriteSession
) -> None:
    """The address it had leads on to the new one, once somebody can have read it there."""
    await writing.change_address(session, principal, slug, wish)

"""The directory of instruments over HTTP: open to everybody, kept by branches, Syntens and the programme office."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.guidance import catalogue, queries
from backend.guidance.drafts import InstrumentCreate, InstrumentVersionRead
from backend.guidance.endpoints.editing import Writer, told
from backend.guidance.errors import InstrumentNotFound, InstrumentSlugTaken, InstrumentVersionInWork
from backend.guidance.schemas import InstrumentFilter, InstrumentPage, InstrumentRead
from backend.guidance.service import keeping

instruments = make_router(prefix="/instruments", tag="guidance")

SlugInPath = Annotated[str, Path(max_length=80, description="Readable name in the address.")]


@instruments.get("", summary="Search the schemes and services of others", response_model=InstrumentPage)
async def list_instruments(
    request: Request,
    session: ReadSession,
    wanted: Annotated[InstrumentFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Published instruments by name. Words may be unfinished or hold typing errors; filters tell what they leave."""
    found = await catalogue.search(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, InstrumentPage, found, headers={"Link": listed.headers["Link"]})


@instruments.post(
    "",
    summary="Write a new instrument",
    response_model=InstrumentVersionRead,
    status_code=201,
    responses=problems(InstrumentSlugTaken),
)
async def create_instrument(
    wish: InstrumentCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """Begins as a draft that your organisation owns; the programme office reviews and publishes it."""
    version = await keeping.create_instrument(session, principal, wish)
    return once.answer(
        InstrumentVersionRead, await queries.describe(session, version), status=201, headers=told(version)
    )


@instruments.get(
    "/{slug}", summary="Read an instrument", response_model=InstrumentRead, responses=problems(InstrumentNotFound)
)
async def read_instrument(
    request: Request,
    slug: SlugInPath,
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """For whom, what, how much, until when and where; with its source and when that was so."""
    return public_answer(request, InstrumentRead, await queries.read_instrument(session, slug))


@instruments.post(
    "/{slug}/versions",
    summary="Start a new version of an instrument",
    response_model=InstrumentVersionRead,
    status_code=201,
    responses=problems(InstrumentNotFound, InstrumentVersionInWork),
)
async def create_instrument_version(
    slug: SlugInPath, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft with the words of the newest version; what is published stays as it is until this one takes its place."""
    version = await keeping.start_version(session, principal, slug)
    return once.answer(
        InstrumentVersionRead, await queries.describe(session, version), status=201, headers=told(version)
    )

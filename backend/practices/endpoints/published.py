"""Practices over HTTP: read by everybody, begun by a company or by who writes with it."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.organisations.errors import CompanyEnded, CompanyLeft, CompanyNotFound
from backend.practices import catalogue, queries
from backend.practices.drafts import PracticeCreate, PracticeVersionRead
from backend.practices.endpoints.versions import Writer, told
from backend.practices.errors import PracticeNotFound, PracticeWithdrawn
from backend.practices.schemas import PracticeFilter, PracticePage, PracticeRead
from backend.practices.service import writing

practices = make_router(prefix="/practices", tag="practices")

ASKED_AGAIN = 0  # a browser asks each time whether it still stands: what is withdrawn is gone at once


@practices.get("", summary="List practices", response_model=PracticePage)
async def list_practices(
    request: Request,
    session: ReadSession,
    wanted: Annotated[PracticeFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Real practices first, then invented ones, which are marked. Each filter tells what it would leave."""
    found = await catalogue.list_practices(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, PracticePage, found, seconds=ASKED_AGAIN, headers={"Link": listed.headers["Link"]})


@practices.post(
    "",
    summary="Begin a practice",
    response_model=PracticeVersionRead,
    status_code=201,
    responses=problems(CompanyNotFound, CompanyLeft, CompanyEnded),
)
async def create_practice(
    wish: PracticeCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft about your own company, or about one that you may see. Published after review, with its consent."""
    practice, version = await writing.create_practice(session, principal, wish)
    described = await queries.describe(session, principal, practice, version)
    return once.answer(PracticeVersionRead, described, status=201, headers=told(version))


@practices.get(
    "/{slug}",
    summary="Read a practice",
    response_model=PracticeRead,
    responses=problems(PracticeNotFound, PracticeWithdrawn),
)
async def read_practice(
    request: Request,
    slug: Annotated[str, Path(max_length=80, description="Readable name in the address.")],
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Why they began, what they did, how employees took part, what came of it."""
    return public_answer(request, PracticeRead, await catalogue.read_practice(session, slug), seconds=ASKED_AGAIN)

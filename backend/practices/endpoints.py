"""Practices over HTTP: read by everybody."""

from typing import Annotated

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.practices import queries
from backend.practices.errors import PracticeNotFound
from backend.practices.schemas import PracticeFilter, PracticePage, PracticeRead

router = make_router(prefix="/practices", tag="practices")


@router.get("", summary="List practices", response_model=PracticePage)
async def list_practices(
    request: Request,
    session: ReadSession,
    wanted: Annotated[PracticeFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Real practices first, then invented ones, which are marked."""
    found = await queries.list_practices(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    return public_answer(request, PracticePage, found, headers={"Link": listed.headers["Link"]})


@router.get("/{slug}", summary="Read a practice", response_model=PracticeRead, responses=problems(PracticeNotFound))
async def read_practice(
    request: Request,
    slug: Annotated[str, Path(max_length=80, description="Readable name in the address.")],
    session: ReadSession,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Why they began, what they did, how employees took part, what came of it."""
    return public_answer(request, PracticeRead, await queries.read_practice(session, slug))

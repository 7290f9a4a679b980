"""Extracts for research over HTTP: asked, decided on, fetched."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.extracts import errors, queries, schemas, words
from backend.extracts.service import asking
from backend.identity.principals import Principal, SignedIn, current_person

extracts = make_router(prefix="/research-extracts", tag="extracts")
routers: tuple[APIRouter, ...] = (extracts,)

Researcher = Annotated[Principal, Security(current_person, scopes=["research-extracts:request"])]
ExtractId = Annotated[UUID, Path(alias="researchExtractId", description="The extract.")]
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@extracts.get("", summary="List extracts for research", response_model=schemas.ResearchExtractPage)
async def list_research_extracts(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.ResearchExtractFilter, Query()],
) -> dict[str, Any]:
    """A researcher sees those of the own organisation, the programme office all; newest first."""
    found = await queries.list_extracts(session, principal, wanted)
    link_pages(request, response, found)
    return found


@extracts.post(
    "",
    summary="Ask for an extract",
    response_model=schemas.ResearchExtractRead,
    status_code=201,
    responses=problems(errors.TooManyResearchExtracts),
)
async def create_research_extract(
    wish: schemas.ResearchExtractCreate, principal: Researcher, session: WriteSession, once: OnceOptional
) -> Response:
    """Pseudonymised figures of companies that agree to be followed. The programme office decides, the worker builds."""
    extract = await asking.request(session, principal, wish)
    return await _told(session, principal, extract.id, once)


@extracts.get("/terms", summary="Read the terms of an extract", response_model=schemas.ResearchExtractTerms)
async def read_research_extract_terms(_: SignedIn) -> dict[str, Any]:
    """What a researcher promises, with its version."""
    return {"version": words.TERMS_VERSION, "terms": words.TERMS, "longest_days": asking.LONGEST.days}


@extracts.get(
    "/{researchExtractId}",
    summary="Read an extract",
    response_model=schemas.ResearchExtractRead,
    responses=problems(errors.ResearchExtractNotFound),
)
async def read_research_extract(
    extract_id: ExtractId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What was asked, what became of it, who fetched it, and its codebook."""
    found = await queries.describe(session, principal, extract_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@extracts.post(
    "/{researchExtractId}/status-changes",
    summary="Grant, refuse or take back an extract",
    response_model=schemas.ResearchExtractRead,
    status_code=201,
    responses=problems(
        errors.ResearchExtractNotFound,
        errors.ResearchExtractNotYours,
        errors.OwnResearchExtract,
        errors.ResearchExtractMoveImpossible,
    ),
)
async def create_research_extract_status_change(
    extract_id: ExtractId,
    *,
    wish: schemas.ResearchExtractMove,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """An officer of no organisation that asks decides; who asked, or the programme office, takes it back."""
    extract = await asking.move(session, principal, extract_id, wish, if_match)
    return await _told(session, principal, extract.id, once)


async def read_research_extract_content(
    extract_id: ExtractId, principal: Researcher, session: WriteSession
) -> Response:
    """A zip: `firms.csv`, `measurements.csv`, `codebook.json` and `csv-metadata.json`. Each time is written down."""
    content = await asking.download(session, principal, extract_id)
    headers = {
        "Content-Disposition": 'attachment; filename="slimmer-werken-uittreksel.zip"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/zip", headers=headers)


extracts.add_api_route(
    "/{researchExtractId}/content",
    read_research_extract_content,
    methods=["GET"],
    summary="Fetch an extract",
    response_class=Response,
    responses={
        200: {"content": {"application/zip": _BINARY}},
        **problems(
            errors.ResearchExtractNotFound,
            errors.ResearchExtractNotYours,
            errors.ResearchExtractNotReady,
            errors.ResearchExtractEnded,
        ),
    },
    route_class_override=RawRoute,
)


async def _told(session: WriteSession, principal: Principal, extract_id: UUID, once: OnceOptional) -> Response:
    found = await queries.describe(session, principal, extract_id)
    headers = {"Location": f"/v1/research-extracts/{extract_id}", "ETag": f'"{found["version"]}"'}
    return once.answer(schemas.ResearchExtractRead, found, status=201, headers=headers)

"""Search over HTTP: open to everybody; the programme office keeps the words that mean the same."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, etag, mark
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.search import queries, service
from backend.search.errors import SynonymSetLimit, SynonymSetNotFound
from backend.search.schemas import (
    SearchFilter,
    SearchMissCreate,
    SearchOpinionCreate,
    SearchReport,
    SearchResultPage,
    SuggestionFilter,
    SuggestionList,
    SynonymSetList,
    SynonymSetRead,
    SynonymSetWrite,
)

results = make_router(prefix="/search-results", tag="search")
suggestions = make_router(prefix="/search-suggestions", tag="search")
misses = make_router(prefix="/search-misses", tag="search")
opinions = make_router(prefix="/search-opinions", tag="search")
synonyms = make_router(prefix="/search-synonym-sets", tag="search")
reports = make_router(prefix="/search-report", tag="search")
routers = (results, suggestions, misses, opinions, synonyms, reports)

Editor = Annotated[Principal, Security(current_principal, scopes=["search:edit"])]
SetId = Annotated[UUID, Path(alias="synonymSetId", description="The set of words.")]
FRESH = 10  # seconds that a browser may keep suggestions


@results.get("", summary="Search everything", response_model=SearchResultPage)
async def list_search_results(
    request: Request,
    session: ReadSession,
    wanted: Annotated[SearchFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """What is public, of all subjects, best first; each result says why it is there. The order is in decision 82."""
    found = await queries.search(session, wanted)
    listed = Response()
    link_pages(request, listed, found)
    headers = {"Link": listed.headers["Link"]}
    return public_answer(request, SearchResultPage, found, seconds=FRESH, headers=headers)


@suggestions.get("", summary="Suggest pages while somebody types", response_model=SuggestionList)
async def list_search_suggestions(
    request: Request,
    session: ReadSession,
    wanted: Annotated[SuggestionFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Pages whose title begins with what was typed, then pages whose title holds it; from two letters."""
    found = {"items": await queries.suggest(session, wanted)}
    return public_answer(request, SuggestionList, found, seconds=FRESH)


@misses.post("", summary="Tell that a question had no result", status_code=204)
async def create_search_miss(request: Request, told: SearchMissCreate, session: WriteSession) -> None:
    """Counted without person, address or moment. The words are kept from the fifth time in a week."""
    await service.record_miss(session, service.marker(request.app.state.settings), told)


@opinions.post("", summary="Tell whether results were of use", status_code=204)
async def create_search_opinion(request: Request, told: SearchOpinionCreate, session: WriteSession) -> None:
    """Counted without person, address or moment. The words are kept from the fifth time in a week."""
    await service.record_opinion(session, service.marker(request.app.state.settings), told)


@synonyms.get("", summary="List words that mean the same", response_model=SynonymSetList)
async def list_search_synonym_sets(principal: Editor, session: ReadSession) -> dict[str, Any]:  # noqa: ARG001 - the scope says who
    """All sets, of both languages."""
    return {"items": await queries.list_synonym_sets(session)}


@synonyms.post(
    "",
    summary="Add words that mean the same",
    response_model=SynonymSetRead,
    status_code=201,
    responses=problems(SynonymSetLimit),
)
async def create_search_synonym_set(
    wish: SynonymSetWrite, principal: Editor, session: WriteSession, once: OnceOptional
) -> Response:
    """Whoever searches one of them finds the others too, at once."""
    made = await service.add_synonym_set(session, principal, wish)
    headers = {"Location": f"/v1/search-synonym-sets/{made.id}", "ETag": etag(made)}
    return once.answer(SynonymSetRead, made, status=201, headers=headers)


@synonyms.put(
    "/{synonymSetId}",
    summary="Change words that mean the same",
    response_model=SynonymSetRead,
    responses=problems(SynonymSetNotFound),
)
async def replace_search_synonym_set(
    set_id: SetId,
    *,
    wish: SynonymSetWrite,
    principal: Editor,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> Any:
    """The whole set anew; works at once."""
    changed = await service.change_synonym_set(session, principal, set_id, wish, if_match)
    mark(response, changed)
    return changed


@synonyms.delete(
    "/{synonymSetId}",
    summary="Remove words that mean the same",
    status_code=204,
    responses=problems(SynonymSetNotFound),
)
async def delete_search_synonym_set(
    set_id: SetId, principal: Editor, session: WriteSession, if_match: IfMatch = None
) -> None:
    """From now on each of them finds only itself."""
    await service.remove_synonym_set(session, principal, set_id, if_match)


@reports.get("", summary="Read what is searched in vain", response_model=SearchReport)
async def read_search_report(principal: Editor, session: ReadSession) -> dict[str, Any]:  # noqa: ARG001 - the scope says who
    """Questions asked at least five times in a week; nobody's in particular."""
    return await queries.read_report(session)

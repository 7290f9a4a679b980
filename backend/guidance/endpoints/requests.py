"""Questions to us over HTTP: put by anybody, answered by Syntens."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers.terms import answer_before
from backend.core import clock
from backend.core.client_address import address_of
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.listing import link_pages
from backend.core.problems import InvalidInput, OriginRefused, TooManyRequests, problems
from backend.core.routing import router as make_router
from backend.core.throttling import Limit, slow_down
from backend.guidance import queries
from backend.guidance.asking import (
    GuidanceFactsRead,
    GuidanceRequestAnswer,
    GuidanceRequestCreate,
    GuidanceRequestFilter,
    GuidanceRequestPage,
    GuidanceRequestReceived,
    GuidanceRequestSummary,
)
from backend.guidance.errors import GuidanceRequestAnswered, GuidanceRequestNotFound
from backend.guidance.models import GuidanceRequest
from backend.guidance.service import asking
from backend.identity.principals import Asker, Principal, current_principal, require_own_app

router = make_router(prefix="/guidance-requests", tag="guidance")

Answerer = Annotated[Principal, Security(current_principal, scopes=["guidance-requests:answer"])]
RequestId = Annotated[UUID, Path(alias="guidanceRequestId", description="The question.")]
WORKING_DAYS = 5
# An office behind one address has room; a queue is not filled from one place, nor about one person.
_FROM = Limit("guidance request from address", burst=10, every=timedelta(minutes=2))
_OF = Limit("guidance request of mailbox", burst=3, every=timedelta(minutes=30))


@router.post(
    "",
    summary="Put a question to us",
    response_model=GuidanceRequestReceived,
    status_code=202,
    responses=problems(InvalidInput, OriginRefused, TooManyRequests),
)
async def create_guidance_request(
    wish: GuidanceRequestCreate, request: Request, asker: Asker, session: WriteSession
) -> dict[str, int]:
    """For whoever found nothing that fits. Syntens answers by mail; no account is needed."""
    require_own_app(request)
    await slow_down(request, (_FROM, address_of(request.scope)), (_OF, wish.email))
    await asking.ask(session, asker, wish)
    return {"answer_within_days": WORKING_DAYS}


@router.get("", summary="List questions to us", response_model=GuidanceRequestPage)
async def list_guidance_requests(
    request: Request,
    response: Response,
    principal: Answerer,  # noqa: ARG001 - the scope is all it takes
    session: ReadSession,
    wanted: Annotated[GuidanceRequestFilter, Query()],
) -> dict[str, Any]:
    """The oldest open one first, or the last answered."""
    found = await queries.list_requests(session, wanted)
    link_pages(request, response, found)
    return {**found, "items": [_shown(one) for one in found["items"]]}


@router.get(
    "/{guidanceRequestId}",
    summary="Read a question to us",
    response_model=GuidanceRequestSummary,
    responses=problems(GuidanceRequestNotFound),
)
async def read_guidance_request(
    request_id: RequestId,
    principal: Answerer,  # noqa: ARG001 - the scope is all it takes
    session: ReadSession,
    response: Response,
) -> dict[str, Any]:
    """In the words of whoever asks, with what they told the guidance."""
    found = await queries.get_request(session, request_id)
    mark(response, found)
    return _shown(found)


@router.post(
    "/{guidanceRequestId}/status-changes",
    summary="Answer a question to us",
    response_model=GuidanceRequestSummary,
    responses=problems(GuidanceRequestNotFound, GuidanceRequestAnswered),
)
async def create_guidance_request_status_change(
    request_id: RequestId,
    *,
    wish: GuidanceRequestAnswer,
    principal: Answerer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The answer goes out by mail, once."""
    found = await asking.answer(session, principal, request_id, wish, if_match)
    mark(response, found)
    return _shown(found)


def _shown(found: GuidanceRequest) -> dict[str, Any]:
    asked_on = found.created_at.astimezone(clock.AMSTERDAM).date()
    names = GuidanceRequestSummary.model_fields.keys() - {"answer_by", "facts"}
    return {
        **{name: getattr(found, name) for name in names},
        "facts": {name: found.facts.get(name) for name in GuidanceFactsRead.model_fields},
        "answer_by": answer_before(asked_on, WORKING_DAYS),
    }

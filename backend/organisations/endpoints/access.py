"""Requests for access to a company, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Path, Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import SignedIn
from backend.organisations import errors
from backend.organisations.queries import access as queries
from backend.organisations.schemas.access import (
    AccessMove,
    AccessRequestCreate,
    AccessRequestFilter,
    AccessRequestPage,
    AccessRequestRead,
)
from backend.organisations.service import access as service

requests = make_router(prefix="/access-requests", tag="access")

RequestId = Annotated[UUID, Path(alias="accessRequestId", description="The request for access.")]


@requests.get("", summary="List requests for access", response_model=AccessRequestPage)
async def list_access_requests(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[AccessRequestFilter, Query()],
) -> dict[str, Any]:
    """Your own, those for the company you own, and all of them for Syntens. Open ones first."""
    found = await queries.list_requests(session, principal, wanted)
    link_pages(request, response, found)
    return found


@requests.post(
    "",
    summary="Ask for access to a company",
    response_model=AccessRequestRead,
    status_code=201,
    responses=problems(
        errors.CompanyNotFound,
        errors.AlreadyColleague,
        errors.AccessRequestKnown,
        errors.DemonstrationApart,
        errors.TooManyAccessRequests,
    ),
)
async def create_access_request(
    wish: AccessRequestCreate, principal: SignedIn, session: WriteSession, once: OnceOptional
) -> Response:
    """When the company takes part already. Its owner answers within fourteen days; otherwise Syntens decides."""
    made = await service.ask(session, principal, wish)
    return once.answer(
        AccessRequestRead,
        await queries.describe(session, principal, made),
        status=201,
        headers={"Location": f"/v1/access-requests/{made.id}", "ETag": etag(made)},
    )


@requests.get(
    "/{accessRequestId}",
    summary="Read a request for access",
    response_model=AccessRequestRead,
    responses=problems(errors.AccessRequestNotFound),
)
async def read_access_request(
    request_id: RequestId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Where it stands and why. Nothing about the owner is told to who asked."""
    found = await queries.get_request(session, principal, request_id)
    mark(response, found)
    return await queries.describe(session, principal, found)


@requests.post(
    "/{accessRequestId}/moves",
    summary="Answer, take back or decide",
    response_model=AccessRequestRead,
    status_code=201,
    responses=problems(errors.AccessRequestNotFound, errors.AccessMoveImpossible),
)
async def create_access_move(
    request_id: RequestId,
    wish: Annotated[AccessMove, Body()],
    *,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """The owner admits or contests, the claimant withdraws, Syntens grants or rejects what stays in dispute."""
    moved = await service.move(session, principal, request_id, wish, if_match)
    return once.answer(
        AccessRequestRead,
        await queries.describe(session, principal, moved),
        status=201,
        headers={"Location": f"/v1/access-requests/{moved.id}", "ETag": etag(moved)},
    )

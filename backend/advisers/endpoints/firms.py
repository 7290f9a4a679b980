"""Accreditations of firms over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.advisers import firms as reading
from backend.advisers.endpoints.advisers import Officer
from backend.advisers.errors import FirmMoveImpossible, FirmNotFound, FirmNumberTaken, OwnFirm
from backend.advisers.firm_schemas import FirmChangeWish, FirmFilter, FirmPage, FirmRead
from backend.advisers.service import firms as deciding
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import SignedIn

firms = make_router(prefix="/advisory-firms", tag="advisers")

FirmId = Annotated[UUID, Path(alias="firmId", description="The organisation that the firm is.")]


@firms.get("", summary="List advisory firms", response_model=FirmPage)
async def list_advisory_firms(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[FirmFilter, Query()],
) -> dict[str, Any]:
    """Syntens sees all, applications first; an adviser the own firm; others none."""
    found = await reading.list_firms(session, principal, wanted)
    link_pages(request, response, found)
    return found


@firms.get("/{firmId}", summary="Read an advisory firm", response_model=FirmRead, responses=problems(FirmNotFound))
async def read_advisory_firm(
    firm_id: FirmId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With what was decided on it, for its advisers and for Syntens."""
    found = await reading.describe(session, principal, firm_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@firms.post(
    "/{firmId}/accreditation-changes",
    summary="Accredit, suspend or withdraw an advisory firm",
    response_model=FirmRead,
    responses=problems(FirmNotFound, OwnFirm, FirmMoveImpossible, FirmNumberTaken),
)
async def create_firm_accreditation_change(
    firm_id: FirmId,
    *,
    wish: FirmChangeWish,
    principal: Officer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By Syntens. Without it no adviser of the firm is offered for new work; what was granted goes on."""
    firm = await deciding.change_accreditation(session, principal, firm_id, wish, if_match)
    mark(response, firm)
    return await reading.describe(session, principal, firm_id)

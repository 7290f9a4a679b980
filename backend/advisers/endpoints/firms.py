"""Accreditations of firms over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.advisers import firm_declarations as told
from backend.advisers import firms as reading
from backend.advisers.endpoints.advisers import Adviser, Officer
from backend.advisers.errors import (
    FirmDeclarationMissing,
    FirmMoveImpossible,
    FirmNotFound,
    FirmNumberTaken,
    OwnFirm,
    RenewalTooEarly,
)
from backend.advisers.firm_schemas import (
    FirmChangeWish,
    FirmDeclarationCreate,
    FirmDeclarationList,
    FirmDeclarationRead,
    FirmFilter,
    FirmPage,
    FirmRead,
)
from backend.advisers.service import firm_declaring as declaring
from backend.advisers.service import firms as deciding
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.files.errors import FileAttached, FileNotFound
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
    """Syntens sees all, those that wait for an officer first; an adviser the own firm; others none."""
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
    responses=problems(FirmNotFound, OwnFirm, FirmMoveImpossible, FirmDeclarationMissing, FirmNumberTaken),
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
    """By Syntens, a period upon a declaration. Without one its advisers are offered for no new work."""
    firm = await deciding.change_accreditation(session, principal, firm_id, wish, if_match)
    mark(response, firm)
    return await reading.describe(session, principal, firm_id)


@firms.get(
    "/{firmId}/declarations",
    summary="List the declarations of an advisory firm",
    response_model=FirmDeclarationList,
    responses=problems(FirmNotFound),
)
async def list_firm_declarations(firm_id: FirmId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Newest first, for the advisers of the firm and for Syntens."""
    await reading.get_firm(session, principal, firm_id)
    return {"items": await told.list_of(session, firm_id)}


@firms.post(
    "/{firmId}/declarations",
    summary="Declare for a firm, and apply or ask for a new period",
    response_model=FirmDeclarationRead,
    status_code=201,
    responses=problems(FirmNotFound, FileNotFound, FileAttached, RenewalTooEarly, FirmMoveImpossible),
)
async def create_firm_declaration(
    firm_id: FirmId,
    *,
    wish: FirmDeclarationCreate,
    principal: Adviser,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By an adviser of the firm, for all. If-Match is the version of the firm. A new period from 90 days before."""
    made = await declaring.declare(session, principal, firm_id, wish, if_match)
    return once.answer(
        FirmDeclarationRead, made, status=201, headers={"Location": f"/v1/advisory-firms/{firm_id}/declarations"}
    )

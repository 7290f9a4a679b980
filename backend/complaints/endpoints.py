"""Complaints about advisers over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.advisers.errors import AccreditationMoveImpossible, OwnAccreditation
from backend.complaints import errors, queries, schemas, service
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.vouchers.errors import CompanyUnverified

complaints = make_router(prefix="/adviser-complaints", tag="advisers")
routers: tuple[APIRouter, ...] = (complaints,)

Company = Annotated[Principal, Security(current_principal, scopes=["complaints:file"])]
Adviser = Annotated[Principal, Security(current_principal, scopes=["complaints:answer"])]
ComplaintId = Annotated[UUID, Path(alias="complaintId", description="The complaint.")]


@complaints.get("", summary="List complaints about advisers", response_model=schemas.ComplaintPage)
async def list_adviser_complaints(
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[schemas.ComplaintFilter, Query()],
) -> dict[str, Any]:
    """A company sees its own, an adviser those about them, Syntens all; newest first. Never public, nor counted."""
    found = await queries.list_complaints(session, principal, wanted)
    link_pages(request, response, found)
    return found


@complaints.post(
    "",
    summary="Complain about an adviser",
    response_model=schemas.ComplaintRead,
    status_code=201,
    responses=problems(CompanyUnverified, errors.ComplaintWithoutDealings, errors.ComplaintKnown),
)
async def create_adviser_complaint(
    wish: schemas.ComplaintCreate, principal: Company, session: WriteSession, once: OnceOptional
) -> Response:
    """Adviser and Syntens read it. The adviser answers within ten working days; then an officer decides."""
    complaint = await service.file(session, principal, wish)
    return once.answer(
        schemas.ComplaintRead,
        await queries.describe(session, principal, complaint.id),
        status=201,
        headers={"Location": f"/v1/adviser-complaints/{complaint.id}", "ETag": etag(complaint)},
    )


@complaints.get("/advisers", summary="List about whom you can complain", response_model=schemas.KnownAdviserList)
async def list_complaint_advisers(principal: Company, session: ReadSession) -> dict[str, Any]:
    """Who took up a question of your company, stands on a voucher it submitted, or worked with it."""
    assert principal.organisation_id is not None
    return {"items": await queries.list_advisers(session, principal.organisation_id)}


@complaints.get(
    "/{complaintId}",
    summary="Read a complaint about an adviser",
    response_model=schemas.ComplaintRead,
    responses=problems(errors.ComplaintNotFound),
)
async def read_adviser_complaint(
    complaint_id: ComplaintId, principal: SignedIn, session: ReadSession, response: Response
) -> dict[str, Any]:
    """For its company, its adviser and the officers who accredit."""
    found = await queries.describe(session, principal, complaint_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@complaints.post(
    "/{complaintId}/responses",
    summary="Answer a complaint",
    response_model=schemas.ComplaintRead,
    status_code=201,
    responses=problems(errors.ComplaintNotFound, errors.ComplaintClosed, errors.ResponseGiven),
)
async def create_complaint_response(
    complaint_id: ComplaintId,
    *,
    wish: schemas.Response,
    principal: Adviser,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By the adviser it is about, once; after the term too, as long as nothing is decided."""
    complaint = await service.respond(session, principal, complaint_id, wish, if_match)
    return once.answer(
        schemas.ComplaintRead,
        await queries.describe(session, principal, complaint.id),
        status=201,
        headers={"Location": f"/v1/adviser-complaints/{complaint.id}", "ETag": etag(complaint)},
    )


@complaints.post(
    "/{complaintId}/status-changes",
    summary="Withdraw or decide on a complaint",
    response_model=schemas.ComplaintRead,
    status_code=201,
    responses=problems(
        errors.ComplaintNotFound,
        errors.ComplaintNotYours,
        errors.ComplaintClosed,
        errors.ResponseAwaited,
        OwnAccreditation,
        AccreditationMoveImpossible,
    ),
)
async def create_complaint_status_change(
    complaint_id: ComplaintId,
    *,
    wish: schemas.ComplaintMove,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """The company withdraws; an officer decides once the adviser was heard. Vouchers keep their pinned recognition."""
    complaint = await service.move(session, principal, complaint_id, wish, if_match)
    return once.answer(
        schemas.ComplaintRead,
        await queries.describe(session, principal, complaint.id),
        status=201,
        headers={"Location": f"/v1/adviser-complaints/{complaint.id}", "ETag": etag(complaint)},
    )

"""Objections over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers.errors import AdviserRelated
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, refusals
from backend.vouchers.queries import objections as queries
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.schemas.objections import (
    ObjectionCreate,
    ObjectionFilter,
    ObjectionList,
    ObjectionMove,
    ObjectionPage,
    ObjectionRead,
    TermExtensionCreate,
)
from backend.vouchers.service import objecting

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")
objections = make_router(prefix="/objections", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
Applicant = Annotated[Principal, Security(current_principal, scopes=["vouchers:apply"])]
Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]
ObjectionId = Annotated[UUID, Path(alias="objectionId", description="The objection.")]


@of_vouchers.get(
    "/{voucherId}/objections",
    summary="List the objections of a voucher",
    response_model=ObjectionList,
    responses=problems(errors.VoucherNotFound),
)
async def list_objections_of_voucher(voucher_id: VoucherId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Newest first, with the decision to which one can object now. An adviser sees none: they are not theirs."""
    voucher = await get_voucher(session, principal, voucher_id)
    return await queries.of_voucher(session, principal, voucher)


@of_vouchers.post(
    "/{voucherId}/objections",
    summary="Object to a decision",
    response_model=ObjectionRead,
    status_code=201,
    responses=problems(
        errors.VoucherNotFound, errors.MoveNotYours, refusals.ObjectionImpossible, refusals.ObjectionMadeBefore
    ),
)
async def create_objection(
    voucher_id: VoucherId,
    *,
    wish: ObjectionCreate,
    principal: Applicant,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By the owner or the finance officer, within six weeks (Awb 6:7); later with the reason why.

    `If-Match` names the version of the voucher.
    """
    made = await objecting.file(session, principal, voucher_id, wish, if_match)
    voucher = await get_voucher(session, principal, voucher_id)
    return once.answer(
        ObjectionRead,
        await queries.describe(session, principal, voucher, made),
        status=201,
        headers={"Location": f"/v1/objections/{made.id}", "ETag": etag(made)},
    )


@objections.get("", summary="List objections", response_model=ObjectionPage)
async def list_objections(
    request: Request,
    response: Response,
    principal: Decider,
    session: ReadSession,
    wanted: Annotated[ObjectionFilter, Query()],
) -> dict[str, Any]:
    """For officers; what is due first on top."""
    found = await queries.list_objections(session, principal, wanted)
    link_pages(request, response, found)
    return found


@objections.get(
    "/{objectionId}",
    summary="Read an objection",
    response_model=ObjectionRead,
    responses=problems(refusals.ObjectionNotFound),
)
async def read_objection(
    objection_id: ObjectionId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With its terms, the hearing, the decision, and what one may do next."""
    found = await queries.get_objection(session, principal, objection_id)
    mark(response, found)
    voucher = await get_voucher(session, principal, found.voucher_id)
    return await queries.describe(session, principal, voucher, found)


@objections.post(
    "/{objectionId}/status-changes",
    summary="Move an objection",
    response_model=ObjectionRead,
    status_code=201,
    responses=problems(
        refusals.ObjectionNotFound,
        errors.MoveNotYours,
        refusals.OtherOfficerNeeded,
        errors.SecondOfficerNeeded,
        refusals.ObjectionMoveImpossible,
        refusals.AboveOwnLimit,
        refusals.ObjectionImpossible,
        errors.MoveImpossible,
        errors.NotEligible,
        errors.BudgetExhausted,
        errors.AidCeilingReached,
        AdviserRelated,
    ),
)
async def change_objection_status(
    objection_id: ObjectionId,
    *,
    wish: ObjectionMove,
    principal: Reader,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """Heard, upheld or dismissed by another officer than the one of the decision; withdrawn by the company.

    Upheld opens the file again, or raises the amount; the money comes from the round's reserve for objections first.
    """
    moved = await objecting.change_status(session, principal, objection_id, wish, if_match)
    return once.answer(
        ObjectionRead,
        await queries.describe(session, principal, await get_voucher(session, principal, moved.voucher_id), moved),
        status=201,
        headers={"Location": f"/v1/objections/{moved.id}", "ETag": etag(moved)},
    )


@objections.post(
    "/{objectionId}/term-extensions",
    summary="Extend the term of an objection",
    response_model=ObjectionRead,
    status_code=201,
    responses=problems(
        refusals.ObjectionNotFound,
        errors.MoveNotYours,
        refusals.ObjectionMoveImpossible,
        refusals.ExtendedBefore,
        refusals.TermPassed,
    ),
)
async def create_objection_term_extension(
    objection_id: ObjectionId,
    *,
    wish: TermExtensionCreate,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """Six weeks more for the decision, once, told to the company with the reason (Awb 7:10)."""
    moved = await objecting.extend(session, principal, objection_id, wish, if_match)
    return once.answer(
        ObjectionRead,
        await queries.describe(session, principal, await get_voucher(session, principal, moved.voucher_id), moved),
        status=201,
        headers={"Location": f"/v1/objections/{moved.id}", "ETag": etag(moved)},
    )

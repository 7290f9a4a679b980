"""Applications and vouchers over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.advisers.errors import AdviserRelated
from backend.core.constant import answer_page
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional, OnceRequired, require_key
from backend.core.listing import links_of
from backend.core.problems import Problem, answer, problems
from backend.core.routing import router as make_router
from backend.identity.assurance import AssuranceTooLow
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyLeft, CompanyNotFound
from backend.vouchers import errors, payment_errors, refusals
from backend.vouchers.endpoints.assurance import VoucherAssurance
from backend.vouchers.queries import checks, detail
from backend.vouchers.queries import vouchers as queries
from backend.vouchers.schemas.eligibility import EligibilityCreate, EligibilityRead
from backend.vouchers.schemas.moves import (
    LetterPreview,
    LetterPreviewCreate,
    StatusChangeList,
    StatusChangeRead,
    VoucherMove,
)
from backend.vouchers.schemas.vouchers import (
    LetterList,
    VoucherCreate,
    VoucherFilter,
    VoucherPage,
    VoucherRead,
    VoucherUpdate,
)
from backend.vouchers.service import drafts, moves, reconciling, relaying

eligibility = make_router(prefix="/eligibility-checks", tag="vouchers")
vouchers = make_router(prefix="/vouchers", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["vouchers:draft"])]
Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]
MOVES_REFUSED: tuple[type[Problem], ...] = (
    errors.VoucherNotFound,
    errors.MoveNotYours,
    AssuranceTooLow,
    errors.CompanyUnverified,
    errors.SecondOfficerNeeded,
    errors.MoveImpossible,
    errors.RoundNotOpen,
    errors.ApplicationIncomplete,
    errors.NotEligible,
    errors.BudgetExhausted,
    errors.AidCeilingReached,
    AdviserRelated,
    errors.BaselineMissing,
    refusals.AboveOwnLimit,
    errors.ClaimUnconfirmed,
    payment_errors.PaymentUnderway,
    payment_errors.ReclaimOpen,
    errors.WarningsUnanswered,
    errors.ResponseTermRuns,
    errors.VoucherNoLongerValid,
    errors.SourceEventReused,
)


@eligibility.post(
    "",
    summary="Check whether a company qualifies",
    response_model=EligibilityRead,
    responses=problems(errors.RoundNotFound),
)
async def check_eligibility(wish: EligibilityCreate, session: ReadSession) -> dict[str, Any]:
    """Needs no account and keeps nothing. Each rule is answered with its reason; who would pay what comes along."""
    return await checks.check(session, wish)


@vouchers.get("", summary="List vouchers", response_model=VoucherPage)
async def list_vouchers(
    request: Request, principal: Reader, session: ReadSession, wanted: Annotated[VoucherFilter, Query()]
) -> Response:
    """Officers see what was submitted, a company its own, an adviser what was granted with them."""
    found = await queries.list_vouchers(session, principal, wanted)
    return answer_page(found, {"Link": links_of(request, found)})


@vouchers.post(
    "",
    summary="Start an application",
    response_model=VoucherRead,
    status_code=201,
    responses=problems(CompanyLeft, CompanyNotFound, errors.RoundNotFound, errors.RoundNotOpen),
)
async def create_voucher(wish: VoucherCreate, principal: Writer, session: WriteSession, once: OnceRequired) -> Response:
    """A draft of the company one acts for; everything but the round may still be empty."""
    voucher = await drafts.start(session, principal, wish)
    return once.answer(
        VoucherRead,
        await detail.describe(session, principal, voucher),
        status=201,
        headers={"Location": f"/v1/vouchers/{voucher.id}", "ETag": etag(voucher)},
    )


@vouchers.get(
    "/{voucherId}", summary="Read a voucher", response_model=VoucherRead, responses=problems(errors.VoucherNotFound)
)
async def read_voucher(
    voucher_id: VoucherId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With the sum line by line, the dates that count, and what one may do next."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    mark(response, voucher)
    return await detail.describe(session, principal, voucher)


@vouchers.patch(
    "/{voucherId}",
    summary="Change a draft",
    response_model=VoucherRead,
    responses=problems(errors.VoucherNotFound, errors.VoucherNotDraft, refusals.EntryUnfinished),
)
async def update_voucher(
    voucher_id: VoucherId,
    *,
    wish: VoucherUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Only the fields that are sent; a draft saves as it is, complete or not."""
    voucher = await drafts.change(session, principal, voucher_id, wish, if_match)
    mark(response, voucher)
    return await detail.describe(session, principal, voucher)


@vouchers.delete(
    "/{voucherId}",
    summary="Throw a draft away",
    status_code=204,
    responses=problems(errors.VoucherNotFound, errors.VoucherNotDraft),
)
async def delete_voucher(
    voucher_id: VoucherId, principal: Writer, session: WriteSession, if_match: IfMatch = None
) -> None:
    """Only a draft; what was submitted is withdrawn instead."""
    await drafts.throw_away(session, principal, voucher_id, if_match)


@vouchers.get(
    "/{voucherId}/status-changes",
    summary="List the moves of a voucher",
    response_model=StatusChangeList,
    responses=problems(errors.VoucherNotFound),
)
async def list_status_changes(voucher_id: VoucherId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Oldest first, with who made each move and why."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    return {"items": await queries.list_changes(session, voucher.id)}


@vouchers.post(
    "/{voucherId}/status-changes",
    summary="Move a voucher",
    response_model=StatusChangeRead,
    status_code=201,
    responses={
        200: {"model": StatusChangeRead, "description": "A system sent this `sourceEventId` before: the first result."},
        **problems(*MOVES_REFUSED),
    },
)
async def change_voucher_status(
    voucher_id: VoucherId,
    *,
    wish: VoucherMove,
    principal: Reader,
    session: WriteSession,
    request: Request,
    once: OnceOptional,
    assurance: VoucherAssurance,
    if_match: IfMatch = None,
) -> Response:
    """One route for every party. Who may make which move follows from who is signed in; `claimed` comes with a claim.

    People send an `Idempotency-Key`; a system (scope `vouchers:sync`) brings across what an officer of Syntens did in
    its own system, with `sourceEventId`, `occurredAt` and `decidedByAccountId`, by the same rules. An impossible move
    is 409 with `currentStatus` and `allowedStatuses`. A submission on a full budget is answered with the move to
    `submitted`; the voucher then stands on the waiting list.
    """
    location = {"Location": f"/v1/vouchers/{voucher_id}"}
    if principal.client_id is not None:
        relayed = await reconciling.bring_across(session, principal, voucher_id, wish, if_match)
        if isinstance(relayed, reconciling.Kept):
            return answer(request, relayed.problem)
        status = 201 if relayed.is_new else 200
        return once.answer(StatusChangeRead, relayed.change, status=status, headers={**location, "ETag": relayed.etag})
    require_key(request.headers.get("Idempotency-Key"))
    relaying.require_person(wish)
    voucher, change = await moves.change_status(session, principal, voucher_id, wish, if_match, assurance=assurance)
    return once.answer(StatusChangeRead, change, status=201, headers={**location, "ETag": etag(voucher)})


@vouchers.get(
    "/{voucherId}/letters",
    summary="List the letters of a voucher",
    response_model=LetterList,
    responses=problems(errors.VoucherNotFound),
)
async def list_letters(voucher_id: VoucherId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Decisions as they were announced, newest first."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    return {"items": await detail.letters_of(session, voucher.id)}


@vouchers.post(
    "/{voucherId}/letter-previews",
    summary="See a decision letter before it is sent",
    response_model=LetterPreview,
    responses=problems(errors.VoucherNotFound, errors.MoveNotYours, errors.MoveImpossible),
)
async def preview_letter(
    voucher_id: VoucherId, wish: LetterPreviewCreate, principal: Decider, session: ReadSession
) -> dict[str, Any]:
    """Word for word what the decision would send; nothing changes."""
    return await moves.preview_letter(session, principal, voucher_id, wish)

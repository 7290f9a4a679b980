"""Claims and documents of vouchers over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.advisers.errors import AdviserRelated
from backend.core import clock
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.assurance import AssuranceTooLow
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors
from backend.vouchers.endpoints.assurance import VoucherAssurance
from backend.vouchers.queries import detail, split, warnings
from backend.vouchers.queries import vouchers as queries
from backend.vouchers.schemas.claims import (
    ClaimCreate,
    ClaimList,
    ClaimRead,
    ConfirmationCreate,
    PaymentLineList,
    WarningList,
)
from backend.vouchers.service import moves, working

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")
claims = make_router(prefix="/claims", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
Claimant = Annotated[Principal, Security(current_principal, scopes=["claims:write"])]
Confirmer = Annotated[Principal, Security(current_principal, scopes=["claims:confirm"])]
Settler = Annotated[Principal, Security(current_principal, scopes=["vouchers:settle"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]
ClaimId = Annotated[UUID, Path(alias="claimId", description="The claim.")]


@of_vouchers.get(
    "/{voucherId}/claims",
    summary="List the claims of a voucher",
    response_model=ClaimList,
    responses=problems(errors.VoucherNotFound),
)
async def list_claims(voucher_id: VoucherId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Oldest first; at most one is open."""
    voucher = await queries.get_voucher(session, principal, voucher_id)
    return {"items": await detail.claims_of(session, voucher.id)}


@of_vouchers.post(
    "/{voucherId}/claims",
    summary="Claim the work done",
    response_model=ClaimRead,
    status_code=201,
    responses=problems(
        errors.VoucherNotFound,
        errors.MoveNotYours,
        errors.MoveImpossible,
        errors.VoucherNoLongerValid,
        AdviserRelated,
        errors.DuplicateInvoice,
    ),
)
async def create_claim(
    voucher_id: VoucherId,
    *,
    wish: ClaimCreate,
    principal: Claimant,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By the adviser of the voucher, which moves to `claimed`; `If-Match` names the version of the voucher."""
    claim = await moves.submit_claim(session, principal, voucher_id, wish, if_match)
    return once.answer(
        ClaimRead, claim, status=201, headers={"Location": f"/v1/claims/{claim.id}", "ETag": etag(claim)}
    )


@claims.get("/{claimId}", summary="Read a claim", response_model=ClaimRead, responses=problems(errors.ClaimNotFound))
async def read_claim(claim_id: ClaimId, principal: Reader, session: ReadSession, response: Response) -> Any:
    """A claim on a voucher that concerns you."""
    claim = await working.get_claim(session, principal, claim_id)
    mark(response, claim)
    return claim


@claims.get(
    "/{claimId}/payment-lines",
    summary="Read who pays what of a claim",
    response_model=PaymentLineList,
    responses=problems(errors.ClaimNotFound),
)
async def list_payment_lines(claim_id: ClaimId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """The invoice over own share, VAT, programme and branches, each with its reason; and who pays whom."""
    return await split.payment_lines(session, await working.get_claim(session, principal, claim_id))


@claims.get(
    "/{claimId}/warnings",
    summary="Read what looks odd about a claim",
    response_model=WarningList,
    responses=problems(errors.ClaimNotFound),
)
async def list_claim_warnings(claim_id: ClaimId, principal: Settler, session: ReadSession) -> dict[str, Any]:
    """For who settles: each of these is answered with a reason at the settlement."""
    claim = await working.get_claim(session, principal, claim_id)
    voucher = await queries.get_voucher(session, principal, claim.voucher_id)
    return {"items": await warnings.warnings_of(session, claim, voucher, clock.today())}


@claims.post(
    "/{claimId}/confirmations",
    summary="Confirm that claimed work was done",
    response_model=ClaimRead,
    status_code=201,
    responses=problems(errors.ClaimNotFound, errors.ClaimNotOpen, errors.RelatedParty, AssuranceTooLow),
)
async def create_claim_confirmation(
    claim_id: ClaimId,
    *,
    wish: ConfirmationCreate,  # noqa: ARG001 - the body says yes, and only yes
    principal: Confirmer,
    session: WriteSession,
    once: OnceRequired,
    assurance: VoucherAssurance,
    if_match: IfMatch = None,
) -> Response:
    """By the owner or the finance officer of the company; `If-Match` names the version of the claim."""
    claim = await working.confirm(session, principal, claim_id, if_match, assurance=assurance)
    return once.answer(
        ClaimRead, claim, status=201, headers={"Location": f"/v1/claims/{claim.id}", "ETag": etag(claim)}
    )

"""More time for a voucher or a decision, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, refusals
from backend.vouchers.queries import detail, history
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.schemas.extensions import DecisionExtensionCreate, ValidityExtensionCreate
from backend.vouchers.schemas.history import HistoryList
from backend.vouchers.schemas.vouchers import VoucherRead
from backend.vouchers.service import extending

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]
Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]


@of_vouchers.post(
    "/{voucherId}/validity-extensions",
    summary="Extend the validity of a voucher",
    response_model=VoucherRead,
    status_code=201,
    responses=problems(
        errors.VoucherNotFound,
        errors.MoveNotYours,
        errors.VoucherNoLongerValid,
        refusals.ExtensionImpossible,
        refusals.ExtendedBefore,
    ),
)
async def create_validity_extension(
    voucher_id: VoucherId,
    *,
    wish: ValidityExtensionCreate,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By an officer, while the voucher is valid, as often as its scheme has it; company and adviser are told."""
    voucher = await extending.extend_validity(session, principal, voucher_id, wish, if_match)
    return once.answer(
        VoucherRead,
        await detail.describe(session, principal, voucher),
        status=201,
        headers={"Location": f"/v1/vouchers/{voucher.id}", "ETag": etag(voucher)},
    )


@of_vouchers.post(
    "/{voucherId}/decision-extensions",
    summary="Extend the term for a decision",
    response_model=VoucherRead,
    status_code=201,
    responses=problems(
        errors.VoucherNotFound,
        errors.MoveNotYours,
        refusals.ExtensionImpossible,
        refusals.ExtendedBefore,
        refusals.TermPassed,
    ),
)
async def create_decision_extension(
    voucher_id: VoucherId,
    *,
    wish: DecisionExtensionCreate,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By an officer, once, before the term ends; the company is told the new day and the reason (Awb 4:14)."""
    voucher = await extending.extend_decision(session, principal, voucher_id, wish, if_match)
    return once.answer(
        VoucherRead,
        await detail.describe(session, principal, voucher),
        status=201,
        headers={"Location": f"/v1/vouchers/{voucher.id}", "ETag": etag(voucher)},
    )


@of_vouchers.get(
    "/{voucherId}/history-entries",
    summary="List what happened to a voucher",
    response_model=HistoryList,
    responses=problems(errors.VoucherNotFound),
)
async def list_history_entries(voucher_id: VoucherId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Its moves and everything beside them, oldest first. An adviser does not see objections and hand-overs."""
    voucher = await get_voucher(session, principal, voucher_id)
    return {"items": await history.entries_of(session, principal, voucher)}

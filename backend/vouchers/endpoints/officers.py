"""Who has the file of a voucher, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, refusals
from backend.vouchers.queries import detail
from backend.vouchers.queries import officers as queries
from backend.vouchers.queries.vouchers import get_voucher
from backend.vouchers.schemas.officers import OfficerChangeCreate, OfficerFilter, OfficerList
from backend.vouchers.schemas.vouchers import VoucherRead
from backend.vouchers.service import handing_over

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")
officers = make_router(prefix="/officers", tag="vouchers")

Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]


@officers.get(
    "",
    summary="List who can take up a file",
    response_model=OfficerList,
    responses=problems(errors.VoucherNotFound),
)
async def list_officers(
    principal: Decider, session: ReadSession, wanted: Annotated[OfficerFilter, Query()]
) -> dict[str, Any]:
    """Officers of your organisation who belong to neither the company nor the adviser of the voucher, by name."""
    voucher = await get_voucher(session, principal, wanted.voucher_id)
    return {"items": await queries.colleagues(session, principal, voucher)}


@of_vouchers.post(
    "/{voucherId}/officer-changes",
    summary="Take a file over or hand it on",
    response_model=VoucherRead,
    status_code=201,
    responses=problems(errors.VoucherNotFound, errors.MoveNotYours, refusals.HandOverImpossible),
)
async def create_officer_change(
    voucher_id: VoucherId,
    *,
    wish: OfficerChangeCreate,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By an officer, for a file that somebody has; the decision and its term stay as they are."""
    voucher = await handing_over.hand_over(session, principal, voucher_id, wish, if_match)
    return once.answer(
        VoucherRead,
        await detail.describe(session, principal, voucher),
        status=201,
        headers={"Location": f"/v1/vouchers/{voucher.id}", "ETag": etag(voucher)},
    )

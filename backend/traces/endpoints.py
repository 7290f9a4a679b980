"""The trace of a voucher over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.traces import errors, queries, service
from backend.traces.schemas import TraceEntry, TraceFilter, TracePage, TraceRestart
from backend.vouchers.errors import CursorInvalid, VoucherNotFound

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")
routers: tuple[APIRouter, ...] = (of_vouchers,)

Tracer = Annotated[Principal, Security(current_principal, scopes=["vouchers:trace"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]


@of_vouchers.get(
    "/{voucherId}/trace",
    summary="Read the trace of a voucher",
    response_model=TracePage,
    responses=problems(CursorInvalid, VoucherNotFound, errors.TraceNotYours),
)
async def read_voucher_trace(
    voucher_id: VoucherId, principal: Tracer, session: ReadSession, wanted: Annotated[TraceFilter, Query()]
) -> dict[str, Any]:
    """Moves, conflicts, feed, messages, webhooks, mails and money on one time line, with what failed.

    Mails and messages stay for 30 days after they are done. No address and no text of a mail stands here.
    """
    return await queries.read_trace(session, principal, voucher_id, wanted)


@of_vouchers.post(
    "/{voucherId}/restarts",
    summary="Restart a failed mail or message",
    response_model=TraceEntry,
    status_code=201,
    responses=problems(VoucherNotFound, errors.TraceItemNotFound, errors.TraceNotYours, errors.NotRestartable),
)
async def create_voucher_restart(
    voucher_id: VoucherId, *, wish: TraceRestart, principal: Tracer, session: WriteSession, once: OnceRequired
) -> Response:
    """The worker takes it up again, with all its tries. What was sent or still waits is left alone (409)."""
    entry = await service.restart(session, principal, voucher_id, wish)
    return once.answer(TraceEntry, entry, status=201, headers={"Location": f"/v1/vouchers/{voucher_id}/trace"})

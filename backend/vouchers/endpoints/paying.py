"""Payments, batches with their file for the bank, and reclaims over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Path, Query, Request, Response, Security

from backend.audit import service as audit
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, payment_errors
from backend.vouchers.queries import batches as queries
from backend.vouchers.queries import payments
from backend.vouchers.schemas.claims import PaymentConfirm, PaymentFilter, PaymentPage, PaymentRead
from backend.vouchers.schemas.paying import (
    BatchCancel,
    BatchCreate,
    BatchFilter,
    BatchMove,
    BatchPage,
    BatchRead,
    FailureCreate,
    ReclaimFilter,
    ReclaimMove,
    ReclaimPage,
    ReclaimRead,
)
from backend.vouchers.sepa import INVENTED_PAYER, MEDIA_TYPE, Payer
from backend.vouchers.service import batches, paying, reclaiming

of_payments = make_router(prefix="/payments", tag="vouchers")
of_batches = make_router(prefix="/payment-batches", tag="vouchers")
of_reclaims = make_router(prefix="/reclaims", tag="vouchers")

Settler = Annotated[Principal, Security(current_principal, scopes=["vouchers:settle"])]
PaymentId = Annotated[UUID, Path(alias="paymentId", description="The payment.")]
BatchId = Annotated[UUID, Path(alias="batchId", description="The batch.")]
ReclaimId = Annotated[UUID, Path(alias="reclaimId", description="The reclaim.")]
PAYING = (payment_errors.PaymentNotFound, errors.MoveNotYours, errors.SecondOfficerNeeded, payment_errors.AlreadyPaid)


@of_payments.get("", summary="List payments", response_model=PaymentPage)
async def list_payments(
    request: Request,
    response: Response,
    principal: Settler,  # noqa: ARG001 - who settles sees every payment
    session: ReadSession,
    wanted: Annotated[PaymentFilter, Query()],
) -> dict[str, Any]:
    """Oldest first."""
    found = await payments.list_payments(session, wanted)
    link_pages(request, response, found)
    return found


@of_payments.get(
    "/{paymentId}",
    summary="Read a payment",
    response_model=PaymentRead,
    responses=problems(payment_errors.PaymentNotFound),
)
async def read_payment(
    payment_id: PaymentId,
    principal: Settler,  # noqa: ARG001 - who settles sees every payment
    session: ReadSession,
) -> dict[str, Any]:
    """Money to pay out, or paid."""
    return await payments.describe_payment(session, payment_id)


@of_payments.post(
    "/{paymentId}/confirmations",
    summary="Record that the bank paid",
    response_model=PaymentRead,
    status_code=201,
    responses=problems(*PAYING, payment_errors.PaymentNotDue, payment_errors.PaymentFailed),
)
async def create_payment_confirmation(
    payment_id: PaymentId,
    *,
    wish: PaymentConfirm,
    principal: Settler,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By another officer than who settled or made the batch. Moves the money from payable to paid."""
    payment = await paying.confirm_payment(session, principal, payment_id, wish, if_match)
    return once.answer(
        PaymentRead,
        await payments.describe_payment(session, payment.id),
        status=201,
        headers={"Location": f"/v1/payments/{payment.id}", "ETag": etag(payment)},
    )


@of_payments.post(
    "/{paymentId}/failures",
    summary="Record that a payment failed or came back",
    response_model=PaymentRead,
    status_code=201,
    responses=problems(
        *PAYING[:3], payment_errors.PaymentNotDue, payment_errors.PaymentFailed, payment_errors.ReclaimOpen
    ),
)
async def create_payment_failure(
    payment_id: PaymentId,
    *,
    wish: FailureCreate,
    principal: Settler,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """The money is payable again: another payment takes its place, and the payee is told."""
    payment = await paying.record_failure(session, principal, payment_id, wish, if_match)
    return once.answer(
        PaymentRead,
        await payments.describe_payment(session, payment.id),
        status=201,
        headers={"Location": f"/v1/payments/{payment.id}", "ETag": etag(payment)},
    )


@of_batches.get("", summary="List batches of payments", response_model=BatchPage)
async def list_payment_batches(
    request: Request,
    response: Response,
    principal: Settler,
    session: ReadSession,
    wanted: Annotated[BatchFilter, Query()],
) -> dict[str, Any]:
    """Newest first."""
    found = await queries.list_batches(session, principal, wanted)
    link_pages(request, response, found)
    return found


@of_batches.post(
    "",
    summary="Make a batch of payments",
    response_model=BatchRead,
    status_code=201,
    responses=problems(payment_errors.PaymentNotFound, errors.MoveNotYours, payment_errors.PaymentsBlocked),
)
async def create_payment_batch(
    wish: BatchCreate, principal: Settler, session: WriteSession, once: OnceRequired
) -> Response:
    """Of due payments to known accounts; who settled a voucher or confirmed an account leaves it to a colleague."""
    batch = await batches.make(session, principal, wish)
    return once.answer(
        BatchRead,
        await queries.describe_batch(session, principal, batch.id),
        status=201,
        headers={"Location": f"/v1/payment-batches/{batch.id}", "ETag": etag(batch)},
    )


@of_batches.get(
    "/{batchId}", summary="Read a batch", response_model=BatchRead, responses=problems(payment_errors.BatchNotFound)
)
async def read_payment_batch(
    batch_id: BatchId, principal: Settler, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With its payments, which add up to its total."""
    mark(response, await queries.get_batch(session, batch_id))
    return await queries.describe_batch(session, principal, batch_id)


@of_batches.post(
    "/{batchId}/status-changes",
    summary="Confirm or cancel a batch",
    response_model=BatchRead,
    status_code=201,
    responses=problems(
        payment_errors.BatchNotFound,
        errors.MoveNotYours,
        errors.SecondOfficerNeeded,
        payment_errors.BatchClosed,
        payment_errors.BatchUnderway,
    ),
)
async def change_payment_batch_status(
    batch_id: BatchId,
    wish: Annotated[BatchMove, Body()],
    *,
    principal: Settler,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """Done: the bank paid all that waits in it, recorded by another officer than made it. Cancelled: never sent."""
    if isinstance(wish, BatchCancel):
        batch = await batches.cancel(session, principal, batch_id, wish, if_match)
    else:
        batch = await batches.confirm(session, principal, batch_id, wish, if_match)
    return once.answer(
        BatchRead,
        await queries.describe_batch(session, principal, batch.id),
        status=201,
        headers={"Location": f"/v1/payment-batches/{batch.id}", "ETag": etag(batch)},
    )


async def read_payment_batch_file(
    batch_id: BatchId,
    principal: Settler,
    session: WriteSession,
    request: Request,
) -> Response:
    """The file for the bank: SEPA credit transfers, pain.001.001.09. The same batch gives the same bytes.

    It holds accounts and names in full, so each download stands in the audit trail.
    """
    batch = await queries.get_batch(session, batch_id)
    if batch.status == "cancelled":
        raise payment_errors.BatchClosed
    settings = request.app.state.settings
    payer = INVENTED_PAYER if principal.in_sandbox else Payer(settings.payer_name, settings.payer_iban)
    content = await queries.file_of(session, batch, payer)
    audit.record(session, principal, "payment-batches.download", "payment_batch", batch.id)
    told = f'attachment; filename="{batch.reference}.xml"'
    return Response(content, media_type=MEDIA_TYPE, headers={"Content-Disposition": told})


of_batches.add_api_route(
    "/{batchId}/files",
    read_payment_batch_file,
    methods=["GET"],
    summary="Download the file of a batch for the bank",
    response_class=Response,
    responses={
        200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}},
        **problems(payment_errors.BatchNotFound, payment_errors.BatchClosed),
    },
    route_class_override=RawRoute,
)


@of_reclaims.get("", summary="List what is asked back", response_model=ReclaimPage)
async def list_reclaims(
    request: Request,
    response: Response,
    principal: Settler,
    session: ReadSession,
    wanted: Annotated[ReclaimFilter, Query()],
) -> dict[str, Any]:
    """Longest open first."""
    found = await queries.list_reclaims(session, principal, wanted)
    link_pages(request, response, found)
    return found


@of_reclaims.post(
    "/{reclaimId}/status-changes",
    summary="Record that a reclaim came in, or write it off",
    response_model=ReclaimRead,
    status_code=201,
    responses=problems(
        payment_errors.ReclaimNotFound, errors.MoveNotYours, errors.SecondOfficerNeeded, payment_errors.ReclaimClosed
    ),
)
async def change_reclaim_status(
    reclaim_id: ReclaimId,
    wish: Annotated[ReclaimMove, Body()],
    *,
    principal: Settler,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By another officer than asked it back: received, it can be given to others; written off, it is gone."""
    reclaim = await reclaiming.close(session, principal, reclaim_id, wish, if_match)
    return once.answer(
        ReclaimRead,
        await queries.describe_reclaim(session, principal, reclaim.id),
        status=201,
        headers={"Location": f"/v1/reclaims/{reclaim.id}", "ETag": etag(reclaim)},
    )

"""Applications that Syntens enters after a call, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyEnded, CompanyLeft, CompanyNotFound, DemonstrationApart
from backend.vouchers import errors, refusals
from backend.vouchers.queries import detail
from backend.vouchers.queries import entries as queries
from backend.vouchers.schemas.entries import EntryCreate, EntryFilter, EntryPage, EntrySummary, EntryUpdate
from backend.vouchers.schemas.vouchers import VoucherRead
from backend.vouchers.service import entering

entries = make_router(prefix="/voucher-entries", tag="vouchers")

Officer = Annotated[Principal, Security(current_principal, scopes=["vouchers:enter"])]
EntryId = Annotated[UUID, Path(alias="voucherEntryId", description="The voucher that is being entered.")]

CHANGES_REFUSED = (
    errors.VoucherNotFound,
    errors.MoveNotYours,
    refusals.EntryOfColleague,
    refusals.EntryHandedOver,
    CompanyLeft,
    CompanyEnded,
    errors.RoundNotOpen,
)


@entries.get("", summary="List what Syntens entered after a call", response_model=EntryPage)
async def list_voucher_entries(
    request: Request,
    response: Response,
    principal: Officer,
    session: ReadSession,
    wanted: Annotated[EntryFilter, Query()],
) -> dict[str, Any]:
    """By your organisation, and not submitted by the company yet; the newest first."""
    found = await queries.list_entries(session, principal, wanted)
    link_pages(request, response, found)
    return found


@entries.post(
    "",
    summary="Enter an application after a call",
    response_model=VoucherRead,
    status_code=201,
    responses=problems(
        CompanyNotFound,
        errors.RoundNotFound,
        errors.MoveNotYours,
        CompanyLeft,
        CompanyEnded,
        DemonstrationApart,
        refusals.PeopleUnchecked,
        refusals.EntryKnown,
        errors.RoundNotOpen,
    ),
)
async def create_voucher_entry(
    wish: EntryCreate, principal: Officer, session: WriteSession, once: OnceRequired
) -> Response:
    """A draft of the company. Its own people check and submit it, and declare what only a company can declare.

    Who enters it does not decide on it.
    """
    voucher = await entering.enter(session, principal, wish)
    return once.answer(
        VoucherRead,
        await detail.describe(session, principal, voucher),
        status=201,
        headers={"Location": f"/v1/voucher-entries/{voucher.id}", "ETag": etag(voucher)},
    )


@entries.get(
    "/{voucherEntryId}",
    summary="Read what is being entered",
    response_model=VoucherRead,
    responses=problems(errors.VoucherNotFound, refusals.EntryHandedOver),
)
async def read_voucher_entry(
    entry_id: EntryId, principal: Officer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """While your organisation fills it in. From the hand-over on it is the company's own draft."""
    voucher = await queries.get_entry(session, principal, entry_id)
    mark(response, voucher)
    return await detail.describe(session, principal, voucher)


@entries.patch(
    "/{voucherEntryId}",
    summary="Change what is being entered",
    response_model=VoucherRead,
    responses=problems(*CHANGES_REFUSED),
)
async def update_voucher_entry(
    entry_id: EntryId,
    *,
    wish: EntryUpdate,
    principal: Officer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Only the fields that are sent, by who began it. A colleague reads it, or throws it away."""
    voucher = await entering.change(session, principal, entry_id, wish, if_match)
    mark(response, voucher)
    return await detail.describe(session, principal, voucher)


@entries.delete(
    "/{voucherEntryId}",
    summary="Throw away what is being entered",
    status_code=204,
    responses=problems(errors.VoucherNotFound, errors.MoveNotYours, refusals.EntryHandedOver),
)
async def delete_voucher_entry(
    entry_id: EntryId, principal: Officer, session: WriteSession, if_match: IfMatch = None
) -> None:
    """Before the hand-over; afterwards the company throws it away itself."""
    await entering.throw_away(session, principal, entry_id, if_match)


@entries.post(
    "/{voucherEntryId}/hand-overs",
    summary="Hand what was entered over to the company",
    response_model=EntrySummary,
    status_code=201,
    responses=problems(*CHANGES_REFUSED),
)
async def create_voucher_entry_hand_over(
    entry_id: EntryId, *, principal: Officer, session: WriteSession, once: OnceRequired, if_match: IfMatch = None
) -> Response:
    """Owners and finance people of the company are told. Where nobody has an account yet, it waits for them."""
    voucher = await entering.hand_over(session, principal, entry_id, if_match)
    return once.answer(
        EntrySummary,
        await queries.summary_of(session, principal, voucher.id),
        status=201,
        headers={"Location": "/v1/voucher-entries", "ETag": etag(voucher)},
    )

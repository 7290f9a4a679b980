"""Accounts that are paid on, over HTTP: given by the payee, confirmed by an officer."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Body, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import OrganisationNotFound
from backend.organisations.queries.people import get_organisation
from backend.vouchers import payment_errors
from backend.vouchers.queries import banking as queries
from backend.vouchers.schemas.banking import (
    BankAccountCreate,
    BankAccountFilter,
    BankAccountList,
    BankAccountMove,
    BankAccountPage,
    BankAccountRead,
)
from backend.vouchers.service import banking as service

of_payees = make_router(prefix="/organisations", tag="vouchers")
accounts = make_router(prefix="/bank-accounts", tag="vouchers")

Payee = Annotated[Principal, Security(current_principal, scopes=["bank-accounts:write"])]
Settler = Annotated[Principal, Security(current_principal, scopes=["vouchers:settle"])]
OrganisationId = Annotated[UUID, Path(alias="organisationId", description="The organisation you act for.")]
BankAccountId = Annotated[UUID, Path(alias="bankAccountId", description="The account.")]


@of_payees.get(
    "/{organisationId}/bank-accounts",
    summary="List the accounts you are paid on",
    response_model=BankAccountList,
    responses=problems(OrganisationNotFound),
)
async def list_own_bank_accounts(
    organisation_id: OrganisationId, principal: Payee, session: ReadSession
) -> dict[str, Any]:
    """Newest first, with the middle of each number left out."""
    organisation = await get_organisation(session, principal, organisation_id)
    return {"items": await queries.accounts_of(session, organisation.id)}


@of_payees.post(
    "/{organisationId}/bank-accounts",
    summary="Give the account to be paid on",
    response_model=BankAccountRead,
    status_code=201,
    responses=problems(OrganisationNotFound),
)
async def create_bank_account(
    organisation_id: OrganisationId,
    *,
    wish: BankAccountCreate,
    principal: Payee,
    session: WriteSession,
    once: OnceRequired,
) -> Response:
    """The first is used at once. A changed one waits three days and for an officer; everybody concerned gets a mail."""
    made = await service.give(session, principal, organisation_id, wish)
    return once.answer(
        BankAccountRead,
        await queries.describe(session, made.id),
        status=201,
        headers={"Location": f"/v1/bank-accounts/{made.id}", "ETag": etag(made)},
    )


@accounts.get("", summary="List accounts to confirm", response_model=BankAccountPage)
async def list_bank_accounts(
    request: Request,
    response: Response,
    principal: Settler,  # noqa: ARG001 - who pays sees every account, masked
    session: ReadSession,
    wanted: Annotated[BankAccountFilter, Query()],
) -> dict[str, Any]:
    """Longest waiting first."""
    found = await queries.list_accounts(session, wanted)
    link_pages(request, response, found)
    return found


@accounts.get(
    "/{bankAccountId}",
    summary="Read an account",
    response_model=BankAccountRead,
    responses=problems(payment_errors.BankAccountNotFound),
)
async def read_bank_account(
    account_id: BankAccountId,
    principal: Settler,  # noqa: ARG001 - who pays sees every account, masked
    session: ReadSession,
    response: Response,
) -> dict[str, Any]:
    """One account, with the middle of its number left out."""
    mark(response, await queries.get_account(session, account_id))
    return await queries.describe(session, account_id)


@accounts.post(
    "/{bankAccountId}/status-changes",
    summary="Confirm or refuse a changed account",
    response_model=BankAccountRead,
    status_code=201,
    responses=problems(
        payment_errors.BankAccountNotFound,
        payment_errors.PayeeSide,
        payment_errors.BankAccountTooNew,
        payment_errors.BankAccountDecided,
    ),
)
async def change_bank_account_status(
    account_id: BankAccountId,
    wish: Annotated[BankAccountMove, Body()],
    *,
    principal: Settler,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By an officer who belongs to neither side. Who confirms an account does not put its payments in a batch."""
    account = await service.decide(session, principal, account_id, wish, if_match)
    return once.answer(
        BankAccountRead,
        await queries.describe(session, account.id),
        status=201,
        headers={"Location": f"/v1/bank-accounts/{account.id}", "ETag": etag(account)},
    )

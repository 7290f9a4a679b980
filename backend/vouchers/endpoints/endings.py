"""The end of a company over HTTP: here, because every open voucher is decided first."""

from typing import Annotated, Any

from fastapi import Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations import queries as organisations
from backend.organisations.endpoints.companies import CompanyId, Reader
from backend.organisations.errors import CompanyEnded, CompanyNotEnded, CompanyNotFound, NotYourCompany
from backend.organisations.queries.endings import status_changes_of
from backend.organisations.schemas.companies import CompanyRead
from backend.organisations.schemas.endings import CompanyStatusChangeCreate, CompanyStatusChangeList
from backend.vouchers.errors import CompanyHasOpenVouchers
from backend.vouchers.queries.endings import effects_of
from backend.vouchers.schemas.endings import CompanyEndingEffects
from backend.vouchers.service.endings import change_company_status

endings = make_router(prefix="/companies", tag="companies")

Ender = Annotated[Principal, Security(current_principal, scopes=["companies:end"])]


@endings.get(
    "/{companyId}/status-changes",
    summary="Read what became of a company",
    response_model=CompanyStatusChangeList,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def list_company_status_changes(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """How it ended, and why, or that this was undone; empty when it never ended."""
    return {"items": await status_changes_of(session, principal, company_id)}


@endings.get(
    "/{companyId}/ending-effects",
    summary="See what the end of a company, or undoing it, would do",
    response_model=CompanyEndingEffects,
    responses=problems(CompanyNotFound),
)
async def read_company_ending_effects(company_id: CompanyId, principal: Ender, session: ReadSession) -> dict[str, Any]:
    """Before an officer records it: what stands in the way, what stops, and what would not come back."""
    return await effects_of(session, principal, company_id)


@endings.post(
    "/{companyId}/status-changes",
    summary="Record that a company merged, stopped or went bankrupt, or undo that",
    response_model=CompanyRead,
    status_code=201,
    responses=problems(CompanyNotFound, CompanyEnded, CompanyNotEnded, CompanyHasOpenVouchers),
)
async def create_company_status_change(
    company_id: CompanyId,
    *,
    wish: CompanyStatusChangeCreate,
    principal: Ender,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By a Syntens officer, with the reason. An end is refused, with their list, while vouchers are open.

    `active` undoes an end that was a mistake: the company exists again and is followed as before. Vouchers that were
    decided because of it stay decided.
    """
    company = await change_company_status(session, principal, company_id, wish, if_match)
    return once.answer(
        CompanyRead,
        await organisations.describe(session, company),
        status=201,
        headers={"Location": f"/v1/companies/{company.id}", "ETag": etag(company)},
    )

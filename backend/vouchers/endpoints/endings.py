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
from backend.organisations.errors import CompanyEnded, CompanyNotFound, NotYourCompany
from backend.organisations.queries.endings import status_changes_of
from backend.organisations.schemas.companies import CompanyRead
from backend.organisations.schemas.endings import CompanyStatusChangeCreate, CompanyStatusChangeList
from backend.vouchers.errors import CompanyHasOpenVouchers
from backend.vouchers.service.endings import end_company

endings = make_router(prefix="/companies", tag="companies")

Ender = Annotated[Principal, Security(current_principal, scopes=["companies:end"])]


@endings.get(
    "/{companyId}/status-changes",
    summary="Read what became of a company",
    response_model=CompanyStatusChangeList,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def list_company_status_changes(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """How it ended, and why; empty while it exists."""
    return {"items": await status_changes_of(session, principal, company_id)}


@endings.post(
    "/{companyId}/status-changes",
    summary="Record that a company merged, stopped or went bankrupt",
    response_model=CompanyRead,
    status_code=201,
    responses=problems(CompanyNotFound, CompanyEnded, CompanyHasOpenVouchers),
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
    """By a Syntens officer, with the reason. Refused with their list while vouchers are open. It cannot be undone."""
    company = await end_company(session, principal, company_id, wish, if_match)
    return once.answer(
        CompanyRead,
        await organisations.describe(session, company),
        status=201,
        headers={"Location": f"/v1/companies/{company.id}", "ETag": etag(company)},
    )

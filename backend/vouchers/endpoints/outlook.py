"""What a voucher can do for a company today, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Security

from backend.core.database import ReadSession
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyNotFound, NotYourCompany
from backend.vouchers.queries.outlook import look_ahead
from backend.vouchers.schemas.outlook import OutlookQuery, VoucherOutlookRead

outlook = make_router(prefix="/companies/{companyId}/voucher-outlook", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["companies:read"])]


@outlook.get(
    "",
    summary="Read what a voucher can do for your company today",
    response_model=VoucherOutlookRead,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def read_voucher_outlook(
    company_id: Annotated[UUID, Path(alias="companyId", description="The company.")],
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[OutlookQuery, Query()],
) -> dict[str, Any]:
    """An open round that fits it, one that comes, or none now: with what it pays and until when."""
    company = await organisations.get_company(session, principal, company_id)
    if principal.organisation_id != company.id or not principal.roles & organisations.COMPANY_ROLES:
        raise NotYourCompany
    return await look_ahead(session, company, wanted.theme)

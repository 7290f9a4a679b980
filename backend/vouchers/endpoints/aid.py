"""State aid: who belongs to one undertaking, and the central register."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import CompanyNotFound, NotYourCompany
from backend.vouchers.errors import LinkedCompanyKnown, LinkedCompanyNotFound
from backend.vouchers.queries import linked as linked_queries
from backend.vouchers.queries import register as register_queries
from backend.vouchers.schemas.aid import (
    AidEntryFilter,
    AidEntryPage,
    AidReportCreate,
    AidReportRead,
    LinkedCompanyCreate,
    LinkedCompanyList,
    LinkedCompanyRead,
)
from backend.vouchers.service import linked as linked_service
from backend.vouchers.service import register as register_service

linked = make_router(prefix="/companies/{companyId}/linked-companies", tag="companies")
register = make_router(prefix="/aid-register-entries", tag="vouchers")
reports = make_router(prefix="/aid-reports", tag="vouchers")

CompanyId = Annotated[UUID, Path(alias="companyId", description="The company.")]
LinkedId = Annotated[UUID, Path(alias="linkedCompanyId", description="The declaration.")]
Reader = Annotated[Principal, Security(current_principal, scopes=["companies:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["companies:write"])]
Reporter = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]


@linked.get(
    "",
    summary="List linked companies",
    response_model=LinkedCompanyList,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def list_linked_companies(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Companies that form a single undertaking with this one: their aid counts towards its ceiling."""
    return await linked_queries.linked_companies(session, principal, company_id)


@linked.post(
    "",
    summary="Declare a linked company",
    response_model=LinkedCompanyRead,
    status_code=201,
    responses=problems(CompanyNotFound, LinkedCompanyKnown),
)
async def create_linked_company(
    company_id: CompanyId, wish: LinkedCompanyCreate, principal: Writer, session: WriteSession, response: Response
) -> dict[str, Any]:
    """By owner or manager. It counts from now on; the other company need not take part."""
    made = await linked_service.declare(session, principal, company_id, wish)
    mark(response, made)
    response.headers["Location"] = f"/v1/companies/{company_id}/linked-companies"
    names = ("id", "version", "kvk_number", "name", "declared_at", "ended_at")
    return {**{name: getattr(made, name) for name in names}, "declared_by": principal.name}


@linked.delete(
    "/{linkedCompanyId}",
    summary="End the declaration of a linked company",
    status_code=204,
    responses=problems(CompanyNotFound, LinkedCompanyNotFound),
)
async def delete_linked_company(
    *,
    company_id: CompanyId,
    linked_id: LinkedId,
    principal: Writer,
    session: WriteSession,
    if_match: IfMatch = None,
) -> None:
    """It counts no longer; that it was declared stays on record."""
    await linked_service.end(session, principal, company_id, linked_id, if_match)


@register.get("", summary="List what must stand in the aid register", response_model=AidEntryPage)
async def list_aid_register_entries(
    request: Request,
    response: Response,
    principal: Reporter,
    session: ReadSession,
    wanted: Annotated[AidEntryFilter, Query()],
) -> dict[str, Any]:
    """Each grant and each change to one, the first due first (Regulation (EU) 2023/2831 art. 6)."""
    found = await register_queries.list_entries(session, principal, wanted)
    link_pages(request, response, found)
    return found


async def export_aid_register(principal: Reporter, session: ReadSession) -> Response:
    """What must still be entered, as CSV with amounts in euros."""
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + await register_queries.as_csv(session, principal)
    headers = {"Content-Disposition": 'attachment; filename="aid-register.csv"', "Cache-Control": "no-store"}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


register.add_api_route(
    "/files",
    export_aid_register,
    methods=["GET"],
    summary="Save what must be entered as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    route_class_override=RawRoute,
)


@reports.post("", summary="Record that aid was entered", response_model=AidReportRead, status_code=201)
async def create_aid_report(wish: AidReportCreate, principal: Reporter, session: WriteSession) -> dict[str, Any]:
    """The same again changes nothing: what was recorded first stays."""
    return {"reported": await register_service.report(session, principal, wish)}

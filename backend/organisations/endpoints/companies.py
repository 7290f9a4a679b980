"""Companies and reference lists over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.organisations import queries, service
from backend.organisations.errors import (
    CompanyExists,
    CompanyNotFound,
    CompanyVerified,
    NotYourCompany,
    OwnCompany,
    TooManyUnverified,
)
from backend.organisations.models import VerificationGround
from backend.organisations.schemas.companies import (
    CompanyCreate,
    CompanyFilter,
    CompanyPage,
    CompanyPersonList,
    CompanyRead,
    CompanyUpdate,
    ConsentCreate,
    ConsentDecision,
    ConsentList,
    OrganisationList,
    ProvinceList,
    SectorFilter,
    SectorList,
    VerificationCreate,
    VerificationRead,
)
from backend.organisations.service import verification

companies = make_router(prefix="/companies", tag="companies")
reference = make_router(prefix="", tag="reference")

Reader = Annotated[Principal, Security(current_principal, scopes=["companies:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["companies:write"])]
Verifier = Annotated[Principal, Security(current_principal, scopes=["companies:verify"])]
CompanyId = Annotated[UUID, Path(alias="companyId", description="The company.")]
RARELY_CHANGES = {"Cache-Control": "public, max-age=3600"}


@reference.get("/provinces", summary="List provinces", response_model=ProvinceList)
async def list_provinces(session: ReadSession, response: Response) -> dict[str, Any]:
    """The twelve provinces, by name."""
    response.headers.update(RARELY_CHANGES)
    return {"items": await queries.list_provinces(session)}


@reference.get("/sectors", summary="List sectors", response_model=SectorList)
async def list_sectors(
    session: ReadSession, response: Response, wanted: Annotated[SectorFilter, Query()]
) -> dict[str, Any]:
    """The sections of one edition of the standard industrial classification."""
    response.headers.update(RARELY_CHANGES)
    return {"items": await queries.list_sectors(session, wanted.version)}


@reference.get("/branches", summary="List branch organisations", response_model=OrganisationList)
async def list_branches(session: ReadSession) -> dict[str, Any]:
    """The branch organisations that take part, by name."""
    return {"items": await queries.list_branches(session)}


@companies.get("", summary="List companies", response_model=CompanyPage)
async def list_companies(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[CompanyFilter, Query()],
) -> dict[str, Any]:
    """Officers see all, a branch its members, people of a company their own. By name."""
    found = await queries.list_companies(session, principal, wanted)
    link_pages(request, response, found)
    return found


@companies.post(
    "",
    summary="Enter a company",
    response_model=CompanyRead,
    status_code=201,
    responses=problems(CompanyExists, TooManyUnverified),
)
async def create_company(
    wish: CompanyCreate, principal: SignedIn, session: WriteSession, once: OnceOptional
) -> Response:
    """You become its owner. It is unverified until Syntens has checked: enough for the scan, not yet to apply."""
    company = await service.register(session, principal, wish)
    return once.answer(
        CompanyRead,
        await queries.describe(session, company),
        status=201,
        headers={"Location": f"/v1/companies/{company.id}", "ETag": etag(company)},
    )


@companies.get(
    "/{companyId}", summary="Read a company", response_model=CompanyRead, responses=problems(CompanyNotFound)
)
async def read_company(
    company_id: CompanyId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What the programme knows of a company."""
    company = await queries.get_company(session, principal, company_id)
    mark(response, company)
    return await queries.describe(session, company)


@companies.patch(
    "/{companyId}", summary="Correct a company", response_model=CompanyRead, responses=problems(CompanyNotFound)
)
async def update_company(
    company_id: CompanyId,
    *,
    wish: CompanyUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """By owner or manager. A new postcode brings its province along."""
    company = await service.correct(session, principal, company_id, wish, if_match)
    mark(response, company)
    return await queries.describe(session, company)


@companies.get(
    "/{companyId}/consents",
    summary="List a company's consents",
    response_model=ConsentList,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def list_consents(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Where each consent stands now, and every decision before."""
    return await queries.consents_of(session, principal, company_id)


@companies.post(
    "/{companyId}/consents",
    summary="Give or take back a consent",
    response_model=ConsentDecision,
    status_code=201,
    responses={200: {"model": ConsentDecision, "description": "It stood so already."}, **problems(CompanyNotFound)},
)
async def create_consent(
    company_id: CompanyId, wish: ConsentCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """By owner or manager. The newest decision counts; the older ones stay as history."""
    consent, is_new = await service.decide_consent(session, principal, company_id, wish)
    told = await queries.describe_consent(session, consent)
    location = {"Location": f"/v1/companies/{company_id}/consents"} if is_new else {}
    return once.answer(ConsentDecision, told, status=201 if is_new else 200, headers=location)


@companies.post(
    "/{companyId}/verifications",
    summary="Verify a company",
    response_model=VerificationRead,
    status_code=201,
    responses=problems(CompanyNotFound, OwnCompany, CompanyVerified),
)
async def create_verification(
    company_id: CompanyId,
    *,
    wish: VerificationCreate,
    principal: Verifier,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By a Syntens officer, after a check. From then on the company may apply for vouchers."""
    company = await verification.check(
        session,
        principal,
        company_id,
        ground=VerificationGround(wish.basis),
        note=wish.note,
        if_match=if_match,
    )
    return once.answer(
        VerificationRead,
        {
            "company_id": company.id,
            "verification": company.verification,
            "verified_at": company.verified_at,
            "basis": wish.basis,
        },
        status=201,
        headers={"Location": f"/v1/companies/{company.id}", "ETag": etag(company)},
    )


@companies.get(
    "/{companyId}/memberships",
    summary="List the people of a company",
    response_model=CompanyPersonList,
    responses=problems(CompanyNotFound, NotYourCompany),
)
async def list_company_memberships(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Who acts for the company, and in which role."""
    return {"items": await queries.people_of(session, principal, company_id)}

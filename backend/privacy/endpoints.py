"""One's own data over HTTP: for a person and for a company."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.freshness import public_answer
from backend.core.idempotency import Effect, OnceOptional, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files.store import open_store
from backend.identity.errors import AccountNotFound
from backend.identity.principals import Principal, SignedIn, current_principal
from backend.organisations.errors import CompanyNotFound
from backend.privacy import errors, queries, telling
from backend.privacy.models import DataExport, ErasureRequest, Whose
from backend.privacy.schemas import (
    DataExportList,
    DataExportRead,
    DepartureList,
    DepartureRead,
    ErasureList,
    ErasurePreview,
    ErasureRead,
    FileAccessPage,
    OwnEntryPage,
    Page,
    RetentionPeriodList,
)
from backend.privacy.service import departures, erasures, exporting

router = make_router(prefix="", tag="own-data")
Manager = Annotated[Principal, Security(current_principal, scopes=["company-data:manage"])]
AccountId = Annotated[UUID, Path(alias="accountId", description="Your account.")]
CompanyId = Annotated[UUID, Path(alias="companyId", description="The company you act for.")]
ExportId = Annotated[UUID, Path(alias="exportId", description="The download.")]
ErasureId = Annotated[UUID, Path(alias="erasureId", description="The request for erasure.")]
PERSON, COMPANY = Whose.PERSON, Whose.COMPANY
BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.get("/retention-periods", summary="List retention periods", response_model=RetentionPeriodList)
async def list_retention_periods(request: Request) -> Any:
    """How long each kind of data is kept, on which ground, and what happens then. Open to everybody."""
    return public_answer(request, RetentionPeriodList, {"items": telling.retention_periods()}, seconds=3600)


@router.get(
    "/accounts/{accountId}/data-exports",
    summary="List downloads of your data",
    response_model=DataExportList,
    responses=problems(AccountNotFound),
)
async def list_account_data_exports(account_id: AccountId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Newest first."""
    return {"items": await queries.list_exports(session, principal, PERSON, account_id)}


@router.post(
    "/accounts/{accountId}/data-exports",
    summary="Ask a download of your data",
    response_model=DataExportRead,
    status_code=202,
    responses=problems(AccountNotFound),
)
async def create_account_data_export(
    account_id: AccountId, principal: SignedIn, session: WriteSession, once: OnceOptional
) -> Response:
    """A notice tells when it is ready. While one is being made, that one is answered."""
    export, _ = await exporting.ask(session, principal, PERSON, account_id)
    return _asked(once, export)


@router.get(
    "/companies/{companyId}/data-exports",
    summary="List downloads of your company's data",
    response_model=DataExportList,
    responses=problems(CompanyNotFound),
)
async def list_company_data_exports(company_id: CompanyId, principal: Manager, session: ReadSession) -> dict[str, Any]:
    """By the owner. Newest first."""
    return {"items": await queries.list_exports(session, principal, COMPANY, company_id)}


@router.post(
    "/companies/{companyId}/data-exports",
    summary="Ask a download of your company's data",
    response_model=DataExportRead,
    status_code=202,
    responses=problems(CompanyNotFound),
)
async def create_company_data_export(
    company_id: CompanyId, principal: Manager, session: WriteSession, once: OnceOptional
) -> Response:
    """By the owner. Answers of employees are never in it. While one is being made, that one is answered."""
    export, _ = await exporting.ask(session, principal, COMPANY, company_id)
    return _asked(once, export)


@router.get(
    "/data-exports/{exportId}",
    summary="Read how far a download is",
    response_model=DataExportRead,
    responses=problems(errors.ExportNotFound),
)
async def read_data_export(export_id: ExportId, principal: SignedIn, session: ReadSession) -> Any:
    """Its progress, and until when it can be fetched."""
    return await queries.get_export(session, principal, export_id)


async def read_data_export_content(
    export_id: ExportId, request: Request, principal: SignedIn, session: ReadSession
) -> Response:
    """A zip: `gegevens.json` with `schema.json`, `gegevens.html` to read, and the documents."""
    store = open_store(request.app.state.settings)
    content = await exporting.content_of(session, store, principal, export_id)
    headers = {
        "Content-Disposition": 'attachment; filename="slimmer-werken-gegevens.zip"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/zip", headers=headers)


router.add_api_route(
    "/data-exports/{exportId}/content",
    read_data_export_content,
    methods=["GET"],
    summary="Fetch a download",
    response_class=Response,
    responses={
        200: {"content": {"application/zip": BINARY}},
        **problems(errors.ExportNotFound, errors.ExportNotReady, errors.ExportExpired),
    },
    route_class_override=RawRoute,
)


@router.get(
    "/accounts/{accountId}/erasure-preview",
    summary="See what erasing your account would mean",
    response_model=ErasurePreview,
    responses=problems(AccountNotFound),
)
async def read_account_erasure_preview(
    account_id: AccountId, principal: SignedIn, session: ReadSession
) -> dict[str, Any]:
    """What must be settled first, what disappears, and what stays without your name."""
    return await telling.erasure_preview(session, principal, PERSON, account_id)


@router.get(
    "/companies/{companyId}/erasure-preview",
    summary="See what erasing your company would mean",
    response_model=ErasurePreview,
    responses=problems(CompanyNotFound),
)
async def read_company_erasure_preview(
    company_id: CompanyId, principal: Manager, session: ReadSession
) -> dict[str, Any]:
    """By the owner. What must be settled first, what disappears, and what the law keeps without a name."""
    return await telling.erasure_preview(session, principal, COMPANY, company_id)


@router.get(
    "/accounts/{accountId}/erasures",
    summary="List requests to erase your account",
    response_model=ErasureList,
    responses=problems(AccountNotFound),
)
async def list_account_erasures(account_id: AccountId, principal: SignedIn, session: ReadSession) -> dict[str, Any]:
    """Newest first."""
    return {"items": await queries.list_erasures(session, principal, PERSON, account_id)}


@router.post(
    "/accounts/{accountId}/erasures",
    summary="Ask to erase your account",
    response_model=ErasureRead,
    status_code=201,
    responses=problems(AccountNotFound, errors.ErasureHindered),
)
async def create_account_erasure(
    account_id: AccountId, principal: SignedIn, session: WriteSession, once: OnceRequired
) -> Response:
    """Carried out after fourteen days; until then it can be taken back. While one waits, that one is answered."""
    request, _ = await erasures.ask(session, principal, PERSON, account_id)
    return _erasure(once, request)


@router.get(
    "/companies/{companyId}/erasures",
    summary="List requests to erase your company",
    response_model=ErasureList,
    responses=problems(CompanyNotFound),
)
async def list_company_erasures(company_id: CompanyId, principal: Manager, session: ReadSession) -> dict[str, Any]:
    """By the owner. Newest first."""
    return {"items": await queries.list_erasures(session, principal, COMPANY, company_id)}


@router.post(
    "/companies/{companyId}/erasures",
    summary="Ask to erase your company",
    response_model=ErasureRead,
    status_code=201,
    responses=problems(CompanyNotFound, errors.ErasureHindered),
)
async def create_company_erasure(
    company_id: CompanyId, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """By the owner. Carried out after thirty days; until then every owner can take it back."""
    request, _ = await erasures.ask(session, principal, COMPANY, company_id)
    return _erasure(once, request)


@router.post(
    "/erasures/{erasureId}/cancellations",
    summary="Take back a request for erasure",
    response_model=ErasureRead,
    status_code=201,
    responses=problems(errors.ErasureNotFound, errors.ErasureDone),
)
async def create_erasure_cancellation(
    erasure_id: ErasureId,
    *,
    principal: SignedIn,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """As long as it waits. Nothing has changed then."""
    return _erasure(once, await erasures.cancel(session, principal, erasure_id, if_match))


@router.get(
    "/companies/{companyId}/departures",
    summary="List when the company left",
    response_model=DepartureList,
    responses=problems(CompanyNotFound),
)
async def list_departures(company_id: CompanyId, principal: Manager, session: ReadSession) -> dict[str, Any]:
    """By the owner. Also tells what must be settled before it can leave."""
    return await telling.departures_of(session, principal, company_id)


@router.post(
    "/companies/{companyId}/departures",
    summary="Leave the programme",
    response_model=DepartureRead,
    status_code=201,
    responses=problems(CompanyNotFound, errors.AlreadyLeft, errors.ErasureHindered),
)
async def create_departure(
    company_id: CompanyId, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """By the owner. Takes back all consents and ends the monitoring; nothing is erased."""
    departure = await departures.leave(session, principal, company_id)
    return once.answer(DepartureRead, departure, status=201, headers=_departures(company_id))


@router.post(
    "/companies/{companyId}/returns",
    summary="Take part in the programme again",
    response_model=DepartureRead,
    status_code=201,
    responses=problems(CompanyNotFound, errors.NotLeft),
)
async def create_return(
    company_id: CompanyId, principal: Manager, session: WriteSession, once: OnceOptional
) -> Response:
    """By the owner. Consents stay taken back until they are given anew."""
    departure = await departures.come_back(session, principal, company_id)
    return once.answer(DepartureRead, departure, status=201, headers=_departures(company_id))


@router.get(
    "/companies/{companyId}/file-accesses",
    summary="See who looked into the company's file",
    response_model=FileAccessPage,
    responses=problems(CompanyNotFound),
)
async def list_file_accesses(
    company_id: CompanyId,
    *,
    request: Request,
    response: Response,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[Page, Query()],
) -> dict[str, Any]:
    """Officers of Syntens and the programme, by part of the file and day. Newest first."""
    found = await queries.list_accesses(session, principal, company_id, wanted)
    link_pages(request, response, found)
    return found


@router.get(
    "/accounts/{accountId}/audit-entries",
    summary="See what you did, and what was done to your account",
    response_model=OwnEntryPage,
    responses=problems(AccountNotFound),
)
async def list_own_audit_entries(
    account_id: AccountId,
    *,
    request: Request,
    response: Response,
    principal: SignedIn,
    session: ReadSession,
    wanted: Annotated[Page, Query()],
) -> dict[str, Any]:
    """Your own only. Newest first."""
    found = await queries.list_own_entries(session, principal, account_id, wanted)
    link_pages(request, response, found)
    return found


def _asked(once: Effect, export: DataExport) -> Response:
    return once.answer(DataExportRead, export, status=202, headers={"Location": f"/v1/data-exports/{export.id}"})


def _erasure(once: Effect, request: ErasureRequest) -> Response:
    kind = "companies" if request.whose is COMPANY else "accounts"
    headers = {"Location": f"/v1/{kind}/{request.subject_id}/erasures", "ETag": etag(request)}
    return once.answer(ErasureRead, request, status=201, headers=headers)


def _departures(company_id: UUID) -> dict[str, str]:
    return {"Location": f"/v1/companies/{company_id}/departures"}


routers: tuple[APIRouter, ...] = (router,)

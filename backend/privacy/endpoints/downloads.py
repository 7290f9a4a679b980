"""Downloads over HTTP: asked, followed and fetched by whom they are about."""

from typing import Any

from fastapi import Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import Effect, OnceOptional
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.files.store import open_store
from backend.identity.errors import AccountNotFound
from backend.identity.principals import SignedIn
from backend.organisations.errors import CompanyNotFound
from backend.privacy import errors, queries
from backend.privacy.endpoints.asking import COMPANY, PERSON, AccountId, CompanyId, ExportId, Manager
from backend.privacy.models import DataExport
from backend.privacy.schemas import (
    DataExportList,
    DataExportRead,
)
from backend.privacy.service import exporting

router = make_router(prefix="", tag="own-data")
BINARY = {"schema": {"type": "string", "format": "binary"}}


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


def _asked(once: Effect, export: DataExport) -> Response:
    return once.answer(DataExportRead, export, status=202, headers={"Location": f"/v1/data-exports/{export.id}"})

"""Requests for erasure over HTTP: what it means, asking, and taking it back."""

from typing import Any

from fastapi import Response

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import Effect, OnceOptional, OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import AccountNotFound
from backend.identity.principals import SignedIn
from backend.organisations.errors import CompanyNotFound
from backend.privacy import errors, queries, telling
from backend.privacy.endpoints.asking import COMPANY, PERSON, AccountId, CompanyId, ErasureId, Manager
from backend.privacy.models import ErasureRequest
from backend.privacy.schemas import (
    ErasureList,
    ErasurePreview,
    ErasureRead,
)
from backend.privacy.service import erasures

router = make_router(prefix="", tag="own-data")


@router.get(
    "/accounts/{accountId}/erasure-consequences",
    summary="See what erasing your account would mean",
    response_model=ErasurePreview,
    responses=problems(AccountNotFound),
)
async def list_account_erasure_consequences(
    account_id: AccountId, principal: SignedIn, session: ReadSession
) -> dict[str, Any]:
    """What must be settled first, what disappears, and what stays without your name."""
    return await telling.erasure_preview(session, principal, PERSON, account_id)


@router.get(
    "/companies/{companyId}/erasure-consequences",
    summary="See what erasing your company would mean",
    response_model=ErasurePreview,
    responses=problems(CompanyNotFound),
)
async def list_company_erasure_consequences(
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


def _erasure(once: Effect, request: ErasureRequest) -> Response:
    kind = "companies" if request.whose is COMPANY else "accounts"
    headers = {"Location": f"/v1/{kind}/{request.subject_id}/erasures", "ETag": etag(request)}
    return once.answer(ErasureRead, request, status=201, headers=headers)

"""Mandates over HTTP: given and withdrawn by the owner of a company."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations import errors
from backend.organisations.endpoints.companies import CompanyId, Reader
from backend.organisations.queries import mandates as queries
from backend.organisations.schemas.mandates import (
    MandateCreate,
    MandateList,
    MandateRead,
    RepresentativeFilter,
    RepresentativeList,
)
from backend.organisations.service import mandates as service

mandates = make_router(prefix="/companies", tag="mandates")
representatives = make_router(prefix="/representatives", tag="mandates")

Keeper = Annotated[Principal, Security(current_principal, scopes=["people:manage"])]
MandateId = Annotated[UUID, Path(alias="mandateId", description="The mandate.")]


@representatives.get("", summary="List who can be given a mandate", response_model=RepresentativeList)
async def list_representatives(
    _: Keeper, session: ReadSession, wanted: Annotated[RepresentativeFilter, Query()]
) -> dict[str, Any]:
    """Advisory firms and branches that take part, by name."""
    return {"items": await queries.list_representatives(session, wanted.q)}


@mandates.get(
    "/{companyId}/mandates",
    summary="List a company's mandates",
    response_model=MandateList,
    responses=problems(errors.CompanyNotFound, errors.NotYourCompany),
)
async def list_mandates(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Who may act for the company, for what and until when; also those that are over."""
    return {"items": await queries.list_mandates(session, principal, company_id)}


@mandates.post(
    "/{companyId}/mandates",
    summary="Give a mandate",
    response_model=MandateRead,
    status_code=201,
    responses=problems(errors.CompanyNotFound, errors.MandateKnown, errors.DemonstrationApart),
)
async def create_mandate(
    company_id: CompanyId, wish: MandateCreate, principal: Keeper, session: WriteSession, once: OnceOptional
) -> Response:
    """By an owner. The people of that organisation can act for the company, for these things only."""
    mandate = await service.give(session, principal, company_id, wish)
    return once.answer(
        MandateRead,
        await queries.describe(session, mandate),
        status=201,
        headers={"Location": f"/v1/companies/{company_id}/mandates", "ETag": etag(mandate)},
    )


@mandates.post(
    "/{companyId}/mandates/{mandateId}/withdrawals",
    summary="Withdraw a mandate",
    response_model=MandateRead,
    status_code=201,
    responses=problems(errors.CompanyNotFound, errors.MandateNotFound, errors.MandateOver),
)
async def create_mandate_withdrawal(
    company_id: CompanyId,
    mandate_id: MandateId,
    *,
    principal: Keeper,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By an owner. It counts from the next request on, also in windows that stand open."""
    mandate = await service.withdraw(session, principal, company_id, mandate_id, if_match)
    return once.answer(
        MandateRead,
        await queries.describe(session, mandate),
        status=201,
        headers={"Location": f"/v1/companies/{company_id}/mandates", "ETag": etag(mandate)},
    )

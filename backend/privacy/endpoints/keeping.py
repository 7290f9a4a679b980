"""How long everything is kept, who looked and who did what, and leaving the programme, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Request, Response

from backend.core.database import ReadSession, WriteSession
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceOptional, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import AccountNotFound
from backend.identity.principals import SignedIn
from backend.monitoring.schemas import EnrolmentRead
from backend.organisations.errors import CompanyEnded, CompanyLeft, CompanyNotFound
from backend.privacy import errors, queries, telling
from backend.privacy.endpoints.asking import AccountId, CompanyId, Manager
from backend.privacy.schemas import (
    DepartureList,
    DepartureRead,
    FileAccessPage,
    OwnEntryPage,
    Page,
    RetentionPeriodList,
)
from backend.privacy.service import departures

router = make_router(prefix="", tag="own-data")


@router.get("/retention-periods", summary="List retention periods", response_model=RetentionPeriodList)
async def list_retention_periods(request: Request) -> Any:
    """How long each kind of data is kept, on which ground, and what happens then. Open to everybody."""
    return public_answer(request, RetentionPeriodList, {"items": telling.retention_periods()}, seconds=3600)


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


@router.post(
    "/companies/{companyId}/enrolments",
    summary="Be followed again after coming back",
    response_model=EnrolmentRead,
    status_code=201,
    responses=problems(CompanyNotFound, CompanyLeft, CompanyEnded, errors.NotFollowedBefore),
)
async def create_enrolment(
    company_id: CompanyId, principal: Manager, session: WriteSession, once: OnceOptional
) -> Response:
    """By the owner, who thereby consents to monitoring. From today, in the same group and on the same theme."""
    enrolment = await departures.follow_again(session, principal, company_id)
    return once.answer(EnrolmentRead, enrolment, status=201, headers=_departures(company_id))


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


def _departures(company_id: UUID) -> dict[str, str]:
    return {"Location": f"/v1/companies/{company_id}/departures"}

"""The planned measurements of one's own company."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, mark
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.measurement_moments.errors import MeasurementMomentNotFound, MomentNotOpen, NotRefused
from backend.measurement_moments.queries import moments as queries
from backend.measurement_moments.schemas import MeasurementMomentList, MeasurementMomentRead, RefusalWrite
from backend.measurement_moments.service import refusing
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyNotFound

of_company = make_router(prefix="/companies/{companyId}", tag="measurements")
moments = make_router(prefix="/measurement-moments", tag="measurements")

Reader = Annotated[Principal, Security(current_principal, scopes=["measurements:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["measurements:write"])]
MomentId = Annotated[UUID, Path(alias="measurementMomentId", description="The planned measurement.")]


@of_company.get(
    "/measurement-moments",
    summary="List a company's planned measurements",
    response_model=MeasurementMomentList,
    responses=problems(CompanyNotFound),
)
async def list_company_measurement_moments(
    company_id: Annotated[UUID, Path(alias="companyId", description="The company.")],
    principal: Reader,
    session: ReadSession,
) -> dict[str, Any]:
    """When we ask for figures, where each moment stands, and which reminders went out."""
    company = await organisations.get_company(session, principal, company_id)
    return {"items": await queries.list_moments(session, company.id)}


@moments.put(
    "/{measurementMomentId}/refusal",
    summary="Decline a planned measurement",
    response_model=MeasurementMomentRead,
    responses=problems(MeasurementMomentNotFound, MomentNotOpen),
)
async def put_measurement_refusal(
    moment_id: MomentId,
    *,
    wish: RefusalWrite,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Your company will not answer, and says why. Reminders stop. You can come back on it."""
    found = await refusing.decline(session, principal, moment_id, wish, if_match)
    mark(response, found)
    return await queries.describe(session, found)


@moments.delete(
    "/{measurementMomentId}/refusal",
    summary="Answer a planned measurement after all",
    response_model=MeasurementMomentRead,
    responses=problems(MeasurementMomentNotFound, MomentNotOpen, NotRefused),
)
async def delete_measurement_refusal(
    moment_id: MomentId,
    *,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The moment is open again, as it was. Refused once your company is no longer followed."""
    found = await refusing.take_back(session, principal, moment_id, if_match)
    mark(response, found)
    return await queries.describe(session, found)

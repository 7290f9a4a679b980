"""Indicators, measurements, own results and public figures over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.monitoring import dictionary, published, queries, result_paper, results, service
from backend.monitoring.errors import (
    BaselineMissing,
    CompanyValueHolds,
    FollowingNotAgreed,
    IndicatorNotFound,
    MeasurementCompleted,
    MeasurementExists,
    MeasurementIncomplete,
    MeasurementNotFound,
    ResultTooEarly,
    ValueUnconfirmed,
)
from backend.monitoring.figure_schemas import (
    MeasurementResult,
    PublishedFigureList,
    ResultDocumentCreate,
)
from backend.monitoring.schemas import (
    IndicatorList,
    MeasurementCreate,
    MeasurementList,
    MeasurementRead,
    MeasurementUpdate,
    ValueHistory,
    ValueWrite,
)
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyNotFound

figures = make_router(prefix="", tag="monitoring")
measurements = make_router(prefix="/measurements", tag="measurements")
of_company = make_router(prefix="/companies/{companyId}", tag="measurements")

Reader = Annotated[Principal, Security(current_principal, scopes=["measurements:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["measurements:write"])]
CompanyId = Annotated[UUID, Path(alias="companyId", description="The company.")]
MeasurementId = Annotated[UUID, Path(alias="measurementId", description="The measurement.")]
IndicatorPath = Annotated[
    str,
    Path(alias="indicatorCode", pattern=r"^[a-z_]{1,40}$", description="See /indicators.", examples=["revenue"]),
]
RARELY_CHANGES = {"Cache-Control": "public, max-age=3600"}


@figures.get("/indicators", summary="List indicators", response_model=IndicatorList)
async def list_indicators(session: ReadSession, response: Response) -> dict[str, Any]:
    """What is measured, in which unit, and which values are plausible."""
    response.headers.update(RARELY_CHANGES)
    return {"items": await queries.list_indicators(session)}


async def export_indicators(session: ReadSession, request: Request) -> Response:
    """The dictionary as CSV, in the language of Accept-Language."""
    spoken = language(request.headers.get("accept-language"))
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + dictionary.as_csv(await queries.list_indicators(session), spoken)
    name = {"nl": "kengetallen", "en": "indicators"}[spoken]
    headers = {**RARELY_CHANGES, "Vary": "Accept-Language", "X-Content-Type-Options": "nosniff"}
    headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


figures.add_api_route(
    "/indicators/files",
    export_indicators,
    methods=["GET"],
    summary="Save the dictionary of indicators as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    route_class_override=RawRoute,
)


@figures.get("/published-figures", summary="List published figures", response_model=PublishedFigureList)
async def list_published_figures(response: Response) -> dict[str, Any]:
    """The figures of the advice, each with source and evidence label: associations in self-selected groups."""
    response.headers.update(RARELY_CHANGES)
    return published.list_figures()


@of_company.get(
    "/measurements",
    summary="List a company's measurements",
    response_model=MeasurementList,
    responses=problems(CompanyNotFound),
)
async def list_measurements(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Oldest first, and when the next is due. Only people of the company see them."""
    company = await organisations.get_company(session, principal, company_id)
    return await queries.overview(session, company.id)


@of_company.post(
    "/measurements",
    summary="Begin a measurement",
    response_model=MeasurementRead,
    status_code=201,
    responses=problems(CompanyNotFound, MeasurementExists, BaselineMissing),
)
async def create_measurement(
    company_id: CompanyId, wish: MeasurementCreate, principal: Writer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft, with the values of last time beside it. One baseline, then follow-ups."""
    made = await service.begin(session, principal, company_id, wish)
    return once.answer(
        MeasurementRead,
        await queries.describe(session, made),
        status=201,
        headers={"Location": f"/v1/measurements/{made.id}", "ETag": etag(made)},
    )


@of_company.get(
    "/measurements/result",
    summary="Read a company's own result",
    response_model=MeasurementResult,
    responses=problems(CompanyNotFound),
)
async def read_measurement_result(company_id: CompanyId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Baseline, latest measurement and the change between them. A description of one firm, never an effect."""
    company = await organisations.get_company(session, principal, company_id)
    return await results.own_result(session, company)


async def print_measurement_result(
    company_id: CompanyId, wish: ResultDocumentCreate, principal: Reader, session: ReadSession
) -> Response:
    """The own result as an accessible PDF. For employees it holds changes and no amounts, of what you choose."""
    company = await organisations.get_company(session, principal, company_id)
    content = await result_paper.set_result(session, company, wish)
    headers = {
        "Content-Disposition": 'attachment; filename="meting.pdf"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="application/pdf", headers=headers)


of_company.add_api_route(
    "/measurements/result/documents",
    print_measurement_result,
    methods=["POST"],
    summary="Set a company's own result on paper",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}},
        **problems(CompanyNotFound, ResultTooEarly),
    },
    route_class_override=RawRoute,
)


@measurements.get(
    "/{measurementId}",
    summary="Read a measurement",
    response_model=MeasurementRead,
    responses=problems(MeasurementNotFound),
)
async def read_measurement(
    measurement_id: MeasurementId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """All values as they stand, those of last time, what follows from them, and what is missing."""
    measurement = await queries.get_measurement(session, principal, measurement_id)
    mark(response, measurement)
    return await queries.describe(session, measurement)


@measurements.patch(
    "/{measurementId}",
    summary="Change the days of a draft",
    response_model=MeasurementRead,
    responses=problems(MeasurementNotFound, MeasurementCompleted, MeasurementExists, BaselineMissing),
)
async def update_measurement(
    measurement_id: MeasurementId,
    *,
    wish: MeasurementUpdate,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The day of measuring and the period, as long as it is not completed."""
    measurement = await service.redate(session, principal, measurement_id, wish, if_match)
    mark(response, measurement)
    return await queries.describe(session, measurement)


@measurements.get(
    "/{measurementId}/values/{indicatorCode}",
    summary="Read a value with its history",
    response_model=ValueHistory,
    responses=problems(MeasurementNotFound, IndicatorNotFound),
)
async def read_value(
    measurement_id: MeasurementId, code: IndicatorPath, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """What stands here and everything that stood here before."""
    measurement = await queries.get_measurement(session, principal, measurement_id)
    await queries.get_indicator(session, code)
    mark(response, service.Revision(await queries.newest_revision(session, measurement.id, code)))
    return await queries.value_history(session, measurement, code)


@measurements.put(
    "/{measurementId}/values/{indicatorCode}",
    summary="Enter or correct a value",
    response_model=ValueHistory,
    responses=problems(MeasurementNotFound, IndicatorNotFound, ValueUnconfirmed, CompanyValueHolds, FollowingNotAgreed),
)
async def write_value(
    measurement_id: MeasurementId,
    code: IndicatorPath,
    *,
    wish: ValueWrite,
    principal: Writer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Saved as you go, also in a draft. If-Match is the value's own ETag: its revision, `"0"` before the first.

    A value outside the range is refused; an unusual one is asked about: send it again with `confirmed`.
    """
    measurement = await service.record_value(session, principal, measurement_id, code, wish=wish, if_match=if_match)
    mark(response, service.Revision(await queries.newest_revision(session, measurement.id, code)))
    return await queries.value_history(session, measurement, code)


@measurements.post(
    "/{measurementId}/completions",
    summary="Complete a measurement",
    response_model=MeasurementRead,
    status_code=201,
    responses=problems(MeasurementNotFound, MeasurementCompleted, MeasurementIncomplete),
)
async def complete_measurement(
    measurement_id: MeasurementId,
    *,
    principal: Writer,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """All required values are there. Values can still be corrected afterwards, with a reason."""
    measurement = await service.complete(session, principal, measurement_id, if_match)
    return once.answer(
        MeasurementRead,
        await queries.describe(session, measurement),
        status=201,
        headers={"Location": f"/v1/measurements/{measurement.id}", "ETag": etag(measurement)},
    )


routers: tuple[APIRouter, ...] = (figures, of_company, measurements)

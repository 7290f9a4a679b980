"""Measurements of members over HTTP: entered by a branch with the company's permission, decided on by the company."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession, database_of
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute, Route, SubjectRouter
from backend.core.routing import router as make_router
from backend.core.schemas import KvkNumber
from backend.files.errors import FileEmpty
from backend.identity.principals import Principal, current_principal
from backend.member_measurements import queries
from backend.member_measurements.errors import (
    FileHasFaults,
    MeasurementDiffers,
    MeasurementFileRefused,
    MemberMeasurementNotFound,
    MemberNotOpen,
    NotYourFile,
    ProposalDecided,
    ProposalNotFound,
)
from backend.member_measurements.schemas import (
    FileQuery,
    MemberMeasurementCreate,
    MemberMeasurementEntered,
    MemberMeasurementFileResult,
    MemberMeasurementPut,
    MemberMeasurementRead,
    MemberMeasurementResults,
    OpenMemberFilter,
    OpenMemberPage,
    ProposalDecide,
    ProposalList,
    ProposalRead,
)
from backend.member_measurements.service import deciding, entering, importing, many, own_importing
from backend.monitoring.errors import BaselineMissing, MeasurementExists, MeasurementIncomplete, ValueUnconfirmed
from backend.organisations import queries as organisations
from backend.organisations.errors import CompanyNotFound


class PatientRoute(Route):
    """A route that takes many things, and does many after each other."""

    longest_seconds = 120.0
    largest_body = 5_000_000


of_member = make_router(prefix="/members/{kvkNumber}/measurements", tag="members")
together = SubjectRouter(prefix="/member-measurements", tags=["members"], route_class=PatientRoute)
of_company = make_router(prefix="/companies/{companyId}", tag="measurements")
proposals = make_router(prefix="/measurement-proposals", tag="measurements")

Enterer = Annotated[Principal, Security(current_principal, scopes=["member-measurements:write"])]
Reader = Annotated[Principal, Security(current_principal, scopes=["measurements:read"])]
Writer = Annotated[Principal, Security(current_principal, scopes=["measurements:write"])]
Number = Annotated[KvkNumber, Path(alias="kvkNumber", description="Number of the member in the Dutch trade register.")]
MeasuredOn = Annotated[date, Path(alias="measuredOn", description="The day of measuring.")]
BINARY = {"schema": {"type": "string", "format": "binary"}}


@of_member.get(
    "/{measuredOn}",
    summary="Read a measurement of a member",
    response_model=MemberMeasurementRead,
    responses=problems(MemberNotOpen, MemberMeasurementNotFound),
)
async def read_member_measurement(
    kvk_number: Number, measured_on: MeasuredOn, principal: Enterer, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Of a member that lets your branch enter its measurements; for any other number the answer is the same 404."""
    found = await queries.get_measurement(session, principal, kvk_number, measured_on)
    mark(response, found)
    return await queries.describe(session, principal, kvk_number, found)


@of_member.put(
    "/{measuredOn}",
    summary="Enter a measurement of a member",
    response_model=MemberMeasurementEntered,
    responses={
        201: {"model": MemberMeasurementEntered, "description": "There was none of this day."},
        **problems(
            MemberNotOpen,
            MeasurementDiffers,
            MeasurementExists,
            BaselineMissing,
            MeasurementIncomplete,
            ValueUnconfirmed,
        ),
    },
)
async def put_member_measurement(
    kvk_number: Number,
    measured_on: MeasuredOn,
    *,
    wish: MemberMeasurementPut,
    principal: Enterer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Whole or not at all; the same again changes nothing, and then needs no If-Match.

    What the company gave itself stays: your figure is a proposal then, on which the company decides.
    """
    entered = await entering.put(session, principal, kvk_number, measured_on, wish=wish, if_match=if_match)
    response.status_code = 201 if entered.is_new else 200
    mark(response, entered.measurement)
    told = await queries.describe(session, principal, kvk_number, entered.measurement)
    return {**told, "proposed": entered.proposed}


@together.get("", summary="List members that let you enter their measurements", response_model=OpenMemberPage)
async def list_open_members(
    request: Request,
    response: Response,
    principal: Enterer,
    session: ReadSession,
    wanted: Annotated[OpenMemberFilter, Query()],
) -> dict[str, Any]:
    """Only those that gave your branch the permission, by name, with what is due."""
    found = await queries.list_open_members(session, principal, wanted)
    link_pages(request, response, found)
    return found


@together.post("", summary="Enter many measurements of members", response_model=MemberMeasurementResults)
async def create_member_measurements(
    wish: MemberMeasurementCreate, principal: Enterer, request: Request
) -> dict[str, Any]:
    """Up to 500, each judged and written on its own, in order, with a result for each.

    Without an answer, send exactly the same again: what was taken in is told as `unchanged`.
    """
    wanted = language(request.headers.get("accept-language"))
    return await many.put_all(database_of(request), principal, wish.items, wanted, request.url.path)


async def create_member_measurement_file(
    request: Request, principal: Enterer, wanted: Annotated[FileQuery, Query()]
) -> dict[str, Any]:
    """The body is the file itself: CSV or XLSX, 2,000 rows at most; one row is one measurement, amounts in euros.

    A dry run, unless you say otherwise, tells what would happen. Otherwise all rows that fit are written together.
    """
    return await importing.take_in(database_of(request), principal, await request.body(), dry_run=wanted.dry_run)


together.add_api_route(
    "/files",
    create_member_measurement_file,
    methods=["POST"],
    summary="Send a file with measurements of members",
    response_model=MemberMeasurementFileResult,
    responses=problems(FileEmpty, MeasurementFileRefused),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BINARY}}},
    route_class_override=RawRoute,
)


async def create_measurement_file(
    company_id: Annotated[UUID, Path(alias="companyId", description="The company.")],
    request: Request,
    principal: Writer,
    wanted: Annotated[FileQuery, Query()],
) -> dict[str, Any]:
    """The body is the file itself: CSV or XLSX; one row is one measurement of your company, amounts in euros.

    A dry run, unless you say otherwise, tells what would happen. Otherwise every row is taken in, or none of them.
    """
    content = await request.body()
    return await own_importing.take_in_own(database_of(request), principal, company_id, content, dry_run=wanted.dry_run)


of_company.add_api_route(
    "/measurements/files",
    create_measurement_file,
    methods=["POST"],
    summary="Send a file with measurements of your company",
    response_model=MemberMeasurementFileResult,
    responses=problems(CompanyNotFound, FileEmpty, MeasurementFileRefused, NotYourFile, FileHasFaults),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": BINARY}}},
    route_class_override=RawRoute,
)


@of_company.get(
    "/measurement-proposals",
    summary="List figures your branch proposed",
    response_model=ProposalList,
    responses=problems(CompanyNotFound),
)
async def list_measurement_proposals(
    company_id: Annotated[UUID, Path(alias="companyId", description="The company.")],
    principal: Reader,
    session: ReadSession,
) -> dict[str, Any]:
    """Figures that your branch knows otherwise than you entered them, and on which you decide."""
    company = await organisations.get_company(session, principal, company_id)
    return {"items": await queries.list_proposals(session, company.id)}


@proposals.post(
    "/{measurementProposalId}/decisions",
    summary="Decide on a proposed figure",
    response_model=ProposalRead,
    status_code=201,
    responses=problems(ProposalNotFound, ProposalDecided),
)
async def create_measurement_proposal_decision(
    proposal_id: Annotated[UUID, Path(alias="measurementProposalId", description="The proposal.")],
    *,
    wish: ProposalDecide,
    principal: Writer,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """By the company. Accepted, the figure takes the place of yours, which stays in the history."""
    decided = await deciding.decide(session, principal, proposal_id, accepted=wish.accepted, if_match=if_match)
    return once.answer(
        ProposalRead,
        await queries.describe_proposal(session, decided),
        status=201,
        headers={"Location": f"/v1/measurements/{decided.measurement_id}", "ETag": etag(decided)},
    )


routers: tuple[APIRouter, ...] = (of_member, together, of_company, proposals)

"""The response over all companies: numbers, who is missing, and a reminder. Never a figure of a company."""

from typing import Annotated, Any

from fastapi import Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import language, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.measurement_moments.endpoints.own import MomentId
from backend.measurement_moments.errors import (
    MeasurementMomentNotFound,
    MomentNotOpen,
    NobodyToRemind,
    RemindedLately,
)
from backend.measurement_moments.queries import board as queries
from backend.measurement_moments.queries import saved
from backend.measurement_moments.schemas import (
    AskedMomentPage,
    BoardQuery,
    MomentFilter,
    MomentPageQuery,
    ReminderSent,
    ResponseBoard,
)
from backend.measurement_moments.service import reminding

board = make_router(prefix="/measurement-response", tag="monitoring")
moments = make_router(prefix="/measurement-moments", tag="monitoring")

Follower = Annotated[Principal, Security(current_principal, scopes=["measurement-response:follow"])]


@board.get("", summary="Read who answered measurements", response_model=ResponseBoard)
async def read_measurement_response(
    _: Follower, session: ReadSession, wanted: Annotated[BoardQuery, Query()]
) -> dict[str, Any]:
    """By measurement and group: expected, answered, declined by reason, open, overdue. Invented firms stand apart."""
    return await queries.board(session, demonstration=wanted.demonstration)


@moments.get("", summary="List companies that were asked for a measurement", response_model=AskedMomentPage)
async def list_measurement_moments(
    request: Request,
    response: Response,
    _: Follower,
    session: ReadSession,
    wanted: Annotated[MomentPageQuery, Query()],
) -> dict[str, Any]:
    """Those that wait for an answer, unless you say otherwise; the longest first."""
    found = await queries.list_asked(session, wanted)
    link_pages(request, response, found)
    return found


async def export_measurement_moments(
    _: Follower, session: ReadSession, request: Request, wanted: Annotated[MomentFilter, Query()]
) -> Response:
    """The same list as CSV, in the language of Accept-Language. When it does not hold all, its last row says so."""
    spoken = language(request.headers.get("accept-language"))
    # The mark at the start tells spreadsheets that it is UTF-8.
    content = "\ufeff" + await saved.as_csv(session, wanted, spoken)
    name = {"nl": "respons-metingen", "en": "measurement-response"}[spoken]
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.csv"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


moments.add_api_route(
    "/files",
    export_measurement_moments,
    methods=["GET"],
    summary="Save the list of companies that were asked as a file",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    route_class_override=RawRoute,
)


@moments.post(
    "/{measurementMomentId}/reminders",
    summary="Remind a company of a measurement",
    response_model=ReminderSent,
    status_code=201,
    responses=problems(MeasurementMomentNotFound, MomentNotOpen, NobodyToRemind, RemindedLately),
)
async def create_measurement_reminder(
    moment_id: MomentId, *, principal: Follower, session: WriteSession, once: OnceOptional
) -> Response:
    """A mail and a notice, at most once a week to one company; the company sees that it was sent."""
    sent = await reminding.remind_by_hand(session, principal, moment_id)
    return once.answer(ReminderSent, sent, status=201)

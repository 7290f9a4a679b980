"""Registrations over HTTP, for who registers: without an account, by the link in the mail."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Header, Path, Query, Request, Response

from backend.core.client_address import address_of
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.problems import InvalidInput, OriginRefused, TooManyRequests, problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.core.throttling import Limit, give_back, slow_down
from backend.events import calendar, errors
from backend.events.endpoints.public import CALENDAR, as_calendar_file
from backend.events.links import RegistrationLinks, links_of
from backend.events.models import EventRegistration
from backend.events.queries import events
from backend.events.queries import registrations as queries
from backend.events.schemas.events import EventLanguageQuery
from backend.events.schemas.registrations import (
    LINK_KEY,
    EventAttendanceCreate,
    EventAttendanceReceived,
    EventRegistrationConfirm,
    EventRegistrationCreate,
    EventRegistrationMove,
    EventRegistrationRead,
    EventRegistrationReceived,
    RegistrationWrite,
)
from backend.events.service import registering
from backend.files.errors import FileNotFound
from backend.files.service import as_attachment
from backend.files.store import open_store
from backend.identity.principals import require_own_app

registrations = make_router(prefix="/event-registrations", tag="events")
attendances = make_router(prefix="/event-attendances", tag="events")

LinkKey = Annotated[
    str, Header(alias="Registration-Key", description="The part of the link in the mail behind `#`.", **LINK_KEY)
]
AttachmentId = Annotated[UUID, Path(alias="attachmentId", description="The document.")]
BINARY = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
# Nobody's mailbox is filled from here, and no line from one place; an office behind one address has room.
_MAIL_TO = Limit("event registration of mailbox", burst=6, every=timedelta(hours=2))
_MAIL_FROM = Limit("event registration from address", burst=30, every=timedelta(minutes=1))
# Only codes that are wrong count, so that a full room behind one address comes in.
_DOOR = Limit("event door code from address", burst=20, every=timedelta(seconds=30))


def _links(request: Request) -> RegistrationLinks:
    return links_of(request.app.state.settings)


@registrations.post(
    "",
    summary="Register for an event",
    response_model=EventRegistrationReceived,
    status_code=202,
    responses=problems(InvalidInput, OriginRefused, errors.EventNotFound, errors.EventClosed, TooManyRequests),
)
async def create_event_registration(
    wish: EventRegistrationCreate, request: Request, session: WriteSession
) -> dict[str, int]:
    """A mail goes to the address, with a link to confirm, change and cancel. The answer is the same for a known one."""
    require_own_app(request)
    await slow_down(request, (_MAIL_FROM, address_of(request.scope)), (_MAIL_TO, wish.email))
    await registering.register(session, _links(request), wish)
    return {"valid_hours": int(registering.HELD.total_seconds()) // 3600}


@registrations.get(
    "/current",
    summary="Read your registration",
    response_model=EventRegistrationRead,
    responses=problems(errors.EventRegistrationNotFound),
)
async def read_event_registration(
    key: LinkKey, request: Request, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With your place in line, the online room once you have a place, and the documents once you were there."""
    found = await queries.get_registration(session, queries.id_of(_links(request), key))
    mark(response, found)
    return await queries.describe(session, found)


@registrations.put(
    "/current",
    summary="Change your registration",
    response_model=EventRegistrationRead,
    responses=problems(
        errors.EventRegistrationNotFound, errors.EventRegistrationEnded, errors.EventOver, errors.EventFull
    ),
)
async def replace_event_registration(
    wish: RegistrationWrite,
    key: LinkKey,
    request: Request,
    *,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Who comes, how many, and what we may do with that. Fewer people give a place to the line."""
    links = _links(request)
    found = await registering.change(session, links, queries.id_of(links, key), wish, if_match)
    mark(response, found)
    return await queries.describe(session, found)


@registrations.post(
    "/current/status-changes",
    summary="Confirm or cancel your registration",
    response_model=EventRegistrationRead,
    responses=problems(errors.EventRegistrationNotFound, errors.EventRegistrationEnded, errors.EventOver),
)
async def create_event_registration_status_change(
    wish: EventRegistrationMove, key: LinkKey, request: Request, session: WriteSession, response: Response
) -> dict[str, Any]:
    """Confirming twice changes nothing. When you cancel, the first in line gets the place at once."""
    links = _links(request)
    registration_id = queries.id_of(links, key)
    act = registering.confirm if isinstance(wish, EventRegistrationConfirm) else registering.cancel
    found: EventRegistration = await act(session, links, registration_id)
    response.headers["ETag"] = etag(found)
    return await queries.describe(session, found)


async def read_event_registration_calendar(
    key: LinkKey, request: Request, session: ReadSession, wanted: Annotated[EventLanguageQuery, Query()]
) -> Response:
    """As iCalendar; with the online room once you have a place."""
    found = await queries.get_registration(session, queries.id_of(_links(request), key))
    row = await events.any_row(session, found.event_id)
    url = request.app.state.settings.public_url
    content = calendar.calendar([row], wanted.language, url, with_link=found.status == "registered")
    return Response(content, media_type=calendar.MEDIA_TYPE, headers=as_calendar_file())


async def read_event_material(
    attachment_id: AttachmentId, key: LinkKey, request: Request, session: ReadSession
) -> Response:
    """For who was there; always as an attachment."""
    found = await queries.get_registration(session, queries.id_of(_links(request), key))
    file = await queries.material_of(session, found, attachment_id)
    content = await open_store(request.app.state.settings).read(file.id)
    return Response(content, media_type=file.media_type, headers=as_attachment(file))


registrations.add_api_route(
    "/current/calendar",
    read_event_registration_calendar,
    methods=["GET"],
    summary="Save your event in a calendar",
    response_class=Response,
    responses={200: {"content": CALENDAR}, **problems(errors.EventRegistrationNotFound, errors.EventNotFound)},
    route_class_override=RawRoute,
)
registrations.add_api_route(
    "/current/attachments/{attachmentId}",
    read_event_material,
    methods=["GET"],
    summary="Download a document of your event",
    response_class=Response,
    responses={200: {"content": BINARY}, **problems(errors.EventRegistrationNotFound, FileNotFound)},
    route_class_override=RawRoute,
)


@attendances.post(
    "",
    summary="Say at the door that you are there",
    response_model=EventAttendanceReceived,
    status_code=202,
    responses=problems(InvalidInput, OriginRefused, errors.EventCodeUnknown, TooManyRequests),
)
async def create_event_attendance(
    wish: EventAttendanceCreate, request: Request, session: WriteSession
) -> dict[str, Any]:
    """From two hours before until the end of the day after. Whether an address was registered is not told."""
    require_own_app(request)
    counted = (_DOOR, address_of(request.scope))
    await slow_down(request, counted)
    mine = None if wish.link_key is None else queries.id_of(_links(request), wish.link_key)
    event = await registering.attend(session, wish.code, email=wish.email, registration_id=mine)
    await give_back(session, counted)
    return {"event_id": event.id, "title": event.title}

"""Events as everybody reads them: listed, one by one, in a calendar and as a feed."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.core.database import ReadSession
from backend.core.etag import IfNoneMatch
from backend.core.freshness import public_answer, public_content
from backend.core.listing import links_of
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.events import atom, calendar, feed
from backend.events.errors import EventNotFound
from backend.events.queries import events as queries
from backend.events.schemas.events import (
    EventCalendarQuery,
    EventFeedQuery,
    EventFilter,
    EventLanguageQuery,
    EventPage,
    EventRead,
)

events = make_router(prefix="/events", tag="events")

EventId = Annotated[UUID, Path(alias="eventId", description="The event.")]
CALENDAR = {"text/calendar": {"schema": {"type": "string", "description": "iCalendar, RFC 5545."}}}
FEED: dict[str, Any] = {
    feed.MEDIA_TYPE: {"schema": {"type": "object", "description": "See https://www.jsonfeed.org/version/1.1/"}},
    atom.MEDIA_TYPE: {"schema": {"type": "string", "description": "Atom, RFC 4287."}},
}
MOST_IN_CALENDAR = 500
ANYWHERE = {"Access-Control-Allow-Origin": "*"}


@events.get("", summary="List events", response_model=EventPage)
async def list_events(
    request: Request,
    session: ReadSession,
    wanted: Annotated[EventFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Coming ones soonest first, cancelled ones too; or past ones."""
    found = await queries.list_public(session, wanted)
    return public_answer(request, EventPage, found, seconds=10, headers={"Link": links_of(request, found)})


async def read_event_calendar_feed(
    request: Request, session: ReadSession, wanted: Annotated[EventCalendarQuery, Query()]
) -> Response:
    """Coming events as iCalendar, to subscribe to with the same filters. Readable from every origin."""
    rows = await queries.list_coming(session, wanted, MOST_IN_CALENDAR)
    url = request.app.state.settings.public_url
    content = calendar.calendar(rows, wanted.language, url, name=calendar.FEED[wanted.language])
    headers = {"Cache-Control": "public, max-age=300", **ANYWHERE}
    return Response(content, media_type=calendar.MEDIA_TYPE, headers=headers)


async def read_event_feed(
    request: Request,
    session: ReadSession,
    wanted: Annotated[EventFeedQuery, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Coming events as a JSON Feed 1.1 or as Atom, for the site of a branch. Readable from every origin.

    Ask with `If-None-Match`: the answer is 304 while nothing changed. Follow `next_url`, or the link `next`, for more.
    """
    url = request.app.state.settings.public_url
    if wanted.format == "atom":
        body = await atom.read(session, wanted, url)
        return public_content(request, body, media_type=atom.MEDIA_TYPE, seconds=60, headers=ANYWHERE)
    found = await feed.read(session, wanted, url)
    return public_answer(request, dict[str, Any], found, seconds=60, headers=ANYWHERE, media_type=feed.MEDIA_TYPE)


events.add_api_route(
    "/calendar",
    read_event_calendar_feed,
    methods=["GET"],
    summary="Subscribe to events",
    response_class=Response,
    responses={200: {"content": CALENDAR}},
    route_class_override=RawRoute,
)
events.add_api_route(
    "/feed",
    read_event_feed,
    methods=["GET"],
    summary="Read events as a feed",
    response_class=Response,
    responses={200: {"content": FEED}},
    route_class_override=RawRoute,
)


@events.get("/{eventId}", summary="Read an event", response_model=EventRead, responses=problems(EventNotFound))
async def read_event(
    request: Request,
    session: ReadSession,
    event_id: EventId,
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Response:
    """Published, cancelled or held; never a draft. The online room is told to who is registered."""
    found = queries.told(await queries.public_row(session, event_id))
    return public_answer(request, EventRead, found, seconds=10)


async def read_event_calendar(
    event_id: EventId, request: Request, session: ReadSession, wanted: Annotated[EventLanguageQuery, Query()]
) -> Response:
    """One event as iCalendar, with an alarm a day before."""
    row = await queries.public_row(session, event_id)
    content = calendar.calendar([row], wanted.language, request.app.state.settings.public_url)
    return Response(content, media_type=calendar.MEDIA_TYPE, headers=as_calendar_file())


def as_calendar_file() -> dict[str, str]:
    """The headers with which a calendar file is saved."""
    return {"Content-Disposition": 'attachment; filename="slimmer-werken.ics"'}


events.add_api_route(
    "/{eventId}/calendar",
    read_event_calendar,
    methods=["GET"],
    summary="Save an event in a calendar",
    response_class=Response,
    responses={200: {"content": CALENDAR}, **problems(EventNotFound)},
    route_class_override=RawRoute,
)

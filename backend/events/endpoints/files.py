"""Events as their host keeps them."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import Effect, OnceOptional, OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.events import errors
from backend.events.links import links_of
from backend.events.models import Event
from backend.events.queries import events as queries
from backend.events.schemas.events import (
    EventCopies,
    EventFileFilter,
    EventFilePage,
    EventFileRead,
    EventMove,
    EventSeries,
    EventWrite,
)
from backend.events.service import material, planning
from backend.files.errors import FileAttached, FileNotFound
from backend.identity.principals import Principal, current_principal

files = make_router(prefix="/event-files", tag="events")

Host = Annotated[Principal, Security(current_principal, scopes=["events:write"])]
EventFileId = Annotated[UUID, Path(alias="eventFileId", description="The event, of your own organisation.")]
AttachmentId = Annotated[UUID, Path(alias="attachmentId", description="The document.")]


async def _answer(session: WriteSession, once: Effect, event: Event) -> Response:
    return once.answer(
        EventFileRead,
        await queries.describe_file(session, event),
        status=201,
        headers={"Location": f"/v1/event-files/{event.id}", "ETag": etag(event)},
    )


@files.get("", summary="List your events", response_model=EventFilePage)
async def list_event_files(
    request: Request,
    response: Response,
    principal: Host,
    session: ReadSession,
    wanted: Annotated[EventFileFilter, Query()],
) -> dict[str, Any]:
    """Those of your organisation, the latest first."""
    found = await queries.list_files(session, principal, wanted)
    link_pages(request, response, found)
    return found


@files.post("", summary="Plan an event", response_model=EventFileRead, status_code=201)
async def create_event(wish: EventWrite, principal: Host, session: WriteSession, once: OnceOptional) -> Response:
    """Begins as a draft that nobody else sees."""
    return await _answer(session, once, await planning.create(session, principal, wish))


@files.get(
    "/{eventFileId}",
    summary="Read an event with its numbers",
    response_model=EventFileRead,
    responses=problems(errors.EventNotFound),
)
async def read_event_file(
    event_id: EventFileId, principal: Host, session: ReadSession, response: Response
) -> dict[str, Any]:
    """With the code at the door, the online room and the documents."""
    event = await queries.get_file(session, principal, event_id)
    response.headers["ETag"] = etag(event)
    return await queries.describe_file(session, event)


@files.put(
    "/{eventFileId}",
    summary="Change an event",
    response_model=EventFileRead,
    responses=problems(errors.EventNotFound, errors.EventOver, errors.EventIncomplete, errors.EventPlacesTaken),
)
async def replace_event(
    event_id: EventFileId,
    wish: EventWrite,
    principal: Host,
    request: Request,
    *,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """Until it begins. Another moment or place is mailed to everybody; more places go to the line at once."""
    links = links_of(request.app.state.settings)
    event = await planning.edit(session, principal, links, event_id, wish, if_match=if_match)
    response.headers["ETag"] = etag(event)
    return await queries.describe_file(session, event)


@files.post(
    "/{eventFileId}/status-changes",
    summary="Publish or cancel an event",
    response_model=EventFileRead,
    status_code=201,
    responses=problems(errors.EventNotFound, errors.EventMoveImpossible, errors.EventIncomplete, errors.EventOver),
)
async def create_event_status_change(
    event_id: EventFileId,
    wish: EventMove,
    principal: Host,
    request: Request,
    *,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Cancelling mails everybody who is registered or waits, with the reason."""
    links = links_of(request.app.state.settings)
    return await _answer(
        session, once, await planning.move(session, principal, links, event_id, wish, if_match=if_match)
    )


@files.post(
    "/{eventFileId}/copies",
    summary="Copy an event over regions or dates",
    response_model=EventSeries,
    status_code=201,
    responses=problems(errors.EventNotFound, errors.EventOver),
)
async def create_event_copies(
    event_id: EventFileId, wish: EventCopies, principal: Host, session: WriteSession, once: OnceRequired
) -> Response:
    """The same words at other moments and places; each copy begins as a draft."""
    made = await planning.copy(session, principal, event_id, wish)
    found = {"items": await queries.summaries(session, [event.id for event in made])}
    return once.answer(EventSeries, found, status=201, headers={"Location": f"/v1/event-files/{event_id}"})


@files.put(
    "/{eventFileId}/attachments/{attachmentId}",
    summary="Lay a document beside an event",
    response_model=EventFileRead,
    responses=problems(errors.EventNotFound, FileNotFound, errors.EventOver, errors.EventMaterialFull, FileAttached),
)
async def add_event_material(
    event_id: EventFileId, attachment_id: AttachmentId, principal: Host, session: WriteSession
) -> dict[str, Any]:
    """For those who came. The document is one that you added as a file."""
    return await queries.describe_file(session, await material.add(session, principal, event_id, attachment_id))


@files.delete(
    "/{eventFileId}/attachments/{attachmentId}",
    summary="Take a document from an event",
    status_code=204,
    responses=problems(errors.EventNotFound, FileNotFound),
)
async def remove_event_material(
    event_id: EventFileId, attachment_id: AttachmentId, principal: Host, session: WriteSession
) -> None:
    """It is deleted within a week."""
    await material.remove(session, principal, event_id, attachment_id)

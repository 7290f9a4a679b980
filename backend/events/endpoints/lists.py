"""Who registered, for the host: the list, its export, and mails to all."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response

from backend.audit.service import record
from backend.core import clock
from backend.core.database import ReadSession, WriteSession
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import RawRoute
from backend.core.routing import router as make_router
from backend.events import errors, register_file
from backend.events.endpoints.files import EventFileId, Host
from backend.events.links import links_of
from backend.events.queries import events
from backend.events.queries import registrations as queries
from backend.events.schemas.events import EventLanguageQuery
from backend.events.schemas.registrations import (
    EventList,
    EventListFilter,
    EventMailingCreate,
    EventMailingRead,
    EventMailings,
)
from backend.events.service import attendance, mailing

lists = make_router(prefix="/event-files/{eventFileId}", tag="events")

EventRegistrationId = Annotated[UUID, Path(alias="eventRegistrationId", description="The registration.")]
CSV = {"text/csv": {"schema": {"type": "string"}}}
NAME = {"nl": "aanmeldingen", "en": "registrations"}


@lists.get(
    "/registrations",
    summary="List who registered",
    response_model=EventList,
    responses=problems(errors.EventNotFound),
)
async def list_event_registrations(
    event_id: EventFileId,
    request: Request,
    response: Response,
    principal: Host,
    *,
    session: ReadSession,
    wanted: Annotated[EventListFilter, Query()],
) -> dict[str, Any]:
    """For the host alone: those with a place first, then the line in its order."""
    event = await events.get_file(session, principal, event_id)
    found = await queries.list_registrations(session, event.id, wanted)
    link_pages(request, response, found)
    return found


async def read_event_registrations_file(
    event_id: EventFileId, principal: Host, session: WriteSession, wanted: Annotated[EventLanguageQuery, Query()]
) -> Response:
    """As CSV, with each consent in a column of its own. That it was saved is recorded."""
    event = await events.get_file(session, principal, event_id)
    content = register_file.as_csv(await queries.all_registrations(session, event.id), wanted.language)
    record(session, principal, "events.export", "event", event.id)
    name = f"{NAME[wanted.language]}-{event.starts_at.astimezone(clock.AMSTERDAM).date()}.csv"
    return Response(content, media_type="text/csv", headers={"Content-Disposition": f'attachment; filename="{name}"'})


lists.add_api_route(
    "/registrations/files",
    read_event_registrations_file,
    methods=["GET"],
    summary="Save who registered",
    response_class=Response,
    responses={200: {"content": CSV}, **problems(errors.EventNotFound)},
    route_class_override=RawRoute,
)


@lists.put(
    "/registrations/{eventRegistrationId}/attendance",
    summary="Tick that somebody was there",
    status_code=204,
    responses=problems(
        errors.EventNotFound, errors.EventRegistrationNotFound, errors.EventDoorClosed, errors.EventPlaceNotHeld
    ),
)
async def tick_event_attendance(
    event_id: EventFileId, registration_id: EventRegistrationId, principal: Host, session: WriteSession
) -> None:
    """For who did not type the code of the door; once ticked they find the material with their registration."""
    await attendance.tick(session, principal, event_id, registration_id)


@lists.delete(
    "/registrations/{eventRegistrationId}/attendance",
    summary="Take back that somebody was there",
    status_code=204,
    responses=problems(errors.EventNotFound, errors.EventRegistrationNotFound, errors.EventDoorClosed),
)
async def untick_event_attendance(
    event_id: EventFileId, registration_id: EventRegistrationId, principal: Host, session: WriteSession
) -> None:
    """The material beside the event closes for them again."""
    await attendance.untick(session, principal, event_id, registration_id)


@lists.get(
    "/mailings", summary="List mails to all", response_model=EventMailings, responses=problems(errors.EventNotFound)
)
async def list_event_mailings(event_id: EventFileId, principal: Host, session: ReadSession) -> dict[str, Any]:
    """What was mailed to how many people, newest first."""
    event = await events.get_file(session, principal, event_id)
    return {"items": await queries.list_mailings(session, event.id)}


@lists.post(
    "/mailings",
    summary="Mail all who registered, wait or came",
    response_model=EventMailingRead,
    status_code=201,
    responses=problems(errors.EventNotFound, errors.EventMailingSent, errors.EventMailingToNobody),
)
async def create_event_mailing(
    event_id: EventFileId,
    wish: EventMailingCreate,
    principal: Host,
    request: Request,
    *,
    session: WriteSession,
    once: OnceRequired,
) -> Response:
    """Each gets a mail of their own, with the link to their registration; the same words go once."""
    links = links_of(request.app.state.settings)
    made = await mailing.mail(session, principal, links, event_id, wish)
    headers = {"Location": f"/v1/event-files/{event_id}/mailings"}
    return once.answer(EventMailingRead, made, status=201, headers=headers)

"""Which events there are: for everybody, and for their host."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, false, func, literal, or_, select, true
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.events.errors import EventNotFound
from backend.events.models import Event, EventPlaces, EventRegistration, EventStatus, RegistrationStatus
from backend.events.queries.numbers import numbers_of
from backend.events.schemas.events import EventChoice, EventFileFilter, EventFilter
from backend.files.models import File
from backend.files.queries import files_of
from backend.identity.models import Organisation
from backend.identity.principals import Principal

FILE_KIND = "event"
_waiting = (
    select(func.coalesce(func.sum(EventRegistration.people), 0))
    .where(EventRegistration.event_id == Event.id, EventRegistration.status == RegistrationStatus.WAITING)
    .correlate(Event)
    .scalar_subquery()
    .label("waiting")
)
_registered = (
    select(func.coalesce(func.sum(EventRegistration.people), 0))
    .where(EventRegistration.event_id == Event.id, EventRegistration.status == RegistrationStatus.REGISTERED)
    .correlate(Event)
    .scalar_subquery()
    .label("registered")
)
PUBLIC = (EventStatus.PUBLISHED, EventStatus.CANCELLED)
_PLAIN = (
    "id", "kind", "title", "description", "venue", "address", "place", "province", "sections", "themes", "starts_at",
    "ends_at", "registration_closes_at", "cancelled_reason", "is_demonstration",
)  # fmt: skip


def _described() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *Event.__table__.columns,
            Organisation.name.label("host_name"),
            EventPlaces.capacity,
            EventPlaces.taken,
            _waiting,
        )
        .join_from(Event, Organisation, Organisation.id == Event.host_id)
        .join(EventPlaces, EventPlaces.event_id == Event.id)
    )


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """A host keeps its own events; nobody else reads who registered, the programme neither."""
    if principal.organisation_id is None or not principal.may("events:write"):
        return false()
    return Event.host_id == principal.organisation_id


def told_status(status: EventStatus, ends_at: datetime) -> str:
    """`held` for what was published and is over."""
    return "held" if status is EventStatus.PUBLISHED and ends_at <= clock.now() else str(status)


def told(row: RowMapping | dict[str, Any]) -> dict[str, Any]:
    """An event as everybody reads it."""
    free = 0 if row["waiting"] else max(0, row["capacity"] - row["taken"])
    return {
        **{name: row[name] for name in _PLAIN},
        "host": {"id": row["host_id"], "name": row["host_name"]},
        "is_online": row["online_link"] is not None,
        "status": told_status(row["status"], row["ends_at"]),
        "capacity": row["capacity"],
        "places_left": free,
        "waiting": row["waiting"],
        "takes_registrations": row["status"] is EventStatus.PUBLISHED and clock.now() < row["registration_closes_at"],
    }


def chosen(wanted: EventChoice) -> list[ColumnElement[bool]]:
    """The conditions of the filters in force."""
    found: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        found.append(Event.kind == wanted.kind)
    if wanted.province is not None:
        found.append(Event.province == wanted.province)
    if wanted.section is not None:
        found.append(or_(func.cardinality(Event.sections) == 0, literal(wanted.section) == any_(Event.sections)))
    if wanted.theme is not None:
        found.append(literal(wanted.theme.value) == any_(Event.themes))
    if wanted.host_id is not None:
        found.append(Event.host_id == wanted.host_id)
    if wanted.online is not None:
        found.append(Event.online_link.is_not(None) if wanted.online else Event.venue.is_not(None))
    return found


async def list_public(session: AsyncSession, wanted: EventFilter) -> dict[str, Any]:
    """One page of published and cancelled events: coming ones soonest first, or past ones."""
    coming = wanted.when == "coming"
    conditions = [Event.status.in_(PUBLIC), Event.ends_at > clock.now() if coming else Event.ends_at <= clock.now()]
    if wanted.from_day is not None:
        conditions.append(Event.starts_at >= datetime.combine(wanted.from_day, time(), clock.AMSTERDAM))
    order = Event.starts_at if coming else Event.starts_at.desc()
    statement = _described().where(*conditions, *chosen(wanted)).order_by(order, Event.id)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [told(row) for row in found["items"]]}


async def list_coming(session: AsyncSession, wanted: EventChoice, most: int) -> list[dict[str, Any]]:
    """Rows of coming events, cancelled ones too, soonest first: for the calendar."""
    conditions = [Event.status.in_(PUBLIC), Event.ends_at > clock.now(), *chosen(wanted)]
    rows = await session.execute(_described().where(*conditions).order_by(Event.starts_at, Event.id).limit(most))
    return [dict(row) for row in rows.mappings()]


def published_coming(wanted: EventChoice) -> Select[*tuple[Any, ...]]:
    """Events that go on and are not over, soonest first: for the feed."""
    conditions = [Event.status == EventStatus.PUBLISHED, Event.ends_at > clock.now(), *chosen(wanted)]
    return _described().where(*conditions).order_by(Event.starts_at, Event.id)


async def public_row(session: AsyncSession, event_id: UUID) -> dict[str, Any]:
    """One event that everybody sees. Raises EventNotFound (404)."""
    return await _row(session, and_(Event.id == event_id, Event.status.in_(PUBLIC)))


async def any_row(session: AsyncSession, event_id: UUID) -> dict[str, Any]:
    """One event, for a caller who decided who may see it."""
    return await _row(session, Event.id == event_id)


async def _row(session: AsyncSession, which: ColumnElement[bool]) -> dict[str, Any]:
    row = (await session.execute(_described().where(which))).mappings().one_or_none()
    if row is None:
        raise EventNotFound
    return dict(row)


async def get_file(session: AsyncSession, principal: Principal, event_id: UUID, *, for_update: bool = False) -> Event:
    """An event of one's own organisation. Raises EventNotFound (404)."""
    statement = select(Event).where(Event.id == event_id, visible_to(principal))
    if for_update:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found: Event | None = await session.scalar(statement)
    if found is None:
        raise EventNotFound
    return found


async def list_files(session: AsyncSession, principal: Principal, wanted: EventFileFilter) -> dict[str, Any]:
    """One page of one's own events, the latest first."""
    over = Event.ends_at <= clock.now()
    by_status = {
        None: true(),
        "draft": Event.status == EventStatus.DRAFT,
        "cancelled": Event.status == EventStatus.CANCELLED,
        "published": and_(Event.status == EventStatus.PUBLISHED, ~over),
        "held": and_(Event.status == EventStatus.PUBLISHED, over),
    }
    statement = (
        _described()
        .add_columns(_registered)
        .where(visible_to(principal), by_status[wanted.status])
        .order_by(Event.starts_at.desc(), Event.id)
    )
    found = await page_of(session, statement, wanted)
    return {**found, "items": [summary(row) for row in found["items"]]}


async def summaries(session: AsyncSession, event_ids: list[UUID]) -> list[dict[str, Any]]:
    """These events as in the list of their host, soonest first."""
    statement = _described().add_columns(_registered).where(Event.id.in_(event_ids)).order_by(Event.starts_at, Event.id)
    return [summary(dict(row)) for row in (await session.execute(statement)).mappings()]


def summary(row: dict[str, Any]) -> dict[str, Any]:
    """An event in the list of its host."""
    return {**told(row), "registered": row["registered"], "version": row["version"]}


async def describe_file(session: AsyncSession, event: Event) -> dict[str, Any]:
    """An event as its host keeps it."""
    row = await any_row(session, event.id)
    coming = row["starts_at"] > clock.now()
    status = row["status"]
    acts = {
        "edit": status is EventStatus.DRAFT or (status is EventStatus.PUBLISHED and coming),
        "publish": status is EventStatus.DRAFT,
        "cancel": status is EventStatus.PUBLISHED and row["ends_at"] > clock.now(),
        "mail": status is not EventStatus.DRAFT,
        "attach": status is EventStatus.PUBLISHED,
    }
    return {
        **told(row),
        **{name: row[name] for name in ("online_link", "door_code", "cost_cents", "series_id", "version")},
        "numbers": await numbers_of(session, event.id, row["cost_cents"]),
        "materials": [material(file) for file in await files_of(session, FILE_KIND, event.id)],
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


def material(file: File) -> dict[str, Any]:
    """A document as it is told."""
    return {name: getattr(file, name) for name in ("id", "name", "media_type", "size")}

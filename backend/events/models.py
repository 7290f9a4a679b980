"""An event, its places, who registered, and what the host mailed to all."""

from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    FetchedValue,
    ForeignKey,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.events.errors import EventIncomplete, EventMoveImpossible, EventOver, EventRegistrationEnded

MOST_PEOPLE = 3  # that one registration is for
MOST_PLACES = 10_000


class EventKind(StrEnum):
    """What sort of event it is."""

    MEETING = "meeting"
    WORKSHOP = "workshop"
    WEBINAR = "webinar"


class EventStatus(StrEnum):
    """What the host decided. That it was held follows from the clock: published, and past its end."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


NEXT: MappingProxyType[EventStatus, frozenset[EventStatus]] = MappingProxyType(
    {
        EventStatus.DRAFT: frozenset({EventStatus.PUBLISHED}),
        EventStatus.PUBLISHED: frozenset({EventStatus.CANCELLED}),
        EventStatus.CANCELLED: frozenset(),
    }
)


class Event(Identified, Timestamped, Versioned, Base):
    """A meeting of the programme, a branch or Syntens.

    `online_link` is told to who is registered and to nobody else. `door_code` is shown by the host at the door. The
    version is also the SEQUENCE of its calendar file.
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="period_ordered"),
        CheckConstraint("registration_closes_at <= starts_at", name="closes_before_start"),
        CheckConstraint("(status = 'cancelled') = (cancelled_reason IS NOT NULL)", name="cancelled_with_reason"),
        CheckConstraint("status = 'draft' OR venue IS NOT NULL OR online_link IS NOT NULL", name="somewhere"),
        CheckConstraint("(status = 'draft') = (published_at IS NULL)", name="published_at_set"),
        CheckConstraint("online_link ~ '^https://'", name="link_form"),
        CheckConstraint("door_code ~ '^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$'", name="door_code_form"),
        CheckConstraint("cost_cents >= 0", name="cost_positive"),
        Index(None, "host_id", "starts_at"),
        Index(None, "status", "starts_at"),
        Index(None, "series_id"),
    )

    host_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    series_id: Mapped[UUID | None]
    kind: Mapped[EventKind]
    title: Mapped[dict[str, str]]
    description: Mapped[dict[str, str]]
    venue: Mapped[str | None]
    address: Mapped[str | None]
    place: Mapped[str | None]
    province: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    online_link: Mapped[str | None]
    sections: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    registration_closes_at: Mapped[datetime]
    status: Mapped[EventStatus] = mapped_column(default=EventStatus.DRAFT)
    published_at: Mapped[datetime | None]
    cancelled_reason: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    door_code: Mapped[str] = mapped_column(String(6), unique=True)
    cost_cents: Mapped[int | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def publish(self, at: datetime) -> None:
        """Let people register. Raises EventMoveImpossible and EventIncomplete (409)."""
        self._move(EventStatus.PUBLISHED)
        if (self.venue is None and self.online_link is None) or self.starts_at <= at:
            raise EventIncomplete
        self.status, self.published_at = EventStatus.PUBLISHED, at

    def cancel(self, at: datetime, reason: dict[str, str]) -> None:
        """It does not go on. Raises EventMoveImpossible, and EventOver when it was held (409)."""
        self._move(EventStatus.CANCELLED)
        if self.ends_at <= at:
            raise EventOver
        self.status, self.cancelled_reason = EventStatus.CANCELLED, reason

    def require_changeable(self, at: datetime) -> None:
        """Refuse to change what was cancelled or has begun. Raises EventOver (409)."""
        if self.status is EventStatus.CANCELLED or (self.status is EventStatus.PUBLISHED and self.starts_at <= at):
            raise EventOver

    def takes_registrations(self, at: datetime) -> bool:
        """Whether one can register at this moment."""
        return self.status is EventStatus.PUBLISHED and at < self.registration_closes_at

    def is_coming(self, at: datetime) -> bool:
        """Whether it will begin: until then people confirm, move up and cancel."""
        return self.status is EventStatus.PUBLISHED and at < self.starts_at

    def _move(self, to: EventStatus) -> None:
        if to not in NEXT[self.status]:
            raise EventMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT[self.status]))


class EventPlaces(Base):
    """How many places an event has, and how many of them are held.

    Whoever gives or takes a place holds this row first, so that all take turns. A trigger on the registrations counts
    `taken`, and the CHECK refuses one place too many, whatever the code does. Apart from the event itself, of which a
    change of a place is none.
    """

    __tablename__ = "event_places"
    __table_args__ = (
        CheckConstraint(f"capacity BETWEEN 1 AND {MOST_PLACES}", name="capacity_possible"),
        CheckConstraint("taken BETWEEN 0 AND capacity", name="never_too_many"),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    capacity: Mapped[int]
    taken: Mapped[int] = mapped_column(server_default=text("0"), server_onupdate=FetchedValue())

    @property
    def free(self) -> int:
        """Places that nobody holds."""
        return self.capacity - self.taken


class RegistrationStatus(StrEnum):
    """Where a registration stands."""

    UNCONFIRMED = "unconfirmed"
    REGISTERED = "registered"
    WAITING = "waiting"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


ACTIVE = (RegistrationStatus.UNCONFIRMED, RegistrationStatus.REGISTERED, RegistrationStatus.WAITING)
CONFIRMED = (RegistrationStatus.REGISTERED, RegistrationStatus.WAITING)


class EventRegistration(Identified, Timestamped, Versioned, Base):
    """Somebody who wants to come, by their mail address. No account is needed, and none is kept with it.

    An address that nobody confirmed holds a place until `held_until`. The line is ordered by `line_number`.
    """

    __tablename__ = "event_registrations"
    __table_args__ = (
        CheckConstraint(f"people BETWEEN 1 AND {MOST_PEOPLE}", name="few_people"),
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),
        CheckConstraint("(status = 'waiting') = (line_number IS NOT NULL)", name="waits_in_line"),
        CheckConstraint(
            "CASE status WHEN 'registered' THEN holds_place WHEN 'unconfirmed' THEN true ELSE NOT holds_place END",
            name="place_by_status",
        ),
        CheckConstraint("status NOT IN ('registered', 'waiting') OR confirmed_at IS NOT NULL", name="confirmed"),
        CheckConstraint("attended_at IS NULL OR status = 'registered'", name="came_when_registered"),
        Index(
            "event_registrations_once_key",
            "event_id",
            "email",
            unique=True,
            postgresql_where=text("status IN ('unconfirmed', 'registered', 'waiting')"),
        ),
        Index(
            "event_registrations_line_key",
            "event_id",
            "line_number",
            unique=True,
            postgresql_where=text("line_number IS NOT NULL"),
        ),
        Index(None, "event_id", "created_at"),
        Index(None, "email"),
        Index("event_registrations_held_idx", "held_until", postgresql_where=text("status = 'unconfirmed'")),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    email: Mapped[str]
    name: Mapped[str]
    firm: Mapped[str | None]
    kvk_number: Mapped[str | None] = mapped_column(String(8))
    people: Mapped[int] = mapped_column(SmallInteger)
    language: Mapped[str] = mapped_column(String(2))
    may_mail: Mapped[bool]
    may_photograph: Mapped[bool]
    may_follow: Mapped[bool]
    status: Mapped[RegistrationStatus] = mapped_column(default=RegistrationStatus.UNCONFIRMED)
    holds_place: Mapped[bool]
    held_until: Mapped[datetime]
    line_number: Mapped[int | None]
    confirmed_at: Mapped[datetime | None]
    moved_up_at: Mapped[datetime | None]
    decline_by: Mapped[datetime | None]
    attended_at: Mapped[datetime | None]
    week_reminder_at: Mapped[datetime | None]
    day_reminder_at: Mapped[datetime | None]

    @property
    def is_active(self) -> bool:
        """Whether it counts: not cancelled and not lapsed."""
        return self.status in ACTIVE

    def register(self, at: datetime) -> None:
        """It has a place. The caller holds the places of the event and looked that there is one."""
        self.status, self.holds_place, self.line_number = RegistrationStatus.REGISTERED, True, None
        self.confirmed_at = self.confirmed_at or at

    def wait(self, at: datetime, line_number: int) -> None:
        """It stands in line."""
        self.status, self.holds_place, self.line_number = RegistrationStatus.WAITING, False, line_number
        self.confirmed_at = at

    def move_up(self, at: datetime, decline_by: datetime) -> None:
        """A place came free for it."""
        self.register(at)
        self.moved_up_at, self.decline_by = at, decline_by

    def cancel(self) -> None:
        """They do not come. Raises EventRegistrationEnded (409)."""
        if not self.is_active:
            raise EventRegistrationEnded(currentStatus=self.status)
        self._end(RegistrationStatus.CANCELLED)

    def lapse(self) -> None:
        """Nobody confirmed it in time."""
        assert self.status is RegistrationStatus.UNCONFIRMED
        self._end(RegistrationStatus.LAPSED)

    def _end(self, status: RegistrationStatus) -> None:
        self.status, self.holds_place, self.line_number = status, False, None


class MailingAudience(StrEnum):
    """Whom the host mails."""

    REGISTERED = "registered"
    WAITING = "waiting"
    ATTENDED = "attended"


class EventMailing(Identified, Timestamped, Base):
    """One mail of the host to all of an audience; the same words once. Who got it stands in no list."""

    __tablename__ = "event_mailings"
    __table_args__ = (
        UniqueConstraint("event_id", "audience", "digest"),
        CheckConstraint("recipients >= 1", name="to_somebody"),
        Index(None, "sent_by"),
    )

    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    audience: Mapped[MailingAudience]
    message: Mapped[str]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    recipients: Mapped[int]
    sent_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

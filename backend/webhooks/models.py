"""Webhook endpoints, the messages that go to them, and each attempt to deliver one."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned

KEPT = timedelta(days=30)  # a message, with its attempts
WAITING = text("state = 'waiting'")


class EndpointStatus(StrEnum):
    """Whether an endpoint is sent to. A paused one collects its messages; a disabled one gets no new ones."""

    ACTIVE = "active"
    PAUSED = "paused"
    DISABLED = "disabled"


class DisabledBecause(StrEnum):
    """Why the platform disabled an endpoint by itself."""

    GONE = "gone"
    FAILING = "failing"


class WebhookEndpoint(Identified, Timestamped, Versioned, Base):
    """An address of one organisation that changes are sent to, and how it answered lately.

    The secret is kept sealed: it must sign. While a rotation runs, the one before signs too. What the worker notes of
    its health leaves the version alone, so that it never makes the version that somebody reads stale.
    """

    __tablename__ = "webhook_endpoints"
    __table_args__ = (
        CheckConstraint("cardinality(message_types) > 0", name="message_types_some"),
        CheckConstraint("(status = 'disabled') = (disabled_because IS NOT NULL)", name="disabled_for_a_reason"),
        CheckConstraint("(sealed_former_secret IS NULL) = (former_until IS NULL)", name="former_secret_ends"),
        Index("webhook_endpoints_organisation_idx", "organisation_id", "name"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    name: Mapped[str]
    url: Mapped[str]
    message_types: Mapped[list[str]] = mapped_column(ARRAY(String))
    status: Mapped[EndpointStatus] = mapped_column(default=EndpointStatus.ACTIVE)
    disabled_because: Mapped[DisabledBecause | None]
    sealed_secret: Mapped[bytes] = mapped_column(LargeBinary)
    sealed_former_secret: Mapped[bytes | None] = mapped_column(LargeBinary)
    former_until: Mapped[datetime | None]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    # The system that made it: in the sandbox its people have things go wrong with the messages.
    client_id: Mapped[UUID | None] = mapped_column(ForeignKey("machine_clients.id", ondelete="SET NULL"), index=True)
    last_delivered_at: Mapped[datetime | None]
    failing_since: Mapped[datetime | None]


class DeliveryState(StrEnum):
    """What became of a message. One that is under way still waits, until its outcome is recorded."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class WebhookDelivery(Identified, Timestamped, Base):
    """One message to one endpoint, with the body as it is sent, byte for byte, at every attempt.

    `attempts` counts those of the present round: sending it again begins a new one. `lease` names who sends it now.
    In the sandbox only: `number` counts the messages of its endpoint, from 1; `sent_twice` and `held_until` are what
    goes wrong with it on purpose. One that is held lets a later one of its line go first.
    """

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "message_id"),
        CheckConstraint("(subject_id IS NULL) = (sequence IS NULL)", name="subject_has_sequence"),
        CheckConstraint("(lease IS NULL) = (leased_until IS NULL)", name="lease_ends"),
        CheckConstraint("state = 'waiting' OR lease IS NULL", name="lease_of_waiting"),
        CheckConstraint("number IS NOT NULL OR NOT sent_twice AND held_until IS NULL", name="faults_by_number"),
        UniqueConstraint("endpoint_id", "number"),
        Index("webhook_deliveries_due_idx", "endpoint_id", "next_attempt_at", postgresql_where=WAITING),
        Index("webhook_deliveries_line_idx", "endpoint_id", "subject_id", "sequence", postgresql_where=WAITING),
        Index("webhook_deliveries_leased_idx", "endpoint_id", postgresql_where=text("lease IS NOT NULL")),
        Index("webhook_deliveries_log_idx", "endpoint_id", "created_at", "id"),
        Index("webhook_deliveries_age_idx", "created_at"),
    )

    endpoint_id: Mapped[UUID] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="CASCADE"))
    message_id: Mapped[UUID]
    message_type: Mapped[str]
    subject_id: Mapped[UUID | None]
    sequence: Mapped[int | None]
    body: Mapped[str]
    state: Mapped[DeliveryState] = mapped_column(default=DeliveryState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    lease: Mapped[UUID | None]
    leased_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    number: Mapped[int | None]
    sent_twice: Mapped[bool] = mapped_column(default=False)
    held_until: Mapped[datetime | None]


class Fault(StrEnum):
    """Why an attempt did not arrive."""

    ADDRESS = "address"
    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    TIME = "time"
    REDIRECT = "redirect"
    STATUS = "status"
    SECRET = "secret"  # noqa: S105 - our own seal of it does not open


class WebhookAttempt(Identified, Base):
    """One attempt: what went along, and what came back. The signature itself is not kept."""

    __tablename__ = "webhook_attempts"
    __table_args__ = (Index("webhook_attempts_delivery_idx", "delivery_id", "started_at"),)

    delivery_id: Mapped[UUID] = mapped_column(ForeignKey("webhook_deliveries.id", ondelete="CASCADE"))
    started_at: Mapped[datetime]
    milliseconds: Mapped[int]
    request_headers: Mapped[dict[str, str]]
    status_code: Mapped[int | None]
    answer: Mapped[str | None]
    fault: Mapped[Fault | None]

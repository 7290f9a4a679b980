"""The history of a voucher: its moves, what was asked, and the letters; append-only but for an answer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Enum,
    ForeignKey,
    Identity,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.vouchers.states import Party, VoucherStatus

# Two columns of one enum in a table would give two CHECKs of one name: the second is named here.
TO_STATUS = Enum(
    VoucherStatus,
    name="to_status",
    native_enum=False,
    create_constraint=True,
    length=40,
    values_callable=lambda kind: [member.value for member in kind],
)


class VoucherStatusChange(Base):
    """One move of one voucher, append-only."""

    __tablename__ = "voucher_status_changes"
    __table_args__ = (
        UniqueConstraint("voucher_id", "voucher_version", "to_status"),
        CheckConstraint("source_event_id IS NULL OR client_id IS NOT NULL", name="event_of_client"),
        CheckConstraint("(source_event_id IS NULL) = (source_fingerprint IS NULL)", name="event_whole"),
        Index(
            "voucher_status_changes_source_event_idx",
            "client_id",
            "source_event_id",
            unique=True,
            postgresql_where=text("source_event_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    voucher_version: Mapped[int]
    from_status: Mapped[VoucherStatus]
    to_status: Mapped[VoucherStatus] = mapped_column(TO_STATUS)
    source: Mapped[Party]
    account_id: Mapped[UUID | None]  # no foreign key: history outlives the account of who made it
    actor_name: Mapped[str | None]
    organisation_id: Mapped[UUID | None]
    client_id: Mapped[UUID | None]  # the system that made the move, what it calls it, sent, and when it was there
    source_event_id: Mapped[str | None]
    source_fingerprint: Mapped[bytes | None] = mapped_column(LargeBinary)
    source_occurred_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    occurred_at: Mapped[datetime]
    recorded_at: Mapped[datetime]


class InformationRequest(Identified, Base):
    """What an officer asked, and what the company answered; the decision term stands still in between."""

    __tablename__ = "information_requests"
    __table_args__ = (
        Index(None, "voucher_id", "asked_at"),
        Index("information_requests_open_idx", "voucher_id", unique=True, postgresql_where=text("closed_at IS NULL")),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    question: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID]
    respond_before: Mapped[date]
    answer: Mapped[str | None]
    closed_at: Mapped[datetime | None]


class VoucherLetter(Identified, Base):
    """A decision as it was announced, in both languages, append-only."""

    __tablename__ = "voucher_letters"
    __table_args__ = (Index(None, "voucher_id", "sent_at"),)

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    kind: Mapped[str]
    subject: Mapped[dict[str, str]]
    body: Mapped[dict[str, str]]
    sent_at: Mapped[datetime]

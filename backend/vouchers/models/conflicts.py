"""Conflicts between Syntens' own system and the platform: a move made there that was impossible here."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.vouchers.refusals import ConflictDecided
from backend.vouchers.states import VoucherStatus

THEIR_STATUS = Enum(
    VoucherStatus,
    name="their_status",
    native_enum=False,
    create_constraint=True,
    length=40,
    values_callable=lambda kind: [member.value for member in kind],
)


class ConflictStatus(StrEnum):
    """The life of a conflict: open, then one of two sides is right."""

    OPEN = "open"
    KEPT_OURS = "kept_ours"
    TOOK_THEIRS = "took_theirs"


def conflict_address(conflict_id: UUID | None) -> str | None:
    """Where a conflict is read."""
    return f"/v1/sync-conflicts/{conflict_id}" if conflict_id else None


class SyncConflict(Identified, Versioned, Base):
    """Both sides as they were when the move came in, and what an officer made of it."""

    __tablename__ = "sync_conflicts"
    __table_args__ = (
        UniqueConstraint("client_id", "source_event_id"),
        CheckConstraint(
            "(status = 'open') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL) "
            "AND (decided_by IS NULL) = (reason IS NULL)",
            name="decided_whole",
        ),
        Index(None, "voucher_id"),
        Index(None, "status", "received_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    client_id: Mapped[UUID]
    client_name: Mapped[str]
    source_event_id: Mapped[str]
    source_fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    source_occurred_at: Mapped[datetime]
    made_there_by: Mapped[UUID]
    their_status: Mapped[VoucherStatus] = mapped_column(THEIR_STATUS)
    wish: Mapped[dict[str, Any]] = mapped_column(JSONB)  # the move as it was sent
    our_status: Mapped[VoucherStatus]
    received_at: Mapped[datetime]
    status: Mapped[ConflictStatus] = mapped_column(default=ConflictStatus.OPEN)
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]

    def decide(self, to: ConflictStatus, *, by: UUID, at: datetime, reason: str) -> None:
        """An officer says which side is right, once. Raises ConflictDecided (409)."""
        if self.status is not ConflictStatus.OPEN:
            raise ConflictDecided
        self.status, self.decided_by, self.decided_at, self.reason = to, by, at, reason

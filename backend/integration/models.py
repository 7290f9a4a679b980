"""Messages that wait to be delivered, and when recurring work is due."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped

WAITING = text("delivered_at IS NULL AND failed_at IS NULL")


class OutboxSequence(Base):
    """The last number given out for a subject. Locked until the act commits, so numbers follow commits."""

    __tablename__ = "outbox_sequences"

    subject_id: Mapped[UUID] = mapped_column(primary_key=True)
    last: Mapped[int]


class OutboxMessage(Identified, Timestamped, Base):
    """Something that happened to a subject and must reach others; delivered in the order of its sequence."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        UniqueConstraint("subject_id", "sequence"),
        Index("outbox_messages_due_idx", "next_attempt_at", postgresql_where=WAITING),
        Index("outbox_messages_waiting_idx", "subject_id", "sequence", postgresql_where=WAITING),
    )

    topic: Mapped[str]
    subject_id: Mapped[UUID]
    sequence: Mapped[int]
    payload: Mapped[dict[str, Any]] = mapped_column(JSONB)
    delivered_at: Mapped[datetime | None]
    failed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    last_error: Mapped[str | None]

    def restart(self, at: datetime) -> bool:
        """Let one that failed be delivered again, with all its tries; False, and nothing happens, for any other."""
        if self.failed_at is None:
            return False
        self.failed_at, self.attempts, self.next_attempt_at = None, 0, at
        return True


class RecurringJob(Base):
    """When a piece of recurring work is due next, and how it went last."""

    __tablename__ = "recurring_jobs"

    name: Mapped[str] = mapped_column(primary_key=True)
    next_run_at: Mapped[datetime]
    last_run_at: Mapped[datetime | None]
    last_count: Mapped[int | None]
    last_error: Mapped[str | None]

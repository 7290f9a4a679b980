"""Many moves of a system that are made as a job: what was asked, how far it is, and what became of each."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified

_DONE = "applied + already_applied + conflicts + refused"
_UNFINISHED = text("finished_at IS NULL")


class BulkOutcome(StrEnum):
    """How one move ended."""

    APPLIED = "applied"
    ALREADY_APPLIED = "already_applied"
    CONFLICT = "conflict"
    REFUSED = "refused"


class StatusChangeJobStatus(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"


class StatusChangeJob(Identified, Base):
    """The moves that a system sent in one request. Its moves end in order, so as many as ended is where it is."""

    __tablename__ = "voucher_status_change_jobs"
    __table_args__ = (
        UniqueConstraint("client_id", "idempotency_key"),
        Index(None, "client_id", "fingerprint", unique=True, postgresql_where=text("idempotency_key IS NULL")),
        CheckConstraint(f"{_DONE} <= total AND (finished_at IS NULL) = ({_DONE} < total)", name="finished_whole"),
        Index(None, "organisation_id", "received_at"),
        Index(None, "client_id", "received_at", postgresql_where=_UNFINISHED),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    client_id: Mapped[UUID]
    client_name: Mapped[str]
    idempotency_key: Mapped[str | None]
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary)
    total: Mapped[int]
    applied: Mapped[int] = mapped_column(default=0)
    already_applied: Mapped[int] = mapped_column(default=0)
    conflicts: Mapped[int] = mapped_column(default=0)
    refused: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    last_at: Mapped[datetime | None]  # when its last move ended: the job that waits longest has its turn
    finished_at: Mapped[datetime | None]

    @property
    def done(self) -> int:
        """How many moves ended; so also the index of the next."""
        return self.applied + self.already_applied + self.conflicts + self.refused

    @property
    def progress(self) -> int:
        """In whole percents."""
        return self.done * 100 // self.total

    @property
    def status(self) -> StatusChangeJobStatus:
        """How far it is."""
        if self.finished_at is not None:
            return StatusChangeJobStatus.FINISHED
        return StatusChangeJobStatus.RUNNING if self.started_at else StatusChangeJobStatus.QUEUED

    @property
    def address(self) -> str:
        """Where it is read."""
        return f"/v1/voucher-status-change-jobs/{self.id}"

    def count(self, outcome: BulkOutcome, moves: int, at: datetime) -> None:
        """So many moves more ended like this."""
        match outcome:
            case BulkOutcome.APPLIED:
                self.applied += moves
            case BulkOutcome.ALREADY_APPLIED:
                self.already_applied += moves
            case BulkOutcome.CONFLICT:
                self.conflicts += moves
            case BulkOutcome.REFUSED:
                self.refused += moves
        self.started_at, self.last_at = self.started_at or at, at
        self.finished_at = at if self.done == self.total else None


class StatusChangeJobItem(Base):
    """One move of a job. What was sent goes when it ended: the history, or the list of conflicts, has it then."""

    __tablename__ = "voucher_status_change_job_items"
    __table_args__ = (
        CheckConstraint(
            "(wish IS NULL) = (outcome IS NOT NULL) AND (outcome IS NULL) = (status IS NULL)", name="ended_whole"
        ),
        CheckConstraint("(problem IS NOT NULL) = coalesce(outcome IN ('conflict', 'refused'), false)", name="reason"),
    )

    job_id: Mapped[UUID] = mapped_column(
        ForeignKey("voucher_status_change_jobs.id", ondelete="CASCADE"), primary_key=True
    )
    index: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str | None]  # its name in the other system
    voucher_id: Mapped[UUID]  # as it was sent: there may be no such voucher
    if_version: Mapped[int]
    wish: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    outcome: Mapped[BulkOutcome | None]
    status: Mapped[int | None]
    etag: Mapped[str | None]
    conflict_id: Mapped[UUID | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))  # the document, per language

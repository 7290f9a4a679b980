"""Downloads, erasures with their log, and who looked into a company's file."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.privacy.errors import ErasureDone


class Whose(StrEnum):
    """Whose data: one person's or one company's."""

    PERSON = "person"
    COMPANY = "company"


class ExportStatus(StrEnum):
    """Where a download is."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    EXPIRED = "expired"


class DataExport(Identified, Timestamped, Base):
    """A download of everything that is kept about a person or a company, made by the worker part by part."""

    __tablename__ = "data_exports"
    __table_args__ = (
        CheckConstraint("(whose = 'company') = (company_id IS NOT NULL)", name="company_named"),
        CheckConstraint("0 <= done AND done <= total", name="progress_possible"),
        CheckConstraint("(ready_at IS NULL) = (status IN ('queued', 'running', 'failed'))", name="ready_at_set"),
        Index(
            "data_exports_one_at_a_time_idx",
            "account_id",
            text("coalesce(company_id, account_id)"),
            unique=True,
            postgresql_where=text("status IN ('queued', 'running')"),
        ),
        Index(None, "status", "created_at"),
    )

    whose: Mapped[Whose]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    status: Mapped[ExportStatus] = mapped_column(default=ExportStatus.QUEUED)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int]
    size: Mapped[int | None]
    ready_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]

    @property
    def subject_id(self) -> UUID:
        """Whom it is about."""
        return self.company_id or self.account_id

    def finish(self, at: datetime, expires_at: datetime, size: int) -> None:
        """It can be fetched until it expires."""
        self.status, self.done, self.size = ExportStatus.READY, self.total, size
        self.ready_at, self.expires_at = at, expires_at


class ErasureStatus(StrEnum):
    """Where a request for erasure is."""

    WAITING = "waiting"
    CANCELLED = "cancelled"
    HALTED = "halted"
    DONE = "done"


class ErasureRequest(Identified, Versioned, Base):
    """Somebody asks to erase an account or a company. Until `due_at` it can be taken back; then the worker does it.

    Identifiers stand here without foreign keys: the request outlives what it erased. It is halted when something that
    must be settled first came in between.
    """

    __tablename__ = "erasure_requests"
    __table_args__ = (
        Index(
            "erasure_requests_one_waiting_idx", "subject_id", unique=True, postgresql_where=text("status = 'waiting'")
        ),
        Index("erasure_requests_due_idx", "due_at", postgresql_where=text("status = 'waiting'")),
        Index(None, "subject_id", "requested_at"),
        CheckConstraint("(status = 'waiting') = (ended_at IS NULL)", name="ended_at_set"),
    )

    whose: Mapped[Whose]
    subject_id: Mapped[UUID]
    requested_by: Mapped[UUID]
    requested_at: Mapped[datetime]
    due_at: Mapped[datetime]
    status: Mapped[ErasureStatus] = mapped_column(default=ErasureStatus.WAITING)
    ended_at: Mapped[datetime | None]

    def _end(self, to: ErasureStatus, at: datetime) -> None:
        if self.status is not ErasureStatus.WAITING:
            raise ErasureDone(currentStatus=self.status)
        self.status, self.ended_at = to, at

    def cancel(self, at: datetime) -> None:
        """Taken back in time."""
        self._end(ErasureStatus.CANCELLED, at)

    def halt(self, at: datetime) -> None:
        """Something must be settled first."""
        self._end(ErasureStatus.HALTED, at)

    def finish(self, at: datetime) -> None:
        """Erased."""
        self._end(ErasureStatus.DONE, at)


class ErasureLogEntry(Base):
    """That something was erased: what a restore needs to erase it again, and no more. Append-only, kept two years."""

    __tablename__ = "erasure_log"

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    subject_id: Mapped[UUID] = mapped_column(unique=True)
    whose: Mapped[Whose]
    erased_at: Mapped[datetime]


class FilePart(StrEnum):
    """Which part of a company's file was read."""

    COMPANY = "company"
    SCAN = "scan"
    VOUCHER = "voucher"
    TRAJECTORY = "trajectory"
    MEASUREMENT = "measurement"
    DOCUMENT = "document"


class FileAccess(Base):
    """An officer read a part of a company's file: one row per officer, part and day. Visible to the company."""

    __tablename__ = "file_accesses"
    __table_args__ = (Index(None, "company_id", "accessed_on"),)

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    part: Mapped[FilePart] = mapped_column(primary_key=True)
    accessed_on: Mapped[date] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID | None]
    first_at: Mapped[datetime]

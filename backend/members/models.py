"""Imports of members from a file: what was sent, what would change by it, and what is wrong in it."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.members.errors import ImportMoveNotPossible, ImportNotReady
from backend.organisations.models import SbiVersion

KEPT = timedelta(days=7)  # an import, with all that was sent and told


class FileFormat(StrEnum):
    """What the file is, told by its content."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


class ImportStatus(StrEnum):
    """Where an import is."""

    READING = "reading"
    READY = "ready"
    IMPORTING = "importing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class MismatchKind(StrEnum):
    """What becomes of a row: passed over, counted once, or taken in after it was mended."""

    WRONG = "wrong"
    DOUBLED = "doubled"
    MENDED = "mended"


ENDED = (ImportStatus.DONE, ImportStatus.FAILED, ImportStatus.CANCELLED)
WORK = text("status IN ('reading', 'importing') OR file_kept")


class MemberImport(Identified, Timestamped, Versioned, Base):
    """A file with members. Until it is carried out it changes nothing in the register.

    `columns` holds the heading of each column and some values under it, `mapping` the column of each field of a member
    by its place from 0, `counts` what would change, or did. The file itself lies in the object store under this
    identifier as long as `file_kept`. `started_by` and `client_id` are who had it carried out.
    """

    __tablename__ = "member_imports"
    __table_args__ = (
        CheckConstraint("0 <= rows_done", name="rows_possible"),
        CheckConstraint("status <> 'done' OR counts IS NOT NULL", name="done_counted"),
        CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="failure_told"),
        Index(None, "branch_id", "created_at"),
        Index("member_imports_work_idx", "created_at", postgresql_where=WORK),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    status: Mapped[ImportStatus] = mapped_column(default=ImportStatus.READING)
    file_name: Mapped[str]
    file_format: Mapped[FileFormat]
    file_kept: Mapped[bool] = mapped_column(default=True)
    columns: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    mapping: Mapped[dict[str, int] | None] = mapped_column(JSONB(none_as_null=True))
    ends_absent: Mapped[bool] = mapped_column(default=False)
    attempts: Mapped[int] = mapped_column(default=0)
    rows_done: Mapped[int] = mapped_column(default=0)
    rows_total: Mapped[int | None]
    counts: Mapped[dict[str, int] | None] = mapped_column(JSONB(none_as_null=True))
    failure: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    started_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    client_id: Mapped[UUID | None]
    finished_at: Mapped[datetime | None]

    @property
    def expires_at(self) -> datetime:
        """When it is thrown away, with all that was sent and told."""
        return self.created_at + KEPT

    def change(self, mapping: dict[str, int] | None, ends_absent: bool | None) -> None:
        """Read the file with other columns, or decide about who is not in it. Raises ImportMoveNotPossible (409)."""
        if self.status not in (ImportStatus.READING, ImportStatus.READY):
            raise ImportMoveNotPossible(currentStatus=self.status.value)
        if mapping is not None and mapping != self.mapping:
            self.mapping, self.status, self.counts, self.rows_done = mapping, ImportStatus.READING, None, 0
        if ends_absent is not None:
            self.ends_absent = ends_absent

    def start(self, account_id: UUID | None, client_id: UUID | None) -> None:
        """Have the worker carry it out. Raises ImportMoveNotPossible, ImportNotReady (409)."""
        if self.status is not ImportStatus.READY:
            raise ImportMoveNotPossible(currentStatus=self.status.value)
        if self.counts is None:
            raise ImportNotReady
        self.status, self.started_by, self.client_id = ImportStatus.IMPORTING, account_id, client_id

    def cancel(self, at: datetime) -> None:
        """Leave the register as it is. Raises ImportMoveNotPossible (409) when it ended."""
        if self.status in ENDED:
            raise ImportMoveNotPossible(currentStatus=self.status.value)
        self.status, self.finished_at = ImportStatus.CANCELLED, at

    def fail(self, at: datetime, failure: dict[str, str]) -> None:
        """It cannot be read or carried out; the register is as it was."""
        self.status, self.finished_at, self.failure = ImportStatus.FAILED, at, failure

    def finish(self, at: datetime, counts: dict[str, int]) -> None:
        """It was carried out."""
        self.status, self.finished_at, self.counts = ImportStatus.DONE, at, counts


class MemberImportRow(Base):
    """A row as it would stand in the register, of each KVK number the first. One that is wrong holds its number only.

    Whoever stands in a wrong row is in the file all the same, and is not ended.
    """

    __tablename__ = "member_import_rows"
    __table_args__ = (CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),)

    import_id: Mapped[UUID] = mapped_column(ForeignKey("member_imports.id", ondelete="CASCADE"), primary_key=True)
    kvk_number: Mapped[str] = mapped_column(String(8), primary_key=True)
    is_right: Mapped[bool]
    name: Mapped[str | None]
    sort_name: Mapped[str | None]
    sbi_version: Mapped[SbiVersion]
    sbi_code: Mapped[str | None] = mapped_column(String(8))
    employees: Mapped[int | None]
    postcode4: Mapped[int | None]
    since: Mapped[date | None]


class MemberImportMismatch(Base):
    """Something in one cell that does not fit: where, what stood there, and why."""

    __tablename__ = "member_import_mismatches"
    __table_args__ = (Index(None, "import_id", "row", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    import_id: Mapped[UUID] = mapped_column(ForeignKey("member_imports.id", ondelete="CASCADE"))
    row: Mapped[int]
    column: Mapped[str]
    value: Mapped[str]
    kind: Mapped[MismatchKind]
    reason: Mapped[dict[str, str]]

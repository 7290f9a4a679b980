"""An extract for research, its history, its bytes, who is in it and who fetched it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.extracts.errors import ResearchExtractMoveImpossible


class ExtractStatus(StrEnum):
    """The life of an extract: asked, decided on, built; then ended, taken back, or called back for a firm's sake."""

    REQUESTED = "requested"
    REFUSED = "refused"
    GRANTED = "granted"
    FAILED = "failed"
    READY = "ready"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    RECALLED = "recalled"


IN_WORK = (ExtractStatus.REQUESTED, ExtractStatus.GRANTED)
MOVES: dict[ExtractStatus, tuple[ExtractStatus, ...]] = {
    ExtractStatus.REQUESTED: (ExtractStatus.GRANTED, ExtractStatus.REFUSED, ExtractStatus.WITHDRAWN),
    ExtractStatus.GRANTED: (
        ExtractStatus.READY,
        ExtractStatus.FAILED,
        ExtractStatus.EXPIRED,
        ExtractStatus.WITHDRAWN,
    ),
    ExtractStatus.READY: (ExtractStatus.EXPIRED, ExtractStatus.WITHDRAWN, ExtractStatus.RECALLED),
}
# The steps of people; the others happen by themselves.
DECISIONS = (ExtractStatus.GRANTED, ExtractStatus.REFUSED)


class Failure(StrEnum):
    """Why an extract could not be built: fewer than thirty firms, or it went wrong three times."""

    TOO_FEW = "too_few"
    BROKEN = "broken"


class ResearchExtract(Identified, Versioned, Base):
    """What a researcher asked, and what became of it. What was asked and what was built never change (a trigger).

    `indicators` are codes of the dictionary; years are whole calendar years. `content_sha256` is the mark of the bytes
    and stays when they are gone; they go as soon as the extract is no longer ready (a trigger). Asked by an invented
    organisation it is about invented firms alone.
    """

    __tablename__ = "research_extracts"
    __table_args__ = (
        Index(None, "organisation_id", "requested_at"),
        Index(None, "status", "kept_until"),
        CheckConstraint("first_year <= last_year", name="years_ordered"),
        CheckConstraint("(ended_at IS NULL) = (status IN ('requested', 'granted', 'ready'))", name="ended_at_set"),
        CheckConstraint(
            "(built_at IS NULL) = (content_sha256 IS NULL) AND (built_at IS NULL) = (codebook IS NULL)",
            name="built_whole",
        ),
        CheckConstraint("status NOT IN ('ready', 'recalled') OR built_at IS NOT NULL", name="built_when_ready"),
        CheckConstraint("status NOT IN ('granted', 'refused', 'ready') OR decided_at IS NOT NULL", name="decided"),
        CheckConstraint("status <> 'refused' OR decision IS NOT NULL", name="refused_with_reason"),
        CheckConstraint("(status = 'failed') = (failure IS NOT NULL)", name="failure_told"),
        CheckConstraint("decided_by <> requested_by", name="decided_by_another"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    requested_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    requested_at: Mapped[datetime]
    purpose: Mapped[str]
    question: Mapped[str]
    indicators: Mapped[list[str]] = mapped_column(JSONB)
    first_year: Mapped[int]
    last_year: Mapped[int]
    kept_until: Mapped[date]
    terms_version: Mapped[str]
    status: Mapped[ExtractStatus] = mapped_column(default=ExtractStatus.REQUESTED)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failure: Mapped[Failure | None]
    built_at: Mapped[datetime | None]
    content_sha256: Mapped[bytes | None]
    codebook: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    ended_at: Mapped[datetime | None]
    is_demonstration: Mapped[bool]

    def move(self, to_status: ExtractStatus, at: datetime) -> None:
        """Take one step. Raises ResearchExtractMoveImpossible (409)."""
        if to_status not in MOVES.get(self.status, ()):
            raise ResearchExtractMoveImpossible(currentStatus=self.status)
        self.status = to_status
        if to_status not in {ExtractStatus.GRANTED, ExtractStatus.READY}:
            self.ended_at = at


class ResearchExtractChange(Base):
    """One step in the life of an extract; append-only (a trigger). `by` None: it happened by itself."""

    __tablename__ = "research_extract_changes"
    __table_args__ = (Index(None, "extract_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    extract_id: Mapped[UUID] = mapped_column(ForeignKey("research_extracts.id", ondelete="CASCADE"))
    to_status: Mapped[ExtractStatus]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reason: Mapped[str | None]


class ResearchExtractContent(Base):
    """The archive. The key of its pseudonyms is nowhere."""

    __tablename__ = "research_extract_contents"

    extract_id: Mapped[UUID] = mapped_column(ForeignKey("research_extracts.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ResearchExtractFirm(Base):
    """A company is in an extract, under no name that anybody knows: to tell it so, and to call the extract back."""

    __tablename__ = "research_extract_firms"
    __table_args__ = (Index(None, "company_id"),)

    extract_id: Mapped[UUID] = mapped_column(ForeignKey("research_extracts.id", ondelete="CASCADE"), primary_key=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)


class ResearchExtractDownload(Base):
    """Somebody fetched an extract."""

    __tablename__ = "research_extract_downloads"
    __table_args__ = (Index(None, "extract_id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    extract_id: Mapped[UUID] = mapped_column(ForeignKey("research_extracts.id", ondelete="CASCADE"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    downloaded_at: Mapped[datetime]

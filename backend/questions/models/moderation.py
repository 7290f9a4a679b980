"""Reports of readers, what Syntens decides with its reason, an appeal, and looking up who asked."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.questions.errors import AppealImpossible, AppealMade, QuestionReportHandled


class ReportReason(StrEnum):
    """Why a reader reports something."""

    SPAM = "spam"
    ADVERTISING = "advertising"
    OFFENSIVE = "offensive"
    PERSONAL_DATA = "personal_data"
    WRONG = "wrong"
    OTHER = "other"


class Verdict(StrEnum):
    """What Syntens decides on a question or an answer."""

    HIDDEN = "hidden"
    KEPT = "kept"


class AppealOutcome(StrEnum):
    """What another officer decides on an appeal."""

    STANDS = "stands"
    REVERSED = "reversed"


class PostDecision(Identified, Versioned, Base):
    """A decision on a question, or on one of its answers, with its reason; its writer may appeal once.

    Nobody decides on what they wrote, nor on an appeal against their own decision (trigger and CHECK).
    """

    __tablename__ = "question_decisions"
    __table_args__ = (
        Index(None, "question_id", "decided_at"),
        Index(None, "answer_id"),
        Index(
            "question_decisions_appealed_idx",
            "appealed_at",
            postgresql_where=text("appealed_at IS NOT NULL AND appeal_decided_at IS NULL"),
        ),
        CheckConstraint("(appeal IS NULL) = (appealed_at IS NULL)", name="appeal_whole"),
        CheckConstraint(
            "(appeal_outcome IS NULL) = (appeal_decided_at IS NULL)"
            " AND (appeal_outcome IS NULL) = (appeal_reason IS NULL)",
            name="appeal_decided_with_reason",
        ),
        CheckConstraint("appeal_outcome IS NULL OR appeal IS NOT NULL", name="appeal_before_its_decision"),
        CheckConstraint("appeal_decided_by IS DISTINCT FROM decided_by OR decided_by IS NULL", name="another_officer"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"))
    verdict: Mapped[Verdict]
    reason: Mapped[str]
    decided_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    appeal: Mapped[str | None]
    appealed_at: Mapped[datetime | None]
    appeal_outcome: Mapped[AppealOutcome | None]
    appeal_reason: Mapped[str | None]
    appeal_decided_at: Mapped[datetime | None]
    appeal_decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def object_to(self, at: datetime, words: str) -> None:
        """Its writer does not agree, once. Raises AppealMade and AppealImpossible (409)."""
        if self.appeal is not None:
            raise AppealMade
        if self.verdict is not Verdict.HIDDEN:
            raise AppealImpossible
        self.appeal, self.appealed_at = words, at

    def decide_appeal(self, at: datetime, by: UUID, outcome: AppealOutcome, reason: str) -> None:
        """Another officer looked again. Raises AppealImpossible (409)."""
        if self.appeal is None or self.appeal_outcome is not None:
            raise AppealImpossible
        self.appeal_outcome, self.appeal_reason = outcome, reason
        self.appeal_decided_at, self.appeal_decided_by = at, by


class PostReport(Identified, Versioned, Base):
    """A reader reports a question, or one of its answers; each reader once."""

    __tablename__ = "question_reports"
    __table_args__ = (
        Index(
            "question_reports_once_idx",
            "reported_by",
            "question_id",
            text("coalesce(answer_id, question_id)"),
            unique=True,
        ),
        Index(None, "question_id"),
        Index(None, "answer_id"),
        Index("question_reports_open_idx", "reported_at", postgresql_where=text("decision_id IS NULL")),
        Index(None, "decision_id"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    answer_id: Mapped[UUID | None] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"))
    reason: Mapped[ReportReason]
    words: Mapped[str | None]
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reported_at: Mapped[datetime]
    decision_id: Mapped[UUID | None] = mapped_column(ForeignKey("question_decisions.id", ondelete="SET NULL"))

    def require_waiting(self) -> None:
        """Refuse to decide twice. Raises QuestionReportHandled (409)."""
        if self.decision_id is not None:
            raise QuestionReportHandled


class AskerLookup(Identified, Base):
    """An officer looked up who asked, and why. Append-only; whoever asked reads it with the question."""

    __tablename__ = "question_asker_lookups"
    __table_args__ = (Index(None, "question_id", "looked_at"),)

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    reason: Mapped[str]
    looked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    looked_at: Mapped[datetime]

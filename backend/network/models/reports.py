"""What somebody reports of another, what Syntens decides with its reason, and one appeal to another officer."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, Enum, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.network.errors import NetworkAppealImpossible, NetworkReportHandled
from backend.questions.models import AppealOutcome, ReportReason


class NetworkVerdict(StrEnum):
    """What Syntens decides about whoever was reported."""

    EXCLUDED = "excluded"
    KEPT = "kept"


def _words_of(kind: type[StrEnum], name: str) -> Enum:
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class NetworkReport(Identified, Versioned, Base):
    """Keeps a copy of the reported words alone: Syntens reads nothing else, and it stays when the writer leaves.

    Neither of the two decides, nor twice the same officer (CHECK).
    """

    __tablename__ = "network_reports"
    __table_args__ = (
        Index(None, "about", "verdict"),
        Index(None, "reported_by"),
        Index("network_reports_open_idx", "reported_at", postgresql_where=text("verdict IS NULL")),
        CheckConstraint("cardinality(reported_words) BETWEEN 1 AND 21", name="something_reported"),
        CheckConstraint(
            "(verdict IS NULL) = (decision IS NULL) AND (verdict IS NULL) = (decided_at IS NULL)",
            name="decided_with_reason",
        ),
        CheckConstraint("(appeal IS NULL) = (appealed_at IS NULL)", name="appeal_whole"),
        CheckConstraint("appeal IS NULL OR verdict = 'excluded'", name="appeal_against_something"),
        CheckConstraint(
            "(appeal_outcome IS NULL) = (appeal_decided_at IS NULL)"
            " AND (appeal_outcome IS NULL) = (appeal_reason IS NULL)",
            name="appeal_decided_with_reason",
        ),
        CheckConstraint("appeal_outcome IS NULL OR appeal IS NOT NULL", name="appeal_before_its_decision"),
        CheckConstraint("appeal_decided_by IS DISTINCT FROM decided_by OR decided_by IS NULL", name="another_officer"),
        CheckConstraint(
            "decided_by NOT IN (reported_by, about) AND appeal_decided_by NOT IN (reported_by, about)",
            name="decided_by_neither",
        ),
    )

    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    about: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reason: Mapped[ReportReason] = mapped_column(_words_of(ReportReason, "networkreportreason"))
    words: Mapped[str | None]
    reported_words: Mapped[list[str]] = mapped_column(ARRAY(String))
    reported_at: Mapped[datetime]
    verdict: Mapped[NetworkVerdict | None]
    decision: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    appeal: Mapped[str | None]
    appealed_at: Mapped[datetime | None]
    appeal_outcome: Mapped[AppealOutcome | None] = mapped_column(_words_of(AppealOutcome, "networkappealoutcome"))
    appeal_reason: Mapped[str | None]
    appeal_decided_at: Mapped[datetime | None]
    appeal_decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def decide(self, at: datetime, by: UUID, verdict: NetworkVerdict, reason: str) -> None:
        """An officer looked. Raises NetworkReportHandled (409)."""
        if self.verdict is not None:
            raise NetworkReportHandled
        self.verdict, self.decision, self.decided_at, self.decided_by = verdict, reason, at, by

    def object_to(self, at: datetime, words: str) -> None:
        """Whoever it is about does not agree, once. Raises NetworkAppealImpossible (409)."""
        if self.verdict is not NetworkVerdict.EXCLUDED or self.appeal is not None:
            raise NetworkAppealImpossible
        self.appeal, self.appealed_at = words, at

    def decide_appeal(self, at: datetime, by: UUID, outcome: AppealOutcome, reason: str) -> None:
        """Another officer looked again. Raises NetworkAppealImpossible (409)."""
        if self.appeal is None or self.appeal_outcome is not None:
            raise NetworkAppealImpossible
        self.appeal_outcome, self.appeal_reason = outcome, reason
        self.appeal_decided_at, self.appeal_decided_by = at, by

"""A complaint of a company about an adviser, and what became of it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.complaints.errors import ComplaintClosed, ResponseGiven
from backend.core.models import Base, Identified, Versioned


class Ground(StrEnum):
    """What a complaint is about: the rules of conduct that every accredited adviser agrees to."""

    QUALITY = "quality"
    AGREEMENTS = "agreements"
    COSTS = "costs"
    INDEPENDENCE = "independence"
    PRIVACY = "privacy"
    CONDUCT = "conduct"


class ComplaintStatus(StrEnum):
    """Where a complaint stands."""

    FILED = "filed"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


class Measure(StrEnum):
    """What an upheld complaint leads to; the last two change the accreditation in the same act."""

    NONE = "none"
    WARNING = "warning"
    SUSPENSION = "suspension"
    WITHDRAWAL = "withdrawal"


class Complaint(Identified, Versioned, Base):
    """A company complains; the adviser answers within ten working days; an officer of Syntens decides.

    The database too: neither the adviser nor anybody of the company or of the adviser's firm decides, what was decided
    stays as it was, and its words change only where somebody is erased (triggers).
    """

    __tablename__ = "adviser_complaints"
    __table_args__ = (
        Index(
            "adviser_complaints_one_open_idx",
            "company_id",
            "adviser_id",
            unique=True,
            postgresql_where=text("status = 'filed'"),
        ),
        Index(None, "adviser_id", "filed_at"),
        Index(None, "status", "filed_at"),
        CheckConstraint("(response IS NULL) = (responded_at IS NULL)", name="response_whole"),
        CheckConstraint("(status = 'filed') = (closed_at IS NULL)", name="closed_at_set"),
        CheckConstraint("(status IN ('upheld', 'dismissed')) = (decision IS NOT NULL)", name="decided_with_reason"),
        CheckConstraint("(status = 'upheld') = (measure IS NOT NULL)", name="measure_when_upheld"),
        CheckConstraint("decided_by IS NULL OR status IN ('upheld', 'dismissed')", name="decided_by_somebody"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id"))
    ground: Mapped[Ground]
    words: Mapped[str]
    wanted: Mapped[str | None]
    status: Mapped[ComplaintStatus] = mapped_column(default=ComplaintStatus.FILED)
    filed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    filed_at: Mapped[datetime]
    respond_before: Mapped[date]
    response: Mapped[str | None]
    responded_at: Mapped[datetime | None]
    decision: Mapped[str | None]
    measure: Mapped[Measure | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    closed_at: Mapped[datetime | None]

    def respond(self, at: datetime, words: str) -> None:
        """What the adviser says to it, once. Raises ComplaintClosed and ResponseGiven (409)."""
        self._require_open()
        if self.response is not None:
            raise ResponseGiven
        self.response, self.responded_at = words, at

    def withdraw(self, at: datetime) -> None:
        """The company takes it back. Raises ComplaintClosed (409)."""
        self._require_open()
        self.status, self.closed_at = ComplaintStatus.WITHDRAWN, at

    def uphold(self, at: datetime, by: UUID, decision: str, measure: Measure) -> None:
        """The company is right. Raises ComplaintClosed (409)."""
        self._require_open()
        self.status, self.measure = ComplaintStatus.UPHELD, measure
        self.decision, self.decided_by, self.closed_at = decision, by, at

    def dismiss(self, at: datetime, by: UUID, decision: str) -> None:
        """The company is not right, or it can't be established. Raises ComplaintClosed (409)."""
        self._require_open()
        self.status = ComplaintStatus.DISMISSED
        self.decision, self.decided_by, self.closed_at = decision, by, at

    def _require_open(self) -> None:
        if self.status is not ComplaintStatus.FILED:
            raise ComplaintClosed(currentStatus=self.status)

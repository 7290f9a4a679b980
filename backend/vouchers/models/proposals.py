"""A decision that one officer proposes, for another to take."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class DecisionProposalStatus(StrEnum):
    """The life of a proposal: open until somebody grants by it, its officer takes it back, or the review ends."""

    OPEN = "open"
    FOLLOWED = "followed"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class DecisionProposal(Identified, Timestamped, Versioned, Base):
    """An amount that one officer would grant, and why. Another officer grants at most that much."""

    __tablename__ = "decision_proposals"
    __table_args__ = (
        CheckConstraint("granted_cents > 0", name="granted_positive"),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed_at_set"),
        Index(
            "decision_proposals_one_open_idx",
            "voucher_id",
            "proposed_by",
            unique=True,
            postgresql_where=text("status = 'open'"),
        ),
        Index(None, "voucher_id", "proposed_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[DecisionProposalStatus] = mapped_column(default=DecisionProposalStatus.OPEN)
    granted_cents: Mapped[int]
    reason: Mapped[str]
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    def close(self, to: DecisionProposalStatus, at: datetime) -> None:
        """Somebody granted by it, it was taken back, or the review ended."""
        self.status, self.closed_at = to, at

"""What a branch says of a figure that the company gave itself: a proposal, on which the company decides."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.member_measurements.errors import ProposalDecided
from backend.monitoring.models import MissingReason


class MeasurementProposal(Identified, Versioned, Base):
    """Another figure, from a branch. One waits per figure and branch: a newer one takes its place."""

    __tablename__ = "measurement_proposals"
    __table_args__ = (
        CheckConstraint("(value IS NULL) <> (missing_reason IS NULL)", name="value_or_reason"),
        CheckConstraint("(accepted IS NULL) = (decided_at IS NULL)", name="decision_whole"),
        Index(
            "measurement_proposals_one_open_idx",
            "measurement_id",
            "indicator",
            "branch_id",
            unique=True,
            postgresql_where=text("decided_at IS NULL"),
        ),
        Index(None, "branch_id"),
    )

    measurement_id: Mapped[UUID] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"))
    indicator: Mapped[str] = mapped_column(ForeignKey("indicators.code"))
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    value: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    missing_reason: Mapped[MissingReason | None]
    reason: Mapped[str | None]
    proposed_at: Mapped[datetime]
    proposed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    accepted: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def decide(self, *, accepted: bool, at: datetime, by: UUID) -> None:
        """Take it over or not, once. Raises ProposalDecided (409)."""
        if self.decided_at is not None:
            raise ProposalDecided
        self.accepted, self.decided_at, self.decided_by = accepted, at, by

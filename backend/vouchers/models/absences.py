"""Days on which an officer is away, and who takes over meanwhile."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned

LONGEST = timedelta(days=366)
KEPT = timedelta(days=30)  # after the last day


class OfficerAbsence(Identified, Timestamped, Versioned, Base):
    """An officer is away from one day up to and including another. Why is nobody's business, and is not kept.

    The files stay where they are: they stand in the queue of who takes over, and return by themselves.
    """

    __tablename__ = "officer_absences"
    __table_args__ = (
        CheckConstraint(f"until_on BETWEEN from_on AND from_on + {LONGEST.days}", name="days_in_order"),
        CheckConstraint("taken_over_by IS DISTINCT FROM account_id", name="another_takes_over"),
        Index(None, "organisation_id", "until_on"),
        Index(None, "taken_over_by", "until_on"),
        Index(None, "account_id", "until_on"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    taken_over_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    from_on: Mapped[date]
    until_on: Mapped[date]

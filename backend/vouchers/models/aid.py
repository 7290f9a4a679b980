"""What the rules on state aid need besides vouchers: who belongs to one undertaking, and what was reported."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned


class LinkedCompany(Identified, Versioned, Base):
    """A company declares that another one forms a single undertaking with it (Regulation (EU) 2023/2831 art. 2(2)).

    A declaration that ended stays, so that an officer sees what counted when.
    """

    __tablename__ = "linked_companies"
    __table_args__ = (
        CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),
        CheckConstraint("ended_at >= declared_at", name="period_ordered"),
        Index(
            "linked_companies_one_open_idx",
            "company_id",
            "kvk_number",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "kvk_number"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    kvk_number: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    declared_at: Mapped[datetime]
    declared_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))


class AidReport(Base):
    """A grant, or a change to one, stands in the central register of the European Union.

    What must stand there follows from the history of vouchers; here is only that somebody entered it.
    """

    __tablename__ = "aid_reports"
    __table_args__ = (Index(None, "reported_by"),)

    status_change_id: Mapped[int] = mapped_column(ForeignKey("voucher_status_changes.id"), primary_key=True)
    reported_on: Mapped[date]
    reference: Mapped[str]
    recorded_at: Mapped[datetime]
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

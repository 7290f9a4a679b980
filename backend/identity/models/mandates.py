"""A company lets another organisation act in its name, for a while and for some things only."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class Mandate(Identified, Timestamped, Versioned, Base):
    """The people of `organisation_id` may act for `company_id`, with these powers, from the first day to the last.

    It stays as history when it is over: `ended_at` says when it was withdrawn or took its place for a newer one.
    """

    __tablename__ = "mandates"
    __table_args__ = (
        CheckConstraint("company_id <> organisation_id", name="two_parties"),
        CheckConstraint("starts_on <= ends_on", name="period_ordered"),
        CheckConstraint("ends_on <= starts_on + 731", name="two_years_at_most"),
        CheckConstraint(
            "cardinality(powers) >= 1 AND powers <@ ARRAY['see_scan_result', 'prepare_applications', "
            "'submit_applications', 'confirm_claims', 'enter_measurements']::varchar[]",
            name="powers_known",
        ),
        Index(
            "mandates_one_current_idx",
            "company_id",
            "organisation_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "organisation_id"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    powers: Mapped[list[str]] = mapped_column(ARRAY(String(40)))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

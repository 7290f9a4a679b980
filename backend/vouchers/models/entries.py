"""That an application was entered by Syntens after a call: columns of a voucher, and what always holds of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

_WAITS = text("status = 'draft' AND entered_by IS NOT NULL")
ENTRY_RULES = (
    CheckConstraint(
        "num_nulls(entered_by, entered_organisation_id, entered_at, caller_name) IN (0, 4)", name="entry_whole"
    ),
    # Syntens fills in what the advice is about; what is declared, and submitting, is the company's own.
    CheckConstraint(
        "entered_by IS NULL OR handed_over_at IS NOT NULL OR "
        "(status IN ('draft', 'withdrawn') AND other_aid_cents IS NULL AND monitoring_consent IS NULL)",
        name="declared_by_company",
    ),
    CheckConstraint(
        "entered_by IS NULL OR (reviewer_id IS DISTINCT FROM entered_by "
        "AND granted_by IS DISTINCT FROM entered_by AND settled_by IS DISTINCT FROM entered_by)",
        name="entered_by_another",
    ),
    Index("vouchers_one_entry_idx", "company_id", "round_id", unique=True, postgresql_where=_WAITS),
    Index("vouchers_entries_idx", "entered_organisation_id", "entered_at", postgresql_where=_WAITS),
)


class Entered:
    """By whom of which organisation, when, for which caller, and from when the company has it to check and submit."""

    entered_by: Mapped[UUID | None]
    entered_organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    entered_at: Mapped[datetime | None]
    caller_name: Mapped[str | None]
    handed_over_at: Mapped[datetime | None]

    @property
    def still_entered(self) -> bool:
        """Whether an officer still fills it in for the company."""
        return self.entered_by is not None and self.handed_over_at is None

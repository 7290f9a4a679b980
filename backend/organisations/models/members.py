"""The register of members that a branch organisation keeps, by KVK number; also of those that do not take part."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.organisations.models.companies import SbiVersion


class BranchMember(Identified, Timestamped, Versioned, Base):
    """A firm that a branch organisation says is its member.

    Nothing here that the branch can read changes when the firm begins to take part, or stops: `linked_at`, the moment
    of the newest BranchMembership that came of this row, stays inside and leaves version and `updated_at` alone.
    """

    __tablename__ = "branch_members"
    __table_args__ = (
        UniqueConstraint("branch_id", "kvk_number"),
        CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),
        CheckConstraint("employees >= 1", name="employees_positive"),
        CheckConstraint("postcode4 BETWEEN 1000 AND 9999", name="postcode_form"),
        Index(None, "kvk_number"),
        Index(None, "branch_id", "sort_name", "id"),
        Index(
            "branch_members_sort_name_trigrams_idx",
            "sort_name",
            postgresql_using="gin",
            postgresql_ops={"sort_name": "gin_trgm_ops"},
        ),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    kvk_number: Mapped[str] = mapped_column(String(8))
    name: Mapped[str]
    sort_name: Mapped[str]
    sbi_version: Mapped[SbiVersion] = mapped_column(default=SbiVersion.SBI_2008)
    sbi_code: Mapped[str | None] = mapped_column(String(8))
    employees: Mapped[int | None]
    postcode4: Mapped[int | None]
    since: Mapped[date | None]
    ended_at: Mapped[datetime | None]
    last_ended_at: Mapped[datetime | None]
    linked_at: Mapped[datetime | None]

    def end(self, moment: datetime) -> None:
        """Record that it is no member any more; what ended before stays as it ended."""
        if self.ended_at is None:
            self.ended_at = self.last_ended_at = moment

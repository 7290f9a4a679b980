"""What a ranking or a draw makes of each application: its code on the public list, its points, its place."""

from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base
from backend.monitoring.models import EnrolmentKind


class AllocationEntry(Base):
    """One application in a round that is divided after its closing.

    `code` and `salt` are of a draw, `points` and `reasons` of a ranking. `arrival` is the order of submission, by which
    equal points are decided. `listed` says that it stood on the frozen list; `position` counts from 1 once the money
    was divided; `withdrawn` that the company had taken it back by then. `followed_as` is the group in which monitoring
    follows who was drawn out.
    """

    __tablename__ = "allocation_entries"
    __table_args__ = (
        UniqueConstraint("round_id", "code"),
        UniqueConstraint("round_id", "position"),
        CheckConstraint("(code IS NULL) = (salt IS NULL)", name="code_with_salt"),
        CheckConstraint("(position IS NULL) = (has_place IS NULL)", name="outcome_whole"),
        CheckConstraint("position IS NULL OR listed", name="only_listed_have_outcome"),
        CheckConstraint("(points IS NULL) = (reasons IS NULL)", name="points_with_reasons"),
        CheckConstraint("NOT (withdrawn AND has_place)", name="withdrawn_has_no_place"),
        CheckConstraint("position >= 1", name="position_from_one"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id", ondelete="CASCADE"), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    arrival: Mapped[int]
    code: Mapped[str | None] = mapped_column(String(16))
    salt: Mapped[str | None] = mapped_column(String(32))
    listed: Mapped[bool] = mapped_column(default=False)
    points: Mapped[int | None]
    reasons: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))
    position: Mapped[int | None]
    has_place: Mapped[bool | None]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    followed_as: Mapped[EnrolmentKind | None]

    def come_out(self, position: int, *, has_place: bool = False, withdrawn: bool = False) -> None:
        """Write down what became of it, once; a trigger refuses a second time."""
        self.position, self.has_place, self.withdrawn = position, has_place, withdrawn

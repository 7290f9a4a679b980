"""An objection of a company against a decision on its voucher."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.refusals import ExtendedBefore, ObjectionMoveImpossible, TermPassed
from backend.vouchers.states import NEXT_OF_OBJECTION, OPEN_OBJECTIONS, ObjectionStatus
from backend.vouchers.terms import objection_decision_extended


class ObjectedDecision(StrEnum):
    """What was decided; named as the status that the decision led to."""

    REJECTED = "rejected"
    NOT_CONSIDERED = "not_considered"
    GRANTED = "granted"
    REVOKED = "revoked"
    SETTLED = "settled"


class Hearing(StrEnum):
    """How the company was heard, or why not (Awb 7:2, 7:3)."""

    HELD = "held"
    WAIVED = "waived"
    NOT_NEEDED = "not_needed"


class Objection(Identified, Timestamped, Versioned, Base):
    """One objection against one decision: which, why, in time or not, how the company was heard, and what became of it.

    `first_decided_by` is the officer of the decision it is against, who neither hears nor decides (Awb 7:5, 10:3).
    """

    __tablename__ = "objections"
    __table_args__ = (
        CheckConstraint("(filed_on > objection_due_on) = (late_reason IS NOT NULL)", name="late_with_reason"),
        CheckConstraint(
            "status NOT IN ('heard', 'upheld', 'dismissed') OR (hearing IS NOT NULL AND heard_by IS NOT NULL)",
            name="heard_whole",
        ),
        CheckConstraint(
            "(status IN ('upheld', 'dismissed')) = (decided_by IS NOT NULL AND decided_at IS NOT NULL)",
            name="decided_whole",
        ),
        CheckConstraint("(decided_at IS NULL) = (decision_reason IS NULL)", name="decided_with_reason"),
        CheckConstraint(
            "status <> 'upheld' OR late_reason IS NULL OR lateness_excused IS TRUE", name="late_and_upheld_excused"
        ),
        CheckConstraint("decided_by IS DISTINCT FROM first_decided_by OR decided_by IS NULL", name="another_decides"),
        CheckConstraint("heard_by IS DISTINCT FROM first_decided_by OR heard_by IS NULL", name="another_hears"),
        Index(
            "objections_once_per_decision_idx",
            "status_change_id",
            unique=True,
            postgresql_where=text("status <> 'withdrawn'"),
        ),
        Index(None, "status", "decision_due_on"),
        Index(None, "voucher_id", "filed_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status_change_id: Mapped[int] = mapped_column(ForeignKey("voucher_status_changes.id"))
    against: Mapped[ObjectedDecision]
    first_decided_by: Mapped[UUID | None]
    status: Mapped[ObjectionStatus] = mapped_column(default=ObjectionStatus.FILED)

    announced_on: Mapped[date]
    objection_due_on: Mapped[date]
    filed_at: Mapped[datetime]
    filed_on: Mapped[date]
    filed_by: Mapped[UUID]
    grounds: Mapped[str]
    late_reason: Mapped[str | None]
    lateness_excused: Mapped[bool | None]

    decision_due_on: Mapped[date]
    extended_at: Mapped[datetime | None]
    extended_by: Mapped[UUID | None]
    extension_reason: Mapped[str | None]

    hearing: Mapped[Hearing | None]
    hearing_report: Mapped[str | None]
    heard_on: Mapped[date | None]
    heard_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    decision_reason: Mapped[str | None]

    @property
    def is_late(self) -> bool:
        """Whether it came in after the last day for objecting."""
        return self.filed_on > self.objection_due_on

    def require_move(self, to: ObjectionStatus) -> None:
        """Refuse an impossible move. Raises ObjectionMoveImpossible (409) with what is possible."""
        allowed = NEXT_OF_OBJECTION[self.status]
        if to not in allowed:
            raise ObjectionMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(allowed))

    def _move(self, to: ObjectionStatus) -> None:
        self.require_move(to)
        self.status = to

    def hear(self, hearing: Hearing, *, report: str, on: date, by: UUID) -> None:
        """The company was heard, or did not have to be."""
        self._move(ObjectionStatus.HEARD)
        self.hearing, self.hearing_report, self.heard_on, self.heard_by = hearing, report, on, by

    def extend(self, *, reason: str, by: UUID, at: datetime, on: date) -> None:
        """Take six weeks more, once. Raises ObjectionMoveImpossible, ExtendedBefore, TermPassed."""
        if self.status not in OPEN_OBJECTIONS:
            raise ObjectionMoveImpossible(currentStatus=self.status, allowedStatuses=[])
        if self.extended_at is not None:
            raise ExtendedBefore(decisionDueOn=str(self.decision_due_on))
        if on > self.decision_due_on:
            raise TermPassed(decisionDueOn=str(self.decision_due_on))
        self.decision_due_on = objection_decision_extended(self.decision_due_on)
        self.extended_at, self.extended_by, self.extension_reason = at, by, reason

    def decide(
        self, to: ObjectionStatus, *, reason: str, lateness_excused: bool | None, by: UUID, at: datetime
    ) -> None:
        """Upheld or dismissed, with the reason that stands in the letter."""
        self._move(to)
        self.lateness_excused = lateness_excused
        self.decided_at, self.decided_by, self.decision_reason = at, by, reason

    def withdraw(self) -> None:
        """The company takes it back (Awb 6:21)."""
        self._move(ObjectionStatus.WITHDRAWN)

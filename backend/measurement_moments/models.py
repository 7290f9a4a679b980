"""Planned moments of measuring, and every reminder of one."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.measurement_moments.errors import NotRefused


class DeclineReason(StrEnum):
    """Why a company will not answer."""

    NO_TIME = "no_time"
    NOT_AVAILABLE = "not_available"
    STOPPED = "stopped"
    CONFIDENTIAL = "confidential"
    OTHER = "other"


class MomentState(StrEnum):
    """Where a planned moment stands. It follows from days, measurements and refusals, and is never stored."""

    PLANNED = "planned"
    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    DECLINED = "declined"
    LAPSED = "lapsed"
    ENDED = "ended"


class MeasurementMoment(Identified, Timestamped, Versioned, Base):
    """A company is asked for its figures: T0 at the start in its group, then every year (`number` years later)."""

    __tablename__ = "measurement_moments"
    __table_args__ = (
        CheckConstraint("number BETWEEN 0 AND 60", name="number_possible"),
        CheckConstraint("opens_on < due_on", name="days_ordered"),
        CheckConstraint("(declined_reason IS NULL) = (declined_at IS NULL)", name="refusal_whole"),
        CheckConstraint("declined_words IS NULL OR declined_reason IS NOT NULL", name="words_of_refusal"),
        CheckConstraint("declined_reason <> 'other' OR declined_words IS NOT NULL", name="other_says_why"),
        CheckConstraint("declined_by IS NULL OR declined_at IS NOT NULL", name="declined_by_somebody"),
        UniqueConstraint("enrolment_id", "number"),
        Index(None, "company_id", "due_on"),
        Index(None, "opens_on"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolments.id", ondelete="CASCADE"))
    number: Mapped[int]
    opens_on: Mapped[date]
    due_on: Mapped[date]
    declined_reason: Mapped[DeclineReason | None]
    declined_words: Mapped[str | None]
    declined_at: Mapped[datetime | None]
    declined_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def decline(self, reason: DeclineReason, words: str | None, at: datetime, by: UUID | None) -> None:
        """Say that no answer comes, and why; again takes the place of what was said before."""
        self.declined_reason, self.declined_words, self.declined_at, self.declined_by = reason, words, at, by

    def take_back_refusal(self) -> None:
        """Answer after all. Raises NotRefused (409)."""
        if self.declined_at is None:
            raise NotRefused
        self.declined_reason = self.declined_words = self.declined_at = self.declined_by = None


class ReminderStep(StrEnum):
    """Which reminder: the four that go by themselves, in order, or one that an officer sends."""

    OPENS = "opens"
    DUE = "due"
    AFTER_TWO_WEEKS = "after_two_weeks"
    AFTER_FOUR_WEEKS = "after_four_weeks"
    BY_HAND = "by_hand"


class MeasurementReminder(Identified, Base):
    """A reminder that went out; `people` is how many were written to. Append-only, and each step of a moment once."""

    __tablename__ = "measurement_reminders"
    __table_args__ = (
        CheckConstraint("people >= 0", name="people_counted"),
        CheckConstraint("sent_by IS NULL OR step = 'by_hand'", name="sent_by_hand"),
        Index(
            "measurement_reminders_once_idx",
            "moment_id",
            "step",
            unique=True,
            postgresql_where=text("step <> 'by_hand'"),
        ),
        Index(None, "moment_id", "sent_at"),
    )

    moment_id: Mapped[UUID] = mapped_column(ForeignKey("measurement_moments.id", ondelete="CASCADE"))
    step: Mapped[ReminderStep]
    sent_at: Mapped[datetime]
    people: Mapped[int]
    sent_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

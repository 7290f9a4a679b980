"""The clock of a question: who looks at it now, and until when."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.questions.errors import QuestionStepEnded


class StepStage(StrEnum):
    """Who looks: everybody, the desk of Syntens, or one adviser."""

    PEERS = "peers"
    DESK = "desk"
    ADVISER = "adviser"


class StepOutcome(StrEnum):
    """How a step ended."""

    ANSWERED = "answered"
    LAPSED = "lapsed"  # nobody answered in time
    PASSED_ON = "passed_on"  # whoever looked gave it to the next
    ENDED = "ended"  # the question closed, was withdrawn or hidden


class QuestionStep(Identified, Versioned, Base):
    """One stage of the clock. A question has one open step at most, and asks an adviser once (unique indexes)."""

    __tablename__ = "question_steps"
    __table_args__ = (
        Index("question_steps_one_open_idx", "question_id", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index(
            "question_steps_one_adviser_idx",
            "question_id",
            "adviser_id",
            unique=True,
            postgresql_where=text("adviser_id IS NOT NULL"),
        ),
        Index("question_steps_due_idx", "stage", "due_on", postgresql_where=text("ended_at IS NULL")),
        Index(None, "adviser_id", "started_at"),
        CheckConstraint("stage = 'adviser' OR (adviser_id IS NULL AND accepted_at IS NULL)", name="adviser_of_stage"),
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ended_somehow"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    stage: Mapped[StepStage]
    adviser_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisers.id", ondelete="SET NULL"))
    started_at: Mapped[datetime]
    due_on: Mapped[date]
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[StepOutcome | None]

    def accept(self, at: datetime, due_on: date) -> None:
        """The adviser takes it up and answers by this day; the same again changes nothing.

        Raises QuestionStepEnded (409).
        """
        self._require_open()
        if self.accepted_at is None:
            self.accepted_at, self.due_on = at, due_on

    def end(self, at: datetime, outcome: StepOutcome) -> None:
        """Nobody looks in this step any more. Raises QuestionStepEnded (409)."""
        self._require_open()
        self.ended_at, self.outcome = at, outcome

    def _require_open(self) -> None:
        if self.ended_at is not None:
            raise QuestionStepEnded(outcome=self.outcome)

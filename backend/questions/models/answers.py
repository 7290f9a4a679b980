"""Answers, and who found them of use."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.questions.errors import AnswerGone
from backend.questions.models.questions import UNMARKED


class AnswerRole(StrEnum):
    """As whom somebody answers. Adviser: accredited at that moment, which the database looks up itself (trigger)."""

    PEER = "peer"
    DESK = "desk"
    ADVISER = "adviser"


class AnswerStatus(StrEnum):
    """Whether everybody reads an answer."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Answer(Identified, Versioned, Base):
    """What somebody answers, under their name; with that of the organisation when they want.

    `may_be_named`: whether the knowledge base may say whose answer it is.
    """

    __tablename__ = "answers"
    __table_args__ = (
        Index(None, "question_id", "written_at"),
        Index(None, "written_by", "written_at"),
        Index(None, "organisation_id"),
        CheckConstraint("status <> 'withdrawn' OR NOT may_be_named", name="withdrawn_is_not_named"),
    )

    question_id: Mapped[UUID] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    body: Mapped[str]
    role: Mapped[AnswerRole]
    shows_organisation: Mapped[bool]
    may_be_named: Mapped[bool]
    written_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    written_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    status: Mapped[AnswerStatus] = mapped_column(default=AnswerStatus.SHOWN)

    def require_shown(self) -> None:
        """Refuse what needs an answer that everybody reads. Raises AnswerGone (409)."""
        if self.status is not AnswerStatus.SHOWN:
            raise AnswerGone(currentStatus=self.status)

    def rewrite(self, at: datetime, body: str, *, may_be_named: bool) -> None:
        """Other words; marked once a quarter of an hour has passed. Raises AnswerGone (409)."""
        self.require_shown()
        if body != self.body and at - self.written_at > UNMARKED:
            self.edited_at = at
        self.body, self.may_be_named = body, may_be_named

    def withdraw(self) -> None:
        """Take it back. Raises AnswerGone (409)."""
        self.require_shown()
        self.status, self.may_be_named = AnswerStatus.WITHDRAWN, False


class AnswerVote(Base):
    """Somebody found an answer of use; once, and never their own (trigger)."""

    __tablename__ = "answer_votes"
    __table_args__ = (Index(None, "account_id"),)

    answer_id: Mapped[UUID] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    voted_at: Mapped[datetime]

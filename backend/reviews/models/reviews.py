"""What the management of a company makes of an adviser, and the mean that everybody sees of it."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned

CHANGED_WITHIN = timedelta(days=14)


class ReviewQuestion(StrEnum):
    """What is asked about an adviser: of management and of employees the same four, on a scale of one to five."""

    LISTENING = "listening"
    RESULT = "result"
    AGREEMENTS = "agreements"
    AGAIN = "again"


class TextStatus(StrEnum):
    """What the programme office decided about a text."""

    WAITING = "waiting"
    APPROVED = "approved"
    WITHHELD = "withheld"


# Two columns of one enum in a table would give two CHECKs of one name: the second is named here.
_REPLY_STATUS = Enum(
    TextStatus,
    name="reply_status",
    native_enum=False,
    create_constraint=True,
    length=40,
    values_callable=lambda kind: [member.value for member in kind],
)


class AdviserReview(Identified, Versioned, Base):
    """One company on one trajectory that was completed (a trigger): four scores, with or without words.

    Changed for fourteen days, then for good (a trigger); but words, and the name with them, can always be taken back.
    Scores are never told of one company; words are seen after review only, under the name of the company only when it
    chose so. The adviser replies once to words that are shown, and again when that reply was withheld. Who withholds a
    text says why.
    """

    __tablename__ = "adviser_reviews"
    __table_args__ = (
        CheckConstraint(
            "listening BETWEEN 1 AND 5 AND result BETWEEN 1 AND 5 AND agreements BETWEEN 1 AND 5 "
            "AND again BETWEEN 1 AND 5",
            name="scores_one_to_five",
        ),
        CheckConstraint("(words IS NULL) = (words_status IS NULL)", name="words_have_a_status"),
        CheckConstraint("(reply IS NULL) = (reply_status IS NULL)", name="reply_has_a_status"),
        CheckConstraint("(words_reason IS NOT NULL) = (coalesce(words_status, '') = 'withheld')", name="words_reason"),
        CheckConstraint("(reply_reason IS NOT NULL) = (coalesce(reply_status, '') = 'withheld')", name="reply_reason"),
        CheckConstraint("reply IS NULL OR words IS NOT NULL", name="reply_to_words"),
        CheckConstraint("words IS NOT NULL OR NOT shows_company", name="name_with_words"),
        Index(None, "company_id"),
        Index(None, "adviser_id"),
    )

    trajectory_id: Mapped[UUID] = mapped_column(ForeignKey("trajectories.id", ondelete="CASCADE"), unique=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id", ondelete="CASCADE"))
    listening: Mapped[int]
    result: Mapped[int]
    agreements: Mapped[int]
    again: Mapped[int]
    words: Mapped[str | None]
    words_status: Mapped[TextStatus | None]
    words_reason: Mapped[str | None]
    shows_company: Mapped[bool] = mapped_column(default=False)
    given_at: Mapped[datetime]
    given_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reply: Mapped[str | None]
    reply_status: Mapped[TextStatus | None] = mapped_column(_REPLY_STATUS)
    reply_reason: Mapped[str | None]

    @property
    def changes_until(self) -> datetime:
        """The moment from which it stays as it is."""
        return self.given_at + CHANGED_WITHIN


class AdviserRating(Base):
    """The mean per question that everybody sees, in half points, over so many companies: made anew per five."""

    __tablename__ = "adviser_ratings"
    __table_args__ = (
        CheckConstraint("companies >= 5", name="five_companies"),
        CheckConstraint(
            "listening BETWEEN 2 AND 10 AND result BETWEEN 2 AND 10 AND agreements BETWEEN 2 AND 10 "
            "AND again BETWEEN 2 AND 10",
            name="halves_possible",
        ),
    )

    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id", ondelete="CASCADE"), primary_key=True)
    companies: Mapped[int]
    listening: Mapped[int]
    result: Mapped[int]
    agreements: Mapped[int]
    again: Mapped[int]

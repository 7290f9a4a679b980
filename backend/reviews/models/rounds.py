"""Employees on an adviser, through the mechanism of the scan. Nothing here leads back to anybody: docs/anonymity.md."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.reviews.models.reviews import ReviewQuestion

SHORTEST, LONGEST = 7, 42  # days that employees can answer


class ReviewRoundStatus(StrEnum):
    """A round is open until its last day, and then published, or it says too little. Nothing opens it again."""

    OPEN = "open"
    PUBLISHED = "published"
    TOO_FEW = "too_few"


class ReviewRound(Identified, Versioned, Base):
    """The employees of a company are asked about the adviser of one trajectory, once.

    The last day is set at opening and never moves (a trigger), so that nobody can close after each answer. Nothing here
    changes when somebody answers.
    """

    __tablename__ = "review_rounds"
    __table_args__ = (
        CheckConstraint("closes_on BETWEEN opened_on + 7 AND opened_on + 42", name="a_week_to_six"),
        CheckConstraint("links BETWEEN 0 AND 1000", name="links_counted"),
        Index(None, "company_id"),
        Index(None, "adviser_id"),
        Index(None, "status", "closes_on"),
    )

    trajectory_id: Mapped[UUID] = mapped_column(ForeignKey("trajectories.id", ondelete="CASCADE"), unique=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id", ondelete="CASCADE"))
    status: Mapped[ReviewRoundStatus] = mapped_column(default=ReviewRoundStatus.OPEN)
    opened_on: Mapped[date]
    closes_on: Mapped[date]
    links: Mapped[int] = mapped_column(default=0)  # of single use that were made; never how many were used


class ReviewToken(Base):
    """What a link holds, as a hash. One of single use is deleted when it is exchanged: nothing stays to link it by."""

    __tablename__ = "review_tokens"
    __table_args__ = (CheckConstraint("octet_length(token_hash) = 32", name="only_a_hash"), Index(None, "round_id"))

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("review_rounds.id", ondelete="CASCADE"))
    single_use: Mapped[bool]


class ReviewAnswer(Identified, Base):
    """One person's answers, found only by the hash of the key that this person holds; gone when the round ends.

    Deliberately without account, creation moment, version or reference to a link.
    """

    __tablename__ = "review_answers"
    __table_args__ = (
        CheckConstraint(
            "coalesce(listening, 1) BETWEEN 1 AND 5 AND coalesce(result, 1) BETWEEN 1 AND 5 "
            "AND coalesce(agreements, 1) BETWEEN 1 AND 5 AND coalesce(again, 1) BETWEEN 1 AND 5",
            name="scores_one_to_five",
        ),
        Index(None, "round_id"),
    )

    round_id: Mapped[UUID] = mapped_column(ForeignKey("review_rounds.id", ondelete="CASCADE"))
    key_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    listening: Mapped[int | None] = mapped_column(SmallInteger)
    result: Mapped[int | None] = mapped_column(SmallInteger)
    agreements: Mapped[int | None] = mapped_column(SmallInteger)
    again: Mapped[int | None] = mapped_column(SmallInteger)


class ReviewFigure(Base):
    """What was published of a round: the mean of five employees or more on one question, 0 to 100."""

    __tablename__ = "review_figures"
    __table_args__ = (
        CheckConstraint("employees >= 5", name="enough_employees"),
        CheckConstraint("score BETWEEN 0 AND 100", name="score_range"),
    )

    round_id: Mapped[UUID] = mapped_column(ForeignKey("review_rounds.id", ondelete="CASCADE"), primary_key=True)
    question: Mapped[ReviewQuestion] = mapped_column(primary_key=True)
    score: Mapped[int] = mapped_column(SmallInteger)
    employees: Mapped[int]

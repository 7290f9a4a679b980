"""What somebody follows, and how often they get mail about it."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped


class QuestionFollow(Identified, Timestamped, Base):
    """Somebody follows one question, one theme or one sector."""

    __tablename__ = "question_follows"
    __table_args__ = (
        UniqueConstraint("account_id", "question_id", "theme", "sector", postgresql_nulls_not_distinct=True),
        Index(None, "question_id"),
        CheckConstraint("num_nonnulls(question_id, theme, sector) = 1", name="one_thing"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    question_id: Mapped[UUID | None] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    theme: Mapped[str | None] = mapped_column(String(20))
    sector: Mapped[str | None] = mapped_column(String(1))


class DigestRhythm(StrEnum):
    """How often somebody gets mail about what they follow."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class QuestionDigest(Base):
    """How often somebody wants mail, and up to which moment they were told."""

    __tablename__ = "question_digests"
    __table_args__ = (Index(None, "rhythm", "told_until"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    rhythm: Mapped[DigestRhythm]
    told_until: Mapped[datetime]

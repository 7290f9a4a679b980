"""What companies do with the toolbox: since when they use an item, how they rate it, how often it is downloaded."""

from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned

RATE_AFTER = timedelta(weeks=4)


class ToolboxUse(Identified, Timestamped, Base):
    """A company works with an item since a day. The day matters: monitoring looks at what came after it."""

    __tablename__ = "toolbox_uses"
    __table_args__ = (UniqueConstraint("item_id", "company_id"), Index(None, "company_id"))

    item_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_items.id", ondelete="CASCADE"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_versions.id", ondelete="CASCADE"))
    used_since: Mapped[date]

    @property
    def may_rate_from(self) -> date:
        """The first day on which the company can say how it went."""
        return self.used_since + RATE_AFTER


class ExperienceStatus(StrEnum):
    """What the programme office decided about the words with a rating."""

    WAITING = "waiting"
    APPROVED = "approved"
    WITHHELD = "withheld"


class ToolboxRating(Identified, Timestamped, Versioned, Base):
    """What a company that uses an item for four weeks or more (a trigger) makes of it: 1 to 5, with or without words.

    Words are seen by others after review only, and never with their score.
    """

    __tablename__ = "toolbox_ratings"
    __table_args__ = (
        UniqueConstraint("item_id", "company_id"),
        ForeignKeyConstraint(
            ["item_id", "company_id"], ["toolbox_uses.item_id", "toolbox_uses.company_id"], ondelete="CASCADE"
        ),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_one_to_five"),
        CheckConstraint(
            "(experience_status IS NULL) = (what_worked IS NULL AND for_whom IS NULL)", name="words_have_a_status"
        ),
    )

    item_id: Mapped[UUID]
    company_id: Mapped[UUID]
    score: Mapped[int]
    what_worked: Mapped[str | None]
    for_whom: Mapped[str | None]
    experience_status: Mapped[ExperienceStatus | None]
    rated_on: Mapped[date]


class ToolboxDownload(Base):
    """How often the attachments of an item were downloaded on a day. Of who did, nothing is kept."""

    __tablename__ = "toolbox_downloads"
    __table_args__ = (CheckConstraint("count >= 1", name="count_positive"),)

    item_id: Mapped[UUID] = mapped_column(ForeignKey("toolbox_items.id", ondelete="CASCADE"), primary_key=True)
    downloaded_on: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]

"""One person asks another for contact; after a yes they write to each other. A block ends it, both ways."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.network.errors import NetworkIntroductionMoveImpossible


class IntroductionStatus(StrEnum):
    """Where an introduction stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class NetworkIntroduction(Identified, Versioned, Base):
    """Of two people there is never more than one that was not withdrawn, whoever of them asked (unique index)."""

    __tablename__ = "network_introductions"
    __table_args__ = (
        Index(
            "network_introductions_one_of_two_idx",
            text("least(asked_by, asked)"),
            text("greatest(asked_by, asked)"),
            unique=True,
            postgresql_where=text("status <> 'withdrawn'"),
        ),
        Index(None, "asked_by", "active_at"),
        Index(None, "asked", "active_at"),
        CheckConstraint("asked_by <> asked", name="two_people"),
    )

    asked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    asked: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    reason: Mapped[str]
    status: Mapped[IntroductionStatus] = mapped_column(default=IntroductionStatus.OPEN)
    asked_at: Mapped[datetime]
    active_at: Mapped[datetime]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def other_than(self, account_id: UUID) -> UUID:
        """The other of the two."""
        return self.asked if account_id == self.asked_by else self.asked_by

    def accept(self, at: datetime) -> None:
        """Say yes, also after a no. Raises NetworkIntroductionMoveImpossible (409)."""
        self._leave({IntroductionStatus.OPEN, IntroductionStatus.DECLINED}, IntroductionStatus.ACCEPTED, at)

    def decline(self, at: datetime) -> None:
        """Say no. Raises NetworkIntroductionMoveImpossible (409)."""
        self._leave({IntroductionStatus.OPEN}, IntroductionStatus.DECLINED, at)

    def withdraw(self, at: datetime) -> None:
        """Take the question back. Raises NetworkIntroductionMoveImpossible (409)."""
        self._leave({IntroductionStatus.OPEN}, IntroductionStatus.WITHDRAWN, at)

    def _leave(self, allowed: set[IntroductionStatus], to: IntroductionStatus, at: datetime) -> None:
        if self.status not in allowed:
            raise NetworkIntroductionMoveImpossible(currentStatus=self.status)
        self.status, self.active_at = to, at


class NetworkMessage(Identified, Base):
    """Plain words of one of two people who were introduced (trigger)."""

    __tablename__ = "network_messages"
    __table_args__ = (
        Index(None, "introduction_id", "written_at", "id"),
        Index(None, "written_by"),
        Index("network_messages_unread_idx", "introduction_id", postgresql_where=text("read_at IS NULL")),
    )

    introduction_id: Mapped[UUID] = mapped_column(ForeignKey("network_introductions.id", ondelete="CASCADE"))
    written_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    words: Mapped[str]
    written_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class NetworkBlock(Identified, Base):
    """Somebody wants no contact with somebody: neither finds or reaches the other. It outlives their profiles."""

    __tablename__ = "network_blocks"
    __table_args__ = (Index(None, "blocked_by", "blocked", unique=True), Index(None, "blocked"))

    blocked_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    blocked: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    blocked_at: Mapped[datetime]

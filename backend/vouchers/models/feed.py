"""The feed of changes: what happened to submitted vouchers, numbered in the order in which it was committed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base


class VoucherFeedEntry(Base):
    """One entry, written by triggers at commit: a move, or without one that the voucher was erased."""

    __tablename__ = "voucher_feed_entries"
    __table_args__ = (UniqueConstraint("change_id"),)

    position: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    voucher_id: Mapped[UUID]  # no foreign key: the entry outlives what it tells of
    change_id: Mapped[int | None] = mapped_column(ForeignKey("voucher_status_changes.id", ondelete="CASCADE"))
    recorded_at: Mapped[datetime] = mapped_column(index=True)

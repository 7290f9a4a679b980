"""The messages about a voucher between the company, its adviser and Syntens; and how far each reader has come."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.vouchers.states import Party


class VoucherMessage(Identified, Base):
    """One message, append-only. `number` is the order in which they came."""

    __tablename__ = "voucher_messages"
    __table_args__ = (
        UniqueConstraint("number"),
        CheckConstraint("source <> 'platform'", name="from_somebody"),
        Index(None, "voucher_id", "number"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    number: Mapped[int] = mapped_column(BigInteger, Identity(always=True))
    source: Mapped[Party]
    author_account_id: Mapped[UUID]  # no foreign key: what was said outlives the account of who said it
    author_name: Mapped[str | None]
    body: Mapped[str]
    sent_at: Mapped[datetime]


class VoucherMessageReading(Base):
    """Up to which message somebody has read."""

    __tablename__ = "voucher_message_readings"

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    read_to: Mapped[int]

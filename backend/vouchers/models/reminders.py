"""Which reminders went out, so that each goes out once."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base


class TermKind(StrEnum):
    """A date that counts in the life of a voucher."""

    DECISION = "decision"
    RESPONSE = "response"
    WAITING_LIST = "waiting_list"
    OBJECTION = "objection"
    OBJECTION_DECISION = "objection_decision"
    VALIDITY = "validity"
    CLAIM_CONFIRMATION = "claim_confirmation"
    SETTLEMENT = "settlement"


class VoucherReminder(Base):
    """One reminder of one date: another date, after an extension, is reminded of anew."""

    __tablename__ = "voucher_reminders"

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[TermKind] = mapped_column(primary_key=True)
    due_on: Mapped[date] = mapped_column(primary_key=True)
    days_before: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sent_at: Mapped[datetime]

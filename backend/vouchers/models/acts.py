"""What happened to a voucher beside its moves: an objection, a longer term, a hand-over; append-only."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base
from backend.vouchers.states import Party


class ActKind(StrEnum):
    """What happened."""

    OBJECTION_FILED = "objection_filed"
    OBJECTION_HEARD = "objection_heard"
    OBJECTION_TERM_EXTENDED = "objection_term_extended"
    OBJECTION_UPHELD = "objection_upheld"
    OBJECTION_DISMISSED = "objection_dismissed"
    OBJECTION_WITHDRAWN = "objection_withdrawn"
    VALIDITY_EXTENDED = "validity_extended"
    DECISION_TERM_EXTENDED = "decision_term_extended"
    HANDED_OVER = "handed_over"
    ENTERED_FOR_COMPANY = "entered_for_company"
    ENTRY_CONFIRMED = "entry_confirmed"


# Between the company and Syntens: the adviser of a voucher does not see these.
NOT_FOR_ADVISERS = frozenset(kind for kind in ActKind if kind.value.startswith("objection")) | {
    ActKind.HANDED_OVER,
    ActKind.ENTERED_FOR_COMPANY,
    ActKind.ENTRY_CONFIRMED,
}


class VoucherAct(Base):
    """One thing that happened to a voucher without moving it: by whom, why, and the facts that go with it."""

    __tablename__ = "voucher_acts"
    __table_args__ = (Index(None, "voucher_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    kind: Mapped[ActKind]
    source: Mapped[Party]
    account_id: Mapped[UUID | None]  # no foreign key: history outlives the account of who acted
    actor_name: Mapped[str | None]
    reason: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSONB)
    occurred_at: Mapped[datetime]

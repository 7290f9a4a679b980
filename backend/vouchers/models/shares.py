"""What each funder carries of a voucher."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base

SETTLED_AT_MOST_GRANTED = (
    "settled_cents IS NULL OR (granted_cents IS NOT NULL AND 0 <= settled_cents AND settled_cents <= granted_cents)"
)


class VoucherShare(Base):
    """What one funding share carries of one voucher: planned at submission, fixed at the grant and the settlement."""

    __tablename__ = "voucher_shares"
    __table_args__ = (
        CheckConstraint("planned_cents >= 0", name="planned_not_negative"),
        CheckConstraint("0 <= granted_cents AND granted_cents <= planned_cents", name="granted_at_most_planned"),
        CheckConstraint(SETTLED_AT_MOST_GRANTED, name="settled_at_most_granted"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id", ondelete="CASCADE"), primary_key=True)
    funding_share_id: Mapped[UUID] = mapped_column(ForeignKey("funding_shares.id"), primary_key=True)
    planned_cents: Mapped[int]
    granted_cents: Mapped[int | None]
    settled_cents: Mapped[int | None]

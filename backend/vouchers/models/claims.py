"""An adviser's claim, and the payment that follows its settlement."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.errors import AlreadyPaid, ClaimNotOpen
from backend.vouchers.models.schemes import Payee
from backend.vouchers.states import NEXT_OF_CLAIM, NEXT_OF_PAYMENT, ClaimStatus, PaymentStatus


class Claim(Identified, Timestamped, Versioned, Base):
    """Work the adviser did: hours and cost in euro cents without VAT. One open claim per voucher."""

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint("hours > 0", name="hours_positive"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint(
            "status NOT IN ('confirmed', 'settled') OR confirmed_by IS NOT NULL", name="confirmed_by_somebody"
        ),
        Index(
            "claims_one_open_idx",
            "voucher_id",
            unique=True,
            postgresql_where=text("status IN ('submitted', 'confirmed')"),
        ),
        Index(None, "voucher_id", "submitted_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[ClaimStatus] = mapped_column(default=ClaimStatus.SUBMITTED)
    hours: Mapped[int]
    amount_cents: Mapped[int]
    description: Mapped[str]
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[UUID]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    returned_reason: Mapped[str | None]

    def _move(self, to: ClaimStatus) -> None:
        if to not in NEXT_OF_CLAIM[self.status]:
            raise ClaimNotOpen(currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_CLAIM[self.status]))
        self.status = to

    def confirm(self, by: UUID, at: datetime) -> None:
        """The company says that the work was done."""
        self._move(ClaimStatus.CONFIRMED)
        self.confirmed_by, self.confirmed_at = by, at

    def send_back(self, reason: str) -> None:
        """An officer sends it back to the adviser."""
        self._move(ClaimStatus.RETURNED)
        self.returned_reason = reason

    def settle(self) -> None:
        """The voucher is settled on it."""
        self._move(ClaimStatus.SETTLED)

    def cancel(self) -> None:
        """The voucher was revoked."""
        self._move(ClaimStatus.CANCELLED)


class Payment(Identified, Timestamped, Versioned, Base):
    """Money to pay out on a settled voucher, to its payee."""

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint("(status = 'paid') = (paid_on IS NOT NULL)", name="paid_on_set"),
        Index(None, "status", "due_at"),
        Index("payments_one_live_idx", "voucher_id", unique=True, postgresql_where=text("status <> 'cancelled'")),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[PaymentStatus] = mapped_column(default=PaymentStatus.DUE)
    payee: Mapped[Payee]
    payee_organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    amount_cents: Mapped[int]
    due_at: Mapped[datetime]
    paid_on: Mapped[date | None]
    bank_reference: Mapped[str | None]
    recorded_by: Mapped[UUID | None]

    def _move(self, to: PaymentStatus) -> None:
        if to not in NEXT_OF_PAYMENT[self.status]:
            raise AlreadyPaid(currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_PAYMENT[self.status]))
        self.status = to

    def confirm(self, *, paid_on: date, bank_reference: str, by: UUID | None) -> None:
        """The bank says that it was paid."""
        self._move(PaymentStatus.PAID)
        self.paid_on, self.bank_reference, self.recorded_by = paid_on, bank_reference, by

    def cancel(self) -> None:
        """The voucher was revoked before anything was paid."""
        self._move(PaymentStatus.CANCELLED)

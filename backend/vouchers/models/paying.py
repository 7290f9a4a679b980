"""Money on its way to payees: payments, the batches a bank carries out, and what is asked back."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Sequence, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.models.schemes import Payee
from backend.vouchers.payment_errors import AlreadyPaid, BatchClosed, PaymentFailed, PaymentNotDue, ReclaimClosed
from backend.vouchers.states import (
    NEXT_OF_BATCH,
    NEXT_OF_PAYMENT,
    NEXT_OF_RECLAIM,
    BatchStatus,
    PaymentStatus,
    ReclaimStatus,
)

batch_numbers = Sequence("payment_batch_numbers", metadata=Base.metadata)
LARGEST_BATCH = 500


class FailureCode(StrEnum):
    """Why a bank did not pay, by the code it gives (ISO 20022 external status reasons)."""

    WRONG_ACCOUNT = "AC01"
    ACCOUNT_CLOSED = "AC04"
    ACCOUNT_BLOCKED = "AC06"
    NOT_ALLOWED = "AG01"
    TOO_LITTLE_MONEY = "AM04"
    DUPLICATE = "AM05"
    WRONG_HOLDER = "BE04"
    REFUSED_BY_PAYEE = "MS02"
    NO_REASON = "MS03"
    WRONG_BANK = "RC01"


class PaymentBatch(Identified, Timestamped, Versioned, Base):
    """Payments that the bank carries out together, in one file. The database keeps its sum that of its payments."""

    __tablename__ = "payment_batches"
    __table_args__ = (
        CheckConstraint("total_cents > 0", name="total_positive"),
        CheckConstraint(f"payment_count BETWEEN 1 AND {LARGEST_BATCH}", name="payments_within"),
        CheckConstraint("status <> 'done' OR (closed_by IS NOT NULL AND closed_by <> made_by)", name="four_eyes"),
        Index(None, "made_at"),
    )

    number: Mapped[int] = mapped_column(unique=True)
    status: Mapped[BatchStatus] = mapped_column(default=BatchStatus.MADE)
    execution_on: Mapped[date]
    payment_count: Mapped[int]
    total_cents: Mapped[int]
    made_by: Mapped[UUID]
    made_at: Mapped[datetime]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]

    @property
    def reference(self) -> str:
        """How the bank and the books know it."""
        return f"SW-{self.number:06d}"

    def require_open(self, to: BatchStatus) -> None:
        """Refuse a batch that is closed. Raises BatchClosed (409)."""
        if to not in NEXT_OF_BATCH[self.status]:
            raise BatchClosed(currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_BATCH[self.status]))

    def close(self, to: BatchStatus, by: UUID, at: datetime) -> None:
        """Every payment has its outcome, or the batch was never sent."""
        self.require_open(to)
        self.status, self.closed_by, self.closed_at = to, by, at


class Payment(Identified, Timestamped, Versioned, Base):
    """Money to pay out on a settled voucher, to its payee. A payment that failed stays; another one takes its place."""

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint(
            "CASE status WHEN 'paid' THEN paid_on IS NOT NULL WHEN 'failed' THEN true ELSE paid_on IS NULL END",
            name="paid_on_set",
        ),
        CheckConstraint("(status = 'failed') = (failure_code IS NOT NULL)", name="failed_with_code"),
        CheckConstraint(
            "status <> 'in_batch' OR (batch_id IS NOT NULL AND iban IS NOT NULL AND holder IS NOT NULL)",
            name="in_batch_whole",
        ),
        CheckConstraint("status NOT IN ('due', 'cancelled') OR batch_id IS NULL", name="outside_batch"),
        Index(None, "status", "due_at"),
        Index(None, "batch_id"),
        # After an upheld objection a second payment can follow one that the bank has, or that was paid.
        Index("payments_one_live_idx", "voucher_id", unique=True, postgresql_where=text("status = 'due'")),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[PaymentStatus] = mapped_column(default=PaymentStatus.DUE)
    payee: Mapped[Payee]
    payee_organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    amount_cents: Mapped[int]
    due_at: Mapped[datetime]
    batch_id: Mapped[UUID | None] = mapped_column(ForeignKey("payment_batches.id"))
    iban: Mapped[str | None]
    holder: Mapped[str | None]
    paid_on: Mapped[date | None]
    bank_reference: Mapped[str | None]
    recorded_by: Mapped[UUID | None]
    failure_code: Mapped[FailureCode | None]
    failed_on: Mapped[date | None]

    def _move(self, to: PaymentStatus) -> None:
        if to not in NEXT_OF_PAYMENT[self.status]:
            special = {PaymentStatus.PAID: AlreadyPaid, PaymentStatus.FAILED: PaymentFailed}
            refusal = special.get(self.status, PaymentNotDue)
            raise refusal(currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_PAYMENT[self.status]))
        self.status = to

    def put_in(self, batch_id: UUID, *, iban: str, holder: str) -> None:
        """The bank is asked to pay it to this account."""
        self._move(PaymentStatus.IN_BATCH)
        self.batch_id, self.iban, self.holder = batch_id, iban, holder

    def take_out(self) -> None:
        """The batch was never sent."""
        self._move(PaymentStatus.DUE)
        self.batch_id = self.iban = self.holder = None

    def confirm(self, *, paid_on: date, bank_reference: str, by: UUID | None) -> None:
        """The bank says that it was paid."""
        self._move(PaymentStatus.PAID)
        self.paid_on, self.bank_reference, self.recorded_by = paid_on, bank_reference, by

    def fail(self, code: FailureCode, on: date, by: UUID | None) -> None:
        """The bank did not pay, or the money came back."""
        self._move(PaymentStatus.FAILED)
        self.failure_code, self.failed_on, self.recorded_by = code, on, by

    def cancel(self) -> None:
        """The voucher was revoked before anything was paid."""
        self._move(PaymentStatus.CANCELLED)


class Reclaim(Identified, Timestamped, Versioned, Base):
    """What a payee has to give back, because its voucher was revoked after it was paid."""

    __tablename__ = "reclaims"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed_at_set"),
        CheckConstraint("(status = 'received') = (received_on IS NOT NULL)", name="received_on_set"),
        CheckConstraint(
            "(status = 'open' OR (closed_by IS NOT NULL AND closed_by <> opened_by)) "
            "AND (status <> 'written_off' OR closing_reason IS NOT NULL)",
            name="four_eyes",
        ),
        Index("reclaims_one_open_idx", "voucher_id", unique=True, postgresql_where=text("status = 'open'")),
        Index(None, "status", "opened_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[ReclaimStatus] = mapped_column(default=ReclaimStatus.OPEN)
    payee_organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    amount_cents: Mapped[int]
    reason: Mapped[str]
    pay_before: Mapped[date]
    opened_by: Mapped[UUID]
    opened_at: Mapped[datetime]
    closed_by: Mapped[UUID | None]
    closed_at: Mapped[datetime | None]
    received_on: Mapped[date | None]
    bank_reference: Mapped[str | None]
    closing_reason: Mapped[str | None]

    def _close(self, to: ReclaimStatus, by: UUID, at: datetime) -> None:
        if to not in NEXT_OF_RECLAIM[self.status]:
            raise ReclaimClosed(currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_RECLAIM[self.status]))
        self.status, self.closed_by, self.closed_at = to, by, at

    def receive(self, on: date, bank_reference: str, *, by: UUID, at: datetime) -> None:
        """The money is back."""
        self._close(ReclaimStatus.RECEIVED, by, at)
        self.received_on, self.bank_reference = on, bank_reference

    def write_off(self, reason: str, *, by: UUID, at: datetime) -> None:
        """It will not come back."""
        self._close(ReclaimStatus.WRITTEN_OFF, by, at)
        self.closing_reason = reason

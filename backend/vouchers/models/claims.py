"""An adviser's claim with its invoice, and what an officer found odd about it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.errors import ClaimNotOpen
from backend.vouchers.states import NEXT_OF_CLAIM, ClaimStatus
from backend.vouchers.vat import Invoice, Vat, rate_of

LIVE = "status IN ('submitted', 'confirmed', 'settled')"


class Oddity(StrEnum):
    """What may be wrong with a claim, for an officer to look into."""

    SAME_AMOUNT = "same_amount"
    NUMBER_USED_BEFORE = "number_used_before"
    SHARED_PEOPLE = "shared_people"
    MANDATE = "mandate"


class Claim(Identified, Timestamped, Versioned, Base):
    """Work the adviser did: hours and cost in euro cents without VAT, with the invoice. One open claim per voucher.

    A firm's invoice counts once: `invoice_key` is its number without signs. Claims from before invoices were asked
    have none.
    """

    __tablename__ = "claims"
    __table_args__ = (
        CheckConstraint("hours > 0", name="hours_positive"),
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint(
            "num_nulls(firm_id, invoice_number, invoice_key, invoiced_on, vat, vat_cents) IN (0, 6)",
            name="invoice_whole",
        ),
        CheckConstraint(
            "vat_cents >= 0 AND (vat IN ('general', 'reduced') OR vat_cents = 0)", name="vat_only_where_charged"
        ),
        CheckConstraint(
            "status NOT IN ('confirmed', 'settled') OR confirmed_by IS NOT NULL", name="confirmed_by_somebody"
        ),
        Index(
            "claims_one_open_idx",
            "voucher_id",
            unique=True,
            postgresql_where=text("status IN ('submitted', 'confirmed')"),
        ),
        Index("claims_invoice_once_idx", "firm_id", "invoice_key", unique=True, postgresql_where=text(LIVE)),
        Index(None, "voucher_id", "submitted_at"),
    )

    voucher_id: Mapped[UUID] = mapped_column(ForeignKey("vouchers.id"))
    status: Mapped[ClaimStatus] = mapped_column(default=ClaimStatus.SUBMITTED)
    hours: Mapped[int]
    amount_cents: Mapped[int]
    description: Mapped[str]
    firm_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    invoice_number: Mapped[str | None]
    invoice_key: Mapped[str | None]
    invoiced_on: Mapped[date | None]
    vat: Mapped[Vat | None]
    vat_cents: Mapped[int | None]
    submitted_at: Mapped[datetime]
    submitted_by: Mapped[UUID]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[UUID | None]
    returned_reason: Mapped[str | None]

    @property
    def invoice(self) -> Invoice | None:
        """The invoice of this claim; None of a claim from before invoices were asked."""
        if self.invoice_number is None or self.invoiced_on is None or self.vat is None or self.vat_cents is None:
            return None
        rate = rate_of(self.vat, self.invoiced_on)
        return Invoice(self.invoice_number, self.invoiced_on, self.vat, rate, self.vat_cents, self.amount_cents)

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


class ClaimWarning(Identified, Base):
    """What looked odd about a claim, and why an officer settled it all the same."""

    __tablename__ = "claim_warnings"
    __table_args__ = (UniqueConstraint("claim_id", "code"),)

    claim_id: Mapped[UUID] = mapped_column(ForeignKey("claims.id"))
    code: Mapped[Oddity]
    reason: Mapped[str]
    answered_by: Mapped[UUID]
    answered_at: Mapped[datetime]

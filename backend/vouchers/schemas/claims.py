"""Claims and payments on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Cents, Day, LocalizedText, Moment, Paged, PageQuery, Prose, Schema, Yes
from backend.vouchers.models import FailureCode, Oddity
from backend.vouchers.schemas.fields import Hours
from backend.vouchers.states import PaymentStatus
from backend.vouchers.vat import Vat


class InvoiceCreate(Schema):
    """The invoice of the adviser's firm, which the company receives."""

    number: Annotated[
        str, StringConstraints(max_length=35, pattern=r"^[^\u0000-\u001f]*[A-Za-z0-9][^\u0000-\u001f]*$")
    ] = Field(description="Number of the invoice, with at least one letter or digit.", examples=["2026-0142"])
    issued_on: Day
    vat: Vat = Field(description="How the invoice treats VAT; the rate follows from the day of the invoice.")
    vat_cents: Cents = Field(description="VAT on the invoice, in euro cents.")


class InvoiceRead(InvoiceCreate):
    """The invoice of a claim."""

    vat_basis_points: int = Field(description="The rate, in hundredths of a percent.")
    total_cents: int = Field(description="With VAT.")


class ClaimRead(Schema):
    """An adviser's claim."""

    id: UUID
    version: int
    voucher_id: UUID
    status: Literal["submitted", "confirmed", "returned", "settled", "cancelled"]
    hours: int
    amount_cents: int
    description: str
    invoice: InvoiceRead | None = Field(description="Null of a claim from before invoices were asked.")
    submitted_at: Moment
    confirmed_at: Moment | None
    returned_reason: str | None


class PaymentRead(Schema):
    """Money to pay out, or paid."""

    id: UUID
    version: int
    voucher_id: UUID
    voucher_code: str
    company_name: str
    status: PaymentStatus
    payee: Literal["adviser", "company"]
    payee_name: str
    amount_cents: int
    due_at: Moment
    paid_on: Day | None
    bank_reference: str | None
    batch_id: UUID | None = Field(description="The batch by which the bank pays it.")
    failure_code: FailureCode | None = Field(description="Why the bank did not pay.")
    account_state: Literal["known", "changed", "missing"] = Field(
        description="Whether the payee's account can be paid on: known, changed and not yet confirmed, or missing."
    )


class ClaimCreate(Schema):
    """Claim the work done."""

    hours: Hours
    amount_cents: Annotated[Cents, Field(gt=0)] = Field(description="Cost of the work without VAT, in euro cents.")
    description: Prose = Field(description="What was done, with whom.")
    invoice: InvoiceCreate
    file_ids: list[UUID] = Field(default=[], max_length=20, description="Documents, such as the invoice.")


class ClaimPage(Paged[ClaimRead]):
    """One page of claims."""


class ClaimList(Schema):
    """All claims of a voucher, oldest first."""

    items: list[ClaimRead]


class WarningRead(Schema):
    """What looks odd about a claim."""

    code: Oddity
    sentence: LocalizedText
    reason: str | None = Field(description="Why the officer settled all the same; null as long as nobody answered.")


class WarningList(Schema):
    """What an officer looks into before settling."""

    items: list[WarningRead]


class PaymentLine(Schema):
    """One part of the invoice: who bears it, and why this much."""

    kind: Literal["share", "own_share", "vat"]
    name: LocalizedText = Field(description="Who bears it.")
    funding_share_id: UUID | None
    amount_cents: int
    cap_cents: int | None = Field(description="The most it could be; null where nothing caps it.")
    explanation: LocalizedText


class TransferRead(Schema):
    """Who pays whom."""

    from_name: LocalizedText
    to_name: LocalizedText
    amount_cents: int
    explanation: LocalizedText


class PaymentLineList(Schema):
    """The invoice of a claim over who bears it; the lines add up to the invoice with VAT, to the cent."""

    is_settled: bool = Field(description="False while it is what the claim justifies, before the settlement.")
    amount_cents: int = Field(description="Cost of the work without VAT.")
    vat_cents: int
    total_cents: int
    subsidy_cents: int
    subsidy_cap_cents: int = Field(description="What was granted.")
    explanation: LocalizedText = Field(description="How the subsidy follows from the invoice and the rules.")
    items: list[PaymentLine]
    transfers: list[TransferRead]


class ConfirmationCreate(Schema):
    """The company confirms that the work was done."""

    confirmed: Yes


BankReference = Annotated[
    str,
    Field(
        min_length=1,
        max_length=70,
        pattern=r"^[A-Za-z0-9 /?:().,'+-]+$",
        description="Reference of the transfer, in the characters SEPA allows.",
    ),
]


class PaymentConfirm(Schema):
    """The bank has paid."""

    paid_on: Day
    bank_reference: BankReference


class PaymentFilter(PageQuery):
    """Which payments: oldest first, those of the past newest first."""

    status: PaymentStatus | None = Field(default=None, description="Only this status.")
    past: bool = Field(default=False, description="Only those that had their outcome, newest first.")


class PaymentPage(Paged[PaymentRead]):
    """One page of payments."""

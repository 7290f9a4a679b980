"""Claims and payments on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Day, Moment, Paged, PageQuery, Prose, Schema, Yes
from backend.vouchers.schemas.fields import Hours


class ClaimRead(Schema):
    """An adviser's claim."""

    id: UUID
    version: int
    voucher_id: UUID
    status: Literal["submitted", "confirmed", "returned", "settled", "cancelled"]
    hours: int
    amount_cents: int
    description: str
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
    status: Literal["due", "paid", "cancelled"]
    payee: Literal["adviser", "company"]
    payee_name: str
    amount_cents: int
    due_at: Moment
    paid_on: Day | None
    bank_reference: str | None


class ClaimCreate(Schema):
    """Claim the work done."""

    hours: Hours
    amount_cents: Annotated[Cents, Field(gt=0)] = Field(description="Cost of the work without VAT, in euro cents.")
    description: Prose = Field(description="What was done, with whom.")
    file_ids: list[UUID] = Field(default=[], max_length=20, description="Documents, such as the invoice.")


class ClaimPage(Paged[ClaimRead]):
    """One page of claims."""


class ClaimList(Schema):
    """All claims of a voucher, oldest first."""

    items: list[ClaimRead]


class ConfirmationCreate(Schema):
    """The company confirms that the work was done."""

    confirmed: Yes


class PaymentConfirm(Schema):
    """The bank has paid."""

    paid_on: Day
    bank_reference: Annotated[str, Field(min_length=1, max_length=70, pattern=r"^[A-Za-z0-9 /?:().,'+-]+$")] = Field(
        description="Reference of the transfer, in the characters SEPA allows."
    )


class PaymentFilter(PageQuery):
    """Which payments, oldest first."""

    status: Literal["due", "paid", "cancelled"] | None = Field(default=None, description="Only this status.")


class PaymentPage(Paged[PaymentRead]):
    """One page of payments."""

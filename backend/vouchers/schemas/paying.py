"""Batches, failures and reclaims on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Day, Moment, Paged, PageQuery, Prose, Schema
from backend.vouchers.models import FailureCode
from backend.vouchers.schemas.claims import BankReference
from backend.vouchers.states import BatchStatus, ReclaimStatus


class FailureCreate(Schema):
    """The bank did not pay, or the money came back."""

    code: FailureCode = Field(description="The reason that the bank gives (ISO 20022).")


class BatchCreate(Schema):
    """Put due payments in a batch."""

    payment_ids: list[UUID] = Field(min_length=1, max_length=500, description="The payments, each due.")
    execution_on: Day = Field(description="The day on which the bank pays: today or within thirty days.")


class BatchConfirm(Schema):
    """The bank carried out the whole batch."""

    to_status: Literal["done"]
    paid_on: Day
    bank_reference: BankReference


class BatchCancel(Schema):
    """The bank never got it: its payments are due again."""

    to_status: Literal["cancelled"]


BatchMove = Annotated[BatchConfirm | BatchCancel, Field(discriminator="to_status")]


class BatchSummary(Schema):
    """A batch in a list."""

    id: UUID
    version: int
    reference: str
    status: BatchStatus
    execution_on: Day
    payment_count: int
    total_cents: int
    made_by_name: str | None = Field(description="Null when the account is gone.")
    made_at: Moment
    closed_at: Moment | None
    is_yours: bool = Field(description="Whether you made it: then a colleague records its outcome.")
    failed_count: int = Field(description="How many of its payments the bank did not make, or that came back.")


class BatchPayment(Schema):
    """A payment in a batch."""

    id: UUID
    version: int
    status: Literal["in_batch", "paid", "failed"]
    payee_name: str
    voucher_code: str
    masked_iban: str
    amount_cents: int
    failure_code: FailureCode | None
    is_fixed_by_you: bool = Field(description="Whether you settled this voucher: then a colleague records the outcome.")


class BatchRead(BatchSummary):
    """A batch with its payments, which add up to its total."""

    payments: list[BatchPayment]


class BatchFilter(PageQuery):
    """Which batches, newest first."""

    status: BatchStatus | None = Field(default=None, description="Only this status.")


class BatchPage(Paged[BatchSummary]):
    """One page of batches."""


class ReclaimRead(Schema):
    """What a payee has to give back."""

    id: UUID
    version: int
    voucher_id: UUID
    voucher_code: str
    company_name: str
    payee_name: str
    status: ReclaimStatus
    amount_cents: int
    reason: str
    pay_before: Day
    opened_at: Moment
    received_on: Day | None
    closing_reason: str | None
    is_yours: bool = Field(description="Whether you asked it back: then a colleague records how it ends.")


class ReclaimFilter(PageQuery):
    """Which reclaims, longest open first."""

    status: ReclaimStatus | None = Field(default=None, description="Only this status.")


class ReclaimPage(Paged[ReclaimRead]):
    """One page of reclaims."""


class ReclaimReceive(Schema):
    """The money is back."""

    to_status: Literal["received"]
    received_on: Day
    bank_reference: BankReference


class ReclaimWriteOff(Schema):
    """It will not come back."""

    to_status: Literal["written_off"]
    reason: Prose


ReclaimMove = Annotated[ReclaimReceive | ReclaimWriteOff, Field(discriminator="to_status")]

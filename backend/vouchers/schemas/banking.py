"""Accounts that are paid on, on the wire: never the whole number."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Moment, Paged, PageQuery, Prose, Schema
from backend.vouchers.models import BankAccountStatus

# In the characters that SEPA carries (EPC217-08); a bank refuses others.
SEPA_TEXT = r"^[A-Za-z0-9 /?:().,'+-]+$"


class BankAccountCreate(Schema):
    """Give the account to be paid on."""

    iban: Annotated[str, StringConstraints(min_length=5, max_length=42)] = Field(
        description="The IBAN; spaces may stay.", examples=["NL16 VOOR 0000 0000 17"]
    )
    holder: Annotated[
        str, StringConstraints(min_length=2, max_length=70, pattern=r"^[^\u0000-\u001f]*\S[^\u0000-\u001f]*$")
    ] = Field(description="Name the account stands in, as the bank knows it.")


class BankAccountRead(Schema):
    """An account, with the middle of its number left out."""

    id: UUID
    version: int
    organisation_id: UUID
    organisation_name: str
    status: BankAccountStatus
    masked_iban: str
    holder: str
    entered_at: Moment
    confirmable_at: Moment = Field(description="A changed account can be confirmed from this moment on.")
    confirmed_at: Moment | None
    refused_reason: str | None


class BankAccountList(Schema):
    """The accounts of an organisation, newest first."""

    items: list[BankAccountRead]


class BankAccountFilter(PageQuery):
    """Which accounts, longest waiting first."""

    status: BankAccountStatus = Field(default=BankAccountStatus.WAITING, description="Only this status.")


class BankAccountPage(Paged[BankAccountRead]):
    """One page of accounts."""


class BankAccountConfirm(Schema):
    """The account is the payee's: somebody else was asked, by another way than the site."""

    to_status: Literal["in_use"]


class BankAccountRefuse(Schema):
    """The account is not the payee's, or nobody could say."""

    to_status: Literal["refused"]
    reason: Prose


BankAccountMove = Annotated[BankAccountConfirm | BankAccountRefuse, Field(discriminator="to_status")]

"""Letters on paper, and whether one is genuine."""

from pydantic import Field

from backend.core.schemas import Cents, Day, LocalizedText, Schema
from backend.vouchers.states import VoucherStatus


class AwardLetterRead(Schema):
    """What a genuine award letter is worth today."""

    code: str = Field(description="The reference of the voucher.")
    status: VoucherStatus
    open: bool = Field(description="Whether an adviser can begin or go on with the work today.")
    company_name: str
    scheme_name: LocalizedText
    adviser_name: str | None
    adviser_firm: str | None
    granted_cents: Cents
    valid_until: Day
    is_demonstration: bool

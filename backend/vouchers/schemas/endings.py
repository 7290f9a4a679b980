"""What the end of a company touches, on the wire."""

from uuid import UUID

from pydantic import Field

from backend.core.schemas import Schema
from backend.vouchers.states import VoucherStatus


class TouchedVoucher(Schema):
    """A voucher that the end of its company, or undoing that, has to do with."""

    id: UUID
    code: str
    status: VoucherStatus


class CompanyEndingEffects(Schema):
    """What recording the end of a company would do now; or, once it ended, what undoing that would."""

    open_vouchers: list[TouchedVoucher] = Field(description="To be decided first: they stand in the way of an end.")
    drafts: int = Field(description="Applications that were begun; they stay, and cannot be submitted after an end.")
    open_scans: int = Field(description="Scans that people are answering; they run on to their closing day.")
    followed: bool = Field(description="It is followed in the programme now; an end stops that.")
    followed_again: bool = Field(description="Undoing the end has it followed again.")
    decided_vouchers: list[TouchedVoucher] = Field(
        description="Rejected, revoked or not considered: undoing an end does not bring them back; a file is reopened."
    )

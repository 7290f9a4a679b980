"""What a voucher can do for a company today, on the wire."""

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Moment, Schema
from backend.core.themes import Theme


class Outlook(StrEnum):
    """Whether a company can apply today."""

    OPEN = "open"
    HELD = "held"
    COMING = "coming"
    NONE = "none"


class OutlookQuery(Schema):
    """What the advice would be about."""

    theme: Theme | None = Field(default=None, description="Only schemes that pay advice on this theme.")


class OutlookRound(Schema):
    """The round that helps most."""

    id: UUID
    name: LocalizedText
    scheme_name: LocalizedText
    opens_at: Moment
    closes_at: Moment
    rate_basis_points: int = Field(description="What the programme pays of the cost, in hundredths of a percent.")
    maximum_cents: int = Field(description="The highest voucher, in euro cents.")
    available_cents: int = Field(description="What is left to apply for at this moment, in euro cents.")


class VoucherOutlookRead(Schema):
    """Whether a voucher can pay part of the advice, as it is today."""

    status: Outlook = Field(
        description="`open`: the company can apply now. `held`: it has the vouchers it can have. `coming`: a round "
        "that fits is announced. `none`: no round that fits is open or announced."
    )
    reason: LocalizedText
    round: OutlookRound | None

"""What happened to a voucher, on the wire."""

from pydantic import Field

from backend.core.schemas import Day, Moment, Schema
from backend.vouchers.models import ActKind
from backend.vouchers.states import Party, VoucherStatus


class HistoryEntry(Schema):
    """One thing that happened: a move, or an act beside the moves."""

    key: str
    to_status: VoucherStatus | None = Field(description="Of a move.")
    act: ActKind | None = Field(description="Of an act beside the moves.")
    new_day: Day | None = Field(description="The day that a term was extended to.")
    source: Party
    actor_name: str | None = Field(description="Null for the platform itself, and after an erasure.")
    system_name: str | None = Field(description="The system that brought the move across in the name of the actor.")
    reason: str | None
    occurred_at: Moment


class HistoryList(Schema):
    """Everything that happened, oldest first."""

    items: list[HistoryEntry]

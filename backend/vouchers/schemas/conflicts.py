"""Conflicts between two systems, on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Paged, PageQuery, Prose, Schema
from backend.vouchers.models import ConflictStatus
from backend.vouchers.schemas.moves import StatusChangeRead
from backend.vouchers.states import VoucherStatus


class SyncConflictFilter(PageQuery):
    """Which conflicts."""

    status: ConflictStatus | None = Field(default=None, description="Only in this status.")


class SyncConflictSummary(Schema):
    """One conflict in the list."""

    id: UUID
    status: ConflictStatus
    voucher_id: UUID
    voucher_code: str
    company_name: str
    client_name: str = Field(description="The system that sent the move.")
    their_status: VoucherStatus = Field(description="What the voucher became there.")
    our_status: VoucherStatus = Field(description="What it was here when that came in.")
    received_at: Moment


class SyncConflictPage(Paged[SyncConflictSummary]):
    """One page of conflicts, newest first."""


class TheirSide(Schema):
    """What the other system says."""

    status: VoucherStatus
    occurred_at: Moment = Field(description="By the clock of that system.")
    officer_name: str | None = Field(description="Who made the move there; null after an erasure.")
    reason: str | None
    cents: int | None = Field(description="The amount granted or settled there, in euro cents.")
    source_event_id: str


class OurSide(Schema):
    """How it stands here."""

    status_then: VoucherStatus = Field(description="When the move came in.")
    status_now: VoucherStatus
    can_take_theirs: bool = Field(description="Whether an officer could make their move now.")
    history: list[StatusChangeRead] = Field(description="Oldest first.")


class SyncConflictRead(SyncConflictSummary):
    """One conflict with both sides and, once decided, the decision."""

    theirs: TheirSide
    ours: OurSide
    decided_by_name: str | None
    decided_at: Moment | None
    reason: str | None


class SyncConflictDecide(Schema):
    """Which side is right, and why."""

    decision: Literal["keep_ours", "take_theirs"] = Field(
        description="`take_theirs` makes their move now, as yours, by the same rules as any move."
    )
    reason: Prose

"""The feed of changes and the full read beside it, on the wire."""

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Day, Moment, Schema
from backend.vouchers.states import Party, VoucherStatus

CURSOR = r"^[A-Za-z0-9_-]{1,200}$"


class FeedKind(StrEnum):
    """What an entry of the feed tells."""

    MOVED = "moved"
    ERASED = "erased"


class VoucherChangesQuery(Schema):
    """From where to read on, how much, and how long to wait when there is nothing."""

    after: str | None = Field(
        default=None, pattern=CURSOR, description="The cursor of the page before; the oldest change kept when left out."
    )
    limit: int = Field(default=100, ge=1, le=500, description="Changes on a page.")
    wait_seconds: int = Field(
        default=0, ge=0, le=25, description="Wait this long for a change when there is none yet, rather than ask again."
    )


class VoucherChange(Schema):
    """One change; all but the first four and the last are null once the voucher was erased."""

    kind: FeedKind = Field(description="After `erased`, throw away what you keep of the voucher.")
    voucher_id: UUID
    recorded_at: Moment = Field(description="When it was committed here.")
    code: str | None
    version: int | None = Field(description="Of the voucher after this move; between quotes it is the ETag of then.")
    from_status: VoucherStatus | None
    to_status: VoucherStatus | None
    source: Party | None = Field(description="In which capacity the move was made.")
    source_client_id: UUID | None = Field(description="The system that made it; pass over your own.")
    source_event_id: str | None = Field(description="What that system calls it.")
    occurred_at: Moment | None
    source_occurred_at: Moment | None = Field(description="When it was made there, by that system's clock.")
    is_demonstration: bool = Field(description="Of the demonstration: leave it out of figures.")


class VoucherChangePage(Schema):
    """Changes in the order in which they were committed, of one voucher by version; each comes at least once."""

    items: list[VoucherChange]
    cursor: str = Field(description="Ask on with this, also after an empty page. Keep it after you kept the items.")
    has_more: bool = Field(description="Whether there is more already.")


class VoucherSnapshotsQuery(Schema):
    """From where to read on."""

    after: str | None = Field(default=None, pattern=CURSOR, description="`nextCursor` of the page before.")
    limit: int = Field(default=100, ge=1, le=500, description="Vouchers on a page.")


class VoucherSnapshot(Schema):
    """How one voucher stands. Amounts are euro cents without VAT."""

    id: UUID
    code: str
    status: VoucherStatus
    version: int = Field(description="Between quotes it is the ETag.")
    round_id: UUID
    company_id: UUID
    adviser_id: UUID | None
    subsidy_cents: int | None
    granted_cents: int | None
    settled_cents: int | None
    paid_cents: int
    submitted_at: Moment
    decision_due_on: Day | None
    valid_until: Day | None
    updated_at: Moment
    is_demonstration: bool = Field(description="Of the demonstration: leave it out of figures.")


class VoucherSnapshotPage(Schema):
    """All submitted vouchers as they stand, page by page."""

    items: list[VoucherSnapshot]
    next_cursor: str | None = Field(description="Null on the last page.")
    changes_cursor: str = Field(
        description="The place in the feed before the first page; follow it from there after the last. "
        "What changed in between comes again."
    )

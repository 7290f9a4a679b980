"""Many moves of a system at once, on the wire."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Schema
from backend.vouchers.schemas.moves import VoucherMove

AT_ONCE = 500  # moves in one request


class BulkMove(Schema):
    """One move, as it would be sent to the voucher itself."""

    voucher_id: UUID
    if_version: int = Field(ge=1, description="The version of the voucher that this was decided on.")
    change: VoucherMove


class BulkMoveCreate(Schema):
    """Moves in the order in which they are to be made."""

    items: list[BulkMove] = Field(min_length=1, max_length=AT_ONCE)


class BulkOutcome(StrEnum):
    """How one move ended."""

    APPLIED = "applied"
    ALREADY_APPLIED = "already_applied"
    CONFLICT = "conflict"
    REFUSED = "refused"


class BulkMoveResult(Schema):
    """What became of one move. Its neighbours do not matter to it."""

    index: int = Field(description="Its place among the items, from 0.")
    key: str | None = Field(description="Its `sourceEventId`.")
    voucher_id: UUID
    outcome: BulkOutcome = Field(
        description="`already_applied`: this event was brought across before. `conflict`: impossible here, and work "
        "for an officer now. `refused`: `problem` says why."
    )
    status: int = Field(description="The HTTP status that the move would have got on its own.")
    etag: str | None = Field(description="Of the voucher after the move, or as it stands when yours was stale.")
    conflict: str | None = Field(description="The address of the conflict, for officers.")
    problem: dict[str, Any] | None = Field(description="A problem document (RFC 9457) for what was not made.")


class BulkMoveResults(Schema):
    """One result per move, in the order in which they came."""

    applied: int
    already_applied: int
    conflicts: int
    refused: int
    items: list[BulkMoveResult]

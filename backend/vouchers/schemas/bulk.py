"""Many moves of a system at once, on the wire."""

from typing import Any
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Paged, PageQuery, Schema
from backend.vouchers.models import BulkOutcome, StatusChangeJobStatus
from backend.vouchers.schemas.moves import VoucherMove

AT_ONCE = 500  # moves that are made while the sender waits
IN_A_JOB = 10_000  # moves in one request


class BulkMove(Schema):
    """One move, as it would be sent to the voucher itself."""

    voucher_id: UUID
    if_version: int = Field(ge=1, le=2**53 - 1, description="The version of the voucher that this was decided on.")
    change: VoucherMove


class BulkMoveCreate(Schema):
    """Moves in the order in which they are to be made."""

    items: list[BulkMove] = Field(min_length=1, max_length=IN_A_JOB)


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


class BulkCounts(Schema):
    """How many moves ended in which way."""

    applied: int
    already_applied: int
    conflicts: int
    refused: int


class BulkMoveResults(BulkCounts):
    """One result per move, in the order in which they came."""

    items: list[BulkMoveResult]


class StatusChangeJobRead(BulkCounts):
    """The moves of one request, which the platform makes one after the other."""

    id: UUID
    status: StatusChangeJobStatus
    client_name: str = Field(description="The system that sent them.")
    total: int = Field(description="Moves in the request.")
    done: int = Field(description="Moves that ended, in whatever way.")
    progress: int = Field(description="The same in whole percents.")
    received_at: Moment
    started_at: Moment | None
    finished_at: Moment | None


class StatusChangeJobPage(Paged[StatusChangeJobRead]):
    """One page of jobs, newest first."""


class StatusChangeJobResult(BulkMoveResult):
    """What became of one move of a job."""

    voucher_code: str | None = Field(description="What people call the voucher; null when there is none to see.")


class StatusChangeJobResultFilter(PageQuery):
    """Which results."""

    page_size: int = Field(default=20, ge=1, le=500, description="Items on a page.")
    outcome: list[BulkOutcome] = Field(default=[], description="Only those that ended like this; may be repeated.")


class StatusChangeJobResultPage(Paged[StatusChangeJobResult]):
    """One page of results, in the order in which the moves came."""

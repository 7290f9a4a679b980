"""Open answers of employees on the wire: to the reviewer, and to the company after review."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Paged, Prose, Schema

Masked = Annotated[Prose, Field(max_length=1_000)]


class ScanRemarkToReview(Schema):
    """An open answer that waits. It names no company, scan, group or moment."""

    id: UUID
    version: int = Field(description="Send it quoted as If-Match with the review.")
    question: LocalizedText
    remark: str


class ScanRemarkReviewPage(Paged[ScanRemarkToReview]):
    """One page of what waits, of all companies together, in no order."""


class RemarkApprove(Schema):
    """Show it to the company, whole or with parts left out."""

    to_status: Literal["approved"]
    remark: Masked | None = Field(
        default=None, description="The text with […] where something is left out; without, as it was written."
    )


class RemarkWithhold(Schema):
    """Do not show it. It is erased."""

    to_status: Literal["withheld"]


RemarkReview = Annotated[RemarkApprove | RemarkWithhold, Field(discriminator="to_status")]


class ScanRemarkReviewed(Schema):
    """What became of an open answer."""

    id: UUID
    status: Literal["approved", "withheld"]


class ShownRemarks(Schema):
    """What employees wrote to one question, in an order that says nothing."""

    item_code: str
    question: LocalizedText
    remarks: list[str]


class ScanRemarksRead(Schema):
    """What employees wrote with a scan, of the whole firm and never by group."""

    scan_id: UUID
    status: Literal["too_few", "in_review", "shown"] = Field(
        description="`too_few`: fewer than ten employees wrote, and it is deleted. `in_review`: none is shown before "
        "all were reviewed. `shown`: what may be shown."
    )
    questions: list[ShownRemarks]

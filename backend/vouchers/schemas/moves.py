"""The moves of a voucher on the wire: one shape per target status."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Cents, Day, LocalizedText, Moment, Prose, Schema
from backend.vouchers.models import Oddity
from backend.vouchers.states import Party, VoucherStatus

SourceEventId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._:/-]{1,100}$")]


class Move(Schema):
    """What a system adds to a move it brings across from where an officer made it."""

    source_event_id: SourceEventId | None = Field(
        default=None,
        description="By a system, required: its own name for this move. The same again is answered with 200 and the "
        "first result; with another body with 422.",
    )
    occurred_at: Moment | None = Field(
        default=None, description="By a system, required: when the move was made there. Terms count from here."
    )
    decided_by_account_id: UUID | None = Field(
        default=None, description="By a system, required: the account here of the officer of Syntens who decided."
    )


class VoucherSubmit(Move):
    """Submit the application."""

    to_status: Literal["submitted"]


class VoucherWithdraw(Move):
    """Take the application or the voucher back."""

    to_status: Literal["withdrawn"]
    reason: Prose | None = None


class VoucherReview(Move):
    """Take in review; supply the information that was asked; or reopen after an objection."""

    to_status: Literal["in_review"]
    answer: Prose | None = Field(default=None, description="By the company: the information that was asked.")
    file_ids: list[UUID] = Field(default=[], max_length=20, description="By the company: documents with the answer.")
    reason: Prose | None = Field(default=None, description="By an officer, required to reopen.")


class VoucherAsk(Move):
    """Ask for missing information; the decision term stands still."""

    to_status: Literal["information_requested"]
    question: Prose
    respond_before: Day | None = Field(default=None, description="Two weeks from today when left out.")


class VoucherGrant(Move):
    """Grant; or, by the company while in use: change the adviser, who is then asked to accept."""

    to_status: Literal["granted"]
    granted_cents: Cents | None = Field(default=None, description="By an officer: at most what was asked.")
    reason: Prose | None = Field(default=None, description="By an officer, required: why.")
    adviser_id: UUID | None = Field(default=None, description="By the company, required: the new adviser.")


class VoucherReject(Move):
    """Reject, with the reason that stands in the letter."""

    to_status: Literal["rejected"]
    reason: Prose


class VoucherNotConsidered(Move):
    """Leave out of consideration: what was missing did not come in time."""

    to_status: Literal["not_considered"]
    reason: Prose


class VoucherStart(Move):
    """The adviser accepts the work."""

    to_status: Literal["in_use"]


class VoucherReturnClaim(Move):
    """Send the claim back to the adviser."""

    to_status: Literal["claim_returned"]
    reason: Prose


class WarningAnswer(Schema):
    """Why a claim is right, though something about it looks odd."""

    code: Oddity
    reason: Prose


class VoucherSettle(Move):
    """Settle on the confirmed claim."""

    to_status: Literal["settled"]
    settled_cents: Cents | None = Field(default=None, description="What the claim justifies when left out; never more.")
    reason: Prose
    answers: list[WarningAnswer] = Field(
        default=[], max_length=len(Oddity), description="To each warning about the claim: why it is right."
    )


class VoucherRevoke(Move):
    """Take the right back."""

    to_status: Literal["revoked"]
    reason: Prose


VoucherMove = Annotated[
    VoucherSubmit
    | VoucherWithdraw
    | VoucherReview
    | VoucherAsk
    | VoucherGrant
    | VoucherReject
    | VoucherNotConsidered
    | VoucherStart
    | VoucherReturnClaim
    | VoucherSettle
    | VoucherRevoke,
    Field(discriminator="to_status"),
]


class VoucherMoveRead(Schema):
    """A move somebody may make now."""

    to_status: VoucherStatus
    blocked: LocalizedText | None = Field(description="Why not yet, when something stands in the way.")


class StatusChangeRead(Schema):
    """One move of a voucher."""

    id: int
    voucher_id: UUID
    from_status: VoucherStatus
    to_status: VoucherStatus
    source: Party = Field(description="In which capacity the move was made; derived from who was signed in.")
    actor_name: str | None = Field(description="Null for the platform itself.")
    reason: str | None
    occurred_at: Moment


class StatusChangeList(Schema):
    """All moves of a voucher, oldest first."""

    items: list[StatusChangeRead]


class LetterPreviewCreate(Schema):
    """See a decision letter before it is sent."""

    to_status: Literal["granted", "rejected", "not_considered"]
    granted_cents: Cents | None = None
    reason: Prose


class LetterPreview(Schema):
    """The letter as it would be sent."""

    subject: LocalizedText
    body: LocalizedText

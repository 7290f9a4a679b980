"""Made from openapi/openapi.json by `make openapi`; do not edit."""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict


FeedKind: TypeAlias = Literal["moved", "erased"]


Oddity: TypeAlias = Literal["same_amount", "number_used_before", "shared_people", "mandate"]


Party: TypeAlias = Literal["company", "adviser", "syntens", "platform"]


class StatusChangeRead(TypedDict):
    """One move of a voucher."""

    id: int
    voucherId: str
    fromStatus: VoucherStatus
    toStatus: VoucherStatus
    source: Party
    actorName: str | None
    reason: str | None
    occurredAt: str


class VoucherAsk(TypedDict):
    """Ask for missing information; the decision term stands still."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["information_requested"]
    question: str
    respondBefore: NotRequired[str | None]


class VoucherChange(TypedDict):
    """One change; all but the first four and the last are null once the voucher was erased."""

    kind: FeedKind
    voucherId: str
    recordedAt: str
    code: str | None
    version: int | None
    fromStatus: VoucherStatus | None
    toStatus: VoucherStatus | None
    source: Party | None
    sourceClientId: str | None
    sourceEventId: str | None
    occurredAt: str | None
    sourceOccurredAt: str | None
    isDemonstration: bool


class VoucherChangePage(TypedDict):
    """Changes in the order in which they were committed, of one voucher by version; each comes at least once."""

    items: list[VoucherChange]
    cursor: str
    hasMore: bool


class VoucherGrant(TypedDict):
    """Grant; or, by the company while in use: change the adviser, who is then asked to accept."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["granted"]
    grantedCents: NotRequired[int | None]
    reason: NotRequired[str | None]
    adviserId: NotRequired[str | None]


VoucherMove: TypeAlias = "VoucherSubmit | VoucherWithdraw | VoucherReview | VoucherAsk | VoucherGrant | VoucherReject | VoucherNotConsidered | VoucherStart | VoucherReturnClaim | VoucherSettle | VoucherRevoke"


class VoucherNotConsidered(TypedDict):
    """Leave out of consideration: what was missing did not come in time."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["not_considered"]
    reason: str


class VoucherReject(TypedDict):
    """Reject, with the reason that stands in the letter."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["rejected"]
    reason: str


class VoucherReturnClaim(TypedDict):
    """Send the claim back to the adviser."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["claim_returned"]
    reason: str


class VoucherReview(TypedDict):
    """Take in review; supply the information that was asked; or reopen after an objection."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["in_review"]
    answer: NotRequired[str | None]
    fileIds: NotRequired[list[str]]
    reason: NotRequired[str | None]


class VoucherRevoke(TypedDict):
    """Take the right back."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["revoked"]
    reason: str


class VoucherSettle(TypedDict):
    """Settle on the confirmed claim."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["settled"]
    settledCents: NotRequired[int | None]
    reason: str
    answers: NotRequired[list[WarningAnswer]]


class VoucherSnapshot(TypedDict):
    """How one voucher stands. Amounts are euro cents without VAT."""

    id: str
    code: str
    status: VoucherStatus
    version: int
    roundId: str
    companyId: str
    adviserId: str | None
    subsidyCents: int | None
    grantedCents: int | None
    settledCents: int | None
    paidCents: int
    submittedAt: str
    decisionDueOn: str | None
    validUntil: str | None
    updatedAt: str
    isDemonstration: bool


class VoucherSnapshotPage(TypedDict):
    """All submitted vouchers as they stand, page by page."""

    items: list[VoucherSnapshot]
    nextCursor: str | None
    changesCursor: str


class VoucherStart(TypedDict):
    """The adviser accepts the work."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["in_use"]


VoucherStatus: TypeAlias = Literal["draft", "submitted", "waitlisted", "in_review", "information_requested", "granted", "rejected", "not_considered", "withdrawn", "in_use", "claimed", "claim_returned", "settled", "expired", "revoked"]


class VoucherSubmit(TypedDict):
    """Submit the application."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["submitted"]


class VoucherWithdraw(TypedDict):
    """Take the application or the voucher back."""

    sourceEventId: NotRequired[str | None]
    occurredAt: NotRequired[str | None]
    decidedByAccountId: NotRequired[str | None]
    toStatus: Literal["withdrawn"]
    reason: NotRequired[str | None]


class WarningAnswer(TypedDict):
    """Why a claim is right, though something about it looks odd."""

    code: Oddity
    reason: str

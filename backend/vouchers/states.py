"""The states of rounds, vouchers, claims, payments and objections, the moves between them, and who may make them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class RoundStatus(StrEnum):
    """The life of a round. Opening and closing follow the clock, to the second."""

    DRAFT = "draft"
    PUBLISHED = "published"
    OPEN = "open"
    CLOSED = "closed"
    ALLOCATED = "allocated"
    ENDED = "ended"


NEXT_OF_ROUND: Mapping[RoundStatus, frozenset[RoundStatus]] = MappingProxyType(
    {
        RoundStatus.DRAFT: frozenset({RoundStatus.PUBLISHED}),
        RoundStatus.PUBLISHED: frozenset({RoundStatus.OPEN}),
        RoundStatus.OPEN: frozenset({RoundStatus.CLOSED}),
        RoundStatus.CLOSED: frozenset({RoundStatus.ALLOCATED}),
        RoundStatus.ALLOCATED: frozenset({RoundStatus.ENDED}),
        RoundStatus.ENDED: frozenset(),
    }
)


class VoucherStatus(StrEnum):
    """An application, and what becomes of it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    WAITLISTED = "waitlisted"
    IN_REVIEW = "in_review"
    INFORMATION_REQUESTED = "information_requested"
    GRANTED = "granted"
    REJECTED = "rejected"
    NOT_CONSIDERED = "not_considered"
    WITHDRAWN = "withdrawn"
    IN_USE = "in_use"
    CLAIMED = "claimed"
    CLAIM_RETURNED = "claim_returned"
    SETTLED = "settled"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Party(StrEnum):
    """In which capacity somebody moves a voucher; also the source that its history names."""

    COMPANY = "company"
    ADVISER = "adviser"
    SYNTENS = "syntens"
    PLATFORM = "platform"


S = VoucherStatus
_COMPANY, _ADVISER, _SYNTENS, _PLATFORM = Party.COMPANY, Party.ADVISER, Party.SYNTENS, Party.PLATFORM

# Every legal move, and whose it is. Source: the state table of the domain (docs/states.md is drawn from this).
MOVES: Mapping[tuple[VoucherStatus, VoucherStatus], Party] = MappingProxyType(
    {
        (S.DRAFT, S.SUBMITTED): _COMPANY,
        (S.DRAFT, S.WITHDRAWN): _COMPANY,
        (S.SUBMITTED, S.WAITLISTED): _PLATFORM,
        (S.SUBMITTED, S.IN_REVIEW): _SYNTENS,
        (S.SUBMITTED, S.REJECTED): _PLATFORM,
        (S.SUBMITTED, S.WITHDRAWN): _COMPANY,
        (S.WAITLISTED, S.SUBMITTED): _PLATFORM,
        (S.WAITLISTED, S.REJECTED): _PLATFORM,
        (S.WAITLISTED, S.WITHDRAWN): _COMPANY,
        (S.IN_REVIEW, S.INFORMATION_REQUESTED): _SYNTENS,
        (S.IN_REVIEW, S.GRANTED): _SYNTENS,
        (S.IN_REVIEW, S.REJECTED): _SYNTENS,
        (S.IN_REVIEW, S.WITHDRAWN): _COMPANY,
        (S.INFORMATION_REQUESTED, S.IN_REVIEW): _COMPANY,
        (S.INFORMATION_REQUESTED, S.NOT_CONSIDERED): _SYNTENS,
        (S.INFORMATION_REQUESTED, S.WITHDRAWN): _COMPANY,
        (S.GRANTED, S.IN_USE): _ADVISER,
        (S.GRANTED, S.WITHDRAWN): _COMPANY,
        (S.GRANTED, S.EXPIRED): _PLATFORM,
        (S.GRANTED, S.REVOKED): _SYNTENS,
        (S.IN_USE, S.GRANTED): _COMPANY,
        (S.IN_USE, S.CLAIMED): _ADVISER,
        (S.IN_USE, S.EXPIRED): _PLATFORM,
        (S.IN_USE, S.REVOKED): _SYNTENS,
        (S.CLAIMED, S.CLAIM_RETURNED): _SYNTENS,
        (S.CLAIMED, S.SETTLED): _SYNTENS,
        (S.CLAIMED, S.REVOKED): _SYNTENS,
        (S.CLAIM_RETURNED, S.CLAIMED): _ADVISER,
        (S.CLAIM_RETURNED, S.EXPIRED): _PLATFORM,
        (S.CLAIM_RETURNED, S.REVOKED): _SYNTENS,
        (S.SETTLED, S.REVOKED): _SYNTENS,
        (S.REJECTED, S.IN_REVIEW): _SYNTENS,
        (S.NOT_CONSIDERED, S.IN_REVIEW): _SYNTENS,
        (S.REVOKED, S.IN_REVIEW): _SYNTENS,
    }
)
NEXT: Mapping[VoucherStatus, frozenset[VoucherStatus]] = MappingProxyType(
    {status: frozenset(to for start, to in MOVES if start is status) for status in VoucherStatus}
)

# Money of the round is set aside for the voucher in these states, first as a reservation, then as a commitment.
RESERVED_IN = frozenset({S.SUBMITTED, S.IN_REVIEW, S.INFORMATION_REQUESTED})
COMMITTED_IN = frozenset({S.GRANTED, S.IN_USE, S.CLAIMED, S.CLAIM_RETURNED})
# The decision term runs in these states, also on the waiting list; it stands still while information is asked.
TERM_RUNS_IN = frozenset({S.SUBMITTED, S.WAITLISTED, S.IN_REVIEW})
# A voucher whose work goes on: more time can be given.
EXTENDABLE_IN = frozenset({S.GRANTED, S.IN_USE, S.CLAIM_RETURNED})
# Something is still to be decided or done: the company cannot end before.
OPEN_IN = RESERVED_IN | COMMITTED_IN | {S.WAITLISTED}
# A company's voucher that counts against the number its scheme allows, and against the aid ceiling once granted.
COUNTED_IN = OPEN_IN | {S.SETTLED}


class ClaimStatus(StrEnum):
    """The life of an adviser's claim: the company confirms it, an officer settles or returns it."""

    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    SETTLED = "settled"
    CANCELLED = "cancelled"


NEXT_OF_CLAIM: Mapping[ClaimStatus, frozenset[ClaimStatus]] = MappingProxyType(
    {
        ClaimStatus.SUBMITTED: frozenset({ClaimStatus.CONFIRMED, ClaimStatus.RETURNED, ClaimStatus.CANCELLED}),
        ClaimStatus.CONFIRMED: frozenset({ClaimStatus.SETTLED, ClaimStatus.RETURNED, ClaimStatus.CANCELLED}),
        ClaimStatus.RETURNED: frozenset(),
        ClaimStatus.SETTLED: frozenset({ClaimStatus.CANCELLED}),
        ClaimStatus.CANCELLED: frozenset(),
    }
)


class PaymentStatus(StrEnum):
    """The life of a payment: due, in a batch at the bank, paid; one that failed stays, and another takes its place."""

    DUE = "due"
    IN_BATCH = "in_batch"
    PAID = "paid"
    FAILED = "failed"
    CANCELLED = "cancelled"


NEXT_OF_PAYMENT: Mapping[PaymentStatus, frozenset[PaymentStatus]] = MappingProxyType(
    {
        PaymentStatus.DUE: frozenset({PaymentStatus.IN_BATCH, PaymentStatus.PAID, PaymentStatus.CANCELLED}),
        PaymentStatus.IN_BATCH: frozenset({PaymentStatus.DUE, PaymentStatus.PAID, PaymentStatus.FAILED}),
        PaymentStatus.PAID: frozenset({PaymentStatus.FAILED}),  # the money came back
        PaymentStatus.FAILED: frozenset(),
        PaymentStatus.CANCELLED: frozenset(),
    }
)


class ObjectionStatus(StrEnum):
    """The life of an objection (Awb chapters 6 and 7)."""

    FILED = "filed"
    HEARD = "heard"
    UPHELD = "upheld"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"


_O = ObjectionStatus
# Every legal move of an objection, and whose it is. Nothing is decided before the hearing was held, or was not needed.
MOVES_OF_OBJECTION: Mapping[tuple[ObjectionStatus, ObjectionStatus], Party] = MappingProxyType(
    {
        (_O.FILED, _O.HEARD): _SYNTENS,
        (_O.FILED, _O.WITHDRAWN): _COMPANY,
        (_O.HEARD, _O.UPHELD): _SYNTENS,
        (_O.HEARD, _O.DISMISSED): _SYNTENS,
        (_O.HEARD, _O.WITHDRAWN): _COMPANY,
    }
)
NEXT_OF_OBJECTION: Mapping[ObjectionStatus, frozenset[ObjectionStatus]] = MappingProxyType(
    {status: frozenset(to for start, to in MOVES_OF_OBJECTION if start is status) for status in ObjectionStatus}
)
OPEN_OBJECTIONS = frozenset({_O.FILED, _O.HEARD})


class BatchStatus(StrEnum):
    """The life of a batch of payments: made, then done, or cancelled before the bank has it."""

    MADE = "made"
    DONE = "done"
    CANCELLED = "cancelled"


NEXT_OF_BATCH: Mapping[BatchStatus, frozenset[BatchStatus]] = MappingProxyType(
    {
        BatchStatus.MADE: frozenset({BatchStatus.DONE, BatchStatus.CANCELLED}),
        BatchStatus.DONE: frozenset(),
        BatchStatus.CANCELLED: frozenset(),
    }
)


class ReclaimStatus(StrEnum):
    """The life of what is asked back: open, then received or written off."""

    OPEN = "open"
    RECEIVED = "received"
    WRITTEN_OFF = "written_off"


NEXT_OF_RECLAIM: Mapping[ReclaimStatus, frozenset[ReclaimStatus]] = MappingProxyType(
    {
        ReclaimStatus.OPEN: frozenset({ReclaimStatus.RECEIVED, ReclaimStatus.WRITTEN_OFF}),
        ReclaimStatus.RECEIVED: frozenset(),
        ReclaimStatus.WRITTEN_OFF: frozenset(),
    }
)

"""What people at this system decide: by chance, but only what makes sense for a voucher as far as they know it."""

import random
from datetime import UTC, datetime
from uuid import UUID

from .store import Known, Move

REASONED = frozenset({"granted", "rejected", "revoked"})
DECISIONS = {
    "submitted": ("in_review",),
    "in_review": ("granted", "rejected", "information_requested"),
    "granted": ("revoked",),
    "rejected": ("in_review",),
}


def still_sensible(move: Move, voucher: Known) -> bool:
    """Whether somebody would decide the same, now that the voucher stands differently."""
    return move.body["toStatus"] in DECISIONS.get(voucher.status, ())


def decide(voucher: Known, officer_id: UUID, chance: random.Random) -> Move | None:
    """A decision on this voucher by this officer; None when there is nothing to decide."""
    possible = DECISIONS.get(voucher.status, ())
    if not possible:
        return None
    to_status = chance.choice(possible)
    body = {
        "toStatus": to_status,
        "sourceEventId": f"dossier/{chance.getrandbits(64):016x}",
        "occurredAt": datetime.now(UTC).isoformat(),
        "decidedByAccountId": str(officer_id),
    }
    if to_status in REASONED or voucher.status == "rejected":
        body["reason"] = "Zo staat het in het dossier."
    if to_status == "information_requested":
        body["question"] = "Welke mensen doen mee?"
    return Move(body["sourceEventId"], voucher.id, body)


def decide_the_impossible(voucher: Known, officer_id: UUID, chance: random.Random) -> Move:
    """Their system settles what was never claimed: work for people, on the platform."""
    event = f"dossier/{chance.getrandbits(64):016x}"
    body = {
        "toStatus": "settled",
        "sourceEventId": event,
        "occurredAt": datetime.now(UTC).isoformat(),
        "decidedByAccountId": str(officer_id),
        "reason": "Zo staat het in het dossier.",
    }
    return Move(event, voucher.id, body)

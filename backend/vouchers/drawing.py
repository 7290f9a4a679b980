"""Draw the state machines from the code: `python -m backend.vouchers.drawing > docs/states.md`."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from backend.scans.models import PLAN_NEXT, PlanStatus
from backend.scans.plans import AGREE, MOVE_OF, WRITE
from backend.vouchers.states import (
    MOVES,
    MOVES_OF_OBJECTION,
    NEXT_OF_BATCH,
    NEXT_OF_CLAIM,
    NEXT_OF_PAYMENT,
    NEXT_OF_RECLAIM,
    NEXT_OF_ROUND,
    BatchStatus,
    ClaimStatus,
    ObjectionStatus,
    PaymentStatus,
    ReclaimStatus,
    RoundStatus,
    VoucherStatus,
)

State = TypeVar("State", bound=StrEnum)
INTRODUCTION = """\
# States

Drawn from the code by `python -m backend.vouchers.drawing`; a test compares. A move that is not drawn is refused with
409 and the moves that are possible; a move of somebody else with 403 and the reason.
"""


def _drawn(first: State, moves: Mapping[tuple[State, State], str]) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {first}"]
    lines += [f"    {start} --> {to}{f': {label}' if label else ''}" for (start, to), label in moves.items()]
    return [*lines, "```", ""]


def _plain(following: Mapping[State, frozenset[State]]) -> dict[tuple[State, State], str]:
    return {(start, to): "" for start, targets in following.items() for to in sorted(targets)}


def draw() -> str:
    """The whole page."""
    lines = [INTRODUCTION, "## Voucher", "", "Beside each move stands whose it is.", ""]
    lines += _drawn(VoucherStatus.DRAFT, {move: str(party) for move, party in MOVES.items()})
    lines += ["| From | To | By |", "|---|---|---|"]
    lines += [f"| `{start}` | `{to}` | {party} |" for (start, to), party in MOVES.items()]
    lines += ["", "## Round", "", "Opening and closing follow the clock, to the second.", ""]
    lines += _drawn(RoundStatus.DRAFT, _plain(NEXT_OF_ROUND))
    lines += ["## Claim", "", *_drawn(ClaimStatus.SUBMITTED, _plain(NEXT_OF_CLAIM))]
    lines += ["## Objection", "", "The decision is never by the officer of the decision it is against.", ""]
    lines += _drawn(ObjectionStatus.FILED, {move: str(party) for move, party in MOVES_OF_OBJECTION.items()})
    lines += ["## Plan after a scan", "", "What was decided stays; a next version starts as a draft.", ""]
    whose = {WRITE: "management", AGREE: "staff representative"}
    lines += _drawn(PlanStatus.DRAFT, {move: whose[MOVE_OF[move[1]]] for move in _plain(PLAN_NEXT)})
    lines += ["## Payment", "", "After one that failed comes another.", ""]
    lines += _drawn(PaymentStatus.DUE, _plain(NEXT_OF_PAYMENT))
    lines += ["## Batch of payments", "", *_drawn(BatchStatus.MADE, _plain(NEXT_OF_BATCH))]
    lines += ["## Reclaim", "", *_drawn(ReclaimStatus.OPEN, _plain(NEXT_OF_RECLAIM))]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.stdout.write(draw())

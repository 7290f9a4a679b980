"""How far a figure may be believed: the Maryland scale, as rules over facts that the code can check."""

from dataclasses import dataclass
from enum import StrEnum

from backend.effects.reasons import FEWEST_FIRMS

LARGEST_DIFFERENCE = 0.25
"""In standard deviations, between the groups at the baseline after adjustment."""
LARGEST_GAP = 5.0
"""In points, between the response of both groups."""
SIGNIFICANT = 0.05


class Draw(StrEnum):
    """What was drawn: who takes part, or only who goes first."""

    PARTICIPATION = "participation"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a figure. Optional facts are None when nobody could tell."""

    treated: int
    compared: int
    baseline: bool
    adjusted: bool
    largest_difference: float | None
    overlap: bool | None
    response_gap: float | None
    weighted: bool
    adjusted_pre_trend: float | None
    """The p-value of the test that groups already drifted apart; None when it cannot be tested."""
    draw: Draw | None = None


def evidence_level(facts: Facts) -> int:
    """The label, 0 to 5.

    What could not be told does not count in favour, but for the pre-trend: with one measurement before the start it
    cannot be tested, and the release says so beside the figure.
    """
    if facts.treated < FEWEST_FIRMS:
        return 0
    answered = facts.weighted or (facts.response_gap is not None and facts.response_gap <= LARGEST_GAP)
    if facts.compared < FEWEST_FIRMS:
        return 0 if facts.compared else 1 + facts.adjusted
    if facts.draw is not None and facts.baseline and answered:
        return 5 if facts.draw is Draw.PARTICIPATION else 4
    alike = facts.largest_difference is not None and facts.largest_difference < LARGEST_DIFFERENCE
    drifted = facts.adjusted_pre_trend is not None and facts.adjusted_pre_trend < SIGNIFICANT
    if facts.baseline and facts.adjusted and alike and facts.overlap and answered and not drifted:
        return 3
    return 2 if facts.adjusted else 1

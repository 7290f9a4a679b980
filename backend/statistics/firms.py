"""What may be told of several firms together: the thresholds that every figure over firms has in common.

Sources: the (n,k)-dominance and p% rules of Hundepool et al., Handbook on Statistical Disclosure Control (2010), ch. 4;
thresholds as fixed in the programme's monitoring plan.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

FEWEST_FIRMS = 10
LARGEST_SHARE = Decimal("0.50")
NARROWEST_ESTIMATE = Decimal("0.15")
COUNTS_ROUNDED_TO = 5
# As in the gate of one scan: each score could lie anywhere in so many of the 100 points, for all that a mean tells.
ROOM = 25


def enough(firms: int) -> bool:
    """Whether this many firms may be shown together."""
    return firms >= FEWEST_FIRMS


def is_dominated(contributions: Sequence[Decimal]) -> bool:
    """Whether one firm makes up more than half, or the second could estimate the first within 15 percent."""
    sizes = sorted((abs(each) for each in contributions), reverse=True)
    total = sum(sizes)
    if total == 0:
        return False
    second = sizes[1] if len(sizes) > 1 else Decimal(0)
    return sizes[0] > LARGEST_SHARE * total or total - sizes[0] - second < NARROWEST_ESTIMATE * sizes[0]


def rounded_count(firms: int) -> int:
    """A number of firms, to the nearest five."""
    return COUNTS_ROUNDED_TO * ((firms + COUNTS_ROUNDED_TO // 2) // COUNTS_ROUNDED_TO)


def mean_of_scores(scores: Sequence[int]) -> int | None:
    """The mean of firms' scores from 0 to 100 in whole points, halves up; None when few, or when it tells of one firm.

    Both ends of the scale are looked from: nine firms near 100 tell as much of the tenth as nine near 0. A mean of
    0 or 100, or so near that it leaves less than ROOM, would tell what each one's score must be.
    """
    from_low = [Decimal(score) for score in scores]
    from_high = [Decimal(100 - score) for score in scores]
    if not enough(len(scores)) or is_dominated(from_low) or is_dominated(from_high):
        return None
    if min(sum(from_low), sum(from_high)) < ROOM:
        return None
    mean = floor(Fraction(sum(scores), len(scores)) + Fraction(1, 2))
    return mean if 0 < mean < 100 else None

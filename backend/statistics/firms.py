"""What may be told of several firms together: the thresholds that every figure over firms has in common.

Sources: the (n,k)-dominance and p% rules of Hundepool et al., Handbook on Statistical Disclosure Control (2010), ch. 4;
thresholds as fixed in the programme's monitoring plan.
"""

from collections.abc import Sequence
from decimal import Decimal

FEWEST_FIRMS = 10
LARGEST_SHARE = Decimal("0.50")
NARROWEST_ESTIMATE = Decimal("0.15")
COUNTS_ROUNDED_TO = 5


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

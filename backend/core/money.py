"""Money: whole euro cents, never a fraction, never a float."""

from collections.abc import Sequence
from fractions import Fraction


def percentage_of(amount_cents: int, basis_points: int) -> int:
    """A rate (1/100 of a percent) of an amount, rounded down: a subsidy never exceeds its rate."""
    return amount_cents * basis_points // 10_000


def split(amount_cents: int, weights: Sequence[int]) -> list[int]:
    """Divide an amount over parts in proportion to their weights, adding up to the cent.

    Largest remainder (Hamilton); ties go to the first part, so the same input gives the same split.
    Raises ValueError when the weights are negative or all zero.
    """
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights must be positive")
    exact = [Fraction(amount_cents * weight, total) for weight in weights]
    parts = [int(share // 1) for share in exact]
    short = amount_cents - sum(parts)
    by_remainder = sorted(range(len(parts)), key=lambda at: (-(exact[at] - parts[at]), at))
    for at in by_remainder[:short]:
        parts[at] += 1
    return parts

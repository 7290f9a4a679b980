"""Several outcomes at once: how sure a difference is when more than one was looked at. Pure functions."""

from collections.abc import Sequence


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values that keep the chance of any false claim at its level (Holm, 1979)."""
    order = sorted(range(len(p_values)), key=lambda at: p_values[at])
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, at in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[at]))
        adjusted[at] = highest
    return adjusted


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Adjusted p-values that keep the share of false claims at its level (Benjamini and Hochberg, 1995)."""
    number = len(p_values)
    order = sorted(range(number), key=lambda at: p_values[at], reverse=True)
    adjusted = [0.0] * number
    lowest = 1.0
    for passed, at in enumerate(order):
        lowest = min(lowest, number / (number - passed) * p_values[at])
        adjusted[at] = lowest
    return adjusted

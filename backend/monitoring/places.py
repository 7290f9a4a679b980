"""Where a firm's change lies among comparable ones, as a band: no rank and no percentile, for those say too much.

The spread is that of the firm's own cell, drawn to its neighbours the more so the fewer firms it holds (empirical
Bayes, see `backend.statistics.shrinkage`). Changes beyond the outer 1 % on both sides are drawn in first.
"""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from backend.statistics.shrinkage import norms

Cell = TypeVar("Cell", bound=Hashable)
OUTER = 0.01


class Place(StrEnum):
    """Which part of comparable firms a change falls in."""

    LOWEST_QUARTER = "lowest_quarter"
    MIDDLE_HALF = "middle_half"
    HIGHEST_QUARTER = "highest_quarter"


def place_of(changed: Decimal | None, own: Cell, cells: Mapping[Cell, Sequence[Decimal]]) -> Place | None:
    """The band of a change in the spread of its own cell, of which `cells` holds the neighbours; None when unknown.

    The caller decided that enough firms stand behind it.
    """
    if changed is None:
        return None
    low, high = _bounds([float(each) for found in cells.values() for each in found])
    drawn_in = {cell: [min(max(float(each), low), high) for each in found] for cell, found in cells.items()}
    norm = norms(drawn_in).get(own)
    if norm is None:
        return None
    value = min(max(float(changed), low), high)
    if value < norm.quantile(0.25):
        return Place.LOWEST_QUARTER
    return Place.HIGHEST_QUARTER if value > norm.quantile(0.75) else Place.MIDDLE_HALF


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    """The first and the last percentile, by linear interpolation."""
    ordered = sorted(values)
    if not ordered:
        return 0.0, 0.0

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

    return at(OUTER), at(1 - OUTER)

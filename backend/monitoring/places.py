"""Where a firm's change lies among comparable ones, as a band: no rank and no percentile, for those say too much.

The band is that of the firm's own cell, drawn to its neighbours the more so the fewer firms it holds (empirical Bayes,
see `backend.statistics.shrinkage`). Changes beyond the outer 1 % on both sides are drawn in first.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from backend.statistics.shrinkage import Norm, norms

Cell = TypeVar("Cell", bound=Hashable)
OUTER = 0.01


class Place(StrEnum):
    """Which part of comparable firms a change falls in."""

    LOWEST_QUARTER = "lowest_quarter"
    MIDDLE_HALF = "middle_half"
    HIGHEST_QUARTER = "highest_quarter"


@dataclass(frozen=True, slots=True)
class Band:
    """The changes of comparable firms: a quarter lies below p25, half below p50, a quarter above p75."""

    firms: int
    p25: Decimal
    p50: Decimal
    p75: Decimal


def norm_of(own: Cell, cells: Mapping[Cell, Sequence[Decimal]]) -> Norm | None:
    """How changes lie in one cell, of which `cells` holds the neighbours; None when nothing tells of spread."""
    low, high = _bounds([float(each) for found in cells.values() for each in found])
    drawn_in = {cell: [min(max(float(each), low), high) for each in found] for cell, found in cells.items()}
    return norms(drawn_in).get(own)


def place_in(band: Band, changed: Decimal | None) -> Place | None:
    """Where a change lies in a band; None when it is unknown."""
    if changed is None:
        return None
    if changed < band.p25:
        return Place.LOWEST_QUARTER
    return Place.HIGHEST_QUARTER if changed > band.p75 else Place.MIDDLE_HALF


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

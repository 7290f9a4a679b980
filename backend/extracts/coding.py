"""How a value is told: its outer ends drawn in, rounded by its unit, and kept back where it would point at one firm."""

from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from backend.extracts.panel import Codes, Numbers
from backend.extracts.words import Text
from backend.monitoring.models import Unit
from backend.statistics.firms import FEWEST_FIRMS, LARGEST_SHARE, NARROWEST_ESTIMATE

OUTER_SHARE = 0.01
FEWEST_OF_INDICATOR = 30  # as for the outer tenths elsewhere: with fewer, both ends would meet
CENTS = 100
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rounding:
    """To the nearest `step`, up to `until`; to two digits above it (and everywhere when there is no step)."""

    words: Text
    step: float | None = None
    until: float = float("inf")
    adds_up: bool = False  # whether a sum over firms means anything, so that one firm can dominate it
    divided_by: int = 1


_DIGITS: Text = {"nl": "op twee cijfers afgerond", "en": "rounded to two digits"}
_EUROS: Text = {"nl": "in euro's, op twee cijfers afgerond", "en": "in euros, rounded to two digits"}
_FIVES: Text = {
    "nl": "op vijf afgerond, vanaf honderd op twee cijfers",
    "en": "rounded to five, from a hundred to two digits",
}
_WHOLE: Text = {"nl": "op hele punten afgerond", "en": "rounded to whole points"}
_HALVES: Text = {"nl": "op halve punten afgerond", "en": "rounded to half points"}
ROUNDINGS: dict[Unit, Rounding] = {
    Unit.EURO_CENTS: Rounding(_EUROS, adds_up=True, divided_by=CENTS),
    Unit.EURO_CENTS_PER_FTE: Rounding(_EUROS, divided_by=CENTS),
    Unit.EURO_CENTS_PER_HOUR: Rounding(_EUROS, divided_by=CENTS),
    Unit.PERSONS: Rounding(_FIVES, step=5, until=100, adds_up=True),
    Unit.FTE: Rounding(_FIVES, step=5, until=100, adds_up=True),
    Unit.HOURS: Rounding(_DIGITS, adds_up=True),
    Unit.PERCENT: Rounding(_WHOLE, step=1),
    Unit.SCORE: Rounding(_HALVES, step=0.5),
    Unit.DAYS: Rounding(_DIGITS),
}


@dataclass(frozen=True, slots=True)
class Coded:
    """The values of one indicator as they are told (NaN: not), its lowest and highest, and how many were kept back.

    `lowest` None: fewer than thirty firms have the indicator, and nothing of it is told.
    """

    values: Numbers
    lowest: float | None
    highest: float | None
    kept_back: int


def code(values: Numbers, firm: Codes, group_year: NDArray[np.int64], unit: Unit) -> Coded:
    """Code one indicator: `group_year` numbers the group and year that each value stands in."""
    rounding = ROUNDINGS[unit]
    found = np.full(len(values), np.nan)
    given = np.flatnonzero(~np.isnan(values))
    bounds = _bounds(values[given], firm[given])
    if bounds is None:
        return Coded(found, None, None, len(given))
    low, high = bounds
    told = rounded(np.clip(values[given], low, high) / rounding.divided_by, rounding)
    back = points_at_one(told, group_year[given], adds_up=rounding.adds_up)
    found[given[~back]] = told[~back]
    ends = rounded(np.array([low, high]) / rounding.divided_by, rounding)
    return Coded(found, float(ends[0]), float(ends[1]), int(back.sum()))


def rounded(values: Numbers, rounding: Rounding) -> Numbers:
    """Values as a unit tells them; a half goes to the even side."""
    sizes = np.abs(values)
    exponent = np.floor(np.log10(np.where(sizes > 0, sizes, 1.0))) - 1
    scale = 10.0**exponent
    digits = np.where(scale >= 1, np.rint(values / scale) * scale, np.rint(values * 10.0**-exponent) / 10.0**-exponent)
    if rounding.step is not None:
        digits = np.where(sizes < rounding.until, np.rint(values / rounding.step) * rounding.step, digits)
    return digits + 0.0  # no minus before a zero


def points_at_one(told: Numbers, cell: NDArray[np.int64], *, adds_up: bool) -> Mask:
    """Which values stand in a cell of which all are alike, or, of what adds up, that one firm dominates.

    As `backend.statistics.firms.is_dominated`, over many cells at once.
    """
    if not len(told):
        return np.zeros(0, dtype=np.bool_)
    order = np.lexsort((np.abs(told), cell))
    sizes = np.abs(told[order])
    starts = np.flatnonzero(np.diff(cell[order], prepend=cell[order[0]] - 1))
    ends = np.append(starts[1:], len(order)) - 1
    hidden = np.minimum.reduceat(told[order], starts) == np.maximum.reduceat(told[order], starts)
    if adds_up:
        total = np.add.reduceat(sizes, starts)
        largest = sizes[ends]
        second = np.where(ends > starts, sizes[np.maximum(ends - 1, 0)], 0.0)
        rest = total - largest - second
        dominated = (largest > float(LARGEST_SHARE) * total) | (rest < float(NARROWEST_ESTIMATE) * largest)
        hidden |= dominated & (total > 0)
    found = np.empty(len(told), dtype=np.bool_)
    found[order] = np.repeat(hidden, ends - starts + 1)
    return found


def _bounds(values: Numbers, firm: Codes) -> tuple[float, float] | None:
    """The lowest and the highest value that ten firms, or one in a hundred, reach; None for too few firms."""
    if not len(values):
        return None
    order = np.lexsort((values, firm))
    starts = np.flatnonzero(np.diff(firm[order], prepend=-1))
    if len(starts) < FEWEST_OF_INDICATOR:
        return None
    ends = np.append(starts[1:], len(order)) - 1
    least, most = np.sort(values[order[starts]]), np.sort(values[order[ends]])
    outer = max(FEWEST_FIRMS, ceil(OUTER_SHARE * len(starts)))
    return float(least[outer - 1]), float(most[-outer])

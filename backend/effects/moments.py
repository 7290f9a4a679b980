"""When firms were measured, as a few ordered moments, and at which of them each firm counts as started.

The rule, per calendar year:

1. A day on which at least 10 % of the firms of that year were measured is a wave.
2. A year with two or more waves is split into them when it were the same firms: of every wave but the largest, at least
   half of the firms were measured in another wave of that year too, and at most 10 % of the year's measurements fall on
   other days. Such a late answer belongs to the wave before it, and one before the first wave to the first.
3. Every other year is one moment.

Of two measurements of one firm in one moment the last one counts. A moment is named by its year when it is the only one
in it, else by the day of its wave. A firm counts as started from the first moment whose measurement lies on or after
its start: its own measurement when it has one there, else the day of the wave or the end of the year. A measurement
before the start is thus never taken for one after it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WAVE_SHARE = 0.10
STRAY_SHARE = 0.10
RETURNING_SHARE = 0.50


@dataclass(frozen=True, slots=True)
class Moments:
    """Ordered moments: their names, the day each begins (`opens`), and the day a firm not measured there counts by."""

    names: tuple[str, ...]
    opens: NDArray[np.datetime64]
    reference: NDArray[np.datetime64]

    def of(self, days: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """The place of the moment that each day belongs to."""
        return np.searchsorted(self.opens, days, side="right").astype(np.int64) - 1


def find_moments(firm: NDArray[np.int64], days: NDArray[np.datetime64]) -> Moments:
    """The moments of these measurements (a firm and a day each, at least one)."""
    years = days.astype("datetime64[Y]")
    names: list[str] = []
    opens: list[np.datetime64] = []
    reference: list[np.datetime64] = []
    for year in np.unique(years):
        here = years == year
        first = year.astype("datetime64[D]")
        last = (year + 1).astype("datetime64[D]") - 1
        waves = _waves(firm[here], days[here])
        if len(waves) < 2:
            names.append(str(year))
            opens.append(first)
            reference.append(last)
            continue
        names.extend(str(day) for day in waves)
        opens.extend([first, *waves[1:]])
        reference.extend(waves)
    return Moments(tuple(names), np.array(opens, "datetime64[D]"), np.array(reference, "datetime64[D]"))


def _waves(firm: NDArray[np.int64], days: NDArray[np.datetime64]) -> list[np.datetime64]:
    """The days of one year that are moments of their own; empty when the year is one moment."""
    pairs = np.unique(np.column_stack([firm, days.astype(np.int64)]), axis=0)
    firms = len(np.unique(pairs[:, 0]))
    each, measured = np.unique(pairs[:, 1], return_counts=True)
    common = measured >= WAVE_SHARE * firms
    waves = each[common]
    in_wave = pairs[np.isin(pairs[:, 1], waves)]
    if len(waves) < 2 or len(pairs) - len(in_wave) > STRAY_SHARE * len(pairs):
        return []
    _, place, visits = np.unique(in_wave[:, 0], return_inverse=True, return_counts=True)
    returning = visits[place] > 1
    smaller = np.delete(waves, measured[common].argmax())
    if any(returning[in_wave[:, 1] == day].mean() < RETURNING_SHARE for day in smaller):
        return []
    return [np.datetime64(int(day), "D") for day in waves]


def first_treated(starts: NDArray[np.datetime64], days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """The place of the first treated moment per firm; the number of moments for one that does not start in the panel.

    `days` holds the day that each firm (n) counts by at each moment (t).
    """
    after = np.asarray(days >= starts[:, None], np.bool_)  # comparing with NaT is False
    return np.asarray(np.where(after.any(axis=1), after.argmax(axis=1), days.shape[1]), np.int64)

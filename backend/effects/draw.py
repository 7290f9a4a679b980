"""After a draw: everybody is compared as drawn, whether they then started or not (intention to treat)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects.evidence import Draw
from backend.effects.grid import Grid, ever_measured
from backend.effects.panel import Comparison
from backend.effects.sample import Sample

TAKEN_UP = 0.05
"""The share of a group from which it counts as started: a single early starter does not set the date of the draw."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sample of a draw, all firms that drew, which of them (n) the sample holds, and what was drawn.

    When those drawn out start later on, it was the order that was drawn: moments from then on are left out.
    """

    sample: Sample
    everybody: Sample
    kept: NDArray[np.bool_]
    what: Draw


def after_draw(grid: Grid) -> Drawn | None:
    """The draw as a sample; None when there was none, or no moment before or after it that tells."""
    if grid.drawn_in is None or grid.drawn_in.all() or not grid.drawn_in.any():
        return None
    last = len(grid.moments)
    start = _taken_up(grid.cohort[grid.drawn_in], last)
    until = _taken_up(grid.cohort[~grid.drawn_in], last)
    if not 0 < start < last:
        return None
    what = Draw.ORDER if until < last else Draw.PARTICIPATION
    if until <= start:
        until = last  # both groups start at once: what the draw still did is all that can be told
    outcome = grid.outcome[:, :until]
    kept = ever_measured(outcome)
    cohort = np.where(grid.drawn_in, start, until)
    everybody = Sample(outcome, cohort, Comparison.NEVER)
    return Drawn(Sample(outcome[kept], cohort[kept], Comparison.NEVER), everybody, kept, what)


def _taken_up(cohort: NDArray[np.int64], last: int) -> int:
    """The first moment by which enough of a group have started; `last` when that never comes."""
    started = (cohort[:, None] <= np.arange(last)).mean(axis=0) >= TAKEN_UP
    return int(started.argmax()) if started.any() else last

"""The reasons for which nothing is told of a panel, in the order in which they are looked for."""

import numpy as np

from backend.effects import reasons, remarks
from backend.effects.figures import ROUNDING
from backend.effects.grid import Grid, RefusedError, ever_measured
from backend.effects.panel import Comparison
from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import Text
from backend.effects.sample import Place, Sample, take_sample


def with_baseline(grid: Grid, warnings: list[Text]) -> Grid:
    """The firms that could have been measured before they started, whether they were or not.

    Raises:
        RefusedError: there is nobody, or nothing, to tell an effect from.
    """
    if np.ptp(grid.outcome[np.isfinite(grid.outcome)]) == 0:
        raise RefusedError(reasons.no_variation())
    if not (grid.cohort < len(grid.moments)).any():
        raise RefusedError(reasons.nobody_treated())
    always = grid.cohort == 0
    if always.all():
        raise RefusedError(reasons.all_treated())
    if always.any():
        warnings.append(remarks.always_treated(int(always.sum())))
        grid = grid.only(~always)
    if not (grid.cohort < len(grid.moments)).any():
        raise RefusedError(reasons.no_baseline())
    if grid.later.any():
        warnings.append(remarks.starts_later(int(grid.later.sum())))
    complete, measured = int(np.isfinite(grid.outcome).all(axis=1).sum()), int(ever_measured(grid.outcome).sum())
    if complete < measured:
        warnings.append(remarks.unbalanced(complete, measured))
    return grid


def why_none(grid: Grid, comparisons: tuple[Comparison, ...]) -> Text:
    """Why none of these comparisons can be told."""
    last = len(grid.moments)
    started = np.flatnonzero(grid.cohort < last)
    measured = np.isfinite(grid.outcome)
    before = measured[started, grid.cohort[started] - 1]
    if not before.any():
        return reasons.no_baseline()
    after = (measured[started] & (np.arange(last) >= grid.cohort[started][:, None])).any(axis=1)
    treated = int((before & after).sum())
    if treated < FEWEST_FIRMS:
        return reasons.too_few_treated(treated)
    compared = max(_most_beside(Sample(grid.outcome, grid.cohort, comparison)) for comparison in comparisons)
    if not compared:
        return reasons.all_treated()
    if compared < FEWEST_FIRMS:
        return reasons.too_few_compared(compared)
    treated = max(_treated(take_sample(grid, comparison)[0]) for comparison in comparisons)
    if treated < FEWEST_FIRMS:
        return reasons.too_few_treated(treated)
    return reasons.no_variation() if _all_change_alike(grid) else reasons.not_computable()


def _after(sample: Sample) -> list[Place]:
    return [place for place in sample.places() if place.event >= 0]


def _most_beside(sample: Sample) -> int:
    """The most firms that stand beside participants in any cell."""
    arms = [sample.members(place) for place in _after(sample)]
    return max((int(beside.sum()) for here, beside in arms if here.any()), default=0)


def _treated(sample: Sample) -> int:
    return sample.rest_on(_after(sample))[0]


def _all_change_alike(grid: Grid) -> bool:
    """Whether what is left of each firm after the usual step between moments stays the same, but for rounding."""
    outcome = grid.outcome[ever_measured(grid.outcome)]
    steps = np.diff(outcome, axis=1)
    usual = [float(np.median(column[np.isfinite(column)])) if np.isfinite(column).any() else 0.0 for column in steps.T]
    rest = outcome - np.concatenate([[0.0], np.cumsum(usual)])
    return bool((np.nanmax(rest, axis=1) - np.nanmin(rest, axis=1)).max() <= ROUNDING * np.nanstd(outcome))

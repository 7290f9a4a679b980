"""What an effect would be had everybody answered: by weights, and at worst and at best.

The weights stand in for firms that dropped out by firms of the same arm that are like them: one over the chance of a
baseline given the attributes, times the chance of a later measurement given those and the level at the baseline. The
bounds (Lee, 2009) need no such likeness: in each cell the arm that answered more is cut back, at the top and at the
bottom of its changes, to the response of the other.
"""

import numpy as np
from numpy.typing import NDArray

from backend.effects.fitted import Fitted, UnfitError
from backend.effects.logit import SeparatedError, fit_logit
from backend.effects.own import fit
from backend.effects.sample import Place, Sample

SMALLEST_CHANCE = 0.05
"""Chances of answering below it are drawn in, so that no firm stands for more than twenty."""


def fit_weighted(sample: Sample, columns: NDArray[np.float64]) -> Fitted | None:
    """The figures with weights against attrition, given attributes (n by k); None when they cannot be computed.

    The errors take the weights as known, which makes them a little too large.
    """
    base, answered = _base(sample), _answered(sample)
    level = sample.outcome[np.arange(len(base)), base]
    started = sample.cohort < sample.moments
    weights = np.ones(len(base))
    try:
        for arm in (started, ~started):
            measured = arm & np.isfinite(level)
            weights[measured] /= _chance(columns[arm], np.isfinite(level)[arm])[np.isfinite(level)[arm]]
            known = np.column_stack([columns[measured], level[measured]])
            weights[measured] /= _chance(known, answered[measured])
        return fit(sample, weights=weights)
    except (SeparatedError, UnfitError):
        return None


def bounds(sample: Sample) -> tuple[float, float] | None:
    """The lowest and the highest overall effect that fits what was answered; None without a cell to compare."""
    told = [each for place in sample.places() if place.event >= 0 and (each := _cell_bounds(sample, place)) is not None]
    if not told:
        return None
    treated, low, high = np.array(told).T
    return float(np.average(low, weights=treated)), float(np.average(high, weights=treated))


def _base(sample: Sample) -> NDArray[np.int64]:
    """The place of each firm's baseline: before its own start, or before the first one for a firm that never starts."""
    first = sample.cohort.min()
    return np.where(sample.cohort < sample.moments, sample.cohort, first) - 1


def _answered(sample: Sample) -> NDArray[np.bool_]:
    """Who was measured at one moment after its baseline or more."""
    later = np.arange(sample.moments) > _base(sample)[:, None]
    return np.asarray((np.isfinite(sample.outcome) & later).any(axis=1), np.bool_)


def _chance(known: NDArray[np.float64], answered: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Per row the chance of an answer."""
    if answered.all() or not len(answered):
        return np.ones(len(answered))
    spread = known.std(axis=0)
    known = (known - known.mean(axis=0))[:, spread > 0] / spread[spread > 0]
    chance = fit_logit(np.column_stack([np.ones(len(known)), known]), answered.astype(np.float64))
    return np.maximum(chance, SMALLEST_CHANCE)


def _cell_bounds(sample: Sample, place: Place) -> tuple[int, float, float] | None:
    """How many treated firms a cell has, and its lowest and highest effect."""
    expected = sample.at_base(place)
    measured = sample.members(place)
    if not all(arm.any() for arm in measured):
        return None
    change = sample.outcome[:, place.moment] - sample.outcome[:, place.base]
    treated, compared = (np.sort(change[arm]) for arm in measured)
    answers = [here.sum() / all_of_it.sum() for here, all_of_it in zip(measured, expected, strict=True)]
    kept = [max(1, round(min(answers) / answer * here.sum())) for answer, here in zip(answers, measured, strict=True)]
    low = treated[: kept[0]].mean() - compared[-kept[1] :].mean()
    high = treated[-kept[0] :].mean() - compared[: kept[1]].mean()
    return len(treated), float(low), float(high)

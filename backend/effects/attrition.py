"""What an effect would be had everybody answered: by weights, and at worst and at best.

By weights, firms of the same arm that are like those that dropped out stand in for them: one over the chance of a
baseline given the attributes, times the chance of a later measurement given those and the level at the baseline. The
errors take the weights as known, which makes them a little too large. The
bounds (Lee, 2009) need no such likeness: in each cell the arm that answered more is cut back, at the top and at the
bottom of its changes, to the response of the other.
"""

import numpy as np
from numpy.typing import NDArray

from backend.effects.logit import SeparatedError, fit_logit
from backend.effects.sample import Place, Sample

RESTRAINT = 1e-3
"""That all firms of a sector answered is no reason to know nothing of the others."""
SMALLEST_CHANCE = 0.05
"""Chances of answering below it are drawn in, so that no firm stands for more than twenty."""


def weigh(everybody: Sample, columns: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """Per firm (n) how many it stands for, given attributes (n by k), from all firms whether they answered or not.

    None when it cannot be told, as nothing is known of firms without a baseline.
    """
    base, answered = _base(everybody), _answered(everybody)
    level = everybody.outcome[np.arange(len(base)), base]
    known = np.isfinite(level)
    if not columns.shape[1] and not known.all():
        return None
    started = everybody.cohort < everybody.moments
    weights = np.ones(len(base))
    try:
        for arm in (started, ~started):
            here = arm & known
            weights[here] /= _chance(columns[arm], known[arm])[known[arm]]
            weights[here] /= _chance(np.column_stack([columns[here], level[here]]), answered[here])
    except SeparatedError:
        return None
    return weights


def bounds(sample: Sample) -> tuple[float, float, int] | None:
    """The lowest and the highest overall effect that fits what was answered; None without a cell to compare.

    And the fewest firms that were cut back in an arm of a cell in which any were; 0 when none were.
    """
    told = [each for place in sample.places() if place.event >= 0 and (each := _cell_bounds(sample, place)) is not None]
    if not told:
        return None
    treated, low, high, trimmed = np.array(told).T
    fewest = int(trimmed[trimmed > 0].min()) if trimmed.any() else 0
    return float(np.average(low, weights=treated)), float(np.average(high, weights=treated)), fewest


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
    rows = np.column_stack([np.ones(len(known)), known])
    chance = fit_logit(rows, answered.astype(np.float64), restraint=RESTRAINT)
    return np.maximum(chance, SMALLEST_CHANCE)


def _cell_bounds(sample: Sample, place: Place) -> tuple[int, float, float, int] | None:
    """How many treated firms a cell has, its lowest and highest effect, and how many firms were cut back for those."""
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
    trimmed = len(treated) - kept[0] + len(compared) - kept[1]  # one arm at most is cut back
    return len(treated), float(low), float(high), trimmed

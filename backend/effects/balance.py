"""Whether the groups are alike: standardised differences at the baseline, before and after weighting, and overlap.

One chance of taking part is estimated over all cohorts at once, each beside its own comparison firms, with a constant
per cohort. Comparison firms weighted by the odds of that chance should look like the participants; where they do not,
or where participants have a chance that no comparison firm has, no method makes the groups comparable.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects.inference import pooled_deviation
from backend.effects.logit import SeparatedError, fit_logit
from backend.effects.own import TRIMMED
from backend.effects.release import Balance
from backend.effects.sample import Sample

MOST_WITHOUT_MATCH = 0.05
"""The share of participants that may have a chance of taking part which no comparison firm of their cohort has."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Differences per covariate, and whether the chances of taking part of both groups overlap."""

    balance: tuple[Balance, ...]
    overlap: bool

    @property
    def largest(self) -> float | None:
        """The largest difference left after adjustment; None when it cannot be told."""
        left = [abs(each.adjusted_difference) for each in self.balance if each.adjusted_difference is not None]
        return max(left) if left and len(left) == len(self.balance) else None


@dataclass(frozen=True, slots=True)
class _Stack:
    """Participants and comparison firms of all cohorts, below each other."""

    rows: NDArray[np.float64]
    treated: NDArray[np.bool_]
    cohort: NDArray[np.int64]
    weights: NDArray[np.float64]
    """1 for participants; comparison firms of a cohort together weigh as much as its participants."""


def compare_groups(sample: Sample, names: tuple[str, ...]) -> Likeness:
    """How alike the groups of a sample are in its covariates (named, in order) at the moment before the start."""
    stack = _stacked(sample)
    chances = _chances(stack)
    before = _differences(stack, stack.weights)
    fewest = [_fewest(sample, place) if "=" in name else None for place, name in enumerate(names)]
    if chances is None:
        unadjusted = zip(names, before, fewest, strict=True)
        return Likeness(tuple(Balance(name, value, None, few) for name, value, few in unadjusted), False)
    odds = np.where(stack.treated, 1.0, chances / (1 - chances))
    after = _differences(stack, _levelled(stack, odds))
    return Likeness(
        tuple(Balance(*each) for each in zip(names, before, after, fewest, strict=True)),
        _overlaps(stack, chances),
    )


def _fewest(sample: Sample, column: int) -> int:
    """The smallest number of firms, if any, that one of the groups has in a level or out of it."""
    assert sample.covariates is not None
    within = sample.covariates[:, 0, column] > 0
    groups = sample.firms_of([place for place in sample.places() if place.event >= 0])
    sides = [int((group & side).sum()) for group in groups for side in (within, ~within)]
    return min(side for side in sides if side)


def _stacked(sample: Sample) -> _Stack:
    assert sample.covariates is not None
    rows, treated, cohorts = [], [], []
    after = [place for place in sample.places() if place.event >= 0]
    for cohort in sorted({place.cohort for place in after}):
        arms = [sample.members(place) for place in after if place.cohort == cohort]
        here = np.any([arm for arm, _ in arms], axis=0)
        beside = np.any([arm for _, arm in arms], axis=0)
        if not here.any() or not beside.any():
            continue
        at_base = sample.covariates[:, cohort - 1]
        level = at_base[beside].mean(axis=0)  # so that moments do not differ, only firms at one of them
        rows += [at_base[here] - level, at_base[beside] - level]
        treated.append(np.repeat([True, False], [here.sum(), beside.sum()]))
        cohorts.append(np.full(here.sum() + beside.sum(), cohort))
    stack = _Stack(np.vstack(rows), np.concatenate(treated), np.concatenate(cohorts), np.empty(0))
    return _Stack(stack.rows, stack.treated, stack.cohort, _levelled(stack, np.ones(len(stack.treated))))


def _levelled(stack: _Stack, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """These weights, with the comparison firms of each cohort together weighing as much as its participants."""
    levelled = weights.copy()
    for cohort in np.unique(stack.cohort):
        here = stack.cohort == cohort
        beside = here & ~stack.treated
        levelled[beside] *= (here & stack.treated).sum() / weights[beside].sum()
    return levelled


def _chances(stack: _Stack) -> NDArray[np.float64] | None:
    constants = stack.cohort[:, None] == np.unique(stack.cohort)
    try:
        chance = fit_logit(
            np.column_stack([constants, stack.rows]).astype(np.float64), stack.treated.astype(np.float64)
        )
    except SeparatedError:
        return None
    return np.clip(chance, TRIMMED, 1 - TRIMMED)


def _differences(stack: _Stack, weights: NDArray[np.float64]) -> list[float]:
    """Per covariate, in deviations of the unweighted groups, so that weights cannot hide a difference."""
    told = []
    for column in stack.rows.T:
        one, other = column[stack.treated], column[~stack.treated]
        difference = float(one.mean() - np.average(other, weights=weights[~stack.treated]))
        deviation = pooled_deviation(one, other)
        told.append(difference / deviation if deviation > 0 else 0.0)
    return told


def _overlaps(stack: _Stack, chances: NDArray[np.float64]) -> bool:
    without = 0
    for cohort in np.unique(stack.cohort):
        here = stack.cohort == cohort
        highest = min(chances[here & ~stack.treated].max(), 1 - TRIMMED)
        without += int((chances[here & stack.treated] > highest).sum())
        without += int((chances[here & stack.treated] >= 1 - TRIMMED).sum())
    return bool(without <= MOST_WITHOUT_MATCH * stack.treated.sum())

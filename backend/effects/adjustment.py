"""The adjusted effect: between firms alike in their attributes, their level before and, where known, earlier growth.

Doubly robust where each cohort is large enough to estimate the chance of taking part; else by regression of the
comparison firms alone. What was left out is told.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backend.effects import remarks
from backend.effects.fitted import Fitted, UnfitError
from backend.effects.own import Method
from backend.effects.release import Text
from backend.effects.sample import Sample

LEVEL = "baseline_level"
GROWTH = "earlier_growth"
Estimator = Callable[[Sample, Method], Fitted]


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An adjusted fit with the sample that it was computed from, and the fit of its leads, which never use growth."""

    sample: Sample
    fitted: Fitted
    lead_sample: Sample
    leads: Fitted


def with_level(sample: Sample, columns: NDArray[np.float64]) -> Sample:
    """The sample with attributes (n by k) and the level at each moment to correct for."""
    return replace(sample, covariates=np.dstack([_repeated(columns, sample.moments), _level(sample)]))


def with_growth(sample: Sample, columns: NDArray[np.float64]) -> Sample | None:
    """The same with growth up to each moment too, without the first moment; None with one baseline somewhere.

    A firm that was not measured the moment before counts as grown like the others.
    """
    if sample.cohort.min() < 2:
        return None
    growth = np.diff(sample.outcome, axis=1)
    known = np.isfinite(growth)
    means = np.where(known, growth, 0.0).sum(axis=0) / np.maximum(known.sum(axis=0), 1)
    growth = np.where(known, growth, means)
    spread = growth.std() or 1.0
    covariates = np.dstack([_repeated(columns, sample.moments), _level(sample)])[:, 1:]
    return Sample(
        outcome=sample.outcome[:, 1:],
        cohort=sample.cohort - 1,
        comparison=sample.comparison,
        covariates=np.dstack([covariates, growth / spread]),
    )


def adjust(sample: Sample, columns: NDArray[np.float64], fit: Estimator, warnings: list[Text]) -> Adjusted | None:
    """The adjusted fit; None, with a warning, when groups are too small or too unlike for one."""
    level = with_level(sample, columns)
    growth = with_growth(sample, columns)
    for method in (Method.DOUBLY_ROBUST, Method.REGRESSION):
        for each in (growth, level):
            if each is None:
                continue
            try:
                fitted = fit(each, method)
                leads = fitted if each is level else fit(level, method)
            except UnfitError:
                continue
            if method is Method.REGRESSION:
                warnings.append(remarks.adjusted_by_regression())
            if growth is not None and each is level:
                warnings.append(remarks.adjusted_without_growth())
            return Adjusted(each, fitted, level, leads)
    warnings.append(remarks.not_adjusted())
    return None


def _repeated(columns: NDArray[np.float64], moments: int) -> NDArray[np.float64]:
    return np.repeat(columns[:, None, :], moments, axis=1)


def _level(sample: Sample) -> NDArray[np.float64]:
    known = sample.outcome[np.isfinite(sample.outcome)]
    return np.asarray((sample.outcome - known.mean()) / (known.std() or 1.0))

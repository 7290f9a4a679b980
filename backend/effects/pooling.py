"""Partial pooling: effects of many tools, each drawn towards their mean by as much as it is uncertain.

The estimates are normal around the true effects with their full covariance, the true effects normal around a mean with
a spread. The mean has a flat prior and the spread a half-normal one; over a grid of spreads everything is known in
closed form, so there is no sampling and no seed. Source: Gelman et al., Bayesian Data Analysis (2013), ch. 5.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Vector = NDArray[np.float64]
SPREADS = np.linspace(0.005, 2.0, 80)
"""The grid, in units of the scale of the prior."""
HALVINGS = 60


@dataclass(frozen=True, slots=True)
class Pooled:
    """Per effect (k): its mean and deviation, the bounds of its 95 % interval, the chance that it is above zero."""

    mean: Vector
    deviation: Vector
    low: Vector
    high: Vector
    above_zero: Vector
    spread: float
    """The expected spread of true effects."""


def pool(estimates: Vector, covariance: NDArray[np.float64], scale: float) -> Pooled:
    """Pool estimates (k) with their covariance; `scale` is what the prior deems a plain spread between true effects."""
    weights, means, deviations = _over_spreads(estimates, covariance, scale)
    mean = weights @ means
    deviation = np.sqrt(weights @ (deviations**2 + (means - mean) ** 2))
    return Pooled(
        mean=mean,
        deviation=deviation,
        low=_quantile(0.025, weights, means, deviations),
        high=_quantile(0.975, weights, means, deviations),
        above_zero=weights @ ndtr(means / deviations),
        spread=float(weights @ SPREADS * scale),
    )


def _over_spreads(
    estimates: Vector, covariance: NDArray[np.float64], scale: float
) -> tuple[Vector, NDArray[np.float64], NDArray[np.float64]]:
    """Per spread of the grid (g): how likely it is, and the mean and deviation of every effect (g by k) given it."""
    ones, same = np.ones(len(estimates)), np.eye(len(estimates))
    logs, means, deviations = [], [], []
    for spread in SPREADS * scale:
        outer = np.linalg.inv(covariance + spread**2 * same)
        precision = ones @ outer @ ones
        middle = (ones @ outer @ estimates) / precision
        rest = estimates - middle
        fit = np.linalg.slogdet(outer)[1] - np.log(precision) - rest @ outer @ rest
        logs.append((fit - (spread / scale) ** 2) / 2)
        keep = covariance @ outer  # how much of the common mean an effect takes over
        means.append(estimates - keep @ rest)
        common = keep @ ones
        within = covariance - keep @ covariance + np.outer(common, common) / precision
        deviations.append(np.sqrt(np.diag(within)))
    weights = np.exp(np.array(logs) - max(logs))
    return weights / weights.sum(), np.array(means), np.array(deviations)


def _quantile(chance: float, weights: Vector, means: NDArray[np.float64], deviations: NDArray[np.float64]) -> Vector:
    """The value per effect below which this chance lies, by halving."""
    low, high = (means - 9 * deviations).min(axis=0), (means + 9 * deviations).max(axis=0)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        below = weights @ ndtr((middle - means) / deviations) < chance
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return np.asarray((low + high) / 2)

"""From a value and its error to an interval, a joint test and the smallest effect that could have been seen."""

from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc, stdtrit

DETECTABLE = 2.80
"""Errors that an effect must measure to be found four times in five, two-sided at 5 % (1.96 + 0.84)."""


def interval(value: float, error: float, smallest_arm: int) -> tuple[float, float]:
    """The 95 % interval by Student's t with one degree of freedom fewer than the smallest arm has firms."""
    reach = float(stdtrit(max(smallest_arm - 1, 1), 0.975)) * error
    return value - reach, value + reach


def wald(values: NDArray[np.float64], covariance: NDArray[np.float64]) -> tuple[float, int, float] | None:
    """That all values (k) are zero at once: statistic, degrees of freedom and p; None when it cannot be told."""
    degrees = int(np.linalg.matrix_rank(covariance, hermitian=True))
    statistic = float(values @ np.linalg.pinv(covariance, hermitian=True) @ values)
    if not degrees or not isfinite(statistic):
        return None
    return max(statistic, 0.0), degrees, float(chdtrc(degrees, max(statistic, 0.0)))


def differs(one: float, other: float, error: float) -> bool:
    """Whether two values lie more than one standard error apart."""
    return abs(one - other) > error


def pooled_deviation(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """The standard deviation of two groups together, each counting half (Austin, 2009)."""
    return sqrt((float(one.var()) + float(other.var())) / 2)

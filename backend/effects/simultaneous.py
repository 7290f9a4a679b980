"""A band around a whole course of figures at once (sup-t; Montiel Olea and Plagborg-Moller, 2019).

Of ten intervals of 95 % it is likely that one misses. The band is as wide as all figures together need: the critical
value is the 95 % quantile of the largest of their absolute normal deviates, given how they go together. It is found
from points that are spread evenly (a Richtmyer lattice), not drawn: the same covariance gives the same band.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri, stdtrit

LEVEL = 0.95
SINGLE = (1 + LEVEL) / 2
POINTS = 1 << 16
"""They place the critical value within 0.01 of a simulation of a million draws, for up to twenty figures."""
DECIMALS = 6
NOTHING = 1e-12
"""Eigenvalues below it are rounding: their roots would show in the digits that are kept."""


def joint_chance(covariance: NDArray[np.float64]) -> float:
    """The chance below the critical value in one normal deviate, given the covariance (k by k) of the figures.

    0.975 for one figure, and never above that of figures that have nothing to do with each other: whatever the
    correlation, those need most (Sidak, 1967).
    """
    figures = len(covariance)
    if figures < 2:
        return SINGLE
    deviations = np.sqrt(np.diag(covariance))
    values, vectors = np.linalg.eigh(covariance / np.outer(deviations, deviations))
    # The symmetric root is the only one that does not depend on the signs that a processor gives to vectors.
    root = (vectors * np.sqrt(np.where(values > NOTHING, values, 0))) @ vectors.T
    largest = np.abs(_normal_points(figures) @ root).max(axis=1)
    chance = float(np.clip(ndtr(np.quantile(largest, LEVEL)), SINGLE, (1 + LEVEL ** (1 / figures)) / 2))
    return round(chance, DECIMALS)


def further(chance: float, smallest_arm: int) -> float:
    """How many times as far the band reaches as the interval of the figure itself, both by Student's t."""
    degrees = max(smallest_arm - 1, 1)
    return float(stdtrit(degrees, chance) / stdtrit(degrees, SINGLE))


@lru_cache(maxsize=4)
def _normal_points(dimensions: int) -> NDArray[np.float64]:
    """Points (n by k) spread as a normal distribution: multiples of the roots of primes, less what is whole."""
    steps = np.sqrt(np.array(_primes(dimensions), np.float64))
    places = (np.arange(1, POINTS + 1)[:, None] * steps) % 1.0
    return np.asarray(ndtri(np.abs(2 * places - 1) * (1 - 2**-40) + 2**-41))


def _primes(number: int) -> list[int]:
    found: list[int] = []
    candidate = 2
    while len(found) < number:
        if all(candidate % prime for prime in found):
            found.append(candidate)
        candidate += 1
    return found

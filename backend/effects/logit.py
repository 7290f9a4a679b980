"""Logistic regression by Newton's steps, for the chance of taking part or of answering."""

import numpy as np
from numpy.typing import NDArray

STEPS = 50
CLOSE = 1e-10
LARGEST_SCORE = 30.0
"""Beyond which a chance is 0 or 1 for every purpose: the arms then do not overlap."""


class SeparatedError(Exception):
    """The arms do not overlap: what firms were before tells with certainty in which they are."""


def fit_logit(
    rows: NDArray[np.float64], outcome: NDArray[np.float64], *, restraint: float = 0.0
) -> NDArray[np.float64]:
    """The fitted chance per row (n) that the outcome is 1; `rows` (n by k) hold the constant.

    With some `restraint` on the slopes (a ridge) a group of which all have the same outcome gets a chance near 0 or 1
    instead of none.

    Raises:
        SeparatedError: the steps do not settle.
    """
    slopes = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = _chance(rows @ slopes)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + restraint * np.eye(len(slopes))
        step = np.linalg.pinv(bend, hermitian=True) @ (rows.T @ (outcome - chance) - restraint * slopes)
        slopes = slopes + step
        scores = rows @ slopes
        if not np.isfinite(scores).all() or np.abs(scores).max() > LARGEST_SCORE:
            break
        if np.abs(step).max() < CLOSE * max(1.0, np.abs(slopes).max()):
            return _chance(scores)
    raise SeparatedError


def _chance(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-np.clip(scores, -LARGEST_SCORE, LARGEST_SCORE)))

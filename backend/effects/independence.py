"""Which columns tell something that the ones before them do not."""

import numpy as np
from numpy.typing import NDArray

FOLLOWS = 1e10
"""The condition number of correlations from which one column follows from the others."""


def independent(correlations: NDArray[np.float64]) -> list[int]:
    """The places of the columns (k by k correlations) that do not follow from earlier ones, in order."""
    kept: list[int] = []
    for place in range(len(correlations)):
        tried = [*kept, place]
        if np.linalg.cond(correlations[np.ix_(tried, tried)]) < FOLLOWS:
            kept = tried
    return kept

"""How well the items of a scale measure one thing.

Sources: Cronbach (1951) for alpha; McDonald (1999), ch. 6, for omega of one factor; the factor by minimum residuals
(Harman and Jones, 1966). Rows are people, columns are items, complete and turned the same way.
"""

from collections.abc import Sequence
from math import sqrt

Rows = Sequence[Sequence[float]]
Matrix = list[list[float]]

_LARGEST_LOADING = 0.999
_EXACT = 1e-12
_ROUNDS = 10_000


def alpha(rows: Rows) -> float | None:
    """Cronbach's alpha; None for fewer than two people or items, or people who all have the same sum."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return None
    covariance = covariances(rows)
    items = len(covariance)
    total = sum(map(sum, covariance))
    if total <= 0:
        return None
    return items / (items - 1) * (1 - sum(covariance[place][place] for place in range(items)) / total)


def omega(rows: Rows) -> float | None:
    """McDonald's omega of one factor; None for fewer than three items, or an item to which all answer the same."""
    if len(rows) < 2 or len(rows[0]) < 3:
        return None
    covariance = covariances(rows)
    deviations = [sqrt(covariance[place][place]) for place in range(len(covariance))]
    if min(deviations) <= 0:
        return None
    loadings = one_factor(_correlations(covariance, deviations))
    common = sum(loading * deviation for loading, deviation in zip(loadings, deviations, strict=True)) ** 2
    unique = sum((1 - loading**2) * deviation**2 for loading, deviation in zip(loadings, deviations, strict=True))
    return common / (common + unique)


def covariances(rows: Rows) -> Matrix:
    """The sample covariance of each pair of items."""
    people, items = len(rows), range(len(rows[0]))
    means = [sum(row[item] for row in rows) / people for item in items]
    found = [[0.0] * len(items) for _ in items]
    for row in rows:
        away = [row[item] - means[item] for item in items]
        for first in items:
            for second in range(first + 1):
                found[first][second] += away[first] * away[second]
    for first in items:
        for second in range(first + 1):
            found[first][second] = found[second][first] = found[first][second] / (people - 1)
    return found


def one_factor(correlations: Matrix) -> list[float]:
    """The loadings that leave the smallest squared residuals beside the diagonal, one loading at a time."""
    items = range(len(correlations))
    loadings = [max(0.1, sum(row) / len(row)) for row in correlations]
    for _ in range(_ROUNDS):
        moved = 0.0
        for item in items:
            others = [other for other in items if other != item]
            weight = sum(loadings[other] ** 2 for other in others)
            if not weight:
                break
            best = sum(correlations[item][other] * loadings[other] for other in others) / weight
            best = max(-_LARGEST_LOADING, min(_LARGEST_LOADING, best))
            moved = max(moved, abs(best - loadings[item]))
            loadings[item] = best
        if moved < _EXACT:
            break
    return loadings


def _correlations(covariance: Matrix, deviations: Sequence[float]) -> Matrix:
    return [
        [value / (deviations[row] * deviations[column]) for column, value in enumerate(values)]
        for row, values in enumerate(covariance)
    ]

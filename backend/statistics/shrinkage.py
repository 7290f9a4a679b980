"""Norms of cells with few firms: each cell is drawn to the mean of all, the more so the less it says by itself.

Source: empirical Bayes with the variance between cells of DerSimonian and Laird (1986) and the pooled variance within.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean
from typing import TypeVar

Cell = TypeVar("Cell")


@dataclass(frozen=True, slots=True)
class Norm:
    """How the scores of firms in one cell lie: their number, mean and spread, as drawn to the mean of all."""

    firms: int
    mean: float
    deviation: float

    def quantile(self, share: float) -> float:
        """The score below which this share of firms lies."""
        return NormalDist(self.mean, self.deviation).inv_cdf(share) if self.deviation > 0 else self.mean


def norms(cells: Mapping[Cell, Sequence[float]]) -> dict[Cell, Norm]:
    """The norm of every cell that holds a firm; empty when no cell holds two, for nothing tells of spread then."""
    filled = {cell: scores for cell, scores in cells.items() if scores}
    firms = sum(map(len, filled.values()))
    if firms <= len(filled):
        return {}
    means = {cell: fmean(scores) for cell, scores in filled.items()}
    within = sum((score - means[cell]) ** 2 for cell, scores in filled.items() for score in scores)
    within /= firms - len(filled)
    errors = {cell: within / len(scores) for cell, scores in filled.items()}
    between = between_variance(list(means.values()), list(errors.values()))
    weights = {cell: _inverse(between + error) for cell, error in errors.items()}
    centre = sum(weights[cell] * means[cell] for cell in filled) / sum(weights.values())
    found = {}
    for cell, scores in filled.items():
        kept = between / (between + errors[cell]) if between else 0.0
        found[cell] = Norm(
            firms=len(scores),
            mean=kept * means[cell] + (1 - kept) * centre,
            deviation=sqrt(within + kept * errors[cell]),
        )
    return found


def between_variance(means: Sequence[float], errors: Sequence[float]) -> float:
    """The variance between cells beyond what chance makes of their means; never negative."""
    weights = [_inverse(error) for error in errors]
    total = sum(weights)
    centre = sum(weight * mean for weight, mean in zip(weights, means, strict=True)) / total
    unlike = sum(weight * (mean - centre) ** 2 for weight, mean in zip(weights, means, strict=True))
    scale = total - sum(weight**2 for weight in weights) / total
    return max(0.0, (unlike - (len(means) - 1)) / scale) if scale > 0 else 0.0


def _inverse(variance: float) -> float:
    return 1 / max(variance, 1e-12)

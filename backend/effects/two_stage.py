"""Effects of several things at once that firms start at their own time, in two stages (Gardner, 2022).

First the effects of firms and moments, from observations under nothing at all; then what is left of the others is laid
at the door of what they were under. So a firm that started before is never taken for one that has not.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects.fitted import UnfitError

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TwoStage:
    """Effects (k), their covariance clustered by firm, and the spread of what the first stage leaves unexplained."""

    effects: NDArray[np.float64]
    covariance: Matrix
    rest: float


def fit_two_stage(outcome: Matrix, under: NDArray[np.bool_]) -> TwoStage:
    """Effects from firms (n) by moments (t), NaN where not measured, and what they were under (n by t by k).

    Every observation under something must be of a firm and a moment that also has one under nothing.

    Raises:
        UnfitError: effects of firms and moments, or of the things from each other, cannot be told apart.
    """
    measured = np.isfinite(outcome)
    free = measured & ~under.any(axis=2)
    stage = _FirstStage(free)
    values = np.where(measured, outcome, 0.0)
    left = values - stage.solve((values * free).sum(axis=1), (values * free).sum(axis=0))
    exposed = under & (measured & ~free)[:, :, None]
    rows = exposed.astype(np.float64)
    gram = np.einsum("itj,itk->jk", rows, rows)
    if np.linalg.matrix_rank(gram, hermitian=True) < len(gram):
        raise UnfitError("things that are always used together")
    bread = np.linalg.inv(gram)
    effects = bread @ np.einsum("itk,it->k", rows, left)
    rest = np.where(measured & ~free, left - rows @ effects, 0.0)
    unexplained = np.where(free, left, 0.0)
    scores = np.einsum("itk,it->ik", rows, _undrawn(rows, bread, rest))
    for place in range(rows.shape[2]):  # that the first stage was estimated: how it moves with every free observation
        moves = stage.solve(rows[:, :, place].sum(axis=1), rows[:, :, place].sum(axis=0))
        scores[:, place] -= (moves * unexplained).sum(axis=1)
    firms = int(measured.any(axis=1).sum())
    spare = max(int(free.sum()) - stage.parameters, 1)
    covariance = bread @ (scores.T @ scores) @ bread * firms / max(firms - 1, 1)
    return TwoStage(effects, covariance, float(np.sqrt((unexplained**2).sum() / spare)))


def _undrawn(rows: Matrix, bread: Matrix, rest: Matrix) -> Matrix:
    """What is left unexplained (n by t), without each firm's own pull on the effects (CR3; Bell and McCaffrey, 2002).

    With few users a firm draws the effect of a tool towards itself, and seems to be explained better than it is.
    """
    own = np.eye(rows.shape[1]) - np.einsum("itj,jk,isk->its", rows, bread, rows, optimize=True)
    return np.asarray((np.linalg.pinv(own, hermitian=True) @ rest[:, :, None])[:, :, 0])


class _FirstStage:
    """The normal equations of firm and moment effects over free observations (n by t), with the firms worked away."""

    def __init__(self, free: NDArray[np.bool_]) -> None:
        self._free = free.astype(np.float64)
        per_firm = self._free.sum(axis=1)
        self._per_firm = np.maximum(per_firm, 1.0)
        self._moments = np.flatnonzero(free.any(axis=0))
        within = self._free[:, self._moments]
        left = np.diag(within.sum(axis=0)) - within.T @ (within / self._per_firm[:, None])
        if np.linalg.matrix_rank(left, hermitian=True) < len(self._moments) - 1:
            raise UnfitError("moments that no firm connects")
        self._inverse = np.linalg.pinv(left, hermitian=True)
        self.parameters = int((per_firm > 0).sum()) + len(self._moments) - 1

    def solve(self, by_firm: NDArray[np.float64], by_moment: NDArray[np.float64]) -> Matrix:
        """The sum of the effect of firm and moment (n by t) whose normal equations have these right-hand sides."""
        within = self._free[:, self._moments]
        right = by_moment[self._moments] - within.T @ (by_firm / self._per_firm)
        moments = np.zeros(self._free.shape[1])
        moments[self._moments] = self._inverse @ right
        firms = (by_firm - self._free @ moments) / self._per_firm
        return np.asarray(firms[:, None] + moments)

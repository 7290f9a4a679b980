"""Two-way fixed effects: what most older papers print, beside which ours can be laid.

With staggered starts it compares late starters with firms that started before, and is then no effect of anything
(Goodman-Bacon, 2021): never the figure to show.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects.fitted import UnfitError

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class TwoWay:
    """A coefficient with its error clustered by firm (CR1), the classical one, and its treated and other firms."""

    value: float
    error: float
    classical: float
    treated: int
    compared: int


def fit_two_way(outcome: NDArray[np.float64], cohort: NDArray[np.int64]) -> TwoWay:
    """One coefficient for all that is treated; firms (n) by moments (t), cohort t for never.

    Raises:
        UnfitError: the coefficient cannot be told from the effects of firms and moments.
    """
    return _fit(outcome, cohort, by_event=False)[0]


def fit_two_way_events(outcome: NDArray[np.float64], cohort: NDArray[np.int64]) -> dict[int, TwoWay]:
    """A coefficient for each moment since the start, from 0; no leads.

    Raises:
        UnfitError: the coefficients cannot be told from the effects of firms and moments.
    """
    return _fit(outcome, cohort, by_event=True)


def _fit(outcome: NDArray[np.float64], cohort: NDArray[np.int64], *, by_event: bool) -> dict[int, TwoWay]:
    measured = np.isfinite(outcome)
    measured[measured.sum(axis=1) < 2] = False  # a firm seen once tells nothing of a change
    firm, moment = np.nonzero(measured)
    _, firm_place, per_firm = np.unique(firm, return_inverse=True, return_counts=True)
    event = moment - cohort[firm]
    treated = event >= 0
    if not treated.any():
        raise UnfitError("nothing treated was measured")
    names = np.unique(event[treated]) if by_event else np.array([0])
    columns = [event == name if by_event else treated for name in names]
    present = np.unique(moment)
    effects = [moment == each for each in present[1:]]

    def within(column: NDArray[np.float64]) -> NDArray[np.float64]:
        return column - (np.bincount(firm_place, column) / per_firm)[firm_place]

    rows = np.column_stack([within(column.astype(np.float64)) for column in (*columns, *effects)])
    y = within(outcome[firm, moment])
    n, k, firms = len(y), rows.shape[1], len(per_firm)
    gram = rows.T @ rows
    if np.linalg.matrix_rank(gram, tol=ROUNDING * n, hermitian=True) < k or n - k - firms < 1:
        raise UnfitError("no coefficient apart from firms and moments")
    bread = np.linalg.inv(gram)
    slopes = bread @ (rows.T @ y)
    rest = y - rows @ slopes
    classical = np.sqrt(np.diag(bread) * (rest @ rest) / (n - k - firms))
    scores = np.column_stack([np.bincount(firm_place, column * rest) for column in rows.T])
    few = firms / (firms - 1) * (n - 1) / (n - k - 1)  # the effects of firms lie within the clusters
    robust = np.sqrt(np.maximum(np.diag(bread @ (scores.T @ scores) @ bread) * few, 0.0))
    others = int((cohort[np.unique(firm)] > cohort[firm[treated]].min()).sum())
    return {
        int(name): TwoWay(
            float(slopes[place]),
            float(robust[place]),
            float(classical[place]),
            len(np.unique(firm[columns[place]])),
            others,
        )
        for place, name in enumerate(names)
    }

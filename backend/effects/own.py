"""The house's own estimator: ATT(g,t) of Callaway and Sant'Anna (2021), from its influence functions.

Each cell is a difference in mean changes, or its doubly robust form (Sant'Anna and Zhao, 2020), in which comparison
firms count by their odds over the number of participants (Horvitz-Thompson), as in the library; the paper divides by
the sum of the odds (Hájek), which comes to the same in large groups. An influence function
holds what every firm pulls at the figure; the error is the root of the sum of its squares, so a firm that counts in
several cells is one firm. The worker computes with the library; this stands beside it as a witness that shares none of
its code, computes what the library does not (weights against attrition), and is the way out when the library stops.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from backend.effects.fitted import Figure, Fitted, UnfitError
from backend.effects.logit import fit_logit
from backend.effects.sample import Place, Sample

Vector = NDArray[np.float64]
TRIMMED = 0.01
"""Chances of taking part nearer to 0 or 1 are drawn in, so that no single firm weighs more than 99 times."""


class Method(StrEnum):
    """How a cell is corrected for what firms were before."""

    DOUBLY_ROBUST = "dr"
    REGRESSION = "reg"


@dataclass(frozen=True, slots=True)
class Cell:
    """An effect in one cell, over how many treated firms, with what every firm (n) pulls at it."""

    place: Place
    value: float
    treated: int
    influence: Vector


def fit(sample: Sample, method: Method = Method.DOUBLY_ROBUST, weights: Vector | None = None) -> Fitted:
    """All figures of a sample; `weights` per firm (n) only where nothing is corrected for.

    Raises:
        UnfitError: no cell after the start has both treated and compared firms.
    """
    cells = [cell for place in sample.places() if (cell := _cell(sample, place, method, weights)) is not None]
    after = [cell for cell in cells if cell.place.event >= 0]
    if not after:
        raise UnfitError("no cell after the start can be compared")
    events = {
        event: _combined(sample, [cell for cell in cells if cell.place.event == event])
        for event in sorted({cell.place.event for cell in cells})
    }
    cohorts = {
        cohort: _combined(sample, [cell for cell in after if cell.place.cohort == cohort], equally=True)
        for cohort in sorted({cell.place.cohort for cell in after})
    }
    pulls = np.array([influence for _, influence in events.values()])
    return Fitted(
        overall=_figure(_combined(sample, after)),
        events={event: _figure(each) for event, each in events.items()},
        cohorts={cohort: _figure(each) for cohort, each in cohorts.items()},
        covariance=pulls @ pulls.T,
    )


def _figure(combined: tuple[float, Vector]) -> Figure:
    value, influence = combined
    return Figure(value, float(np.sqrt(influence @ influence)))


def _combined(sample: Sample, cells: list[Cell], *, equally: bool = False) -> tuple[float, Vector]:
    """The mean of cells, weighted by their treated firms (or equally), and what each firm pulls at it.

    That the sizes of cohorts are a matter of chance as well adds the term of `size_pull`.
    """
    sizes = np.array([1.0 if equally else cell.treated for cell in cells])
    values = np.array([cell.value for cell in cells])
    shares = sizes / sizes.sum()
    influence = np.asarray(sum(share * cell.influence for share, cell in zip(shares, cells, strict=True)))
    firms = len(sample.cohort)
    chances = np.array([(sample.cohort == cell.place.cohort).mean() for cell in cells])
    total, mean = chances.sum(), chances @ values / chances.sum()
    size_pull = np.zeros(firms)
    for cell in cells:
        size_pull[sample.cohort == cell.place.cohort] += (cell.value - mean) / total
    return float(shares @ values), influence + size_pull / firms


def _cell(sample: Sample, place: Place, method: Method, weights: Vector | None) -> Cell | None:
    """The effect of one cell; None where an arm is empty."""
    treated, compared = sample.members(place)
    if not treated.any() or not compared.any():
        return None
    change = sample.outcome[:, place.moment] - sample.outcome[:, place.base]
    influence = np.zeros(len(change))
    if sample.covariates is None:
        weigh = np.ones(len(change)) if weights is None else weights
        means = [np.average(change[arm], weights=weigh[arm]) for arm in (treated, compared)]
        value = float(means[0] - means[1])
        for arm, mean, sign in ((treated, means[0], 1), (compared, means[1], -1)):
            influence[arm] = sign * weigh[arm] / weigh[arm].sum() * (change[arm] - mean)
    else:
        before = sample.covariates[:, place.base]
        value, influence[treated], influence[compared] = _adjusted(
            change[treated], change[compared], before[treated], before[compared], method
        )
    return Cell(place, value, int(treated.sum()), influence)


def _adjusted(
    treated: Vector, compared: Vector, before_treated: Vector, before_compared: Vector, method: Method
) -> tuple[float, Vector, Vector]:
    """An effect corrected for what firms were before (rows are firms), and the pull of both arms."""
    middle = before_compared.mean(axis=0)  # a shift of the columns changes nothing but the rounding
    rows_treated = np.column_stack([np.ones(len(treated)), before_treated - middle])
    rows_compared = np.column_stack([np.ones(len(compared)), before_compared - middle])
    slopes = np.linalg.lstsq(rows_compared, compared, rcond=None)[0]
    rest_treated, rest_compared = treated - rows_treated @ slopes, compared - rows_compared @ slopes
    bread = np.linalg.pinv(rows_compared.T @ rows_compared)
    n = len(treated)
    if method is Method.REGRESSION:
        value = float(rest_treated.mean())
        pull = -rest_compared * (rows_compared @ (bread @ rows_treated.mean(axis=0)))
        return value, (rest_treated - value) / n, pull

    rows = np.vstack([rows_treated, rows_compared])
    took_part = np.repeat([1.0, 0.0], [n, len(compared)])
    chance = np.clip(fit_logit(rows, took_part), TRIMMED, 1 - TRIMMED)
    odds = chance[n:] / (1 - chance[n:])
    value = float(rest_treated.mean() - odds @ rest_compared / n)
    influence = np.concatenate([(rest_treated - value) / n, -odds * rest_compared / n])
    # That the chances were estimated: their score, times how the value moves with their coefficients.
    bend = np.linalg.pinv((rows * (chance * (1 - chance))[:, None]).T @ rows)
    moves = -(odds * rest_compared) @ rows_compared / n
    influence += ((took_part - chance)[:, None] * rows) @ (bend @ moves)
    # That the slopes were estimated: the residuals, times how the value moves with the slopes.
    moves = (odds @ rows_compared - rows_treated.sum(axis=0)) / n
    influence[n:] += (rest_compared[:, None] * rows_compared) @ (bread @ moves)
    return value, influence[:n], influence[n:]

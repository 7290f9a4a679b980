"""From what an estimator gives back to the figures of a release: intervals, numbers of firms, and what is left out."""

from collections.abc import Iterable
from dataclasses import replace
from math import inf, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import block_diag

from backend.effects.fitted import Figure, Fitted, UnfitError
from backend.effects.grid import Grid
from backend.effects.inference import interval
from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import Estimand, Estimate
from backend.effects.sample import Place, Sample
from backend.effects.simultaneous import further, joint_chance
from backend.effects.two_way import TwoWay, fit_two_way, fit_two_way_events

SMALL_COHORT = 5
ROUNDING = 1e-9
"""Errors below this part of the spread of the figures are rounding: firms do not differ in their change."""


def from_fitted(
    sample: Sample, fitted: Fitted, moments: tuple[str, ...], *, adjusted: bool
) -> tuple[list[Estimate], int]:
    """The figures that rest on ten firms or more in each arm, the overall one first, and how many do not.

    A figure without an error is left out as well: firms do not differ in their change, or all started by themselves.
    """
    places = list(sample.places())
    after = [place for place in places if place.event >= 0]

    def told(figure: Figure, estimand: Estimand, over: list[Place], event: int | None, cohort: str | None) -> Estimate:
        here, beside = sample.firms_of(over)
        treated, compared = int(here.sum()), int(beside.sum())
        wider = figure.error * _widening(sample.cohort[here])
        low, high = interval(figure.value, wider, min(treated, compared))
        return Estimate(
            estimand=estimand,
            comparison=sample.comparison,
            adjusted=adjusted,
            value=figure.value,
            standard_error=figure.error,
            low=low,
            high=high,
            treated=treated,
            comparison_firms=compared,
            event_time=event,
            cohort=cohort,
        )

    figures = [told(fitted.overall, Estimand.ATT, after, None, None)]
    figures += [
        told(figure, Estimand.ATT_EVENT, [place for place in places if place.event == event], event, None)
        for event, figure in fitted.events.items()
    ]
    figures += [
        told(figure, Estimand.ATT_COHORT, [place for place in after if place.cohort == cohort], None, moments[cohort])
        for cohort, figure in fitted.cohorts.items()
    ]
    spread = float(np.nanstd(sample.outcome))
    kept = [figure for figure in figures if enough(figure) and ROUNDING * spread < figure.high - figure.value < inf]
    return kept, len(figures) - len(kept)


def with_band(*parts: tuple[list[Estimate], Fitted]) -> list[Estimate]:
    """The figures of all parts, with one band around those by moment together: each reaches as far as all need.

    Each part comes from a fit of its own. How two fits go together is not known, so they are taken as independent,
    which makes the band wider, never narrower (Royen, 2014).
    """
    chance = joint_chance(
        block_diag(
            *(
                fitted.covariance_of([each.event_time for each in figures if each.event_time is not None])
                for figures, fitted in parts
            )
        )
    )
    return [each if each.event_time is None else _banded(each, chance) for figures, _ in parts for each in figures]


def _banded(figure: Estimate, chance: float) -> Estimate:
    reach = (figure.high - figure.value) * further(chance, min(figure.treated, figure.comparison_firms))
    return replace(figure, band_low=figure.value - reach, band_high=figure.value + reach)


def _widening(cohorts: NDArray[np.int64]) -> float:
    """By how much an interval is widened for small cohorts, given the cohort of each treated firm.

    The error of each cohort is that around its own mean, which few firms draw towards themselves; a firm that started
    by itself seems to have no error at all. Standard errors stay as the literature has them.
    """
    sizes = np.bincount(cohorts)
    sizes = sizes[sizes > 0]
    if not len(sizes) or sizes.min() >= SMALL_COHORT:
        return 1.0
    spare = len(cohorts) - len(sizes)
    return sqrt(len(cohorts) / spare) if spare else inf


def enough(figure: Estimate) -> bool:
    """Whether a figure rests on enough firms in each arm to be told."""
    return min(figure.treated, figure.comparison_firms) >= FEWEST_FIRMS


def overall(figures: list[Estimate]) -> Estimate | None:
    """The overall effect among figures of one comparison."""
    return next((figure for figure in figures if figure.estimand is Estimand.ATT), None)


def two_way(grid: Grid) -> tuple[list[Estimate], int]:
    """The two-way figures of a grid, overall and by moment since the start, and how many rest on too few firms."""
    figures: list[Estimate] = []
    for estimand, fit in ((Estimand.TWFE, _overall), (Estimand.TWFE_EVENT, _by_event)):
        try:
            figures += [_two_way(estimand, event, figure) for event, figure in fit(grid)]
        except UnfitError:
            continue  # firms and moments already tell all: other figures say what there is
    spread = float(np.nanstd(grid.outcome))
    kept = [figure for figure in figures if enough(figure) and figure.standard_error > ROUNDING * spread]
    return kept, len(figures) - len(kept)


def _overall(grid: Grid) -> Iterable[tuple[int | None, TwoWay]]:
    return [(None, fit_two_way(grid.outcome, grid.cohort))]


def _by_event(grid: Grid) -> Iterable[tuple[int | None, TwoWay]]:
    return fit_two_way_events(grid.outcome, grid.cohort).items()


def _two_way(estimand: Estimand, event: int | None, figure: TwoWay) -> Estimate:
    low, high = interval(figure.value, figure.error, min(figure.treated, figure.compared))
    return Estimate(
        estimand=estimand,
        comparison=None,
        adjusted=False,
        value=figure.value,
        standard_error=figure.error,
        low=low,
        high=high,
        treated=figure.treated,
        comparison_firms=figure.compared,
        event_time=event,
        classical_error=figure.classical,
    )

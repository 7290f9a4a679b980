"""Who is compared with whom: the cells of a start (cohort) and a moment, after Callaway and Sant'Anna (2021).

A cell compares the change since the base of the firms of one cohort with that of the firms beside it. The base is the
last moment before the start; before the start it is the moment before, so that each lead shows one step.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backend.effects.grid import Grid, ever_measured
from backend.effects.panel import Comparison
from backend.effects.reasons import FEWEST_FIRMS

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: places of the cohort's start, of the moment, and of the base it is compared with."""

    cohort: int
    moment: int
    base: int

    @property
    def event(self) -> int:
        """Moments since the start; negative before it."""
        return self.moment - self.cohort


@dataclass(frozen=True, slots=True)
class Sample:
    """What an estimator computes from: firms (n) by moments (t), and what is corrected for (n by t by k), if anything.

    Every firm was measured at least once, and none had started by the first moment.
    """

    outcome: NDArray[np.float64]
    cohort: NDArray[np.int64]
    comparison: Comparison
    covariates: NDArray[np.float64] | None = None

    @property
    def moments(self) -> int:
        """How many there are; also the cohort of a firm that does not start."""
        return int(self.outcome.shape[1])

    def places(self) -> Iterator[Place]:
        """Every cell, by cohort and moment."""
        for cohort in np.unique(self.cohort[self.cohort < self.moments]).tolist():
            for moment in range(1, self.moments):
                yield Place(cohort, moment, moment - 1 if moment < cohort else cohort - 1)

    def at_base(self, place: Place) -> tuple[Mask, Mask]:
        """The firms of a cell, treated and compared, that were measured at the base."""
        treated = self.cohort == place.cohort
        if self.comparison is Comparison.NEVER:
            beside = self.cohort == self.moments
        else:
            beside = (self.cohort > max(place.moment, place.base)) & ~treated
        measured = np.isfinite(self.outcome[:, place.base])
        return treated & measured, beside & measured

    def members(self, place: Place) -> tuple[Mask, Mask]:
        """The firms of a cell, treated and compared: all that were measured both at the base and at the moment."""
        treated, beside = self.at_base(place)
        measured = np.isfinite(self.outcome[:, place.moment])
        return treated & measured, beside & measured

    def rest_on(self, places: list[Place]) -> tuple[int, int]:
        """How many firms these cells rest on: treated and compared, each firm once."""
        treated, compared = self.firms_of(places)
        return int(treated.sum()), int(compared.sum())

    def firms_of(self, places: list[Place]) -> tuple[Mask, Mask]:
        """Which firms these cells rest on: treated and compared."""
        treated = np.zeros(len(self.cohort), np.bool_)
        compared = np.zeros(len(self.cohort), np.bool_)
        for place in places:
            here, beside = self.members(place)
            if here.any() and beside.any():
                treated |= here
                compared |= beside
        return treated, compared


def take_sample(grid: Grid, comparison: Comparison) -> tuple[Sample, Mask, int]:
    """The sample of a grid for one comparison, which firms of the grid it holds, and how many cells had to go.

    A firm that starts after the last moment is a participant, so it stands only among those not yet started. A cell
    after the start with fewer than ten firms beside it is left out: its error would hardly be known.
    """
    kept = ever_measured(grid.outcome)
    if comparison is Comparison.NEVER:
        kept = kept & ~grid.later
    sample = Sample(grid.outcome[kept].copy(), grid.cohort[kept], comparison)
    gone = 0
    for place in sample.places():
        treated, compared = sample.members(place)
        if place.event >= 0 and treated.any() and compared.sum() < FEWEST_FIRMS:
            sample.outcome[sample.cohort == place.cohort, place.moment] = np.nan
            gone += 1
    left = ever_measured(sample.outcome)
    kept[np.flatnonzero(kept)[~left]] = False
    return replace(sample, outcome=sample.outcome[left], cohort=sample.cohort[left]), kept, gone

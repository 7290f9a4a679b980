"""What an estimator gives back: figures over all, by moment since the start, and by cohort."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


class UnfitError(Exception):
    """The method does not run on this sample; the message is for developers."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its standard error, clustered by firm."""

    value: float
    error: float


@dataclass(frozen=True, slots=True)
class Fitted:
    """Figures of one sample. `covariance` (e by e) is that of `events`, in their order, clustered by firm."""

    overall: Figure
    events: dict[int, Figure]
    cohorts: dict[int, Figure]
    covariance: NDArray[np.float64]

    @property
    def leads(self) -> tuple[int, ...]:
        """The events before the start."""
        return tuple(event for event in self.events if event < 0)

    def covariance_of(self, events: Sequence[int]) -> NDArray[np.float64]:
        """The covariance of these events, in this order."""
        order = list(self.events)
        kept = [order.index(event) for event in events]
        return self.covariance[np.ix_(kept, kept)]

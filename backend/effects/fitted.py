"""What an estimator gives back: figures over all, by moment since the start, and by cohort."""

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
    """Figures of one sample. `leads` are the events before the start, with their covariance in `leads_covariance`."""

    overall: Figure
    events: dict[int, Figure]
    cohorts: dict[int, Figure]
    leads: tuple[int, ...]
    leads_covariance: NDArray[np.float64]

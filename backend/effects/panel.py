"""What an effect is computed from: firms with their start, and one figure measured at several moments.

Columns, not rows: a programme of 100,000 firms over five years fits in a few megabytes. The same shape holds for the
programme's own data and for the panels that a researcher brings along.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Transformation(StrEnum):
    """The scale on which a change is estimated."""

    LOG = "log"
    LEVEL = "level"
    POINTS = "points"


class Comparison(StrEnum):
    """Who stands beside the participants: firms that never start, or all that have not started yet."""

    NEVER = "never"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Panel:
    """Firms (n) and observations (m) of one figure.

    `starts` is the first treated day of each firm, NaT for one that never starts. `attributes` are labels (text) or
    numbers per firm, by name. `firm` is the place of the firm of each observation in `firm_ids`; several observations
    of one firm have different days.
    """

    firm_ids: NDArray[np.str_]
    starts: NDArray[np.datetime64]
    firm: NDArray[np.int64]
    measured_on: NDArray[np.datetime64]
    values: NDArray[np.float64]
    attributes: Mapping[str, NDArray[np.generic]] = field(default_factory=dict)
    drawn_in: NDArray[np.bool_] | None = None
    """Of a panel after a draw: who was drawn in, whether it then started or not."""


@dataclass(frozen=True, slots=True)
class Design:
    """What is asked of a panel."""

    transformation: Transformation
    comparisons: tuple[Comparison, ...] = (Comparison.NEVER, Comparison.NOT_YET)
    adjust: tuple[str, ...] = ()
    """Attributes that the adjusted estimates correct for, beside the level before the start."""
    winsorise: bool = False
    """Whether the outer 1 % on both sides is drawn in per moment, after the transformation."""

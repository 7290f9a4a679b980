"""What firms are, as columns that an estimator can correct for."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects import remarks
from backend.effects.grid import LARGEST_VALUE
from backend.effects.independence import independent
from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import Text

Column = NDArray[np.float64]
REST = "*"
"""The level that rare ones are taken together in."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """Columns (n by k) with mean 0 and deviation 1 for numbers, 0 or 1 for levels of a label, and their names."""

    names: tuple[str, ...]
    columns: NDArray[np.float64]


def as_columns(
    attributes: Mapping[str, NDArray[np.generic]], asked: tuple[str, ...], firms: int, warnings: list[Text]
) -> Attributes:
    """The attributes asked for; one that is missing or the same for all is left out.

    A label has a column for each of its levels but the most common one, written "name=level". Levels with fewer than
    ten firms are one level, or the most common one when they are fewer than ten together.
    """
    named: list[tuple[str, Column]] = []
    for name in dict.fromkeys(asked):
        values = attributes.get(name)
        if values is None:
            warnings.append(remarks.attribute_unknown(name))
        elif values.dtype.kind in "biufM":
            named += [(name, column) for column in _number(name, values, warnings)]
        else:
            named += _levels(name, values.astype(str))
    columns = np.column_stack([column for _, column in named]) if named else np.empty((firms, 0))
    correlations = np.atleast_2d(np.corrcoef(columns, rowvar=False)) if named else np.empty((0, 0))
    kept = independent(correlations)
    warnings += [remarks.attribute_repeats(name) for place, (name, _) in enumerate(named) if place not in kept]
    return Attributes(tuple(named[place][0] for place in kept), columns[:, kept])


def _number(name: str, values: NDArray[np.generic], warnings: list[Text]) -> list[Column]:
    numbers = values.astype("datetime64[D]").astype(np.int64) if values.dtype.kind == "M" else values
    column = numbers.astype(np.float64)
    known = np.abs(column) <= LARGEST_VALUE  # no date is a number beyond it
    if not known.any():
        warnings.append(remarks.attribute_unknown(name))
        return []
    if not known.all():
        warnings.append(remarks.attribute_missing(name, int((~known).sum())))
        column = np.where(known, column, np.median(column[known]))
    deviation = column.std()
    if deviation <= np.finfo(np.float64).eps * np.abs(column).max():
        return []
    return [(column - column.mean()) / deviation]


def _levels(name: str, labels: NDArray[np.str_]) -> list[tuple[str, Column]]:
    levels, place, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    common = int(sizes.argmax())
    rare = sizes < FEWEST_FIRMS
    columns = [
        (f"{name}={level}", (place == each).astype(np.float64))
        for each, level in enumerate(levels)
        if each != common and not rare[each]
    ]
    if sizes[rare].sum() >= FEWEST_FIRMS and not rare[common]:
        columns.append((f"{name}={REST}", rare[place].astype(np.float64)))
    return columns

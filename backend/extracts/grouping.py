"""Groups of at least ten firms that are told alike: k-anonymity by local recoding, in one documented order.

A firm is told by its sector, size, place, kind and year of start, as finely as ten firms share it. Those that do not
are coarsened one step further, together, and so on; who still stands with fewer than ten is left out. Whoever knows
all five of a firm so finds ten rows or more that may be it, or none: a step takes along every firm that the finer
ones left, and labels of two steps never coincide.

Source: Sweeney, k-anonymity (2002); Hundepool et al., Statistical Disclosure Control (2012), ch. 3.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.extracts.coarsening import Coarsening
from backend.extracts.panel import Panel, Texts
from backend.statistics.firms import FEWEST_FIRMS

ANY = "*"
COUNTRY = "NL"
SMALL, LARGE = "1-49", "50+"
_SMALL_CLASSES = ("1-4", "5-14", "15-49")
OUT = -1  # a firm that no group takes


@dataclass(frozen=True, slots=True)
class Told:
    """How each firm is told; one column for each variable."""

    section: Texts
    size_class: Texts
    area: Texts
    kind: Texts
    start_year: Texts

    def columns(self) -> tuple[Texts, ...]:
        """All of them, in the order of the file."""
        return self.section, self.size_class, self.area, self.kind, self.start_year


@dataclass(frozen=True, slots=True)
class Groups:
    """The group of each firm (OUT for one that is left out), how it is told, and how many each step took."""

    of_firm: NDArray[np.int64]
    told: Told
    taken: dict[Coarsening, int]


def group(panel: Panel) -> Groups:
    """Put each firm in the finest group of ten that it belongs to, or leave it out."""
    number = len(panel.ids)
    now = _finest(panel)
    final = [column.copy() for column in now.columns()]
    of_firm = np.full(number, OUT, dtype=np.int64)
    taken: dict[Coarsening, int] = {}
    groups = 0
    for step in Coarsening:
        now = _STEPS[step](now, panel)
        waiting = np.flatnonzero(of_firm == OUT)
        codes, sizes = _combined([column[waiting] for column in now.columns()])
        enough = sizes[codes] >= FEWEST_FIRMS if len(waiting) else np.zeros(0, dtype=np.bool_)
        chosen = waiting[enough]
        of_firm[chosen] = codes[enough] + groups
        groups += len(sizes)
        taken[step] = len(chosen)
        for whole, column in zip(final, now.columns(), strict=True):
            whole[chosen] = column[chosen]
    return Groups(of_firm, Told(*final), taken)


def _combined(columns: list[Texts]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row the number of its combination, and how many rows each combination has."""
    if not len(columns[0]):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    code = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        labels, inverse = np.unique(column, return_inverse=True)
        code = code * len(labels) + inverse
        _, code = np.unique(code, return_inverse=True)
    return code, np.bincount(code)


def _finest(panel: Panel) -> Told:
    return Told(
        panel.section.astype("U8"),
        panel.size_class.astype("U8"),
        panel.province.astype("U40"),
        panel.kind.astype("U16"),
        panel.start_year.astype("U4"),
    )


def _filled(column: Texts, label: str) -> Texts:
    return np.full_like(column, label)


def _region(now: Told, panel: Panel) -> Told:
    area = np.array([panel.regions.get(str(each), COUNTRY) for each in now.area], dtype="U40")
    return Told(now.section, now.size_class, area, now.kind, now.start_year)


def _country(now: Told, _: Panel) -> Told:
    return Told(now.section, now.size_class, _filled(now.area, COUNTRY), now.kind, now.start_year)


def _two_sizes(now: Told, _: Panel) -> Told:
    sizes = np.where(np.isin(now.size_class, _SMALL_CLASSES), SMALL, LARGE).astype("U8")
    return Told(now.section, sizes, now.area, now.kind, now.start_year)


def _any_section(now: Told, _: Panel) -> Told:
    return Told(_filled(now.section, ANY), now.size_class, now.area, now.kind, now.start_year)


def _any_size(now: Told, _: Panel) -> Told:
    return Told(now.section, _filled(now.size_class, ANY), now.area, now.kind, now.start_year)


def _any_start(now: Told, _: Panel) -> Told:
    return Told(now.section, now.size_class, now.area, now.kind, _filled(now.start_year, ANY))


_STEPS: dict[Coarsening, Callable[[Told, Panel], Told]] = {
    Coarsening.NONE: lambda now, _: now,
    Coarsening.REGION: _region,
    Coarsening.COUNTRY: _country,
    Coarsening.TWO_SIZES: _two_sizes,
    Coarsening.ANY_SECTION: _any_section,
    Coarsening.ANY_SIZE: _any_size,
    Coarsening.ANY_START: _any_start,
}

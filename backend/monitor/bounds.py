"""How near one can come to a hidden cell by reasoning that no count is below zero: a linear programme per cell.

An attacker knows each told count to the nearest five, and of each margin that its cells add up. Then a hidden cell lies
somewhere between two numbers. Nobody may see that it holds fewer than ten firms, nor place it within the width of the
rounding. Source: Fischetti and Salazar (2001), Solving the cell suppression problem on tabular data with linear
constraints, Management Science 47(7): the attacker's problem.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix, vstack

from backend.monitor.dimensions import (
    CATEGORIES,
    CROSSED,
    EXCLUSIVE,
    ONE_WAY,
    TWO_WAY,
    Cell,
    MonitorDimension,
    MonitorMeasure,
    Subject,
)
from backend.monitor.firms import Population
from backend.monitor.lines import Told
from backend.monitor.statements import FIRMS, Figure, Key
from backend.statistics.firms import COUNTS_ROUNDED_TO, FEWEST_FIRMS, NARROWEST_ESTIMATE

EMPLOYEES = Subject(MonitorMeasure.EMPLOYEES)
NOT_IN_IT = ""
SIGNIFICANT = 3  # digits of a total
Place = tuple[str, ...]  # where a firm can be: a value per axis


@dataclass(frozen=True, slots=True)
class Need:
    """What a hidden cell of this size asks: an attacker must hold `reach` for possible, and a range this wide."""

    size: float
    reach: float
    width: float

    @property
    def out_of_sight(self) -> float:
        """Whoever holds this for possible is far enough off, as the true size is possible too."""
        return max(self.reach, self.size + self.width)


@dataclass(frozen=True, slots=True)
class Frame:
    """Cells that add up with each other, over all places where a firm can be, and what the hidden ones need."""

    cells: Mapping[Key, NDArray[np.bool_]]
    needs: Mapping[Key, Need]


def frames(population: Population) -> Iterator[Frame]:
    """The cube of firms, that of employees, and each category beside each dimension."""
    labels = {cut[0]: sorted(cell[0][1] for cell in population.cells(cut)) for cut in ONE_WAY if cut}
    region_of = {firm.province: firm.region for firm in population.firms}
    places = list(product(*(labels[dimension] for dimension in CROSSED)))
    if not places:
        return
    columns = {
        dimension: np.array([place[at] for place in places], dtype=object) for at, dimension in enumerate(CROSSED)
    }
    columns[MonitorDimension.REGION] = np.array(
        [region_of[each] for each in columns[MonitorDimension.PROVINCE]], dtype=object
    )
    cube = {cell: _where(columns, cell, len(places)) for cut in TWO_WAY for cell in _cells(labels, cut)}
    for subject in (FIRMS, EMPLOYEES):
        yield _framed(population, {(None, subject, cell): where for cell, where in cube.items()})
    subjects = [each for each in population.subjects() if each.measure in CATEGORIES]
    groups = [[each for each in subjects if each.measure is measure] for measure in EXCLUSIVE]
    groups += [[each] for each in subjects if each.measure not in EXCLUSIVE]
    for group in groups:
        for cut in ONE_WAY[1:] if group else ():
            yield _framed(population, _beside(group, cut[0], labels[cut[0]]))


def _framed(population: Population, cells: Mapping[Key, NDArray[np.bool_]]) -> Frame:
    needs = {key: _need(population, key) for key in cells}
    return Frame(cells, {key: need for key, need in needs.items() if need is not None})


def _need(population: Population, key: Key) -> Need | None:
    """Nobody may see that fewer than ten firms stand here; nor, of employees, come near those of the largest firm.

    The second firm knows its own: what is left must be 15 percent more than the largest at least (the p% rule).
    """
    _, subject, cell = key
    inside = population.of(subject, cell)
    if subject != EMPLOYEES:
        few = 0 < len(inside) < FEWEST_FIRMS
        return Need(len(inside), FEWEST_FIRMS, COUNTS_ROUNDED_TO) if few else None
    values = population.values(subject)
    sizes = sorted((float(value) for number in inside if (value := values[number]) is not None), reverse=True)
    if not sizes:
        return None
    first, second, *_ = [*sizes, 0.0]
    return Need(sum(sizes), first * (1 + float(NARROWEST_ESTIMATE)) + second, 0)


def _beside(
    group: Sequence[Subject], dimension: MonitorDimension, labels: Sequence[str]
) -> dict[Key, NDArray[np.bool_]]:
    places = list(product([NOT_IN_IT, *(str(each.key) for each in group)], labels))
    category = np.array([place[0] for place in places], dtype=object)
    columns = {dimension: np.array([place[1] for place in places], dtype=object)}
    cells: dict[Key, NDArray[np.bool_]] = {}
    for cell in ((), *(((dimension, label),) for label in labels)):
        where = _where(columns, cell, len(places))
        cells[None, FIRMS, cell] = where
        for subject in group:
            cells[None, subject, cell] = where & (category == subject.key)
    return cells


def _cells(labels: Mapping[MonitorDimension, Sequence[str]], cut: Sequence[MonitorDimension]) -> Iterator[Cell]:
    for values in product(*(labels[each] for each in cut)):
        yield tuple(zip(cut, values, strict=True))


def _where(columns: Mapping[MonitorDimension, NDArray[np.object_]], cell: Cell, places: int) -> NDArray[np.bool_]:
    found = np.ones(places, dtype=np.bool_)
    for dimension, value in cell:
        found &= columns[dimension] == value
    return found


def narrow(frame: Frame, told: Told) -> list[Key]:
    """The hidden cells that an attacker comes too near to."""
    shown = [key for key in frame.cells if key in told]
    hidden = [key for key in frame.needs if key not in told]
    if not shown or not hidden:
        return []
    sums, wanted = _merged(frame, shown, hidden)
    needs = [frame.needs[key] for key in hidden]
    enough = np.array([need.out_of_sight for need in needs])
    attack = Attack(sums, [told[key].figure for key in shown], ceiling=2 * float(enough.max()))
    highest = np.zeros(len(hidden))
    found = []
    for at, key in enumerate(hidden):
        if highest[at] < enough[at]:
            # The farthest corner for one cell often is far enough for others too.
            highest = np.maximum(highest, wanted @ attack.farthest(wanted[at]))
        if highest[at] < enough[at]:
            low = float(wanted[at] @ attack.farthest(-wanted[at]))
            if highest[at] < needs[at].reach or highest[at] - low < needs[at].width:
                found.append(key)
    return found


class Attack:
    """What is known: each told sum lies within the rounding of what is told, and nothing is below zero."""

    def __init__(self, sums: NDArray[np.float64], figures: Sequence[Figure], *, ceiling: float) -> None:
        """Take a row per told sum, and a ceiling that no search needs to pass."""
        middle = np.array([figure.firms if figure.total is None else figure.total for figure in figures])
        off = np.array([rounded_by(figure) for figure in figures])
        self._above = csr_matrix(np.vstack([sums, -sums]))
        self._limits = np.concatenate([middle + off, off - middle, [ceiling]])

    def farthest(self, direction: NDArray[np.float64]) -> NDArray[np.float64]:
        """What agrees with all that is told, and lies as far in this direction as the ceiling lets it."""
        above = vstack([self._above, csr_matrix(np.maximum(direction, 0))])
        found = linprog(-direction, A_ub=above, b_ub=self._limits, bounds=(0, None), method="highs")
        assert found.status == 0, found.message
        return np.asarray(found.x, dtype=np.float64)


def rounded_by(figure: Figure) -> float:
    """How far the true sum can be from the one that is told."""
    if figure.total is None:
        return COUNTS_ROUNDED_TO // 2
    return float(10 ** max(len(str(figure.total)) - SIGNIFICANT, 0)) / 2


def _merged(
    frame: Frame, shown: Sequence[Key], hidden: Sequence[Key]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sums and the hidden cells over places that any of them tells apart."""
    every = np.array([frame.cells[key] for key in (*shown, *hidden)], dtype=np.bool_)
    different = np.unique(np.packbits(every, axis=0), axis=1, return_index=True)[1]
    merged = every[:, np.sort(different)].astype(np.float64)
    return merged[: len(shown)], merged[len(shown) :]


def beside(narrow_one: Key, told: Told) -> Key:
    """Which told cell gives way for a hidden one: the least missed of those in a line with it, or else of all."""
    branch, subject, cell = narrow_one
    kinds = {subject.measure, EMPLOYEES.measure if subject == EMPLOYEES else FIRMS.measure}
    kin = [statement for key, statement in told.items() if key[0] == branch and key[1].measure in kinds]
    around = [each for each in kin if _shares_line(cell, each.cell)]
    return min(around or kin, key=lambda each: each.weight).key


def _shares_line(cell: Cell, other: Cell) -> bool:
    """Whether two cells stand in one row or column, or one is a margin of the other."""
    different = set(cell) ^ set(other)
    return len({dimension for dimension, _ in different}) <= 1

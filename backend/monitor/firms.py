"""The firms of a release, each with where it belongs and what it adds; and which of them stand in a cell.

Pure: no database, no clock.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from backend.monitor.dimensions import Cell, Cut, MonitorDimension, MonitorMeasure, Subject

Mask = NDArray[np.bool_]
ADDED_UP = (MonitorMeasure.EMPLOYEES, MonitorMeasure.CHANGE)  # of these it matters what a firm gave, not only that


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm that takes part and agrees to be followed.

    `key` is the same from release to release and leads nowhere once the company was erased. `changes` are from
    baseline to latest measurement, by indicator, in the unit of change of the indicator. `known_to`: the branches
    that it is a member of and that see how far it is.
    """

    key: UUID
    year: str
    section: str
    size_class: str
    province: str
    region: str
    employees: int
    theme: str | None = None
    target_group: str | None = None
    participation: frozenset[str] = frozenset()
    tools: frozenset[str] = frozenset()
    changes: Mapping[str, Decimal] = field(default_factory=dict)
    branches: frozenset[str] = frozenset()
    known_to: frozenset[str] = frozenset()

    def value(self, subject: Subject) -> Decimal | None:
        """What it adds to a subject; None when it does not stand in it."""
        match subject.measure:
            case MonitorMeasure.FIRMS:
                return Decimal(1)
            case MonitorMeasure.EMPLOYEES:
                return Decimal(self.employees)
            case MonitorMeasure.CHANGE:
                return self.changes.get(subject.key or "")
            case _:
                return Decimal(1) if subject.key in self.categories(subject.measure) else None

    def categories(self, measure: MonitorMeasure) -> frozenset[str]:
        """In which categories of this measure it is."""
        match measure:
            case MonitorMeasure.THEMES:
                return frozenset({self.theme} if self.theme else ())
            case MonitorMeasure.TARGET_GROUPS:
                return frozenset({self.target_group} if self.target_group else ())
            case MonitorMeasure.PARTICIPATION:
                return self.participation
            case _:
                return self.tools


class Places:
    """Where the firms of all releases in sight stand in a mask.

    Of a subject that adds up what firms gave, each value that a firm ever gave has a place of its own: whoever knows
    two sums over the same firms knows what changed between them, so who gave something else is one that went and one
    that came.
    """

    def __init__(self, lists: Sequence[Sequence[Firm]], others: Collection[UUID] = ()) -> None:
        keys = {firm.key for firms in lists for firm in firms} | set(others)
        self.of = {key: at for at, key in enumerate(sorted(keys))}
        self._lists = lists
        self._given: dict[Subject, dict[tuple[UUID, Decimal | None], int]] = {}

    def at(self, subject: Subject, firms: Sequence[Firm]) -> NDArray[np.intp]:
        """The place of each of these firms in masks of a subject."""
        if subject.measure not in ADDED_UP:
            return np.array([self.of[firm.key] for firm in firms], dtype=np.intp)
        given = self._places(subject)
        return np.array([given[firm.key, firm.value(subject)] for firm in firms], dtype=np.intp)

    def width(self, subject: Subject) -> int:
        """How wide masks of a subject are."""
        return len(self._places(subject)) if subject.measure in ADDED_UP else len(self.of)

    def _places(self, subject: Subject) -> dict[tuple[UUID, Decimal | None], int]:
        if subject not in self._given:
            found: dict[tuple[UUID, Decimal | None], int] = {}
            for firms in self._lists:
                for firm in firms:
                    found.setdefault((firm.key, firm.value(subject)), len(found))
            self._given[subject] = found
        return self._given[subject]


class Population:
    """The firms of one release among all firms that any release in sight is about: masks are over those."""

    def __init__(self, firms: Sequence[Firm], places: Places) -> None:
        self.firms = firms
        self.places = places
        self.width = len(places.of)
        self.at = np.array([places.of[each.key] for each in firms], dtype=np.intp)
        self._given: dict[Subject, NDArray[np.intp]] = {}
        self._cells: dict[Cut, dict[Cell, NDArray[np.intp]]] = {}
        self._values: dict[Subject, list[Decimal | None]] = {}

    def cells(self, cut: Cut) -> dict[Cell, NDArray[np.intp]]:
        """The cells of a cut that have firms, in order, with the numbers of those firms in the list."""
        if cut not in self._cells:
            found: dict[Cell, list[int]] = {}
            for number, firm in enumerate(self.firms):
                cell = tuple((each, str(getattr(firm, each.value))) for each in cut)
                found.setdefault(cell, []).append(number)
            self._cells[cut] = {cell: np.array(found[cell], dtype=np.intp) for cell in sorted(found)}
        return self._cells[cut]

    def values(self, subject: Subject) -> list[Decimal | None]:
        """What each firm adds to a subject, in the order of the list."""
        if subject not in self._values:
            self._values[subject] = [firm.value(subject) for firm in self.firms]
        return self._values[subject]

    def standing(self, subject: Subject, inside: NDArray[np.intp]) -> NDArray[np.intp]:
        """Which of these firms stand in a subject."""
        values = self.values(subject)
        return np.array([number for number in inside if values[number] is not None], dtype=np.intp)

    def of(self, subject: Subject, cell: Cell) -> NDArray[np.intp]:
        """The firms that stand in this cell of a subject."""
        inside = self.cells(tuple(each for each, _ in cell)).get(cell)
        return np.array([], dtype=np.intp) if inside is None else self.standing(subject, inside)

    def members(self, branch: str, inside: NDArray[np.intp]) -> NDArray[np.intp]:
        """Which of these firms are members of a branch."""
        return np.array([number for number in inside if branch in self.firms[number].branches], dtype=np.intp)

    def mask(self, numbers: NDArray[np.intp]) -> Mask:
        """These firms among all."""
        found = np.zeros(self.width, dtype=np.bool_)
        found[self.at[numbers]] = True
        return found

    def given(self, subject: Subject, numbers: NDArray[np.intp]) -> Mask:
        """What these firms gave in a subject, among all that was ever given."""
        if subject not in self._given:
            self._given[subject] = self.places.at(subject, self.firms)
        found = np.zeros(self.places.width(subject), dtype=np.bool_)
        found[self._given[subject][numbers]] = True
        return found

    def branches(self) -> list[str]:
        """The branches that any firm is a member of."""
        return sorted({branch for firm in self.firms for branch in firm.branches})

    def subjects(self) -> Iterator[Subject]:
        """Every subject that any firm stands in, in the order of the cube."""
        yield Subject(MonitorMeasure.FIRMS)
        yield Subject(MonitorMeasure.EMPLOYEES)
        for measure in (
            MonitorMeasure.THEMES,
            MonitorMeasure.TARGET_GROUPS,
            MonitorMeasure.PARTICIPATION,
            MonitorMeasure.TOOLS,
        ):
            found = {key for firm in self.firms for key in firm.categories(measure)}
            yield from (Subject(measure, key) for key in sorted(found))
        indicators = {code for firm in self.firms for code in firm.changes}
        yield from (Subject(MonitorMeasure.CHANGE, code) for code in sorted(indicators))


def cut_of(cell: Cell) -> Cut:
    """The cut that a cell belongs to."""
    return tuple(each for each, _ in cell)


def without(cell: Cell, dimension: MonitorDimension) -> Cell:
    """The margin that a cell adds to when a dimension is left out."""
    return tuple(each for each in cell if each[0] is not dimension)

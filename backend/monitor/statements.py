"""What could be said of the firms: each cell that the gate lets through when it would stand alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from backend.monitor.dimensions import CATEGORIES, OF_A_BRANCH, Cell, MonitorDimension, MonitorMeasure, Subject, cuts_of
from backend.monitor.firms import Mask, Population
from backend.monitoring import disclosure

Key = tuple[str | None, Subject, Cell]  # the branch it is for, or None for everybody
FIRMS = Subject(MonitorMeasure.FIRMS)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is shown of a cell: firms to the nearest five; a total in three digits; the mean and spread of changes."""

    firms: int
    total: int | None = None
    mean: Decimal | None = None
    spread: disclosure.Spread | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One cell with its figure, the firms behind it, and what they gave (see `Places`).

    `is_told`: in an earlier release, so it cannot be unsaid.
    """

    branch: str | None
    subject: Subject
    cell: Cell
    members: Mask
    given: Mask
    figure: Figure
    counted_on: date
    is_told: bool = False

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.branch, self.subject, self.cell

    @property
    def weight(self) -> tuple[int, int, int, int, str]:
        """How hard it is to miss: the least of these gives way first. Finer cells, then categories, then small ones."""
        rank = 2 if self.subject.measure in (MonitorMeasure.FIRMS, MonitorMeasure.EMPLOYEES) else 1
        has_branch = self.branch is not None
        finest = sum(1 for dimension, _ in self.cell if dimension is not MonitorDimension.REGION)
        return -has_branch, -finest, rank, int(self.members.sum()), str((self.branch, self.subject, self.cell))


def drawn(population: Population, counted_on: date) -> Iterator[Statement]:
    """Every cell of the cube that the gate lets through by itself, then those for the branches."""
    for subject in population.subjects():
        for cut in cuts_of(subject.measure):
            for cell, inside in population.cells(cut).items():
                found = population.standing(subject, inside)
                if _is_some(subject, len(inside), len(found)):
                    yield from _statement(population, (None, subject, cell), found, counted_on)
    for branch in population.branches():
        for subject in population.subjects():
            for cut in OF_A_BRANCH if subject.measure is not MonitorMeasure.TOOLS else ():
                for cell in population.cells(cut):
                    yield from _of_branch(population, (branch, subject, cell), counted_on)


def _of_branch(population: Population, key: Key, counted_on: date) -> Iterator[Statement]:
    """The members of a branch in a cell, where ten firms or nobody stand outside it and behind its back."""
    branch, subject, cell = key
    assert branch is not None
    everybody = population.of(subject, cell)
    members = population.members(branch, population.of(FIRMS, cell))
    found = population.members(branch, everybody)
    unseen = sum(branch not in population.firms[number].known_to for number in found)
    if (
        disclosure.none_or_enough(len(everybody) - len(found))
        and disclosure.none_or_enough(unseen)
        and _is_some(subject, len(members), len(found))
    ):
        yield from _statement(population, key, found, counted_on)


def _is_some(subject: Subject, around: int, inside: int) -> bool:
    """No share of 0 or 100 percent: of a category, ten firms or more are not in it. Where firms are is public."""
    return subject.measure not in CATEGORIES or disclosure.enough(around - inside)


def _statement(population: Population, key: Key, found: NDArray[np.intp], counted_on: date) -> Iterator[Statement]:
    values = population.values(key[1])
    figure = shown(key[1], [value for number in found if (value := values[number]) is not None])
    if figure is not None:
        given = population.given(key[1], found)
        yield Statement(*key, population.mask(found), given, figure, counted_on)


def shown(subject: Subject, contributions: list[Decimal]) -> Figure | None:
    """What the gate lets through of these contributions; None when nothing, whatever the reason."""
    if not disclosure.enough(len(contributions)):
        return None
    firms = disclosure.rounded_count(len(contributions))
    match subject.measure:
        case MonitorMeasure.EMPLOYEES:
            total = disclosure.total(contributions)
            return None if total is None else Figure(firms, total=int(total))
        case MonitorMeasure.CHANGE:
            spread = disclosure.spread(contributions)
            return None if spread is None else Figure(firms, mean=disclosure.mean(contributions), spread=spread)
        case _:
            return Figure(firms)


def lines(population: Population, subject: Subject) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each margin with the cells that add up to it: whoever knows all but one of them knows the last."""
    provinces = population.cells((MonitorDimension.PROVINCE,))
    for region in population.cells((MonitorDimension.REGION,)):
        yield (
            region,
            [cell for cell, inside in provinces.items() if population.firms[inside[0]].region == region[0][1]],
        )
    for cut in cuts_of(subject.measure):
        for dimension in cut:
            children: dict[Cell, list[Cell]] = {}
            for cell in population.cells(cut):
                children.setdefault(tuple(each for each in cell if each[0] is not dimension), []).append(cell)
            yield from children.items()

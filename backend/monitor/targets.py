"""The groups that nobody may work out: small cells of the cube, told or not, and the few who came or went."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from backend.monitor.dimensions import CATEGORIES, CROSSED, ONE_WAY, TWO_WAY, MonitorMeasure, Subject, cuts_of
from backend.monitor.firms import Population
from backend.monitor.statements import FIRMS
from backend.monitoring import disclosure
from backend.statistics.firms import FEWEST_FIRMS

Group = NDArray[np.int8]
ALL_CUTS = tuple(cut for count in range(len(CROSSED) + 1) for cut in combinations(CROSSED, count))


def of_counts(population: Population, earlier: Sequence[Population]) -> NDArray[np.int8]:
    """Every group of one to nine firms that a sum of counts may not tell, a row each."""
    groups = [*_small_cells(population)]
    for before in earlier:
        groups += _small_cells(before)
        groups += _few_changed(before, population)
    return _stacked(groups, population.width)


def of_changes(population: Population, earlier: Sequence[Population], subject: Subject) -> NDArray[np.int8]:
    """Of one indicator: small cells of the firms that gave it, and cells of more that one of them makes up."""
    groups = [*_few(population, subject), *_dominated(population, subject)]
    for before in earlier:
        groups += _few(before, subject)
        groups += _few_changed(before, population, subject)
    return _stacked(groups, population.places.width(subject))


def of_employees(population: Population, earlier: Sequence[Population]) -> NDArray[np.int8]:
    """Cells of ten firms or more of which one makes up most of the employees, and the few that grew or shrank.

    Small cells are among those of the firms: employees are told only where the firms are.
    """
    subject = Subject(MonitorMeasure.EMPLOYEES)
    groups = [*_dominated(population, subject)]
    for before in earlier:
        groups += _few_changed(before, population, subject)
    return _stacked(groups, population.places.width(subject))


def _small_cells(population: Population) -> Iterator[Group]:
    for cut in (*ALL_CUTS, ONE_WAY[-1]):
        for inside in population.cells(cut).values():
            yield from _if_few(population, inside)
    for subject in population.subjects():
        if subject.measure in CATEGORIES:
            for cut in ONE_WAY:
                for inside in population.cells(cut).values():
                    yield from _parted(population, inside, population.standing(subject, inside))
        if subject.measure is not MonitorMeasure.CHANGE:
            yield from _members_and_others(population, subject)


def _members_and_others(population: Population, subject: Subject) -> Iterator[Group]:
    for branch in population.branches():
        for cut in ONE_WAY:
            for cell in population.cells(cut):
                everybody = population.of(subject, cell)
                yield from _parted(population, everybody, population.members(branch, everybody))


def _parted(population: Population, around: NDArray[np.intp], inside: NDArray[np.intp]) -> Iterator[Group]:
    """Those in it, and those around it that are not, where they are few."""
    yield from _if_few(population, inside)
    yield from _if_few(population, np.setdiff1d(around, inside))


def _few(population: Population, subject: Subject) -> Iterator[Group]:
    for cut in cuts_of(subject.measure):
        for inside in population.cells(cut).values():
            yield from _if_few(population, population.standing(subject, inside), subject)


def _few_changed(before: Population, now: Population, subject: Subject = FIRMS) -> Iterator[Group]:
    """Of each cell: who came and who went, when those are few; together, and each by themselves.

    Who gave something else came and went.
    """
    for cut in TWO_WAY:
        for cell in before.cells(cut).keys() | now.cells(cut).keys():
            were, are = before.of(subject, cell), now.of(subject, cell)
            was, is_now = before.given(subject, were), now.given(subject, are)
            came, went = is_now & ~was, was & ~is_now
            stayed = before.mask(were) & now.mask(are)
            gave_else = int(stayed.sum()) - int((was & is_now).sum())
            if 0 < int(came.sum() + went.sum()) - gave_else < FEWEST_FIRMS:
                yield came.astype(np.int8) - went.astype(np.int8)
            for group in (came, went):
                if 0 < int(group.sum()) < FEWEST_FIRMS:
                    yield group.astype(np.int8)


def _dominated(population: Population, subject: Subject) -> Iterator[Group]:
    values = population.values(subject)
    for cut in cuts_of(subject.measure):
        for inside in population.cells(cut).values():
            found = population.standing(subject, inside)
            told = [value for number in found if (value := values[number]) is not None]
            if disclosure.enough(len(found)) and disclosure.is_dominated(told):
                yield population.given(subject, found).astype(np.int8)


def _if_few(population: Population, numbers: NDArray[np.intp], subject: Subject = FIRMS) -> Iterator[Group]:
    if 0 < len(numbers) < FEWEST_FIRMS:
        yield population.given(subject, numbers).astype(np.int8)


def _stacked(groups: Iterable[Group], width: int) -> NDArray[np.int8]:
    """Each group once, in an order that is the same each time."""
    different = {group.tobytes(): group for group in groups}
    if not different:
        return np.zeros((0, width), dtype=np.int8)
    return np.array([different[key] for key in sorted(different)])

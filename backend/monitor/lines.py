"""Complementary suppression along the lines of each table: what is left of a margin must be able to stand alone."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import numpy as np

from backend.monitor.dimensions import EXCLUSIVE, OF_A_BRANCH, Cell, MonitorMeasure, Subject, cuts_of
from backend.monitor.firms import Population
from backend.monitor.statements import FIRMS, Key, Statement, lines
from backend.monitoring import disclosure

Told = dict[Key, Statement]


def hide_residuals(population: Population, told: Told) -> int:
    """Hide cells until each margin leaves nobody, or a group that could be shown itself; answers how many."""
    before = len(told)
    for margin, parts in _sums(population, told):
        whole = told.get(margin)
        if whole is None:
            continue
        shown = sorted((told[each] for each in parts if each in told), key=lambda each: each.weight)
        while shown and not _may_remain(population, whole, shown):
            del told[shown.pop(0).key]
    return before - len(told)


def keep_firms_beside_employees(told: Told) -> int:
    """Hide employees where the firms are hidden, so that what holds for firms holds for their employees."""
    orphans = [
        key for key in told if key[1].measure is MonitorMeasure.EMPLOYEES and (key[0], FIRMS, key[2]) not in told
    ]
    for key in orphans:
        del told[key]
    return len(orphans)


def _sums(population: Population, told: Mapping[Key, Statement]) -> Iterator[tuple[Key, list[Key]]]:
    """Each margin with the cells that are parts of it; finer tables first, as their margins are parts themselves."""
    subjects = list(population.subjects())
    for subject in subjects:
        for margin, children in sorted(lines(population, subject), key=lambda line: -len(line[1][0])):
            yield (None, subject, margin), [(None, subject, child) for child in children]
    for measure in EXCLUSIVE:
        categories = [subject for subject in subjects if subject.measure is measure]
        for cell in _cells(population, measure):
            yield (None, FIRMS, cell), [(None, subject, cell) for subject in categories]
    for branch in sorted({key[0] for key in told if key[0] is not None}):
        for subject in subjects:
            sections = population.cells(OF_A_BRANCH[1])
            yield (branch, subject, ()), [(branch, subject, section) for section in sections]
        for measure in EXCLUSIVE:
            categories = [subject for subject in subjects if subject.measure is measure]
            for cut in OF_A_BRANCH:
                for cell in population.cells(cut):
                    yield (branch, FIRMS, cell), [(branch, subject, cell) for subject in categories]


def _cells(population: Population, measure: MonitorMeasure) -> Iterable[Cell]:
    return (cell for cut in cuts_of(measure) for cell in population.cells(cut))


def _may_remain(population: Population, whole: Statement, shown: list[Statement]) -> bool:
    rest = whole.members & ~np.logical_or.reduce([each.members for each in shown])
    if not disclosure.none_or_enough(int(rest.sum())):
        return False
    if whole.subject.measure not in (MonitorMeasure.EMPLOYEES, MonitorMeasure.CHANGE) or not rest.any():
        return True
    return not disclosure.is_dominated(contributions(population, whole.subject, rest))


def contributions(population: Population, subject: Subject, members: np.ndarray) -> list[Decimal]:
    """What these firms add to a subject."""
    values = population.values(subject)
    return [value for number, at in enumerate(population.at) if members[at] and (value := values[number]) is not None]

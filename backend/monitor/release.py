"""From firms to a release: drawn, suppressed along lines, audited, bounded; and what of before is told again.

A pure function of the firms, the day and what was told before: run again it gives the same, byte for byte. Only the
worker imports this: it needs numpy and scipy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np

from backend.monitor import auditing, bounds
from backend.monitor.dimensions import WHOLE, Cell, Subject
from backend.monitor.firms import Firm, Places, Population
from backend.monitor.lines import Told, hide_residuals, keep_firms_beside_employees
from backend.monitor.statements import FIRMS, Figure, Key, Statement, drawn
from backend.monitoring import disclosure

METHOD = "1"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release before: its firms as they were then, and the figures that were counted then."""

    as_of: date
    firms: Sequence[Firm]
    figures: Mapping[Key, Figure]


@dataclass(frozen=True, slots=True)
class Beside:
    """A group of firms, by key, whose number another product tells since a day: a cell of the figures of a branch."""

    firms: frozenset[UUID]
    counted_on: date


@dataclass(frozen=True, slots=True)
class Released:
    """What a release tells, with the report of its audit."""

    figures: Mapping[Key, tuple[Figure, date]]
    report: Mapping[str, Any] = field(default_factory=dict)


def release(
    firms: Sequence[Firm],
    as_of: date,
    earlier: Sequence[Earlier] = (),
    *,
    beside: Sequence[Beside] = (),
    repeats: date | None = None,
) -> Released:
    """The figures of a day. `earlier` oldest first; figures counted before `repeats` are not told again.

    What is told elsewhere of the same firms (`beside`) cannot be unsaid: this release gives way. Of a cell that a few
    firms came to since it was told, the figure of then is told again; when a firm left, nothing.
    """
    ordered = sorted(firms, key=lambda firm: firm.key)
    places = Places([ordered, *(each.firms for each in earlier)], {key for each in beside for key in each.firms})
    population = Population(ordered, places)
    populations = [Population(each.firms, places) for each in earlier]
    before = [
        statement for one, found in zip(earlier, populations, strict=True) for statement in _told_then(one, found)
    ]
    told: Told = {each.key: each for each in drawn(population, as_of)}
    report: dict[str, Any] = {"method": METHOD, "firms": disclosure.rounded_count(len(ordered)), "drawn": len(told)}
    report["hiddenAlongLines"] = hide_residuals(population, told) + keep_firms_beside_employees(told)
    elsewhere = [_told_elsewhere(each, places) for each in beside]
    findings = auditing.audit(population, populations, told, [*before, *elsewhere])
    report["hiddenByBounds"] = _bound(population, told)
    keep_firms_beside_employees(told)
    report["families"] = [
        {
            "family": each.name,
            "rounds": each.rounds,
            "groupsTold": each.told,
            "independentSums": each.independent,
            "groupsProtected": each.groups,
            "hidden": each.hidden,
            "inherited": each.inherited,
        }
        for each in findings.families
    ]
    figures = {key: (each.figure, as_of) for key, each in told.items()}
    again = _again(population, before, told, repeats)
    report |= {
        "told": len(told),
        "toldAgain": len(again),
        "againstReleases": [each.as_of.isoformat() for each in earlier],
        "againstGroups": len(beside),
    }
    return Released(dict(sorted((figures | again).items(), key=_in_order)), report)


def _told_then(one: Earlier, population: Population) -> list[Statement]:
    """What an earlier release told, with the firms that were behind it."""
    found = []
    for (branch, subject, cell), figure in one.figures.items():
        inside = population.of(subject, cell)
        if branch is not None:
            inside = population.members(branch, inside)
        members, given = population.mask(inside), population.given(subject, inside)
        found.append(Statement(branch, subject, cell, members, given, figure, one.as_of, is_told=True))
    return found


def _told_elsewhere(group: Beside, places: Places) -> Statement:
    members = np.zeros(len(places.of), dtype=np.bool_)
    members[[places.of[key] for key in group.firms]] = True
    figure = Figure(disclosure.rounded_count(len(group.firms)))
    return Statement(None, FIRMS, WHOLE, members, members, figure, group.counted_on, is_told=True)


def _bound(population: Population, told: Told) -> int:
    """Hide until no hidden cell can be seen to be small; answers how many gave way."""
    before = len(told)
    for frame in bounds.frames(population):
        while found := bounds.narrow(frame, told):
            for key in {bounds.beside(each, told) for each in found}:
                del told[key]
    return before - len(told)


def _again(
    population: Population, before: Sequence[Statement], told: Told, repeats: date | None
) -> dict[Key, tuple[Figure, date]]:
    """Figures of before that still stand: newest first, over firms that are all still followed."""
    here = population.mask(population.cells(()).get((), population.at[:0]))
    found: dict[Key, tuple[Figure, date]] = {}
    for statement in sorted(before, key=lambda each: each.counted_on, reverse=True):
        fresh = repeats is None or statement.counted_on >= repeats
        if fresh and statement.key not in told and statement.key not in found and not (statement.members & ~here).any():
            found[statement.key] = statement.figure, statement.counted_on
    return found


def _in_order(item: tuple[Key, tuple[Figure, date]]) -> tuple[str, Subject, int, Cell]:
    (branch, subject, cell), _ = item
    return branch or "", subject, len(cell), cell

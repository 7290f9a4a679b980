"""The audit of a release: what is told now, beside all that was told before, until no small group can be worked out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from backend.monitor import targets
from backend.monitor.algebra import Sums
from backend.monitor.dimensions import MonitorMeasure, Subject
from backend.monitor.firms import Population
from backend.monitor.lines import Told
from backend.monitor.statements import Statement
from backend.statistics.firms import FEWEST_FIRMS

Hidden = list[Statement]


@dataclass(slots=True)
class Family:
    """Statements that add up with each other: their sums, the groups they may not tell, and what came of it."""

    name: str
    rounds: int = 0
    told: int = 0
    independent: int = 0
    groups: int = 0
    hidden: int = 0
    inherited: int = 0


@dataclass(slots=True)
class Findings:
    """What the audit did, by family."""

    families: list[Family] = field(default_factory=list)


def audit(population: Population, earlier: Sequence[Population], told: Told, before: Sequence[Statement]) -> Findings:
    """Hide of `told` what would let a small group be worked out, also together with what was told before."""
    findings = Findings()
    counts = _is_count
    findings.families.append(
        _settle("counts", counts, targets.of_counts(population, earlier), told, before, also_close=True)
    )
    employees = Subject(MonitorMeasure.EMPLOYEES)
    findings.families.append(
        _settle("employees", _of(employees), targets.of_employees(population, earlier), told, before, also_close=True)
    )
    for subject in [each for each in population.subjects() if each.measure is MonitorMeasure.CHANGE]:
        wanted = targets.of_changes(population, earlier, subject)
        findings.families.append(_settle(f"change {subject.key}", _of(subject), wanted, told, before, also_close=True))
    return findings


def _is_count(statement: Statement) -> bool:
    return statement.subject.measure not in (MonitorMeasure.CHANGE, MonitorMeasure.EMPLOYEES)


def _of(subject: Subject) -> Callable[[Statement], bool]:
    def belongs(statement: Statement) -> bool:
        return statement.subject == subject

    return belongs


def _settle(
    name: str,
    belongs: Callable[[Statement], bool],
    groups: NDArray[np.int8],
    told: Told,
    before: Sequence[Statement],
    *,
    also_close: bool,
) -> Family:
    found = Family(name, groups=len(groups))
    old = [each for each in before if belongs(each)]
    while True:
        found.rounds += 1
        now = [each for each in told.values() if belongs(each)]
        rows, firms, holders = _different([*old, *now])
        if not len(rows):
            return found
        sums = Sums(rows)
        found.told, found.independent = len(rows), sums.rank
        carriers = [each.carriers for each in (*sums.atoms(), *sums.recovered(groups))]
        if also_close:
            carriers += sums.too_close(firms)
        leaving = _leaving(carriers, holders)
        found.inherited = sum(not any(_can_go(holders[row]) for row in rows_of) for rows_of in carriers)
        if not leaving:
            return found
        for statement in leaving:
            if told.pop(statement.key, None) is not None:
                found.hidden += 1


def _different(statements: Iterable[Statement]) -> tuple[NDArray[np.bool_], NDArray[np.bool_], list[list[Statement]]]:
    """Each group once: what was given, by which firms, and the statements that tell it."""
    holders: dict[bytes, list[Statement]] = {}
    for statement in statements:
        holders.setdefault(statement.given.tobytes(), []).append(statement)
    groups = list(holders.values())
    given, members = ([getattr(first, name) for first, *_ in groups] for name in ("given", "members"))
    return np.array(given, dtype=np.bool_), np.array(members, dtype=np.bool_), groups


def _can_go(holders: Sequence[Statement]) -> bool:
    """Whether a group can still be left out: it was not told before."""
    return not any(each.is_told for each in holders)


def _leaving(carriers: Iterable[tuple[int, ...]], holders: Sequence[Sequence[Statement]]) -> list[Statement]:
    """Of each combination that tells too much one group, the one that is missed least; with all that tell it."""
    gone: set[int] = set()
    for rows in carriers:
        able = [row for row in rows if _can_go(holders[row])]
        if able and not gone.intersection(rows):
            gone.add(min(able, key=lambda row: max(each.weight for each in holders[row])))
    return [statement for row in sorted(gone) for statement in holders[row]]


def smallest(statements: Iterable[Statement]) -> int | None:
    """The fewest firms behind any of these; for the report."""
    sizes = [int(each.members.sum()) for each in statements]
    assert all(size >= FEWEST_FIRMS for size in sizes)
    return min(sizes, default=None)

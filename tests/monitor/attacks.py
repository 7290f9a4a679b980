"""What an attacker does with all that is published, written apart from what the release itself uses to prevent it.

The attacker reads published cells, knows the rules, the coordinates of every firm (public: sector, size class,
province) and who takes part, and looks for numbers of a few firms. Exact sums are granted, although only rounded ones
are published.
"""

from itertools import combinations

import numpy as np

from backend.monitor.dimensions import MonitorMeasure
from backend.monitor.firms import Places, Population
from backend.monitor.statements import drawn

CROSSED = ("year", "section", "size_class", "province")


def behind(firms, key):
    """Which firms a published cell is about, by reading its labels: a row of booleans."""
    branch, subject, cell = key
    return np.array(
        [
            all(getattr(firm, dimension.value) == label for dimension, label in cell)
            and (branch is None or branch in firm.branches)
            and firm.value(subject) is not None
            for firm in firms
        ]
    )


def published(firms, figures, *, measures=None, branches=True):
    """The rows of all published cells, and their keys."""
    keys = [key for key in figures if (measures is None or key[1].measure in measures) and (branches or key[0] is None)]
    return np.array([behind(firms, key) for key in keys], dtype=float).reshape(len(keys), len(firms)), keys


COUNTS = tuple(each for each in MonitorMeasure if each is not MonitorMeasure.CHANGE)


def small_groups(firms):
    """Every cell of the cube, of one dimension to four, with one to nine firms; and within each, each category."""
    groups = {}
    for number in range(1, 5):
        for dimensions in combinations(CROSSED, number):
            for at, firm in enumerate(firms):
                place = tuple((each, getattr(firm, each)) for each in dimensions)
                groups.setdefault(place, set()).add(at)
                if number == 1:
                    for name in ("theme", "target_group"):
                        groups.setdefault((*place, (name, getattr(firm, name))), set()).add(at)
                    for tool in firm.tools:
                        groups.setdefault((*place, ("tool", tool)), set()).add(at)
    return {frozenset(group) for group in groups.values() if len(group) < 10}


def recoveries(rows, groups, known=()):
    """The groups that are a linear combination of the rows; `known` are firms whose own value an attacker has.

    By least squares over all rows, in double precision: another road than the release takes.
    """
    width = rows.shape[1]
    rows = np.unique(np.vstack([rows, *(np.eye(1, width, at) for at in known)]), axis=0)
    wanted = np.zeros((len(groups), width))
    for number, group in enumerate(groups):
        wanted[number, list(group)] = 1
    keep = [number for number, group in enumerate(groups) if not set(group) <= set(known)]
    if not keep or not len(rows):
        return []
    wanted = wanted[keep]
    _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
    basis = directions[sizes > 1e-9 * sizes[0]]
    missed = np.linalg.norm(wanted - (wanted @ basis.T) @ basis, axis=1)
    return [groups[keep[number]] for number in np.flatnonzero(missed < 1e-6)]


def unprotected(firms, as_of):
    """What a release would tell with the gate per cell alone: no complementary suppression, no audit."""
    population = Population(firms, Places([firms]))
    return {each.key: (each.figure, as_of) for each in drawn(population, as_of)}

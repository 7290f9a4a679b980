"""A programme of a thousand firms and its releases, to attack."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from backend.monitor.dimensions import MonitorMeasure, Subject
from backend.monitor.release import Earlier, release
from tests.makers.monitor import AS_OF, make_firms

LATER = date(2027, 1, 1)
EMPLOYEES = Subject(MonitorMeasure.EMPLOYEES)
FIRMS = Subject(MonitorMeasure.FIRMS)


@cache
def programme():
    return make_firms(1_000)


@cache
def first():
    return release(programme(), AS_OF)


@cache
def second_programme():
    """Three months on: thirty-five came, fifteen left, and twenty are elsewhere or larger."""
    stayed = programme()[15:]
    moved = [replace(firm, size_class="50-99", employees=60) for firm in stayed[:20]]
    return [*moved, *stayed[20:], *make_firms(35, seed=9, first=2_001)]


@cache
def second():
    return release(second_programme(), LATER, [as_earlier(programme(), first(), AS_OF)])


def as_earlier(firms, released, as_of):
    return Earlier(as_of, firms, {key: figure for key, (figure, day) in released.figures.items() if day == as_of})


def joint(rows_by_release):
    """Rows over firms of two releases side by side: somebody whose place changed is still the same somebody."""
    keys = sorted({firm.key for firms, _ in rows_by_release for firm in firms})
    place = {key: at for at, key in enumerate(keys)}
    stacked = []
    for firms, rows in rows_by_release:
        wide = np.zeros((len(rows), len(keys)))
        wide[:, [place[firm.key] for firm in firms]] = rows
        stacked.append(wide)
    return np.vstack(stacked), place

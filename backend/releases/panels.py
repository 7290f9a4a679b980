"""From a snapshot to the panels that an effect is estimated from, and who stands behind each."""

import hashlib

import numpy as np

from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.releases.snapshot import NOT_DRAWN, Snapshot

ADJUSTED_FOR = ("section", "size_class")


def design_of(transformation: str, *, is_primary: bool) -> Design:
    """What is asked of every figure; the primary ones are also held beside firms that never start alone."""
    comparisons = (Comparison.NEVER, Comparison.NOT_YET) if is_primary else (Comparison.NOT_YET,)
    return Design(Transformation(transformation), comparisons, ADJUSTED_FOR, winsorise=True)


def panel(found: Snapshot, at: int) -> Panel:
    """Every firm by the day it started, with the indicator at this place where it was measured."""
    rows = np.flatnonzero(np.isfinite(found.values[:, at]))
    return Panel(
        firm_ids=found.firms,
        starts=found.starts,
        firm=found.firm[rows].astype(np.int64),
        measured_on=found.measured_on[rows],
        values=found.values[rows, at],
        attributes={name: getattr(found, name) for name in ADJUSTED_FOR},
    )


def drawn_panel(found: Snapshot, at: int) -> Panel:
    """Only firms that stood in one draw, the largest: of several at once the order of starting would mix them up."""
    draws, sizes = np.unique(found.draw[found.drawn != NOT_DRAWN], return_counts=True)
    largest = draws[sizes.argmax()] if len(draws) else ""
    stays = (found.drawn != NOT_DRAWN) & (found.draw == largest)
    place = np.cumsum(stays) - 1
    rows = np.flatnonzero(np.isfinite(found.values[:, at]) & stays[found.firm])
    return Panel(
        firm_ids=found.firms[stays],
        starts=found.starts[stays],
        firm=place[found.firm[rows]].astype(np.int64),
        measured_on=found.measured_on[rows],
        values=found.values[rows, at],
        attributes={name: getattr(found, name)[stays] for name in ADJUSTED_FOR},
        drawn_in=found.drawn[stays] == 1,
    )


def contributions(measured: Panel) -> tuple[frozenset[str], frozenset[str]]:
    """Who stands behind a figure, participants and comparison: each firm that was measured twice, with what it gave.

    A firm whose figures changed is one that went and one that came, as for every figure that is shown again.
    """
    order = np.lexsort((measured.measured_on, measured.firm))
    firm = measured.firm[order]
    arm = ~np.isnat(measured.starts) if measured.drawn_in is None else measured.drawn_in
    ends = np.flatnonzero(np.r_[firm[1:] != firm[:-1], True]) + 1 if len(firm) else np.array([], dtype=np.int64)
    sides: tuple[set[str], set[str]] = (set(), set())
    start = 0
    for end in ends:
        if end - start > 1:
            at, rows = int(firm[start]), order[start:end]
            given = hashlib.blake2b(digest_size=8)
            for part in (measured.starts[at : at + 1], measured.measured_on[rows], measured.values[rows]):
                given.update(np.ascontiguousarray(part).tobytes())
            sides[0 if arm[at] else 1].add(f"{measured.firm_ids[at]} {given.hexdigest()}")
        start = int(end)
    return frozenset(sides[0]), frozenset(sides[1])

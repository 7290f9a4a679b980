"""From a snapshot to the panels that an effect is estimated from."""

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

"""From a snapshot to the panels that an effect is estimated from, and to who stands behind them."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.releases.behind import OF_DRAW, Given, Mark, behind, counts_from
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


def behind_outcomes(found: Snapshot, names: Mapping[str, UUID], mark: Mark) -> dict[str, dict[str, str]]:
    """Who stands behind each outcome, and behind what a draw says of it: `names` are the companies of pseudonyms."""
    told = {}
    in_draw = _largest_draw(found)
    for at, code in enumerate(found.indicators.tolist()):
        given = list(_given(found, at, names))
        told[code] = behind((each for _, each in given), mark)
        if in_draw.any():
            told[code + OF_DRAW] = behind((each for place, each in given if in_draw[place]), mark)
    return told


def _given(found: Snapshot, at: int, names: Mapping[str, UUID]) -> Iterator[tuple[int, Given]]:
    rows = np.flatnonzero(np.isfinite(found.values[:, at]))
    ordered = rows[np.lexsort((found.measured_on[rows], found.firm[rows]))]
    starts, days = found.starts.tolist(), found.measured_on.tolist()
    for place, own in groupby(ordered.tolist(), lambda row: int(found.firm[row])):
        last = {days[row].year: row for row in own}
        yield (
            place,
            Given(
                names[str(found.firms[place])],
                f"{found.section[place]} {found.size_class[place]}",
                counts_from(starts[place], {year: days[row] for year, row in last.items()}),
                {year: float(found.values[row, at]) for year, row in last.items()},
            ),
        )


def _largest_draw(found: Snapshot) -> NDArray[np.bool_]:
    draws, sizes = np.unique(found.draw[found.drawn != NOT_DRAWN], return_counts=True)
    largest = draws[sizes.argmax()] if len(draws) else ""
    return np.asarray((found.drawn != NOT_DRAWN) & (found.draw == largest))


def drawn_panel(found: Snapshot, at: int) -> Panel:
    """Only firms that stood in one draw, the largest: of several at once the order of starting would mix them up."""
    stays = _largest_draw(found)
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

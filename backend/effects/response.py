"""Who answered: per arm and moment, and by how much the arms differ."""

import numpy as np
from numpy.typing import NDArray

from backend.effects.grid import Grid
from backend.effects.release import Response

TREATED, COMPARED = "treated", "comparison"
DRAWN_IN, DRAWN_OUT = "drawn_in", "drawn_out"


def count_response(grid: Grid) -> tuple[Response, ...]:
    """Measured of expected firms, in each arm at each moment; after a draw the arms are those of the draw."""
    measured = np.isfinite(grid.outcome)
    return tuple(
        Response(arm, moment, int(members.sum()), int(measured[members, place].sum()))
        for arm, members in arms(grid).items()
        for place, moment in enumerate(grid.moments)
    )


def arms(grid: Grid) -> dict[str, NDArray[np.bool_]]:
    """The firms (n) of each arm."""
    if grid.drawn_in is not None:
        return {DRAWN_IN: grid.drawn_in, DRAWN_OUT: ~grid.drawn_in}
    started = grid.cohort < len(grid.moments)
    return {TREATED: started, COMPARED: ~started}


def largest_gap(grid: Grid) -> float | None:
    """The largest difference in response at a moment since the first start, in points; None with an empty arm."""
    one, other = arms(grid).values()
    if not one.any() or not other.any():
        return None
    measured = np.isfinite(grid.outcome)
    gaps = np.abs(measured[one].mean(axis=0) - measured[other].mean(axis=0))
    return float(100 * gaps[min(int(grid.cohort.min()), len(gaps) - 1) :].max())

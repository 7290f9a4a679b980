"""What works: which tools the firms of a snapshot use since when, and what the engine makes of that."""

from dataclasses import asdict
from typing import Any

import numpy as np

from backend.effects.tools import what_works as pooled
from backend.releases import panels
from backend.releases.snapshot import Snapshot


def what_works(found: Snapshot, outcome: str) -> dict[str, Any]:
    """Tools in bands on one outcome, or why nothing can be told."""
    (at,) = np.flatnonzero(found.indicators == outcome)
    since = {}
    for number, tool in enumerate(found.tools.tolist()):
        uses = found.use_tool == number
        days = np.full(len(found.firms), np.datetime64("NaT"), "datetime64[D]")
        days[found.use_firm[uses]] = found.used_since[uses]
        since[tool] = days
    return asdict(
        pooled(panels.panel(found, int(at)), since, panels.design_of(found.transformations[at], is_primary=True))
    )

"""The computation itself, in a process of its own: from a snapshot to the result, as canonical bytes.

`python -m backend.releases.computing` reads a request from its input and writes the answer to its output. The worker
stays free meanwhile, gets its memory back afterwards, and survives a computation that is killed.
"""

import os
import sys
from dataclasses import asdict
from typing import Any

import numpy as np
import orjson
from scipy import stats

from backend.effects.estimate import estimate
from backend.effects.panel import Panel
from backend.effects.release import Release
from backend.monitoring import disclosure
from backend.releases import panels, tool_panels
from backend.releases.multiplicity import benjamini_hochberg, holm
from backend.releases.request import Request
from backend.releases.snapshot import Snapshot

METHOD = "programme-1"
PRIMARY = ("revenue", "productivity_per_hour", "profit_margin")  # fixed before the first release
DIGITS = 10  # that count: what lies beyond differs between processors
DESIGNS = ("draw", "observational")  # after a draw, what the draw says comes first


def compute(found: Snapshot) -> dict[str, Any]:
    """Every outcome with both designs and corrected p-values, and what works. The same snapshot gives the same."""
    outcomes: dict[str, dict[str, Any]] = {}
    for at, (code, transformation) in enumerate(zip(found.indicators, found.transformations, strict=True)):
        design = panels.design_of(transformation, is_primary=code in PRIMARY)
        of_draw = panels.drawn_panel(found, at)
        drawn = estimate(of_draw, design) if len(of_draw.firm_ids) else None
        designs = {"observational": estimate(panels.panel(found, at), design), "draw": drawn}
        told = next((name for name in DESIGNS if _says(designs[name])), "observational")
        outcomes[str(code)] = {
            "transformation": str(transformation),
            "is_primary": str(code) in PRIMARY,
            "told": told,
            "p_value": _p_value(designs[told]),
            **{name: None if release is None else asdict(release) for name, release in designs.items()},
        }
    _correct(outcomes)
    methods = {each[name]["method"] for each in outcomes.values() for name in DESIGNS if each[name]}
    tools = tool_panels.what_works(found, PRIMARY[1])
    return {
        "method": ", ".join((METHOD, *sorted((methods | {tools["method"]}) - {""}))),
        "outcomes": outcomes,
        "tools": tools,
    }


def _says(release: Release | None) -> bool:
    return release is not None and release.refusal is None and release.headline is not None


def _p_value(release: Release | None) -> float | None:
    """Two-sided, of the headline, with as many degrees of freedom as its interval."""
    if release is None or not _says(release):
        return None
    assert release.headline is not None
    told = release.estimates[release.headline]
    if not told.standard_error > 0:
        return None
    degrees = max(1, min(told.treated, told.comparison_firms) - 1)
    return float(2 * stats.t.sf(abs(told.value) / told.standard_error, degrees))


def _correct(outcomes: dict[str, dict[str, Any]]) -> None:
    """Holm over the primary outcomes, Benjamini-Hochberg over the others."""
    for is_primary, correction in ((True, holm), (False, benjamini_hochberg)):
        family = [each for each in outcomes.values() if each["is_primary"] is is_primary]
        tested = [each for each in family if each["p_value"] is not None]
        for each in family:
            each["adjusted_p_value"] = None
            each["correction"] = correction.__name__
        for each, adjusted in zip(tested, correction([each["p_value"] for each in tested]), strict=True):
            each["adjusted_p_value"] = adjusted


def overlaps(now: Snapshot, before: Snapshot, same_firms: dict[str, str]) -> list[str]:
    """Of which outcomes, and of `tools`, a figure now would tell of a few firms beside the one before."""
    names = {name: same_firms.get(name, f"gone-{name}") for name in before.firms.tolist()}
    found = []
    for at, code in enumerate(now.indicators.tolist()):
        there = np.flatnonzero(before.indicators == code)
        makers = (panels.panel, panels.drawn_panel) if len(there) else ()
        if not all(_may_follow(make(now, at), make(before, int(there[0])), names) for make in makers):
            found.append(code)
    users, former = tool_panels.contributions(now), tool_panels.contributions(before, names)
    if not all(disclosure.may_follow(former.get(tool, frozenset()), each) for tool, each in users.items()):
        found.append("tools")
    return found


def _may_follow(now: Panel, before: Panel, names: dict[str, str]) -> bool:
    mine = panels.contributions(now)
    theirs = [
        frozenset(f"{names[name]} {given}" for name, given in (each.split(" ") for each in side))
        for side in panels.contributions(before)
    ]
    return all(disclosure.may_follow(former, side) for former, side in zip(theirs, mine, strict=True))


def canonical(result: Any) -> bytes:
    """The one form of a result in bytes: keys sorted, numbers to ten digits that count, no NaN."""
    return orjson.dumps(_plain(result), option=orjson.OPT_SORT_KEYS)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None
    if isinstance(value, np.generic):
        return value.item()
    return value


def answer(content: bytes) -> bytes:
    """The result in canonical bytes, after one line: what may not be told beside the release before, as JSON."""
    request = Request.unpack(content)
    found = Snapshot.unpack(request.snapshot)
    few = []
    if request.before:
        few = overlaps(found, Snapshot.unpack(request.before), orjson.loads(request.same_firms))
    return orjson.dumps(few) + b"\n" + canonical(compute(found))


if __name__ == "__main__":
    os.nice(5)  # whoever waits for a page goes first
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))

"""Who stands behind each figure, and with what: to tell whether two releases together tell of a few firms.

A contribution is a number of 64 bits made from the name of a firm and what it gave to that figure. A firm whose figures
changed is one that went and one that came, as for every figure that is shown again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backend.effects.grid import Grid, RefusedError, lay_out
from backend.effects.panel import Comparison, Design, Panel
from backend.effects.refusals import with_baseline
from backend.effects.sample import Place, Sample, take_sample
from backend.monitoring import disclosure
from backend.releases import panels
from backend.releases.snapshot import Snapshot

Firms = NDArray[np.uint64]
WHOLE, PARTS = "whole", "parts"
SIDES = ("treated", "comparison")


def of_panel(panel: Panel, design: Design) -> dict[tuple[str, ...], Firms]:
    """Per figure and side: over the whole panel, over all, by moment since the start, and by cohort."""
    sides = dict(zip(SIDES, _of_all(panel), strict=True))
    found: dict[tuple[str, ...], Firms] = {(WHOLE, "panel", side): firms for side, firms in sides.items()}
    try:
        grid = with_baseline(lay_out(panel, replace(design, winsorise=False), []), [])
    except RefusedError:
        return found
    marks = _marks(grid)
    for comparison in design.comparisons or Comparison:
        sample, kept, _ = take_sample(grid, comparison)
        for name, places in _figures(sample, grid.moments):
            for side, firms in zip(SIDES, _behind(sample, places, marks[kept], grid.moments), strict=True):
                found[*name, comparison, side] = firms
    return found


def of_tools(found: Snapshot, outcome: str) -> dict[str, Firms]:
    """Who uses each tool, since when, and with which figures."""
    (at,) = np.flatnonzero(found.indicators == outcome)
    measured = panels.panel(found, int(at))
    given = {firm: mark for firm, mark, _ in _given(measured)}
    users: dict[str, list[int]] = {}
    for firm, tool, since in zip(found.use_firm.tolist(), found.use_tool.tolist(), found.used_since, strict=True):
        if firm in given:
            users.setdefault(str(found.tools[tool]), []).append(_number(given[firm], since.tobytes()))
    return {tool: np.unique(np.array(each, np.uint64)) for tool, each in users.items()}


def named(found: Snapshot, names: Mapping[str, str]) -> Snapshot:
    """The same with the names that firms have elsewhere; whoever has none there gets one of its own."""
    return replace(found, firms=np.array([names.get(each, f"gone-{each}") for each in found.firms.tolist()], "U37"))


def may_follow(now: Firms, former: Firms, taken_out: int) -> bool:
    """Whether a figure may be told after another: who came and who went are nobody, or ten firms or more.

    Of the firms that were taken out of the former data it is not known whether this figure rested on them; if so they
    went as well, and with nobody else to hide between.
    """
    came, went = np.setdiff1d(now, former).size, np.setdiff1d(former, now).size
    if not now.size:
        return True  # nothing is told
    if taken_out and not disclosure.enough(max(came, went)):
        return False
    return disclosure.none_or_enough(came) and disclosure.none_or_enough(went)


def _number(*parts: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(b" ".join(parts), digest_size=8).digest())


def _given(measured: Panel) -> Iterator[tuple[int, bytes, int]]:
    """Each firm that was measured, its name with all that it gave, and how many measurements that were."""
    order = np.lexsort((measured.measured_on, measured.firm))
    firm = measured.firm[order]
    ends = np.flatnonzero(np.r_[firm[1:] != firm[:-1], True]) + 1 if len(firm) else np.array([], dtype=np.int64)
    start = 0
    for end in ends.tolist():
        at, rows = int(firm[start]), order[start:end]
        parts = (measured.starts[at : at + 1], measured.measured_on[rows], measured.values[rows])
        yield at, str(measured.firm_ids[at]).encode() + b"".join(part.tobytes() for part in parts), end - start
        start = end


def _of_all(measured: Panel) -> tuple[Firms, Firms]:
    """Participants and comparison: each firm that was measured twice."""
    arm = ~np.isnat(measured.starts) if measured.drawn_in is None else measured.drawn_in
    sides: tuple[list[int], list[int]] = ([], [])
    for at, mark, times in _given(measured):
        if times > 1:
            sides[0 if arm[at] else 1].append(_number(mark))
    return np.array(sorted(sides[0]), np.uint64), np.array(sorted(sides[1]), np.uint64)


def _marks(grid: Grid) -> Firms:
    """Per firm (n) and moment (t) what it gave up to then: its attributes, and each measurement with its day."""
    marks = np.zeros(grid.outcome.shape, np.uint64)
    measured = np.isfinite(grid.outcome)
    for at, name in enumerate(grid.firm_ids.tolist()):
        given = hashlib.blake2b(name.encode(), digest_size=8)
        for values in grid.attributes.values():
            given.update(f" {values[at]}".encode())
        for moment in np.flatnonzero(measured[at]).tolist():
            given.update(grid.days[at, moment].tobytes() + grid.outcome[at, moment].tobytes())
            marks[at, moment] = int.from_bytes(given.digest())
    return marks


def _figures(sample: Sample, moments: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[Place]]]:
    places = list(sample.places())
    after = [place for place in places if place.event >= 0]
    yield (WHOLE, "att"), after
    for event in sorted({place.event for place in places}):
        yield (PARTS, "att_event", str(event)), [place for place in places if place.event == event]
    for cohort in sorted({place.cohort for place in after}):
        yield (PARTS, "att_cohort", moments[cohort]), [place for place in after if place.cohort == cohort]


def _behind(sample: Sample, places: list[Place], marks: Firms, moments: tuple[str, ...]) -> tuple[Firms, Firms]:
    """The treated and the comparison firms of these cells, each with what it gave up to the last one it is in."""
    last = np.full((2, len(marks)), -1)
    for place in places:
        members = sample.members(place)
        if all(arm.any() for arm in members):
            for side, arm in enumerate(members):
                last[side, arm] = np.maximum(last[side, arm], max(place.moment, place.base))
    within = [np.flatnonzero(side >= 0) for side in last]
    treated, compared = (marks[firms, side[firms]] for firms, side in zip(within, last, strict=True))
    starts = np.array([_number(each.encode()) for each in moments], np.uint64)
    moved = treated ^ starts[sample.cohort[within[0]]]  # a firm with another start gave something else
    return np.unique(moved), np.unique(compared)

"""The computation itself, in a process of its own: from a snapshot to the result, as canonical bytes.

`python -m backend.releases.computing BYTES` reads a request from its input and writes the answer to its output. The
worker stays free meanwhile, gets its memory back afterwards, and survives a computation that is killed.
"""

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import numpy as np
import orjson

from backend.effects.estimate import estimate
from backend.effects.many import p_value
from backend.effects.release import Release
from backend.releases import contributions, panels, tool_panels
from backend.releases.request import Former, Request
from backend.releases.showing import PARTS_OF
from backend.releases.snapshot import Snapshot

try:
    import resource
except ImportError:  # Windows has no such bounds
    resource = None  # type: ignore[assignment]

METHOD = "programme-1"
PRIMARY = ("revenue", "productivity_per_hour", "profit_margin")  # fixed before the first release
DIGITS = 10  # that count: what lies beyond differs between processors
DESIGNS = ("draw", "observational")  # after a draw, what the draw says comes first
SECONDS_AT_MOST = 1_800  # of processor; 100,000 firms over five years take some two hundred
Name = TypeVar("Name")


def compute(found: Snapshot) -> dict[str, Any]:
    """Every outcome with both designs and a p-value, and what works. The same snapshot gives the same."""
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
    """Two-sided, of the headline, on the same footing as its interval."""
    if release is None or not _says(release):
        return None
    assert release.headline is not None
    told = release.estimates[release.headline]
    return p_value(told) if told.standard_error > 0 else None


def overlaps(now: Snapshot, formers: Iterable[Former]) -> set[str]:
    """Of which outcomes, of the parts of which, and of `tools`, a figure tells of a few firms beside one before."""
    mine = {code: _figures(now, code) for code in now.indicators.tolist()}
    users = contributions.of_tools(now, PRIMARY[1])
    found = set()
    for former in formers:
        before = contributions.named(Snapshot.unpack(former.snapshot), former.names)
        for code in mine.keys() & set(before.indicators.tolist()):
            for name in _too_near(mine[code], _figures(before, code), former.taken_out):
                found.add(code if name[1] == contributions.WHOLE else code + PARTS_OF)
        if _too_near(users, contributions.of_tools(before, PRIMARY[1]), former.taken_out):
            found.add("tools")
    return found


def _figures(found: Snapshot, code: str) -> dict[tuple[str, ...], contributions.Firms]:
    (at,) = np.flatnonzero(found.indicators == code).tolist()
    design = panels.design_of(str(found.transformations[at]), is_primary=code in PRIMARY)
    return {
        (kind, *name): firms
        for kind, make in (("observational", panels.panel), ("draw", panels.drawn_panel))
        for name, firms in contributions.of_panel(make(found, at), design).items()
    }


def _too_near(
    now: Mapping[Name, contributions.Firms], before: Mapping[Name, contributions.Firms], taken_out: int
) -> list[Name]:
    return [
        name for name in now.keys() & before.keys() if not contributions.may_follow(now[name], before[name], taken_out)
    ]


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
    """The result in canonical bytes, after one line: what may not be told beside the releases before, as JSON."""
    request = Request.unpack(content)
    found = Snapshot.unpack(request.snapshot)
    few = overlaps(found, request.before) if request.before else set()
    return orjson.dumps(sorted(few)) + b"\n" + canonical(compute(found))


def bound(memory: int) -> None:
    """From now on this process gets no more than so many bytes, and so many seconds."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))


if __name__ == "__main__":
    os.nice(5)  # whoever waits for a page goes first
    bound(int(sys.argv[1]))
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))

"""The process that computes a study: `python -m backend.studies.computing BYTES`, the request in, one object out.

Files of others are read and computed here and not in the service: this process has a bound on memory and time, and no
secret. The request is a line of JSON, then the two files; the answer one line of JSON: `faults`, `panel`, or `panel`
with `release`, in which every text stands in both languages.
"""

import json
import sys
from dataclasses import asdict
from math import isfinite
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such bounds
    resource = None  # type: ignore[assignment]

SECONDS_AT_MOST = 90  # of processor; a million measurements take some forty


def bound(memory: int) -> None:
    """From now on this process gets no more than so many bytes, and so many seconds."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))


def answer(wish: dict[str, Any], firms: bytes, measurements: bytes) -> dict[str, Any]:
    """Read the panel, and compute what is asked of it; without `outcome` it is only read."""
    from backend.studies.faults import Faults, FileBroken
    from backend.studies.panels import describe, panel_of, seem_mixed
    from backend.studies.reading import read_panel

    faults = Faults()
    try:
        intake = read_panel(firms, measurements, faults)
    except FileBroken:
        return {"faults": faults.told, "total": faults.total}
    panel = None if faults.total or "outcome" not in wish else panel_of(intake, wish["outcome"], wish["adjust"], faults)
    if faults.total:
        return {"faults": faults.told, "total": faults.total}
    found = {"panel": describe(intake)}
    if panel is None:
        return found
    return {**found, "release": _release(wish, panel, is_mixed=seem_mixed(intake.series[wish["outcome"]]))}


def _release(wish: dict[str, Any], panel: Any, *, is_mixed: bool) -> dict[str, Any]:
    from backend.effects.estimate import estimate
    from backend.effects.panel import Comparison, Design, Transformation
    from backend.effects.release import Release, Text

    mixed = Text(
        "units_mixed",
        "Bij minstens één bedrijf wordt de waarde tussen twee metingen duizend keer zo groot of klein: waarschijnlijk "
        "staan er twee eenheden door elkaar.",
        "For at least one firm the value becomes a thousand times as large or small between two measurements: "
        "probably two units are mixed.",
    )
    design = Design(
        Transformation(wish["transform"]),
        tuple(Comparison(each) for each in wish["comparison"]),
        tuple(wish["adjust"]),
        wish["winsorise"],
    )
    # Figures of the programme have one unit, as the platform asks for them: a jump is an outlier, and drawn in.
    is_mixed = is_mixed and not wish.get("has_one_unit")
    if is_mixed and design.transformation is Transformation.LOG:
        release = Release(0, mixed, ())
    else:
        release = estimate(panel, design)
    told = asdict(release)
    for each in told["balance"]:
        del each["fewest"]  # for the gate of the programme's own releases
    if told["attrition"]:
        del told["attrition"]["trimmed"]
    if is_mixed and release.refusal is None:
        told["warnings"] = [asdict(mixed), *told["warnings"]]
    return told


def _require_finite(node: Any) -> None:
    """JSON has no infinity: better nothing than a figure that is none. Raises ValueError."""
    if isinstance(node, float) and not isfinite(node):
        raise ValueError("a figure that is not finite")
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, (list, tuple)) else ():
        _require_finite(child)


def main(memory: int) -> None:
    """Read the request, write the answer."""
    bound(memory)
    wish = json.loads(sys.stdin.buffer.readline())
    firms = sys.stdin.buffer.read(wish.pop("firms"))
    told = answer(wish, firms, sys.stdin.buffer.read())
    _require_finite(told)
    print(json.dumps(told))  # noqa: T201 - to whoever started it


if __name__ == "__main__":
    main(int(sys.argv[1]))

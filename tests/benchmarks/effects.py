"""How right, how fast and how large the effect engine is.

`python -m tests.benchmarks.effects [--draws 200] [--firms 100000]`: panels with staggered starts and a known truth, of
which the bias and the coverage of every estimator are printed; then one release of many firms over five years, adjusted
and both comparisons, with its seconds and the memory of its process at its peak.
"""

import argparse
import platform
import resource
import time
from collections.abc import Iterator

import numpy as np

from backend.effects.estimate import METHOD, estimate
from backend.effects.panel import Design, Panel, Transformation
from backend.effects.release import Estimand, Estimate
from backend.effects.tools import what_works
from tests.effects.panels import simulate, used_tools

DESIGN = Design(Transformation.LEVEL, adjust=("sector", "employees"))
SMALL = 600
TOOLS = 20


def named(figure: Estimate) -> str:
    kind = "two-way" if figure.comparison is None else f"against {figure.comparison}"
    return kind + (", adjusted" if figure.adjusted else "")


def figures(panel: Panel) -> Iterator[tuple[str, Estimate]]:
    release = estimate(panel, DESIGN)
    for figure in release.estimates:
        if figure.estimand in {Estimand.ATT, Estimand.TWFE}:
            yield named(figure), figure
    if release.headline is not None:
        yield "headline", release.estimates[release.headline]


def rightness(draws: int) -> None:
    """Bias and coverage over so many draws."""
    print(f"{METHOD}: {draws} draws of {SMALL} firms over 5 years, starts in two years, effects that grow")
    print(f"{'':40}{'truth':>9}{'mean':>9}{'bias':>9}{'spread':>9}{'error':>9}{'covered':>9}")
    for answered in (1.0, 0.8):
        told: dict[str, list[tuple[float, float, float, bool]]] = {}
        for seed in range(draws):
            made = simulate(SMALL, seed=seed, answered=answered)
            for name, figure in figures(made.panel):
                inside = figure.low <= made.truth <= figure.high
                told.setdefault(name, []).append((made.truth, figure.value, figure.standard_error, inside))
        for name, rows in sorted(told.items()):
            truth, value, error, inside = np.array(rows).T
            print(
                f"{f'{name}, {answered:.0%} answered':40}{truth.mean():9.4f}{value.mean():9.4f}"
                f"{(value - truth).mean():+9.4f}{(value - truth).std():9.4f}{error.mean():9.4f}{inside.mean():9.1%}",
                flush=True,
            )


def speed(firms: int) -> None:
    """Seconds and memory of one release, and of one of tools."""
    panel = simulate(firms, seed=1, answered=0.9).panel
    began, worked = time.perf_counter(), time.process_time()
    release = estimate(panel, DESIGN)
    took, worked = time.perf_counter() - began, time.process_time() - worked
    assert release.refusal is None
    print(f"{firms} firms, {len(panel.values)} measurements, {platform.machine()}, Python {platform.python_version()}")
    print(
        f"release: {took:.1f} s ({worked:.1f} s of processors), peak {_peak():.0f} MB, {len(release.estimates)} figures"
    )
    used = used_tools(firms, seed=1, tools=TOOLS)
    began, worked = time.perf_counter(), time.process_time()
    tools = what_works(used.panel, used.first_uses, Design(Transformation.LEVEL))
    took, worked = time.perf_counter() - began, time.process_time() - worked
    assert tools.refusal is None
    print(f"tools: {took:.1f} s ({worked:.1f} s of processors), peak {_peak():.0f} MB")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--firms", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.firms:
        speed(asked.firms)
    if asked.draws:
        rightness(asked.draws)


if __name__ == "__main__":
    main()

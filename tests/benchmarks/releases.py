"""An effect release at scale: 100,000 firms over five years, in the process that the worker starts for it.

`python -m tests.benchmarks.releases [firms]` prints seconds and the peak of its memory. Asked for: 60 s and 2 GB.
"""

import asyncio
import resource
import sys
import time

import numpy as np

from backend.releases.request import Request
from backend.releases.service.child import run_in_child
from backend.releases.snapshot import Snapshot, ordered

YEARS, TOOLS = 5, 12
FIRMS = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
INDICATORS = {
    "revenue": "log", "value_added": "log", "employees": "log", "fte": "log", "hours_worked": "log",
    "sickness_absence": "points", "staff_turnover": "points", "employee_satisfaction": "points",
    "throughput_time": "log", "new_product_share": "points", "productivity_per_fte": "log",
    "productivity_per_hour": "log", "profit_margin": "points",
}  # fmt: skip


def population() -> Snapshot:
    """Half of the firms start in one of three years; each is measured each autumn, one in twenty times not."""
    chance = np.random.default_rng(1)
    starts = np.full(FIRMS, np.datetime64("NaT"), "datetime64[D]")
    half = FIRMS // 2
    starts[:half] = np.datetime64("2023-02-01") + chance.integers(0, 3, half) * 365
    firm = np.repeat(np.arange(FIRMS, dtype=np.int32), YEARS)
    year = np.tile(np.arange(YEARS), FIRMS)
    measured = (chance.random(len(firm)) > 0.05) | (year == 0)
    firm, year = firm[measured], year[measured]
    days = np.datetime64("2022-10-01") + year * 365 + chance.integers(0, 20, len(firm))
    gain = np.where(days > starts[firm], 0.04, 0.0)
    logs = 10 + chance.normal(0, 0.3, FIRMS)[firm] + 0.02 * year + gain + chance.normal(0, 0.2, len(firm))
    values = np.column_stack(
        [
            np.exp(logs + chance.normal(0, 0.05, len(firm))) if scale == "log" else 10 + chance.normal(0, 2, len(firm))
            for scale in INDICATORS.values()
        ]
    )
    users = chance.integers(0, half, (TOOLS, 4_000))
    pairs = np.unique(np.column_stack([np.repeat(np.arange(TOOLS), 4_000), users.ravel()]), axis=0)
    return ordered(
        Snapshot(
            firms=np.array([f"{at:032x}" for at in chance.permutation(FIRMS)], dtype="U32"),
            starts=starts,
            drawn=np.full(FIRMS, -1, dtype=np.int8),
            draw=np.full(FIRMS, "", dtype="U80"),
            section=np.array(list("CFG"), dtype="U1")[np.arange(FIRMS) % 3],
            size_class=np.array(["5-14", "15-49", "50-99"], dtype="U8")[np.arange(FIRMS) // 3 % 3],
            province=np.full(FIRMS, "NL-NB", dtype="U5"),
            firm=firm,
            measured_on=days,
            indicators=np.array(list(INDICATORS), dtype="U40"),
            transformations=np.array(list(INDICATORS.values()), dtype="U8"),
            values=values,
            tools=np.array([f"tool-{at}" for at in range(TOOLS)], dtype="U80"),
            use_firm=pairs[:, 1].astype(np.int32),
            use_tool=pairs[:, 0].astype(np.int32),
            used_since=starts[pairs[:, 1]],
        )
    )


def main() -> None:
    """Pack, compute in a process of its own, and say what it took."""
    found = population()
    begun = time.perf_counter()
    content = found.pack()
    packed = time.perf_counter()
    result = asyncio.run(run_in_child(Request(content).pack()))
    done = time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = used.ru_maxrss / 1024 / (1024 if sys.platform == "darwin" else 1)
    print(f"{FIRMS} firms, {YEARS} years: snapshot {len(content) / 2**20:.0f} MB in {packed - begun:.1f} s;")
    print(f"release in {done - packed:.1f} s ({used.ru_utime:.1f} s of processor), peak {peak:.0f} MB,")
    print(f"{len(result) // 1024} kB of result")


if __name__ == "__main__":
    main()

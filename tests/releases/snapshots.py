"""Snapshots of invented firms, made by hand: for tests of the gate through the real engine."""

from collections.abc import Mapping, Sequence

import numpy as np

from backend.releases.snapshot import NOT_DRAWN, Snapshot, days, ordered

OUTCOME = "productivity_per_hour"


def snapshot(
    cohorts: Mapping[int | None, int],
    *,
    years: Sequence[int] = (2021, 2022, 2023, 2024),
    effect: float = 0.1,
    seed: int = 1,
    missing: Sequence[tuple[int, int]] = (),
    sections: Sequence[str] = "CF",
    changed: Sequence[int] = (),
    prefix: str = "firm",
) -> Snapshot:
    """Firms by the year in which they start (None: never), measured each autumn but for (firm, year) in `missing`.

    Those in `changed` gave another figure for the last year.
    """
    r = np.random.default_rng(seed)
    starts = [year for year, number in cohorts.items() for _ in range(number)]
    level = r.normal(4, 0.3, len(starts))
    rows = []
    for at, start in enumerate(starts):
        for place, year in enumerate(years):
            noise = r.normal(0, 0.05)
            if (at, year) in missing:
                continue
            gain = effect if start is not None and year >= start else 0.0
            moved = 0.2 if at in changed and year == years[-1] else 0.0
            rows.append((at, f"{year}-10-01", np.exp(level[at] + 0.03 * place + gain + noise + moved)))
    number = len(starts)
    return ordered(
        Snapshot(
            firms=np.array([f"{prefix}{at:04d}" for at in range(number)], "U32"),
            starts=days([None if year is None else f"{year}-02-01" for year in starts]),
            drawn=np.full(number, NOT_DRAWN, np.int8),
            draw=np.full(number, "", "U80"),
            section=np.array([sections[at % len(sections)] for at in range(number)], "U1"),
            size_class=np.full(number, "10-49", "U8"),
            province=np.full(number, "NL-UT", "U5"),
            firm=np.array([row[0] for row in rows], np.int32),
            measured_on=days([row[1] for row in rows]),
            indicators=np.array([OUTCOME], "U40"),
            transformations=np.array(["log"], "U8"),
            values=np.array([[row[2]] for row in rows]),
            tools=np.array([], "U80"),
            use_firm=np.array([], np.int32),
            use_tool=np.array([], np.int32),
            used_since=days([]),
        )
    )

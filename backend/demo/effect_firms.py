"""The invented firms behind the release of the demonstration: their measurements over the years, and their tools."""

import random
from datetime import date, timedelta
from hashlib import sha256
from math import exp, nan
from typing import Any

import numpy as np

from backend.core import clock
from backend.releases.snapshot import Snapshot, days, ordered

PARTICIPANTS, OTHERS, YEARS = 72, 56, 5
# Of each indicator the level, the growth of a year, the noise, and what taking part adds: all invented. Figures on a
# logarithmic scale multiply, the others add.
SHAPES: dict[str, tuple[float, float, float, float]] = {
    "revenue": (480_000_000, 0.02, 0.06, 0.03),
    "value_added": (210_000_000, 0.02, 0.05, 0.06),
    "employees": (40, 0.01, 0.03, 0.01),
    "fte": (34, 0.01, 0.03, 0.01),
    "hours_worked": (54_000, 0.01, 0.03, 0.01),
    "productivity_per_fte": (6_200_000, 0.02, 0.05, 0.05),
    "productivity_per_hour": (3_900, 0.02, 0.05, 0.055),
    "throughput_time": (21, -0.01, 0.08, -0.06),
    "sickness_absence": (5.2, 0.0, 0.6, -0.2),
    "staff_turnover": (9.0, 0.1, 1.5, -0.3),
    "employee_satisfaction": (7.1, 0.0, 0.3, 0.1),
    "new_product_share": (12.0, 0.2, 2.5, 0.6),
    "profit_margin": (5.1, 0.0, 1.6, 0.2),
}


def firms(indicators: dict[str, str], tools: list[str]) -> Snapshot:
    """Everything of them as the worker would have frozen it."""
    chance = random.Random(2009)  # noqa: S311 - invented firms, the same in every demonstration
    today = clock.today()
    number = PARTICIPANTS + OTHERS
    starts: list[date | None] = [
        today - timedelta(days=365 * chance.choice((2, 3)) - chance.randrange(60, 120)) if at < PARTICIPANTS else None
        for at in range(number)
    ]
    firm, measured, rows = [], [], []
    for at in range(number):
        for row in _measurements(chance, indicators, starts[at], today):
            firm.append(at)
            measured.append(row.pop("measured_on"))
            rows.append([row[code] for code in indicators])
    used = [(at, tool, starts[at]) for at in range(PARTICIPANTS) for tool in range(len(tools)) if (at + tool) % 2 == 0]
    return ordered(
        Snapshot(
            firms=np.array([sha256(f"{at}".encode()).hexdigest()[:32] for at in range(number)], dtype="U32"),
            starts=days(starts),
            drawn=np.full(number, -1, dtype=np.int8),
            draw=np.full(number, "", dtype="U80"),
            section=np.array([("C", "F", "G")[at % 3] for at in range(number)], dtype="U1"),
            size_class=np.array([("5-14", "15-49", "50-99")[at // 3 % 3] for at in range(number)], dtype="U8"),
            province=np.array([("NL-NB", "NL-GE")[at % 2] for at in range(number)], dtype="U5"),
            firm=np.array(firm, dtype=np.int32),
            measured_on=days(measured),
            indicators=np.array(list(indicators), dtype="U40"),
            transformations=np.array(list(indicators.values()), dtype="U8"),
            values=np.array(rows, dtype=np.float64),
            tools=np.array(tools, dtype="U80"),
            use_firm=np.array([at for at, _, _ in used], dtype=np.int32),
            use_tool=np.array([tool for _, tool, _ in used], dtype=np.int32),
            used_since=days([since for _, _, since in used]),
        )
    )


def _measurements(
    chance: random.Random, indicators: dict[str, str], started_on: date | None, today: date
) -> list[dict[str, Any]]:
    """One firm over the years, each autumn; now and then a year is missing after the first."""
    level = {code: chance.gauss(0, 1) for code in indicators}
    found = []
    for year in range(YEARS):
        day = today - timedelta(days=365 * (YEARS - 1 - year) + chance.randrange(20))
        if year and chance.random() < 0.05:
            continue
        since = max(0.0, (day - started_on).days / 365) if started_on else 0.0
        row: dict[str, Any] = {"measured_on": day}
        for code, scale in indicators.items():
            middle, growth, noise, gain = SHAPES.get(code, (nan, 0.0, 0.0, 0.0))
            moved = growth * year + chance.gauss(0, noise) + gain * min(since, 1.5)
            spread = level[code] * noise * 3
            row[code] = middle * exp(spread + moved) if scale == "log" else max(middle / 10, middle + spread + moved)
        found.append(row)
    return found

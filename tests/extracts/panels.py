"""Panels of invented firms, for the pure part of extracts."""

from uuid import UUID

import numpy as np

from backend.extracts.panel import Panel
from backend.monitoring.models import Unit

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
UNITS = {
    "revenue": Unit.EURO_CENTS,
    "employees": Unit.PERSONS,
    "hours_worked": Unit.HOURS,
    "sickness_absence": Unit.PERCENT,
    "employee_satisfaction": Unit.SCORE,
    "throughput_time": Unit.DAYS,
}
REGIONS = {"NL-NB": "Zuid", "NL-LI": "Zuid", "NL-GE": "Oost", "NL-OV": "Oost", "NL-GR": "Noord"}
SECTIONS, SIZES, KINDS = "CFGM", ("1-4", "5-14", "15-49", "50-99", "250+"), ("participant", "comparison")


def make_panel(number, *, seed=1, years=4, spread=4, first=2021):
    """`number` firms spread over `spread` values of each variable, with all indicators in each year but for gaps."""
    chance = np.random.default_rng(seed)
    ids = tuple(UUID(bytes=chance.bytes(16), version=4) for _ in range(number))
    m = number * years
    size = chance.lognormal(0, 1.2, number).repeat(years) * chance.lognormal(0, 0.1, m)
    values = np.column_stack(
        [
            np.rint(size * 150_000_000),
            np.rint(size * 12) + 1,
            np.rint(size * 15_000) + 1,
            np.round(chance.gamma(4, 1.2, m), 2),
            np.round(np.clip(chance.normal(7, 0.8, m), 1, 10), 1),
            np.round(chance.lognormal(3, 0.5, m), 1),
        ]
    )
    values[chance.random(values.shape) < 0.1] = np.nan
    pick = lambda choices: np.array(choices)[chance.integers(0, min(spread, len(choices)), number)]  # noqa: E731
    return Panel(
        ids=ids,
        section=pick(list(SECTIONS)),
        size_class=pick(list(SIZES)),
        province=pick(list(REGIONS)),
        kind=pick(list(KINDS)),
        start_year=pick(list(range(2022, 2026))).astype(np.int32),
        firm=np.arange(number, dtype=np.int32).repeat(years),
        year=np.tile(np.arange(first, first + years, dtype=np.int32), number),
        values=values,
        sources=np.where(np.isnan(values), -1, 0).astype(np.int8),
        corrected=chance.random(values.shape) < 0.05,
        regions=REGIONS,
    )

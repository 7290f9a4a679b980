"""The invented firms in the extract of the demonstration."""

import random
from collections.abc import Mapping, Sequence
from math import exp
from uuid import UUID

import numpy as np

from backend.demo.effect_firms import SHAPES
from backend.extracts.panel import SOURCES, Panel

FIRMS = 260
SECTIONS, SIZES, PROVINCES = (
    "CCCFGG",
    ("5-14", "15-49", "15-49", "50-99"),
    ("NL-NB", "NL-NB", "NL-GE", "NL-OV", "NL-ZH"),
)
KINDS = ("participant", "participant", "comparison")
MULTIPLIED = ("revenue", "employees", "productivity_per_hour")
YEARLY_NOISE, SPREAD, MISSING, CORRECTED = 0.04, 0.6, 0.06, 0.03


def firms(indicators: Sequence[str], years: tuple[int, int], regions: Mapping[str, str]) -> Panel:
    """A panel of these indicators, measured each year but for gaps."""
    chance = random.Random(2026)  # noqa: S311 - invented firms, the same in every demonstration
    number = years[1] - years[0] + 1
    levels = [{code: chance.gauss(0, SPREAD) for code in indicators} for _ in range(FIRMS)]
    values = np.array(
        [[_value(chance, code, level[code]) for code in indicators] for level in levels for _ in range(number)]
    )
    return Panel(
        ids=tuple(UUID(int=at + 1) for at in range(FIRMS)),
        section=np.array([chance.choice(SECTIONS) for _ in range(FIRMS)], dtype="U8"),
        size_class=np.array([chance.choice(SIZES) for _ in range(FIRMS)], dtype="U8"),
        province=np.array([chance.choice(PROVINCES) for _ in range(FIRMS)], dtype="U8"),
        kind=np.array([chance.choice(KINDS) for _ in range(FIRMS)], dtype="U16"),
        start_year=np.array([chance.choice((2023, 2024)) for _ in range(FIRMS)], dtype=np.int32),
        firm=np.arange(FIRMS, dtype=np.int32).repeat(number),
        year=np.tile(np.arange(years[0], years[1] + 1, dtype=np.int32), FIRMS),
        values=values,
        sources=np.where(np.isnan(values), -1, SOURCES.index("company")).astype(np.int8),
        corrected=np.array([[chance.random() < CORRECTED for _ in indicators] for _ in values]),
        regions=regions,
    )


def _value(chance: random.Random, code: str, level: float) -> float:
    if chance.random() < MISSING:
        return float("nan")
    middle, _, noise, _ = SHAPES[code]
    if code in MULTIPLIED:
        return middle * exp(level + chance.gauss(0, YEARLY_NOISE))
    return max(middle / 10, middle + 3 * noise * level + chance.gauss(0, noise))

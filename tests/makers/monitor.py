"""Firms of an invented programme: spread unevenly over sectors, sizes and provinces, as real ones are."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import numpy as np

from backend.core.themes import Theme
from backend.monitor.firms import Firm
from backend.toolbox.models import ParticipationLevel

AS_OF = date(2026, 10, 1)
REGION_OF = {
    "NL-GR": "Noord-Nederland",
    "NL-FR": "Noord-Nederland",
    "NL-DR": "Noord-Nederland",
    "NL-OV": "Oost-Nederland",
    "NL-FL": "Oost-Nederland",
    "NL-GE": "Oost-Nederland",
    "NL-UT": "West-Nederland",
    "NL-NH": "West-Nederland",
    "NL-ZH": "West-Nederland",
    "NL-ZE": "West-Nederland",
    "NL-NB": "Zuid-Nederland",
    "NL-LI": "Zuid-Nederland",
}
SHARE_OF_PROVINCE = (3, 4, 3, 8, 2, 12, 8, 15, 18, 2, 18, 7)
SHARE_OF_SECTION = {"C": 30, "F": 12, "G": 20, "H": 6, "I": 8, "J": 5, "M": 8, "N": 5, "Q": 4, "S": 2}
SIZES = (("5-14", 9), ("15-49", 28), ("50-99", 70), ("100-249", 160))
INDICATORS = ("revenue", "productivity_per_hour", "sickness_absence")
LEVELS = tuple(ParticipationLevel)
BRANCH = str(UUID(int=77))


def make_firms(number, *, seed=1, first=1, years=("2025", "2026"), tools=8):
    """So many firms, the same for the same seed."""
    chance = np.random.default_rng(seed)
    return [_firm(chance, first + at, years, tools) for at in range(number)]


def _firm(chance, number, years, tools):
    province = str(chance.choice(list(REGION_OF), p=np.array(SHARE_OF_PROVINCE) / 100))
    section = str(chance.choice(list(SHARE_OF_SECTION), p=np.array(list(SHARE_OF_SECTION.values())) / 100))
    size_class, around = SIZES[int(chance.choice(4, p=[0.25, 0.45, 0.2, 0.1]))]
    used = sorted({int(tool) for tool in chance.integers(0, tools, chance.integers(0, 4))})
    measured = chance.random() < 0.7
    changes = {code: Decimal(str(round(float(chance.normal(5, 8)), 1))) for code in INDICATORS} if measured else {}
    branches = frozenset({BRANCH} if section == "C" and chance.random() < 0.5 else ())
    return Firm(
        key=UUID(int=number),
        year=str(chance.choice(years)),
        section=section,
        size_class=size_class,
        province=province,
        region=REGION_OF[province],
        employees=int(around * np.exp(chance.normal(0, 0.3))) + 1,
        theme=str(list(Theme)[int(chance.integers(0, 8))]) if chance.random() < 0.8 else None,
        target_group=str(chance.integers(1, 4)) if chance.random() < 0.7 else None,
        participation=frozenset(LEVELS[tool % 4].value for tool in used),
        tools=frozenset(f"instrument-{tool}" for tool in used),
        changes=changes,
        branches=branches,
        known_to=branches if chance.random() < 0.5 else frozenset(),
    )

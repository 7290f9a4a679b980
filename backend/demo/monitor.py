"""A release of the monitor over a few hundred invented firms, marked as such.

They stand nowhere in the database: they are made here, go through the same gate and audit as real ones, and no real
release is ever held against them.
"""

from decimal import Decimal
from random import Random
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.themes import Theme
from backend.demo.branch_figures import BRANCH
from backend.demo.world import World
from backend.monitor import releasing
from backend.monitor.firms import Firm
from backend.monitor.release import release
from backend.scans.service.norming import quarter_of
from backend.toolbox.models import ParticipationLevel

NUMBER = 320
SECTIONS = "CCCCGGGFFI"
SIZES = (("5-14", 9), ("15-49", 27), ("15-49", 34), ("50-99", 70))
PLACES = (
    ("NL-NB", "Zuid-Nederland"),
    ("NL-NB", "Zuid-Nederland"),
    ("NL-GE", "Oost-Nederland"),
    ("NL-OV", "Oost-Nederland"),
    ("NL-ZH", "West-Nederland"),
)
TOOLS = (
    ("taken-op-tafel", ParticipationLevel.CO_DECIDING),
    ("urenbank", ParticipationLevel.SELF_MANAGING),
    ("dagstart", ParticipationLevel.CONSULTED),
)
# Around which change the invented firms lie, and how far apart.
CHANGES = {"revenue": (6, 7), "productivity_per_hour": (5, 6), "profit_margin": (1, 2), "sickness_absence": (0, 1)}


async def seed(session: AsyncSession, world: World) -> None:
    """Release the invented figures of this quarter."""
    as_of = quarter_of(clock.today())
    chance = Random(2026)  # noqa: S311 - the same invented firms each time; nothing hangs on chance
    branch = str(world.organisations[BRANCH])
    firms = [_firm(number, chance, as_of.year, branch) for number in range(NUMBER)]
    await releasing.freeze(session, as_of, release(firms, as_of), is_demonstration=True)


def _firm(number: int, chance: Random, year: int, branch: str) -> Firm:
    size_class, around = chance.choice(SIZES)
    province, region = chance.choice(PLACES)
    section = chance.choice(SECTIONS)
    used = [tool for tool in TOOLS if chance.random() < 0.4]
    branches = frozenset({branch} if section == "C" and chance.random() < 0.5 else ())
    return Firm(
        key=UUID(int=number + 1),
        year=str(year - chance.choice((0, 1, 1))),
        section=section,
        size_class=size_class,
        province=province,
        region=region,
        employees=around + chance.randrange(-3, 8),
        theme=chance.choice(list(Theme)[:5]).value,
        target_group=chance.choice("22233312"),
        participation=frozenset(level.value for _, level in used),
        tools=frozenset(slug for slug, _ in used),
        changes={code: Decimal(f"{chance.gauss(*around):.1f}") for code, around in CHANGES.items()}
        if chance.random() < 0.75
        else {},
        branches=branches,
        known_to=branches,
    )

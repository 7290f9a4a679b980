"""A study of the demonstration's researcher over a panel of invented firms, computed as any other."""

from collections.abc import Iterator
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from backend.demo.world import World
from backend.studies import service
from backend.studies.models import Transform
from backend.studies.schemas import StudyCreate

RESEARCHER = "eva@arbeidsmonitor.example"
FIRMS, YEARS = 90, range(2022, 2027)
STARTS = (2024, 2025, None)  # a third of the firms each; the last third never starts
YEARLY_GROWTH, EFFECT, NOISE = 1.02, 0.94, 0.04  # of the share of faulty products


async def seed(session: AsyncSession, world: World) -> None:
    """Bring the panel along as the researcher does, with one adjustment."""
    chance = Random(2026)  # noqa: S311 - invented figures, the same at every building
    wish = StudyCreate(
        title="Voorbeeld: uitval bij verzonnen bedrijven",
        outcome="scrap_rate",
        transform=Transform.LOG,
        adjust=["sector"],
    )
    firms, measurements = "\n".join(_firms()), "\n".join(_measurements(chance))
    await service.compute_upload(session, world.principal(RESEARCHER), wish, firms.encode(), measurements.encode())


def _firms() -> Iterator[str]:
    yield "firm_id,participation_start,sector"
    for number in range(FIRMS):
        start = STARTS[number % len(STARTS)]
        yield f"v{number:03},{'' if start is None else f'{start}-03-01'},{'FC'[number // len(STARTS) % 2]}"


def _measurements(chance: Random) -> Iterator[str]:
    yield "firm_id,measured_on,indicator,value"
    for number in range(FIRMS):
        start = STARTS[number % len(STARTS)]
        usual = chance.uniform(2.0, 6.0)
        for year in YEARS:
            started = EFFECT if start is not None and year >= start else 1.0
            value = usual * YEARLY_GROWTH ** (year - YEARS[0]) * started * chance.gauss(1.0, NOISE)
            yield f"v{number:03},{year}-12-31,scrap_rate,{value:.3f}"

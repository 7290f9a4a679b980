"""Two extracts of the demonstration's researcher: one that is ready, over invented firms, and one that waits.

The firms of the first stand nowhere in the database: their panel is made here, and goes through the same building as
that of real ones. It is marked as invented, and says so.
"""

import asyncio
from dataclasses import replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.studies import RESEARCHER
from backend.demo.world import World
from backend.extracts.schemas import ExtractGranted, ResearchExtractCreate
from backend.extracts.service import asking
from backend.extracts.service.carrying_out import Made, Prepared, keep, make, prepare
from backend.extracts.words import TERMS_VERSION

OFFICER = "anna@programma.example"
YEARS = (2022, 2025)
INDICATORS = ["revenue", "employees", "productivity_per_hour", "sickness_absence", "employee_satisfaction"]


async def seed(session: AsyncSession, world: World) -> None:
    """Ask twice, and have the first granted and built."""
    researcher, officer = world.principal(RESEARCHER), world.principal(OFFICER)
    first = await asking.request(session, researcher, _wish("Verandert het verzuim bij bedrijven die slimmer werken?"))
    agreed = ExtractGranted(to_status="granted", reason="Voorbeeld: past bij het doel van het programma.")
    await asking.move(session, officer, first.id, agreed, "*")
    prepared = await prepare(session, first.id)
    assert prepared is not None
    made = await asyncio.to_thread(_over_invented_firms, prepared)
    await keep(session, first.id, made)
    await asking.request(session, researcher, _wish("Groeit de arbeidsproductiviteit bij deelnemers sneller?"))


def _wish(question: str) -> ResearchExtractCreate:
    return ResearchExtractCreate(
        purpose="Voorbeeld: een verzonnen onderzoek van het voorbeeldinstituut.",
        question=question,
        indicators=INDICATORS,
        first_year=YEARS[0],
        last_year=YEARS[1],
        kept_until=clock.today() + timedelta(days=300),
        accepts_terms=TERMS_VERSION,
    )


def _over_invented_firms(prepared: Prepared) -> Made | None:
    """As the worker would build it; no company of the database is in it."""
    from backend.demo.extract_firms import firms  # numpy is loaded where there is something to build

    regions = prepared.panel.regions
    made = make(replace(prepared, panel=firms(INDICATORS, YEARS, regions)))
    return made and replace(made, company_ids=())

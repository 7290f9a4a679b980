"""Fill the directory: the instruments of the advice as of 2009, invented ones of branches, and an open question."""

from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.guidance_shapes import Instrument as Described
from backend.content.shapes import Text
from backend.core import clock
from backend.core.review import VersionStatus
from backend.demo.world import World
from backend.guidance.models import GuidanceRequest, Instrument, InstrumentKind, InstrumentVersion
from backend.guidance.service.keeping import REVIEW_AFTER
from backend.identity.demonstration import known_id

TEXTS = ("provider", "name", "for_whom", "what", "amount", "own_share", "where", "fits_when", "source")
FACTS = (
    "costs_min_cents",
    "costs_max_cents",
    "amount_max_cents",
    "rate_percent",
    "free_hours",
    "duration_weeks",
    "ended",
    "as_of",
    "link",
)
# In how many days the last day to apply comes, and since how many days nobody looked whether it is still right.
CLOSES = {"voorbeeldfonds-vakmanschap": 120}
OUTDATED = {"voorbeeldnetwerk-roosters": 40}
# What was so then has not been looked at since: it is out of date, and stands after what is of now.
LONG_AGO = "2009-12-31"
# A branch has a next version under review.
OFFERED = "voorbeeldfonds-vakmanschap"


async def seed(session: AsyncSession, world: World) -> None:
    """Add every instrument, published; one is out of date, one has a second version under review."""
    for found in (*load.instruments(), *load.demo_instruments()):
        instrument = Instrument(
            id=known_id("instrument", found.slug),
            slug=found.slug,
            owner_id=world.organisations[found.owner] if found.owner else None,
        )
        session.add(instrument)
        await session.flush()
        published_at = clock.now() - timedelta(days=30)
        review_on = published_at.date() + REVIEW_AFTER
        if days := OUTDATED.get(found.slug):
            published_at = clock.now() - REVIEW_AFTER - timedelta(days=days)
            review_on = clock.today() - timedelta(days=days)
        if found.as_of <= LONG_AGO:
            review_on = date(int(found.as_of[:4]), 12, 31) + REVIEW_AFTER
        version = _version(found, number=1)
        version.status, version.published_at, version.review_on = VersionStatus.PUBLISHED, published_at, review_on
        session.add(version)
        if found.slug == OFFERED:
            offered = _version(found, number=2)
            offered.status, offered.rate_percent, offered.amount_max_cents = VersionStatus.IN_REVIEW, 60, 300_000
            offered.amount = {
                "nl": "60 procent van de kosten, hoogstens 3.000 euro per bedrijf per jaar.",
                "en": "60 percent of the costs, at most 3,000 euros per firm per year.",
            }
            session.add(offered)
    session.add(
        GuidanceRequest(
            id=known_id("guidance-request", "first"),
            name="Bram Voorbeeld",
            email="bram@voorbeeldatelier.example",
            language="nl",
            question="Wij willen een stagiair die onze planning uitzoekt. Waar kunnen wij terecht?",
            facts={"stage": "not_convinced", "want": "research", "size": "1-4"},
        )
    )
    await session.flush()


def _version(found: Described, *, number: int) -> InstrumentVersion:
    days = CLOSES.get(found.slug)
    return InstrumentVersion(
        id=known_id("instrument-version", f"{found.slug}-{number}"),
        instrument_id=known_id("instrument", found.slug),
        number=number,
        kind=InstrumentKind(found.kind),
        serves=list(found.serves),
        target_groups=list(found.target_groups),
        sectors=list(found.sectors),
        size_classes=list(found.size_classes),
        provinces=list(found.provinces),
        closes_on=clock.today() + timedelta(days=days) if days else None,
        **{name: _both(getattr(found, name)) for name in TEXTS},
        **{name: getattr(found, name) for name in FACTS},
    )


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}

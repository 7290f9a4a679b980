"""Fill the toolbox from the content files: every item published, owned by the programme office."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.shapes import Text
from backend.content.shapes import ToolboxItem as Written
from backend.core import clock
from backend.core.review import VersionStatus
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.toolbox.models import (
    REVIEW_AFTER,
    ExperienceStatus,
    ItemKind,
    ParticipationLevel,
    ToolboxItem,
    ToolboxRating,
    ToolboxUse,
    ToolboxVersion,
)

OWNER = "programmabureau"
# Tools that a branch looks after: its sector is the only one they are made for.
OWNER_OF_SECTOR = {"C": "voorbeeldbranche-maakindustrie", "Q": "voorbeeldbranche-zorg-en-gastvrijheid"}

# Which company uses what, since how many days.
USES = (
    ("voorbeeldbakkerij-de-korenbloem", "dagstart", 210),
    ("voorbeeldplaatwerk-de-kantbank", "taken-op-tafel", 95),
    ("voorbeeldzorg-de-lindenhof", "zelfroosteren", 160),
)

# What a company made of a tool it uses; the words wait for review.
RATED = (
    "voorbeeldbakkerij-de-korenbloem",
    "dagstart",
    4,
    "Iedereen weet voor zessen wat er anders loopt dan gisteren.",
    "Voor ploegen die op verschillende tijden beginnen. Met drie man is het wat veel.",
)
OUT_OF_DATE = "ploegenroosters-vergelijken"  # nobody looked again in time
# An address from before, and the tool that took its place.
REPLACED = ("dagopening", "dagstart")


async def seed(session: AsyncSession, world: World) -> None:
    """Add every item with its first version, published on successive days so that "newest" has an order."""
    today = clock.now()
    for number, found in enumerate(load.toolbox()):
        owner = OWNER_OF_SECTOR.get(found.sectors[0], OWNER) if len(found.sectors) == 1 else OWNER
        published_at = today - timedelta(days=400 if found.slug == OUT_OF_DATE else 20 + number)
        item = ToolboxItem(
            id=known_id("toolbox-item", found.slug), slug=found.slug, owner_id=world.organisations[owner]
        )
        session.add(item)
        await session.flush()
        session.add(
            ToolboxVersion(
                id=known_id("toolbox-version", found.slug),
                item_id=item.id,
                number=1,
                status=VersionStatus.PUBLISHED,
                published_at=published_at,
                review_on=published_at.date() + REVIEW_AFTER,
                checked_on=published_at.date(),
                **_words(found),
            )
        )
    await session.flush()
    await _replaced(session, today)
    for company, slug, days in USES:
        session.add(
            ToolboxUse(
                item_id=known_id("toolbox-item", slug),
                company_id=world.organisations[company],
                version_id=known_id("toolbox-version", slug),
                used_since=(today - timedelta(days=days)).date(),
            )
        )
    await session.flush()
    company, slug, score, what_worked, for_whom = RATED
    session.add(
        ToolboxRating(
            item_id=known_id("toolbox-item", slug),
            company_id=world.organisations[company],
            score=score,
            what_worked=what_worked,
            for_whom=for_whom,
            experience_status=ExperienceStatus.WAITING,
            rated_on=(today - timedelta(days=3)).date(),
        )
    )
    await session.flush()


async def _replaced(session: AsyncSession, now: datetime) -> None:
    """A tool that left the toolbox, whose address leads to another."""
    slug, successor = REPLACED
    found = next(item for item in load.toolbox() if item.slug == successor)
    heir = await session.get_one(ToolboxItem, known_id("toolbox-item", successor))
    item = ToolboxItem(id=known_id("toolbox-item", slug), slug=slug, owner_id=heir.owner_id, replaced_by_id=heir.id)
    session.add(item)
    await session.flush()
    words = _words(found) | {"title": {"nl": "Dagopening", "en": "Opening the day"}}
    session.add(
        ToolboxVersion(
            id=known_id("toolbox-version", slug),
            item_id=item.id,
            number=1,
            status=VersionStatus.ARCHIVED,
            published_at=now - timedelta(days=300),
            archived_at=now - timedelta(days=90),
            **words,
        )
    )
    await session.flush()


def _words(found: Written) -> dict[str, Any]:
    return {
        "kind": ItemKind(found.kind),
        "themes": list(found.themes),
        "sectors": list(found.sectors),
        "size_classes": list(found.size_classes),
        "effort_hours": found.effort_hours,
        "duration_weeks": found.duration_weeks,
        "cost_cents": found.cost_cents,
        "participation_level": ParticipationLevel(found.participation_level),
        "evidence_level": found.evidence_level,
        "evidence_source": _both(found.evidence_source),
        "people_min": found.people.min,
        "people_max": found.people.max,
        "title": _both(found.title),
        "summary": _both(found.summary),
        "body": _both(found.body),
        "worksheet": _both(found.worksheet) if found.worksheet else None,
    }


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl.strip(), "en": text.en.strip()}

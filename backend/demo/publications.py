"""Fill the site with articles and news, and the newsletter: one edition sent, one that waits for a colleague."""

from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.demo_shapes import DemoPublication
from backend.content.shapes import Text
from backend.core import clock
from backend.core.review import VersionStatus
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.newsletters.models import EditionStatus, NewsletterEdition
from backend.publications.models import Publication, PublicationKind, PublicationVersion

OFFERED = "wie-maakt-het-rooster"  # its branch has a next version under review
OLD_ADDRESS = ("tien-minuten-bij-het-bord", "staand-overleg")
SENT = ("tien-minuten-bij-het-bord", "wie-maakt-het-rooster")
WAITING = ("zo-bereidt-u-een-aanvraag-voor", "vier-vragen-voor-u-een-machine-koopt")


async def seed(session: AsyncSession, world: World) -> None:
    """Add every publication, published; one was corrected, one moved, and one has a next version under review."""
    for found in load.demo_publications():
        await _publish(session, world, found)
    slug, before = OLD_ADDRESS
    moved = await session.get_one(Publication, known_id("publication", slug))
    moved.slug = before
    await session.flush()
    moved.slug = slug
    await session.flush()
    session.add_all([_edition("sent", SENT), _edition("in_review", WAITING)])
    await session.flush()


async def _publish(session: AsyncSession, world: World, found: DemoPublication) -> None:
    shown_at = clock.now() - timedelta(days=found.days_ago)
    publication = Publication(
        id=known_id("publication", found.slug),
        slug=found.slug,
        kind=PublicationKind(found.kind),
        owner_id=world.organisations[found.owner],
        is_demonstration=True,
        published_at=shown_at,
    )
    session.add(publication)
    await session.flush()
    words = _words(found)
    corrected_at = shown_at + timedelta(days=3)
    first = PublicationVersion(
        id=known_id("publication-version", found.slug),
        publication_id=publication.id,
        number=1,
        status=VersionStatus.ARCHIVED if found.correction else VersionStatus.PUBLISHED,
        published_at=shown_at,
        archived_at=corrected_at if found.correction else None,
        **words,
    )
    session.add(first)
    if found.correction:
        session.add(
            PublicationVersion(
                publication_id=publication.id,
                number=2,
                status=VersionStatus.PUBLISHED,
                published_at=corrected_at,
                correction=_both(found.correction),
                **words,
            )
        )
    if found.slug == OFFERED:
        session.add(
            PublicationVersion(
                publication_id=publication.id,
                number=2,
                status=VersionStatus.IN_REVIEW,
                correction={"nl": "Een rij in de tabel is duidelijker.", "en": "A row of the table is clearer."},
                **words,
            )
        )
    await session.flush()


def _edition(status: str, slugs: tuple[str, ...]) -> NewsletterEdition:
    found = {one.slug: one for one in load.demo_publications()}
    sent = status == "sent"
    moment = clock.now() - timedelta(days=4) if sent else None
    return NewsletterEdition(
        id=known_id("newsletter-edition", status),
        status=EditionStatus(status),
        subject={"nl": f"{found[slugs[0]].title.nl}, en meer", "en": f"{found[slugs[0]].title.en}, and more"},
        intro={
            "nl": "Goedendag,\n\nDit schreven wij de afgelopen weken. Verzonnen bedrijven zijn als verzonnen gemerkt.",
            "en": "Hello,\n\nThis is what we wrote in the last weeks. Invented firms are marked as invented.",
        },
        topics=["programme", *sorted({theme for slug in slugs for theme in found[slug].themes})],
        publication_ids=[known_id("publication", slug) for slug in slugs],
        articles=[
            {"slug": slug, "title": _both(found[slug].title), "summary": _both(found[slug].summary)} for slug in slugs
        ]
        if sent
        else [],
        sending_at=moment,
        sent_at=moment,
        is_demonstration=True,
    )


def _words(found: DemoPublication) -> dict[str, Any]:
    return {
        "authors": list(found.authors),
        "themes": list(found.themes),
        "sectors": list(found.sectors),
        "tools": list(found.tools),
        "practices": [],
        "title": _both(found.title),
        "summary": _both(found.summary),
        "body": _both(found.body),
    }


def _both(text: Text) -> dict[str, str]:
    return {"nl": text.nl.strip(), "en": text.en.strip()}

"""Builders of publications and of what belongs to the newsletter."""

from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.review import VersionStatus
from backend.identity.scopes import OrganisationKind
from backend.newsletters.models import NewsletterEdition, NewsletterFrequency, NewsletterSubscription
from backend.publications.models import Publication, PublicationKind, PublicationVersion
from tests.makers.identity import make_account, make_organisation
from tests.makers.toolbox import both

_numbers = count(1)


async def make_publication(
    session: AsyncSession,
    *,
    slug: str | None = None,
    title: str = "Minder overleg",
    summary: str = "Een bakker schrapte de helft van de vergaderingen.",
    body: str = "## Wat er gebeurde\n\nHet bord werd leidend.",
    owner_id: UUID | None = None,
    status: VersionStatus = VersionStatus.PUBLISHED,
    themes: tuple[str, ...] = ("work_division",),
    sectors: tuple[str, ...] = (),
    kind: PublicationKind = PublicationKind.ARTICLE,
    **rest: Any,
) -> PublicationVersion:
    """A publication with one version, published by somebody unless told otherwise; answers the version."""
    if owner_id is None:
        owner_id = (await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE)).id
    shown = status in {VersionStatus.PUBLISHED, VersionStatus.ARCHIVED}
    now = rest.pop("published_at", clock.now()) if shown else None
    publication = Publication(slug=slug or f"artikel-{next(_numbers)}", kind=kind, owner_id=owner_id, published_at=now)
    session.add(publication)
    await session.flush()
    version = PublicationVersion(
        publication_id=publication.id,
        number=1,
        status=status,
        authors=["Redactie"],
        themes=list(themes),
        sectors=list(sectors),
        title=both(title),
        summary=both(summary),
        body=both(body),
        tools=[],
        practices=[],
        published_at=now,
        published_by=(await make_account(session)).id if shown else None,
        archived_at=clock.now() if status is VersionStatus.ARCHIVED else None,
        **rest,
    )
    session.add(version)
    await session.flush()
    return version


async def make_subscription(
    session: AsyncSession,
    *,
    email: str | None = None,
    topics: tuple[str, ...] = ("programme",),
    frequency: NewsletterFrequency = NewsletterFrequency.EACH,
    language: str = "nl",
    **rest: Any,
) -> NewsletterSubscription:
    """Somebody who gets the newsletter."""
    found = NewsletterSubscription(
        email=email or f"lezer-{next(_numbers)}@voorbeeld.example",
        topics=list(topics),
        frequency=frequency,
        language=language,
        confirmed_at=rest.pop("confirmed_at", clock.now()),
        **rest,
    )
    session.add(found)
    await session.flush()
    return found


async def make_edition(
    session: AsyncSession, *, topics: tuple[str, ...] = ("programme",), **rest: Any
) -> NewsletterEdition:
    """A draft of an edition with one publication."""
    version = await make_publication(session)
    edition = NewsletterEdition(
        subject=both("Nieuws voor de zomer"),
        intro=both("Drie dingen die u morgen kunt doen."),
        topics=list(topics),
        publication_ids=[version.publication_id],
        **rest,
    )
    session.add(edition)
    await session.flush()
    return edition

"""What can be read of subscriptions and editions."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, String, cast, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of_entities
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.newsletters import letters
from backend.newsletters.drafts import NewsletterEditionFilter, NewsletterEditionRead
from backend.newsletters.errors import NewsletterEditionNotFound
from backend.newsletters.keys import PREFERENCES, Keys
from backend.newsletters.models import (
    EditionStatus,
    NewsletterEdition,
    NewsletterEditionWriter,
    NewsletterFrequency,
    NewsletterSubscription,
)
from backend.publications.catalogue import published
from backend.publications.models import Publication

A_MONTH = timedelta(days=28)
NEXT: dict[EditionStatus, frozenset[EditionStatus]] = {
    EditionStatus.DRAFT: frozenset({EditionStatus.IN_REVIEW}),
    EditionStatus.IN_REVIEW: frozenset({EditionStatus.DRAFT, EditionStatus.SENDING}),
    EditionStatus.SENDING: frozenset(),
    EditionStatus.SENT: frozenset(),
}


async def subscription_of(
    session: AsyncSession, keys: Keys, link: str | None, asker: Principal | None, *, for_update: bool = False
) -> NewsletterSubscription | None:
    """The subscription of whoever shows a link, else of the account that asks; None when there is none."""
    statement = select(NewsletterSubscription)
    if link is not None:
        statement = statement.where(NewsletterSubscription.id == keys.read(PREFERENCES, link))
    else:
        assert asker is not None
        email = select(Account.email).where(Account.id == asker.account_id).scalar_subquery()
        statement = statement.where(NewsletterSubscription.email == email)
    found: NewsletterSubscription | None = await session.scalar(
        statement.with_for_update() if for_update else statement
    )
    return found


def describe_subscription(found: NewsletterSubscription, keys: Keys) -> dict[str, Any]:
    """A subscription as its owner sees it. A mail is passed on easily, so the address is not told in full."""
    names = ("topics", "language", "frequency", "confirmed_at", "version")
    name, _, domain = found.email.rpartition("@")
    return {
        **{each: getattr(found, each) for each in names},
        "email": f"{name[:1]}•••@{domain}",
        "link": keys.link(PREFERENCES, found.id),
    }


def gets(edition: NewsletterEdition) -> list[ColumnElement[bool]]:
    """Who gets an edition: follows one of its topics, and for one mail a month had none in the last four weeks."""
    topics = cast(list(edition.topics), ARRAY(String))
    moment = edition.sending_at or clock.now()
    return [
        cast(NewsletterSubscription.topics, ARRAY(String)).op("&&", is_comparison=True)(topics),
        NewsletterSubscription.confirmed_at <= moment,
        or_(
            NewsletterSubscription.frequency == NewsletterFrequency.EACH,
            NewsletterSubscription.last_sent_at.is_(None),
            NewsletterSubscription.last_sent_at <= moment - A_MONTH,
        ),
    ]


async def list_editions(session: AsyncSession, wanted: NewsletterEditionFilter) -> dict[str, Any]:
    """All editions, last changed first."""
    statement = select(NewsletterEdition).order_by(NewsletterEdition.updated_at.desc(), NewsletterEdition.id)
    if wanted.status is not None:
        statement = statement.where(NewsletterEdition.status == wanted.status)
    return await page_of_entities(session, statement, wanted)


async def get_edition(session: AsyncSession, edition_id: UUID, *, for_update: bool = False) -> NewsletterEdition:
    """One edition. Raises NewsletterEditionNotFound (404)."""
    found = await session.get(
        NewsletterEdition, edition_id, with_for_update=for_update or None, populate_existing=for_update
    )
    if found is None:
        raise NewsletterEditionNotFound
    return found


async def articles_of(session: AsyncSession, publication_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Those of the publications that are on the site, in this order, with what a mail tells of each."""
    rows = (await session.execute(published().where(Publication.id.in_(publication_ids)))).mappings().all()
    found = {row["id"]: row for row in rows}
    return [
        {"id": str(one), **{name: found[one][name] for name in ("slug", "title", "summary")}}
        for one in publication_ids
        if one in found
    ]


async def has_written(session: AsyncSession, edition_id: UUID, account_id: UUID) -> bool:
    """Whether this account composed or offered the edition."""
    found = exists().where(
        NewsletterEditionWriter.edition_id == edition_id, NewsletterEditionWriter.account_id == account_id
    )
    return bool(await session.scalar(select(found)))


async def describe(
    session: AsyncSession, principal: Principal, edition: NewsletterEdition, public_url: str
) -> dict[str, Any]:
    """An edition as its editors see it. Once it is sent it shows what was sent."""
    articles = edition.articles or await articles_of(session, edition.publication_ids)
    described = {
        **{column.key: getattr(edition, column.key) for column in NewsletterEdition.__table__.columns},
        "preview": {language: letters.preview(edition, articles, language, public_url) for language in ("nl", "en")},
        "audience": await session.scalar(select(func.count()).select_from(NewsletterSubscription).where(*gets(edition)))
        or 0,
        "written_by_you": await has_written(session, edition.id, principal.account_id),
        "allowed_statuses": sorted(NEXT[edition.status]),
    }
    return {name: described[name] for name in NewsletterEditionRead.model_fields}

"""Composing an edition: its words, a trial to oneself, and the second pair of eyes that sends it."""

from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.mails.service import queue_bulk
from backend.newsletters import letters, queries
from backend.newsletters.drafts import NewsletterSent, NewsletterWords
from backend.newsletters.errors import NewsletterMoveImpossible, NewsletterWordsFixed, NewsletterWrittenByYou
from backend.newsletters.models import EditionStatus, NewsletterEdition, NewsletterEditionWriter
from backend.toolbox.drafts import HandedBack, Offered


async def compose(session: AsyncSession, principal: Principal, wish: NewsletterWords) -> NewsletterEdition:
    """A new edition, as a draft. Raises InvalidInput (400) for a publication that is not on the site."""
    edition = NewsletterEdition(**await _columns(session, wish))
    session.add(edition)
    await session.flush()
    await _add_writer(session, principal, edition)
    record(session, principal, "newsletters.create", "newsletter_edition", edition.id)
    return edition


async def change_words(
    session: AsyncSession, principal: Principal, edition_id: UUID, wish: NewsletterWords, if_match: str | None
) -> NewsletterEdition:
    """Change a draft. Raises NewsletterEditionNotFound (404), NewsletterWordsFixed (409), InvalidInput (400)."""
    edition = await queries.get_edition(session, edition_id, for_update=True)
    require_current(edition, if_match)
    if edition.status is not EditionStatus.DRAFT:
        raise NewsletterWordsFixed
    for name, value in (await _columns(session, wish)).items():
        setattr(edition, name, value)
    await session.flush()
    await _add_writer(session, principal, edition)
    record(session, principal, "newsletters.change", "newsletter_edition", edition.id)
    return edition


async def change_status(
    session: AsyncSession,
    principal: Principal,
    edition_id: UUID,
    wish: Offered | HandedBack | NewsletterSent,
    if_match: str | None,
) -> NewsletterEdition:
    """Offer it to a colleague, hand it back, or send it. Sending begins once, whoever asks how often.

    Raises NewsletterEditionNotFound (404), NewsletterMoveImpossible and NewsletterWrittenByYou (409).
    """
    edition = await queries.get_edition(session, edition_id, for_update=True)
    require_current(edition, if_match)
    to = EditionStatus(wish.to_status)
    if to not in queries.NEXT[edition.status]:
        raise NewsletterMoveImpossible(
            currentStatus=edition.status, allowedStatuses=sorted(queries.NEXT[edition.status])
        )
    match wish:
        case Offered():
            edition.review_note = None
            await _add_writer(session, principal, edition)
        case HandedBack():
            edition.review_note = wish.note
        case NewsletterSent():
            if await queries.has_written(session, edition.id, principal.account_id):
                raise NewsletterWrittenByYou
            await _fix(session, principal, edition)
    edition.status = to
    await session.flush()
    record(session, principal, f"newsletters.{wish.to_status}", "newsletter_edition", edition.id)
    return edition


async def send_trial(session: AsyncSession, principal: Principal, edition_id: UUID, language: str) -> None:
    """Mail it to whoever asks, as subscribers would get it. Raises NewsletterEditionNotFound (404)."""
    edition = await queries.get_edition(session, edition_id)
    account = await session.get_one(Account, principal.account_id)
    articles = edition.articles or await queries.articles_of(session, edition.publication_ids)
    queue_bulk(
        session,
        letters.on_trial(edition, articles, language),
        to=account.email,
        template=letters.TEMPLATE,
        language=language,
        intro=edition.intro[language],
    )
    await session.flush()


async def _fix(session: AsyncSession, principal: Principal, edition: NewsletterEdition) -> None:
    """From here on everybody gets the same. What left the site since it was chosen is not sent."""
    edition.articles = await queries.articles_of(session, edition.publication_ids)
    if not edition.articles:
        raise NewsletterMoveImpossible(
            nl="Geen van deze artikelen staat nog op de site.", en="None of these articles is on the site any more."
        )
    edition.sending_at, edition.approved_by = clock.now(), principal.account_id


async def _columns(session: AsyncSession, wish: NewsletterWords) -> dict[str, Any]:
    wanted = list(dict.fromkeys(wish.publication_ids))
    there = {one["id"] for one in await queries.articles_of(session, wanted)}
    missing = [at for at, one in enumerate(wish.publication_ids) if str(one) not in there]
    if missing:
        raise invalid(
            *(
                field(
                    f"#/publicationIds/{at}",
                    "not_published",
                    nl="Dit artikel staat niet op de site.",
                    en="This article is not on the site.",
                )
                for at in missing
            )
        )
    words = wish.model_dump(exclude={"topics", "publication_ids"})
    topics = list(dict.fromkeys(topic.value for topic in wish.topics))
    return {**words, "topics": topics, "publication_ids": wanted}


async def _add_writer(session: AsyncSession, principal: Principal, edition: NewsletterEdition) -> None:
    row = insert(NewsletterEditionWriter).values(edition_id=edition.id, account_id=principal.account_id)
    await session.execute(row.on_conflict_do_nothing())

"""Subscribing: asked with an address, confirmed from its mailbox; with an account in one go."""

import secrets
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import hash_token
from backend.mails.service import queue
from backend.newsletters.errors import NewsletterLinkNotFound
from backend.newsletters.keys import PREFERENCES, Keys
from backend.newsletters.models import (
    NewsletterRequest,
    NewsletterSubscription,
    NewsletterSuppression,
    SuppressionReason,
)
from backend.newsletters.schemas import NewsletterSubscriptionCreate, NewsletterWish

VALID = timedelta(days=3)
MOST_WAITING = 5  # links that work at once for one address: nobody's mailbox is filled, however long somebody tries
# Addresses that get no mail from here, not even to confirm: it would not arrive, or its owner said it was unwanted.
SILENT = (SuppressionReason.HARD_BOUNCE, SuppressionReason.SOFT_BOUNCES, SuppressionReason.COMPLAINT)


async def ask(session: AsyncSession, keys: Keys, wish: NewsletterSubscriptionCreate) -> None:
    """Keep the wish and mail a link to confirm it; who is subscribed gets another letter, and nothing changes for them.

    What is kept and answered is the same for every address. One that has five links already gets no sixth: those work.
    """
    waiting = select(func.count()).where(
        NewsletterRequest.email == wish.email, NewsletterRequest.expires_at > clock.now()
    )
    if (await session.scalar(waiting) or 0) >= MOST_WAITING:
        return
    token = secrets.token_urlsafe(32)
    session.add(
        NewsletterRequest(
            token_hash=hash_token(token),
            email=wish.email,
            language=wish.language,
            topics=_topics(wish),
            frequency=wish.frequency,
            expires_at=clock.now() + VALID,
        )
    )
    known = await session.scalar(select(NewsletterSubscription).where(NewsletterSubscription.email == wish.email))
    silent = await session.scalar(
        select(NewsletterSuppression).where(
            NewsletterSuppression.address_mark == keys.address_mark(wish.email),
            NewsletterSuppression.reason.in_(SILENT),
        )
    )
    if known is not None:
        link = f"/nieuwsbrief/voorkeuren#{keys.link(PREFERENCES, known.id)}"
        queue(session, to=known.email, template="newsletter_known", language=known.language, link=link)
    elif silent is None:
        queue(
            session,
            to=wish.email,
            template="newsletter_confirmation",
            language=wish.language,
            link=f"/nieuwsbrief/bevestigen#{token}",
            valid_days=str(VALID.days),
        )
    await session.flush()


async def confirm(session: AsyncSession, keys: Keys, token: str) -> NewsletterSubscription:
    """Subscribe, for whoever holds the link of the mail. Raises NewsletterLinkNotFound (404).

    Works once, and ends every other request for this address.
    """
    asked = await session.scalar(
        select(NewsletterRequest).where(
            NewsletterRequest.token_hash == hash_token(token), NewsletterRequest.expires_at > clock.now()
        )
    )
    if asked is None:
        raise NewsletterLinkNotFound
    email, request_id = asked.email, asked.id
    wish = NewsletterWish.model_validate(
        {"topics": asked.topics, "language": asked.language, "frequency": asked.frequency}
    )
    used = await session.scalars(
        delete(NewsletterRequest).where(NewsletterRequest.email == email).returning(NewsletterRequest.id)
    )
    if request_id not in set(used):
        raise NewsletterLinkNotFound  # of two that come at once, one
    return await subscribe(session, keys, email, wish)


async def subscribe(session: AsyncSession, keys: Keys, email: str, wish: NewsletterWish) -> NewsletterSubscription:
    """Send the newsletter to this address from now on: its owner said so. What stood in the way no longer does."""
    await session.execute(
        insert(NewsletterSubscription)
        .values(
            email=email,
            language=wish.language,
            topics=_topics(wish),
            frequency=wish.frequency,
            confirmed_at=clock.now(),
            version=1,
        )
        .on_conflict_do_nothing(index_elements=["email"])
    )
    found = (
        await session.execute(
            select(NewsletterSubscription).where(NewsletterSubscription.email == email).with_for_update()
        )
    ).scalar_one()
    _choose(found, wish)
    await session.execute(
        delete(NewsletterSuppression).where(NewsletterSuppression.address_mark == keys.address_mark(email))
    )
    await session.flush()
    return found


async def choose(
    session: AsyncSession, subscription: NewsletterSubscription, wish: NewsletterWish, if_match: str | None
) -> None:
    """Get something else, in another language or at another pace."""
    require_current(subscription, if_match)
    _choose(subscription, wish)
    await session.flush()


def _choose(subscription: NewsletterSubscription, wish: NewsletterWish) -> None:
    subscription.topics = _topics(wish)
    subscription.language, subscription.frequency = wish.language, wish.frequency


def _topics(wish: NewsletterWish) -> list[str]:
    return list(dict.fromkeys(topic.value for topic in wish.topics))


async def forget_unconfirmed(session: AsyncSession) -> int:
    """Delete requests that nobody confirmed in time. Answers how many."""
    past = await session.execute(delete(NewsletterRequest).where(NewsletterRequest.expires_at <= clock.now()))
    return int(past.rowcount)  # type: ignore[attr-defined]

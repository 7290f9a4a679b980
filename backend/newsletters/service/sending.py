"""Sending: the worker puts an edition in the queue of mails, a batch in each transaction.

A delivery and its mail are written together. A worker that dies loses the batch and nothing else; the next one goes on
with whoever has no delivery yet, so nobody is left out and nobody gets it twice.
"""

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.mails.service import queue_bulk
from backend.newsletters import letters, queries
from backend.newsletters.keys import Keys
from backend.newsletters.models import EditionStatus, NewsletterDelivery, NewsletterEdition, NewsletterSubscription

AT_A_TIME = 200


async def send_next(session: AsyncSession, keys: Keys) -> int:
    """The next batch of the edition that waits longest; answers how many mails. None left: it is sent."""
    edition = await session.scalar(
        select(NewsletterEdition)
        .where(NewsletterEdition.status == EditionStatus.SENDING)
        .order_by(NewsletterEdition.sending_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if edition is None:
        return 0
    has_it = exists().where(
        NewsletterDelivery.edition_id == edition.id, NewsletterDelivery.subscription_id == NewsletterSubscription.id
    )
    found = await session.scalars(
        select(NewsletterSubscription)
        .where(~has_it, *queries.gets(edition))
        .order_by(NewsletterSubscription.id)
        .limit(AT_A_TIME)
        .with_for_update()  # who unsubscribes at this moment comes before or after the whole batch
    )
    batch = found.all()
    now = clock.now()
    for subscription in batch:
        session.add(NewsletterDelivery(edition_id=edition.id, subscription_id=subscription.id, queued_at=now))
        queue_bulk(
            session,
            letters.to_subscriber(edition, subscription.language, subscription.id, keys),
            to=subscription.email,
            template=letters.TEMPLATE,
            language=subscription.language,
            intro=edition.intro[subscription.language],
        )
    # By a statement, so that no version goes up under somebody who is choosing other topics.
    told = update(NewsletterSubscription).where(NewsletterSubscription.id.in_([one.id for one in batch]))
    await session.execute(told.values(last_sent_at=now))
    edition.recipients += len(batch)
    if len(batch) < AT_A_TIME:
        edition.status, edition.sent_at = EditionStatus.SENT, now
    await session.flush()
    return len(batch)

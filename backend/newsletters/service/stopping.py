"""Stopping: somebody unsubscribes, or a mail comes back. The address goes; a mark of it stays."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.mails.models import Mail, MailStatus
from backend.newsletters.keys import Keys
from backend.newsletters.letters import TEMPLATE
from backend.newsletters.models import NewsletterSubscription, NewsletterSuppression, SuppressionReason
from backend.newsletters.schemas import DeliveryReportCreate

LETTERS = (TEMPLATE, "newsletter_confirmation", "newsletter_known")
MOST_SOFT = 5  # mails in a row that could not be delivered for now
IN_A_ROW = timedelta(days=100)  # two such mails further apart than this are no row: an edition a month leaves room
LOOKED_BACK = timedelta(days=2)


async def unsubscribe(session: AsyncSession, keys: Keys, subscription_id: UUID) -> None:
    """No newsletter from now on, also none that waits in the queue. Once more changes nothing."""
    email = await session.scalar(
        delete(NewsletterSubscription)
        .where(NewsletterSubscription.id == subscription_id)
        .returning(NewsletterSubscription.email)
    )
    if email is not None:
        await _remember(session, keys, email, SuppressionReason.UNSUBSCRIBED)


async def take_report(session: AsyncSession, keys: Keys, wish: DeliveryReportCreate) -> None:
    """What the mail system heard: an address that does not exist, one that could not be reached, or a complaint."""
    match wish.outcome:
        case "hard_bounce":
            await _stop(session, keys, wish.email, SuppressionReason.HARD_BOUNCE)
        case "complaint":
            await _stop(session, keys, wish.email, SuppressionReason.COMPLAINT)
        case "soft_bounce":
            await _count_soft(session, keys, wish.email)


async def learn_refusals(session: AsyncSession, keys: Keys) -> int:
    """Remember the addresses that the mail server itself refused for good. Answers how many.

    What was mailed before somebody subscribed anew says nothing any more: they said since that they want it.
    """
    anew = exists().where(
        NewsletterSubscription.email == Mail.recipient, NewsletterSubscription.confirmed_at > Mail.created_at
    )
    refused = await session.scalars(
        select(Mail.recipient)
        .where(
            Mail.template.in_(LETTERS),
            Mail.status == MailStatus.FAILED,
            Mail.last_error.startswith("SMTPRecipientsRefused"),
            Mail.created_at > clock.now() - LOOKED_BACK,
            ~anew,
        )
        .distinct()
    )
    found = refused.all()
    for email in found:
        await _stop(session, keys, email, SuppressionReason.HARD_BOUNCE)
    return len(found)


async def _count_soft(session: AsyncSession, keys: Keys, email: str) -> None:
    found = await session.scalar(
        select(NewsletterSubscription).where(NewsletterSubscription.email == email).with_for_update()
    )
    if found is None:
        return
    now = clock.now()
    in_a_row = found.soft_bounced_at is not None and now - found.soft_bounced_at < IN_A_ROW
    found.soft_bounces = found.soft_bounces + 1 if in_a_row else 1
    found.soft_bounced_at = now
    await session.flush()
    if found.soft_bounces >= MOST_SOFT:
        await _stop(session, keys, email, SuppressionReason.SOFT_BOUNCES)


async def _stop(session: AsyncSession, keys: Keys, email: str, reason: SuppressionReason) -> None:
    await session.execute(delete(NewsletterSubscription).where(NewsletterSubscription.email == email))
    await _remember(session, keys, email, reason)


async def _remember(session: AsyncSession, keys: Keys, email: str, reason: SuppressionReason) -> None:
    """Keep the mark of the address, and take what still waits for it out of the queue."""
    row = insert(NewsletterSuppression).values(
        address_mark=keys.address_mark(email), reason=reason, suppressed_at=clock.now()
    )
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["address_mark"],
            set_={"reason": row.excluded.reason, "suppressed_at": row.excluded.suppressed_at},
        )
    )
    waiting = (
        select(Mail.id)
        .where(Mail.recipient == email, Mail.template == TEMPLATE, Mail.status == MailStatus.QUEUED)
        .with_for_update(skip_locked=True)  # one that leaves at this very moment is not waited for
    )
    await session.execute(delete(Mail).where(Mail.id.in_(waiting)))

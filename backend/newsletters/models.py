"""Who gets the newsletter and about what, whom we mail no more, and the editions."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, LargeBinary, String, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned


class NewsletterTopic(StrEnum):
    """What one can follow: news of the programme itself, and each theme."""

    PROGRAMME = "programme"
    WORK_DIVISION = "work_division"
    WORKING_TIME = "working_time"
    MANAGEMENT = "management"
    PARTICIPATION = "participation"
    CRAFTSMANSHIP = "craftsmanship"
    PROCESS = "process"
    TECHNOLOGY = "technology"
    RESULTS = "results"


class NewsletterFrequency(StrEnum):
    """How often somebody wants mail: each edition about their topics, or one of them a month at most."""

    EACH = "each"
    MONTHLY = "monthly"


class NewsletterRequest(Identified, Timestamped, Base):
    """Somebody asked for the newsletter; nothing is sent until the owner of the mailbox follows the link.

    Kept for every address alike, also for one that is subscribed or gets no mail: asking tells nothing.
    """

    __tablename__ = "newsletter_requests"
    __table_args__ = (
        CheckConstraint("octet_length(token_hash) = 32", name="token_hashed"),
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("cardinality(topics) BETWEEN 1 AND 9", name="topics_chosen"),
        Index(None, "email"),
        Index(None, "expires_at"),
    )

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    email: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    topics: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    frequency: Mapped[NewsletterFrequency]
    expires_at: Mapped[datetime]


class NewsletterSubscription(Identified, Timestamped, Versioned, Base):
    """Somebody gets the newsletter: confirmed from their own mailbox, or chosen with their account.

    `soft_bounces` counts mails in a row that could not be delivered for now.
    """

    __tablename__ = "newsletter_subscriptions"
    __table_args__ = (
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("cardinality(topics) BETWEEN 1 AND 9", name="topics_chosen"),
        CheckConstraint("soft_bounces >= 0", name="bounces_counted"),
    )

    email: Mapped[str] = mapped_column(unique=True)
    language: Mapped[str] = mapped_column(String(2))
    topics: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    frequency: Mapped[NewsletterFrequency]
    confirmed_at: Mapped[datetime]
    last_sent_at: Mapped[datetime | None]
    soft_bounces: Mapped[int] = mapped_column(default=0)
    soft_bounced_at: Mapped[datetime | None]


class SuppressionReason(StrEnum):
    """Why an address gets no newsletter."""

    UNSUBSCRIBED = "unsubscribed"
    HARD_BOUNCE = "hard_bounce"
    SOFT_BOUNCES = "soft_bounces"
    COMPLAINT = "complaint"


class NewsletterSuppression(Base):
    """An address that gets no newsletter, as a mark that only this service can make: the address is not kept."""

    __tablename__ = "newsletter_suppressions"
    __table_args__ = (CheckConstraint("octet_length(address_mark) = 32", name="address_marked"),)

    address_mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    reason: Mapped[SuppressionReason]
    suppressed_at: Mapped[datetime]


class EditionStatus(StrEnum):
    """Where an edition is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SENDING = "sending"
    SENT = "sent"


class NewsletterEdition(Identified, Timestamped, Versioned, Base):
    """One newsletter, made of publications, for whoever follows one of its topics.

    `articles` is what is sent: fixed at the moment of sending, so that everybody gets the same. From then on neither
    that nor the words change, and it is sent by somebody who did not write in it (a trigger).
    """

    __tablename__ = "newsletter_editions"
    __table_args__ = (
        CheckConstraint("cardinality(topics) BETWEEN 1 AND 9", name="topics_chosen"),
        CheckConstraint("cardinality(publication_ids) BETWEEN 1 AND 10", name="publications_chosen"),
        CheckConstraint("(status IN ('sending', 'sent')) = (sending_at IS NOT NULL)", name="sending_at_set"),
        CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name="sent_at_set"),
        Index(None, "approved_by"),
    )

    status: Mapped[EditionStatus] = mapped_column(default=EditionStatus.DRAFT)
    subject: Mapped[dict[str, str]]
    intro: Mapped[dict[str, str]]
    topics: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    publication_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid))
    articles: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    review_note: Mapped[str | None]
    sending_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    approved_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    recipients: Mapped[int] = mapped_column(default=0)
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class NewsletterEditionWriter(Timestamped, Base):
    """Somebody composed an edition or offered it, and so does not send it (a trigger)."""

    __tablename__ = "newsletter_edition_writers"
    __table_args__ = (Index(None, "account_id"),)

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("newsletter_editions.id", ondelete="CASCADE"), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)


class NewsletterDelivery(Base):
    """An edition was put in the queue for a subscriber: once, by the key of this row."""

    __tablename__ = "newsletter_deliveries"
    __table_args__ = (Index(None, "subscription_id"),)

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("newsletter_editions.id", ondelete="CASCADE"), primary_key=True)
    subscription_id: Mapped[UUID] = mapped_column(
        ForeignKey("newsletter_subscriptions.id", ondelete="CASCADE"), primary_key=True
    )
    queued_at: Mapped[datetime]

"""Mails that wait, are sent or failed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped

# After each failure a mail waits longer; after the last wait it has failed for good, two days after the first try.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=16),
    timedelta(hours=24),
)


class MailStatus(StrEnum):
    """Where a mail is."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Mail(Identified, Timestamped, Base):
    """One mail to one address. Its words come from the template when it is sent; what fills them is wiped later.

    `about_id` is the voucher it tells of; None for a mail about anything else. What fills one about a voucher stays
    when it fails, so that it can be restarted: its link opens a page for who signs in, never an account. `bulk` is what
    a mail to many carries besides (see `bulk.py`); its link is wiped with what fills the words.
    """

    __tablename__ = "mails"
    __table_args__ = (
        CheckConstraint("language in ('nl', 'en')", name="language_known"),
        CheckConstraint("(status = 'sent') = (sent_at IS NOT NULL)", name="sent_at_set"),
        Index("mails_waiting_idx", "next_attempt_at", postgresql_where=text("status = 'queued'")),
        Index(None, "created_at"),
        Index("mails_about_idx", "about_id", postgresql_where=text("about_id IS NOT NULL")),
    )

    recipient: Mapped[str]
    language: Mapped[str]
    template: Mapped[str]
    params: Mapped[dict[str, str]] = mapped_column(JSONB)
    status: Mapped[MailStatus] = mapped_column(default=MailStatus.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    last_error: Mapped[str | None]
    about_id: Mapped[UUID | None]
    bulk: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    def hold_until(self, moment: datetime) -> None:
        """Keep one that may wait in the queue, as while whoever gets it rests."""
        self.next_attempt_at = moment

    def send(self, at: datetime) -> None:
        """Record that the mail server took it."""
        self.attempts += 1
        self.status, self.sent_at, self.last_error = MailStatus.SENT, at, None
        self.params, self.bulk = {}, None  # a link in it may open an account

    def fail(self, at: datetime, reason: str, *, for_good: bool) -> None:
        """Record a failure: try again later, or give up after the last wait and when the address does not exist."""
        self.attempts += 1
        self.last_error = reason[:500]
        if for_good or self.attempts > len(WAITS):
            self.status = MailStatus.FAILED
            if self.about_id is None:
                self.params, self.bulk = {}, None
        else:
            self.next_attempt_at = at + WAITS[self.attempts - 1]

    def restart(self, at: datetime) -> bool:
        """Put one that failed in the queue again, with all its tries; False, and nothing happens, for any other."""
        if self.status is not MailStatus.FAILED:
            return False
        self.status, self.attempts, self.next_attempt_at = MailStatus.QUEUED, 0, at
        return True

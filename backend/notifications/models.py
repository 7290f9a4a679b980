"""Notices in the app, how somebody wants to be told of them, and when they last got a digest."""

from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, Index, String, false, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.content.shapes import LetterCategory
from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.notifications.quiet import Quiet

TIME_OF_DAY = "^([01][0-9]|2[0-3]):[0-5][0-9]$"


class Notice(Identified, Timestamped, Base):
    """Something a person should know, shown in the app. Its words are the subject of the template.

    `role` is why they are told: what they do for the organisation; None for something of their own. `awaits_digest` is
    True until it has stood in a digest, for who wants that instead of a mail at once.
    """

    __tablename__ = "notices"
    __table_args__ = (
        Index(None, "account_id", "created_at"),
        Index("notices_awaiting_idx", "account_id", postgresql_where=text("awaits_digest AND read_at IS NULL")),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    template: Mapped[str]
    link: Mapped[str]
    read_at: Mapped[datetime | None]
    role: Mapped[str | None] = mapped_column(String(40))
    awaits_digest: Mapped[bool] = mapped_column(default=False, server_default=false())


class MailRhythm(StrEnum):
    """How mail about a kind of notice comes."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    APP_ONLY = "app_only"


IN_DIGEST = (MailRhythm.DAILY, MailRhythm.WEEKLY)
# Who must act, or waits for an answer, hears it at once; what others do comes once a day, news once a week.
DEFAULTS: dict[LetterCategory, MailRhythm] = {
    "case": MailRhythm.AT_ONCE,
    "work": MailRhythm.AT_ONCE,
    "community": MailRhythm.DAILY,
    "news": MailRhythm.WEEKLY,
}


def _rhythm(category: LetterCategory) -> Enum:
    return Enum(
        MailRhythm,
        name=f"{category}mail",
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda kind: [member.value for member in kind],
    )


class NotificationPreference(Versioned, Base):
    """What somebody chose: a rhythm for each kind of notice that may wait, and quiet hours as HH:MM in the Netherlands.

    Who never chose has no row. There is no choice for account, security and decisions: those go at once, always.
    """

    __tablename__ = "notification_preferences"
    __table_args__ = (
        CheckConstraint("(quiet_from IS NULL) = (quiet_until IS NULL)", name="quiet_hours_whole"),
        CheckConstraint("quiet_from <> quiet_until", name="quiet_hours_not_all_day"),
        CheckConstraint(f"quiet_from ~ '{TIME_OF_DAY}'", name="quiet_from_a_time"),
        CheckConstraint(f"quiet_until ~ '{TIME_OF_DAY}'", name="quiet_until_a_time"),
    )

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    case_mail: Mapped[MailRhythm] = mapped_column(_rhythm("case"))
    work_mail: Mapped[MailRhythm] = mapped_column(_rhythm("work"))
    community_mail: Mapped[MailRhythm] = mapped_column(_rhythm("community"))
    news_mail: Mapped[MailRhythm] = mapped_column(_rhythm("news"))
    quiet_from: Mapped[str | None] = mapped_column(String(5))
    quiet_until: Mapped[str | None] = mapped_column(String(5))
    quiet_weekends: Mapped[bool]

    def quiet(self) -> Quiet:
        """When mail that can wait does."""
        starts = time.fromisoformat(self.quiet_from) if self.quiet_from is not None else None
        ends = time.fromisoformat(self.quiet_until) if self.quiet_until is not None else None
        return Quiet(starts, ends, self.quiet_weekends)


class NotificationDigest(Base):
    """The day on which somebody last got a digest: never two on one day, whoever sends them."""

    __tablename__ = "notification_digests"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True)
    sent_on: Mapped[date]


def rhythm_of(preference: NotificationPreference | None, category: LetterCategory) -> MailRhythm:
    """How mail about this kind comes for somebody: as they chose, else as it is for everybody."""
    if category == "duty":
        return MailRhythm.AT_ONCE
    if preference is None:
        return DEFAULTS[category]
    chosen: MailRhythm = getattr(preference, f"{category}_mail")
    return chosen

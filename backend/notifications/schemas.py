"""Notices on the wire."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.content.shapes import LetterCategory
from backend.core.schemas import Flag, LocalizedText, Moment, Paged, PageQuery, Schema
from backend.identity.scopes import Role
from backend.notifications.models import TIME_OF_DAY, MailRhythm

TimeOfDay = Annotated[
    str,
    StringConstraints(pattern=TIME_OF_DAY),
    Field(description="A time of day in the Netherlands, as HH:MM.", examples=["20:00"]),
]


class NoticeRead(Schema):
    """Something you should know."""

    id: UUID
    kind: str = Field(description="Code of what it is about, as `voucher_granted`.")
    category: LetterCategory = Field(description="What kind of notice it is: you choose per kind how mail comes.")
    title: LocalizedText
    link: str = Field(description="Page of the app where you act on it.")
    organisation_id: UUID | None = Field(description="The organisation it concerns.")
    role: Role | None = Field(description="Why you are told: what you do there. Null for something of your own.")
    created_at: Moment
    read_at: Moment | None


class NoticePage(Paged[NoticeRead]):
    """One page of notices."""

    unread: int = Field(description="How many of all your notices you have not read, counted up to 100.")
    next_cursor: str | None = Field(description="Where the next page begins, for `after`; null at the end.")


class NoticeFilter(PageQuery):
    """Which notices."""

    unread: bool = Field(default=False, description="Only those you have not read.")
    category: LetterCategory | None = Field(default=None, description="Only of this kind.")
    after: str | None = Field(
        default=None, max_length=120, description="`nextCursor` of the page before this one, in place of `page`."
    )


class NoticeUpdate(Schema):
    """Mark a notice as read, or as unread again."""

    read: Flag


class NoticesUpdate(Schema):
    """Mark all as read, or undo it: make those unread that were marked at one moment."""

    read: Flag
    category: LetterCategory | None = Field(default=None, description="Only of this kind.")
    read_at: Moment | None = Field(default=None, description="To undo: `readAt` of the answer to marking all.")

    @model_validator(mode="after")
    def undoes_one_act(self) -> Self:
        """Refuse to make everything unread, and to say when something was read."""
        if self.read == (self.read_at is not None):
            raise ValueError(
                "Geef readAt mee om het ongedaan te maken, en alleen dan. | Give readAt to undo, and only then."
            )
        return self


class NoticesMarked(Schema):
    """What marking all did."""

    count: int = Field(description="How many notices changed.")
    read_at: Moment = Field(description="With this moment it can be undone.")


class MailRhythms(Schema):
    """How mail comes, for each kind of notice that may wait."""

    case: MailRhythm = Field(description="Your own case: vouchers, guidance, scans, measurements, questions, stories.")
    work: MailRhythm = Field(description="Work that waits for you, as a desk, an adviser or a branch.")
    community: MailRhythm = Field(description="What others do with you: answers that were chosen, groups.")
    news: MailRhythm = Field(description="News and invitations.")


class QuietHours(Schema):
    """From when to when mail that can wait does; past midnight when `ends` is the earlier."""

    starts: TimeOfDay
    ends: TimeOfDay

    @model_validator(mode="after")
    def not_all_day(self) -> Self:
        """Refuse hours without an end."""
        if self.starts == self.ends:
            raise ValueError("Kies twee verschillende tijden. | Choose two different times.")
        return self


class NotificationPreferencesUpdate(Schema):
    """How you want to be told."""

    mail: MailRhythms
    quiet_hours: QuietHours | None = Field(description="Null: mail goes out at any hour.")
    quiet_weekends: Flag = Field(description="Whether mail that can wait also waits on Saturday and Sunday.")


class NotificationPreferencesRead(NotificationPreferencesUpdate):
    """How you are told. Mail about your account, security and decisions always goes at once: there is no choice."""

    is_chosen: bool = Field(description="False while you have the choices that everybody begins with.")


class LocalMailRead(Schema):
    """A mail in the local mailbox of a demonstration."""

    id: UUID
    recipient: str
    subject: str
    sent_at: Moment
    language: Literal["nl", "en"]
    text: str


class LocalMailList(Schema):
    """The local mailbox, newest first; at most a hundred mails."""

    items: list[LocalMailRead]

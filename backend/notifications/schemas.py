"""Notices on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Flag, LocalizedText, Moment, Paged, PageQuery, Schema


class NoticeRead(Schema):
    """Something you should know."""

    id: UUID
    kind: str = Field(description="Code of what it is about, as `voucher_granted`.")
    title: LocalizedText
    link: str = Field(description="Page of the app where you act on it.")
    organisation_id: UUID | None = Field(description="The organisation it concerns.")
    created_at: Moment
    read_at: Moment | None


class NoticePage(Paged[NoticeRead]):
    """One page of notices."""

    unread: int = Field(description="How many of all your notices you have not read, counted up to 100.")


class NoticeFilter(PageQuery):
    """Which notices."""

    unread: bool = Field(default=False, description="Only those you have not read.")


class NoticeUpdate(Schema):
    """Mark a notice as read, or as unread again."""

    read: Flag


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

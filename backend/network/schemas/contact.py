"""Introductions, messages and blocks as they cross the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Moment, Paged, PageQuery, Prose, Schema
from backend.network.models import IntroductionStatus
from backend.network.schemas.profiles import NetworkPerson

Reason = Annotated[Prose, StringConstraints(max_length=500)]
MessageWords = Annotated[Prose, StringConstraints(max_length=2_000)]


class NetworkIntroductionCreate(Schema):
    """Ask somebody for contact."""

    profile_id: UUID
    reason: Reason = Field(description="Why you want to meet. Plain text, read by the other.")


class NetworkIntroductionMove(Schema):
    """What the other, or whoever asked, does with it."""

    to_status: Literal["accepted", "declined", "withdrawn"]


class NetworkIntroductionFilter(PageQuery):
    """Which introductions."""

    status: IntroductionStatus | None = Field(default=None, description="Only with this status.")


class NetworkIntroductionRead(Schema):
    """An introduction, as either of the two sees it."""

    id: UUID
    status: IntroductionStatus
    asked_by_me: bool
    reason: str
    asked_at: datetime
    active_at: datetime = Field(description="When something happened last.")
    person: NetworkPerson | None = Field(description="The other; null when they are not to be reached any more.")
    unread: int = Field(description="Messages of the other that you did not read.")
    is_demonstration: bool
    allowed_acts: list[Literal["accept", "decline", "withdraw", "write", "report", "block"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class NetworkIntroductionPage(Paged[NetworkIntroductionRead]):
    """One page of introductions, the latest activity first."""


class NetworkMessageCreate(Schema):
    """A message to whom you were introduced."""

    words: MessageWords = Field(description="Plain text; a link stays text.")


class NetworkMessageRead(Schema):
    """A message."""

    id: UUID
    is_mine: bool
    words: str
    written_at: datetime
    read_at: datetime | None = Field(description="Of your own: when the other read it.")


class NetworkMessageFilter(Schema):
    """Which messages; the newest first."""

    after: UUID | None = Field(default=None, description="`nextCursor` of the page before this one.")
    limit: int = Field(default=50, ge=1, le=100, description="At most so many.")


class NetworkMessageList(Schema):
    """Some messages, and where the older ones begin."""

    items: list[NetworkMessageRead]
    next_cursor: UUID | None


class NetworkReading(Schema):
    """What you have read."""

    read_until: Moment = Field(description="`writtenAt` of the newest message on your screen.")


class NetworkUnread(Schema):
    """What waits for you."""

    messages: int = Field(description="Messages you did not read.")
    introductions: int = Field(description="Introductions that you can answer.")


class NetworkBlockCreate(Schema):
    """Whom you want no contact with: by profile, or by an introduction."""

    profile_id: UUID | None = None
    introduction_id: UUID | None = None


class NetworkBlockRead(Schema):
    """Somebody you block."""

    id: UUID
    name: str | None = Field(description="Only when they show their name to everyone.")
    blocked_at: datetime


class NetworkBlockList(Schema):
    """Whom you block, the newest first."""

    items: list[NetworkBlockRead]

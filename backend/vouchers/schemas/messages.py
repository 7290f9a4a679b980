"""Messages about a voucher on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Integer, Moment, Schema
from backend.vouchers.states import Party

MessageNumber = Annotated[Integer, Field(ge=0, le=2**53, description="Number of a message, in the order they came.")]
MessageText = Annotated[str, StringConstraints(max_length=4_000, pattern=r"^[^\u0000]*[^\u0000-\u0020][^\u0000]*$")]


class MessageFilter(Schema):
    """Which messages of a thread."""

    before: int | None = Field(default=None, ge=1, le=2**53, description="Only messages before this number.")


class MessageCreate(Schema):
    """Write a message; who reads it stands in the list."""

    body: MessageText
    file_ids: list[UUID] = Field(default=[], max_length=5, description="Documents to add; they join the voucher's.")


class MessageRead(Schema):
    """One message."""

    id: UUID
    number: MessageNumber
    source: Party = Field(description="For whom the author writes.")
    author_name: str | None = Field(description="Null when the author's account was erased.")
    is_yours: bool
    body: str
    sent_at: Moment


class MessageList(Schema):
    """The newest messages that you may read, oldest first."""

    items: list[MessageRead]
    has_earlier: bool = Field(description="There are earlier ones: ask with `before`.")
    unread: int = Field(description="Messages of others that you did not mark as read.")
    read_by: list[Party] = Field(description="Who reads what is written now.")
    may_write: bool


class MessageReadingCreate(Schema):
    """You have read up to and including this message."""

    read_to: MessageNumber


class MessageReadingRead(Schema):
    """How far you have read."""

    read_to: MessageNumber
    unread: int


class UnreadRead(Schema):
    """Unread messages of one voucher."""

    voucher_id: UUID
    voucher_code: str
    company_name: str
    unread: int


class UnreadList(Schema):
    """The vouchers with messages that you did not read, the newest message first; at most a hundred."""

    items: list[UnreadRead]

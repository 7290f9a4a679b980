"""Answers as they cross the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Flag, Paged, PageQuery, Schema
from backend.questions.models import AnswerRole, AnswerStatus
from backend.questions.schemas.questions import Body

NAMED = Field(default=False, description="Whether the knowledge base may say that this answer is yours.")


class AnswerCreate(Schema):
    """An answer, under your name."""

    body: Body
    shows_organisation: Flag = Field(default=False, description="Whether your organisation stands with your name.")
    may_be_named: Flag = NAMED


class AnswerWrite(Schema):
    """Other words for an answer; what it said before stays with it."""

    body: Body
    may_be_named: Flag = NAMED


class AnswerWithdrawn(Schema):
    """Whoever wrote it takes it back."""

    to_status: Literal["withdrawn"]


class AnswerPageQuery(PageQuery):
    """Which answers: the chosen one first, then those of most use."""


class AnswerRead(Schema):
    """An answer."""

    id: UUID
    body: str
    role: AnswerRole = Field(description="Adviser: accredited when it was written. Desk: an officer of Syntens.")
    written_by: str | None = Field(description="The name, unless erased.")
    organisation: str | None
    adviser_id: UUID | None = Field(description="The profile of an accredited adviser.")
    written_at: datetime
    edited_at: datetime | None
    status: AnswerStatus
    is_accepted: bool = Field(description="Whoever asked was helped by this one.")
    votes: int = Field(description="How many people found it of use.")
    has_my_vote: bool
    is_mine: bool
    may_be_named: bool | None = Field(description="Told to whoever wrote it and to Syntens.")
    allowed_acts: list[Literal["vote", "edit", "withdraw", "accept", "report"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class AnswerPage(Paged[AnswerRead]):
    """One page of answers."""

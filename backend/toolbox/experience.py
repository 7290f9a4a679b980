"""Ratings of toolbox items, and the words with them, as they cross the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Integer, LocalizedText, Paged, Prose, Schema
from backend.organisations.models import SizeClass
from backend.toolbox.models import ExperienceStatus

Words = Annotated[Prose, Field(max_length=400)]


class ToolboxRatingWrite(Schema):
    """How it went, from four weeks of use on. What is left out is taken back."""

    score: Annotated[Integer, Field(ge=1, le=5)] = Field(description="From 1 (it did not help) to 5 (it helped a lot).")
    what_worked: Words | None = Field(default=None, description="What worked. Others see it after review, unnamed.")
    for_whom: Words | None = Field(default=None, description="For whom it is something, and for whom not.")


class ToolboxRatingRead(Schema):
    """Your company's own rating."""

    score: int
    what_worked: str | None
    for_whom: str | None
    experience_status: ExperienceStatus | None = Field(description="Of the words; null when there are none.")
    rated_on: date
    version: int = Field(description="Goes up at each change; the ETag.")


class ToolboxMeanRating(Schema):
    """What companies that use it make of it, from five ratings on."""

    mean: float = Field(description="Mean score, 1 to 5, to the nearest half.")
    count: int = Field(description="Ratings in this mean. Both change only when five more or five fewer are there.")


class ToolboxExperience(Schema):
    """Words of a company that uses it, reviewed. Sector and size are told when ten companies or more share them."""

    what_worked: str | None
    for_whom: str | None
    size_class: SizeClass | None
    section: str | None = Field(description="SBI section.")


class ToolboxExperienceWaiting(Schema):
    """Words that wait for review. Names no company and no score."""

    id: UUID
    slug: str
    title: LocalizedText
    what_worked: str | None
    for_whom: str | None
    version: int = Field(description="For If-Match.")


class ToolboxExperiencePage(Paged[ToolboxExperienceWaiting]):
    """One page of what waits."""


class ExperienceApproved(Schema):
    """Show these words."""

    to_status: Literal["approved"]


class ExperienceWithheld(Schema):
    """Show them to nobody but who wrote them."""

    to_status: Literal["withheld"]


ToolboxExperienceReview = Annotated[ExperienceApproved | ExperienceWithheld, Field(discriminator="to_status")]


class ToolboxExperienceDecided(Schema):
    """What was decided."""

    id: UUID
    experience_status: ExperienceStatus
    version: int

"""Practices as they cross the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme

SectionCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-U]$"),
    Field(description="Section of the standard industrial classification (SBI 2008).", examples=["C"]),
]


class PracticeFilter(PageQuery):
    """Which practices. Several values of one filter widen it, several filters narrow the list."""

    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectionCode] = Field(default_factory=list, max_length=21, description="In one of these sectors.")
    fictitious: bool | None = Field(default=None, description="Only invented ones, or only real ones.")


class PracticeFigure(Schema):
    """A figure of one firm before and after: a description, never an effect (evidence level 0)."""

    label: LocalizedText
    before: float
    after: float
    unit: LocalizedText
    evidence_level: Literal[0]


class PracticeQuote(Schema):
    """What somebody said, named by function only."""

    who: LocalizedText
    side: Literal["management", "employee"]
    text: LocalizedText


class PracticeSummary(Schema):
    """A practice on a card."""

    id: UUID
    slug: str = Field(description="Readable name in the address.")
    company_name: str
    is_fictitious: bool = Field(description="Invented, as an example; say so wherever it is shown.")
    place: str | None
    province: str | None = Field(description="ISO 3166-2 code, where the source gives it.")
    section: str | None = Field(description="SBI section, where the source gives it.")
    employees: int | None
    themes: list[Theme]
    year: int
    title: LocalizedText
    summary: LocalizedText


class PracticePage(Paged[PracticeSummary]):
    """One page of practices."""


class PracticeRead(PracticeSummary):
    """The whole story. Texts are Markdown without HTML."""

    reason: LocalizedText
    approach: LocalizedText
    participation: LocalizedText = Field(description="How employees took part.")
    result: LocalizedText
    lessons: LocalizedText
    source: LocalizedText
    figures: list[PracticeFigure]
    quotes: list[PracticeQuote]
    published_at: datetime

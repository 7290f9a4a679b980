"""Publications as everybody reads them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.problems import Language
from backend.core.schemas import LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.publications.models import PublicationKind
from backend.toolbox.schemas import FacetValue, SectorCode


class PublicationFilter(PageQuery):
    """Which publications. Several values of one filter widen it, several filters narrow the list."""

    kind: list[PublicationKind] = Field(default_factory=list, max_length=2, description="Of one of these kinds.")
    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="For one of these sectors.")


class PublicationFeedQuery(Schema):
    """Which feed: the twenty newest that match."""

    format: Literal["atom", "rss"] = Field(default="atom", description="Atom (RFC 4287) or RSS 2.0.")
    language: Language = Field(default="nl", description="The language of titles and texts.")
    kind: list[PublicationKind] = Field(default_factory=list, max_length=2, description="Of one of these kinds.")
    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="For one of these sectors.")


class PublicationSummary(Schema):
    """A publication in a list."""

    id: UUID
    slug: str = Field(description="Readable name in the address.")
    kind: PublicationKind
    title: LocalizedText
    summary: LocalizedText
    authors: list[str] = Field(description="Names as they are shown.")
    themes: list[Theme]
    sectors: list[str] = Field(description="SBI sections it is for; empty means all.")
    owner: str = Field(description="The organisation that published it.")
    is_demonstration: bool = Field(description="Invented, to show what the site can do.")
    published_at: datetime = Field(description="The first time it was shown.")
    changed_at: datetime = Field(description="When what stands there now was shown: later after a correction.")


class PublicationFacets(Schema):
    """Per filter the values that occur, counted under all other filters."""

    kind: list[FacetValue]
    theme: list[FacetValue]
    sector: list[FacetValue]


class PublicationPage(Paged[PublicationSummary]):
    """One page of publications, newest first."""

    facets: PublicationFacets


class PublicationChange(Schema):
    """That a publication changed, for its readers."""

    changed_at: datetime
    note: LocalizedText


class RelatedThing(Schema):
    """A tool or practice that a publication belongs to."""

    slug: str
    title: LocalizedText


class ReadingMinutes(Schema):
    """Minutes to read a text, in each language."""

    nl: int
    en: int


class PublicationRead(PublicationSummary):
    """A publication as everybody reads it."""

    body: LocalizedText = Field(description="Markdown.")
    reading_minutes: ReadingMinutes = Field(description="How long reading takes, at 200 words a minute.")
    changes: list[PublicationChange] = Field(description="What was changed after it was first shown, newest first.")
    tools: list[RelatedThing]
    practices: list[RelatedThing]

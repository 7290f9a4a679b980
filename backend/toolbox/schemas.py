"""Toolbox items as they cross the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Day, LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.files.schemas import FileRead
from backend.organisations.models import SizeClass
from backend.toolbox.experience import ToolboxExperience, ToolboxMeanRating, ToolboxRatingRead
from backend.toolbox.models import ItemKind, ParticipationLevel

SectorCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-U]$"),
    Field(description="Section of the standard industrial classification (SBI 2008).", examples=["C"]),
]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=3, max_length=80),
    Field(description="Readable name in the address.", examples=["taken-op-tafel"]),
]


class EffortBand(StrEnum):
    """Hours of everybody together, in bands: at most 4, 5 to 16, more."""

    LITTLE = "up_to_4"
    SOME = "5_to_16"
    MUCH = "over_16"


class ToolboxSort(StrEnum):
    """The order of the list."""

    RELEVANCE = "relevance"
    TITLE = "title"
    EFFORT = "effort"
    NEWEST = "newest"


class EvidenceLevel(StrEnum):
    """What is known of the effect: 0 a description, 1 an association. Nothing here claims more."""

    DESCRIPTION = "0"
    ASSOCIATION = "1"


class ToolboxFilter(PageQuery):
    """Which items, in which order. Several values of one filter widen it, several filters narrow the list."""

    q: str = Field(default="", max_length=100, description="Words to search; unfinished words and typing errors too.")
    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="Fits one of these sectors.")
    size_class: list[SizeClass] = Field(default_factory=list, max_length=6, description="Fits one of these sizes.")
    effort: list[EffortBand] = Field(default_factory=list, max_length=3, description="Takes this many hours.")
    kind: list[ItemKind] = Field(default_factory=list, max_length=7, description="Of one of these kinds.")
    participation: list[ParticipationLevel] = Field(
        default_factory=list, max_length=4, description="Gives employees this much say."
    )
    evidence: list[EvidenceLevel] = Field(default_factory=list, max_length=2, description="With this evidence level.")
    sort: ToolboxSort = Field(default=ToolboxSort.RELEVANCE, description="The order of the list.")


class PeopleRange(Schema):
    """How many people take part."""

    min: int = Field(description="At least.")
    max: int = Field(description="At most.")


class ToolboxItemSummary(Schema):
    """An item on a card."""

    id: UUID
    slug: str = Field(description="Readable name in the address.")
    title: LocalizedText
    summary: LocalizedText
    kind: ItemKind
    themes: list[Theme]
    sectors: list[str] = Field(description="SBI sections it is made for; empty means all.")
    size_classes: list[SizeClass] = Field(description="Company sizes it is made for; empty means all.")
    effort_hours: int = Field(description="Hours of everybody together.")
    duration_weeks: int = Field(description="Weeks from start to end.")
    cost_cents: int = Field(description="Out of pocket, in euro cents.")
    participation_level: ParticipationLevel
    evidence_level: int = Field(description="0 description, 1 association.")
    owner: str = Field(description="The organisation that looks after it.")
    is_outdated: bool = Field(description="The day on which its owner was to look again has passed.")


class FacetValue(Schema):
    """A value of a filter and how many items it would leave."""

    value: str
    count: int


class ToolboxFacets(Schema):
    """Per filter the values that occur, counted under all other filters."""

    theme: list[FacetValue]
    sector: list[FacetValue]
    size_class: list[FacetValue]
    effort: list[FacetValue]
    kind: list[FacetValue]
    participation: list[FacetValue]
    evidence: list[FacetValue]


class ToolboxItemPage(Paged[ToolboxItemSummary]):
    """One page of the toolbox."""

    facets: ToolboxFacets
    approximate: bool = Field(description="True when nothing held the words and these only resemble them.")


class RelatedToolboxItem(ToolboxItemSummary):
    """Another item, with the reason why it is named here."""

    reason: LocalizedText


class ToolboxOrigin(Schema):
    """Whose work a tool began from."""

    branch: str
    number: int = Field(description="The version of what that branch shared.")


class ToolboxItemRead(ToolboxItemSummary):
    """An item as everybody reads it. Texts are Markdown without HTML."""

    body: LocalizedText = Field(description="Markdown; HTML in it is plain text.")
    worksheet: LocalizedText | None = Field(description="Markdown to print and fill in, or null.")
    people: PeopleRange
    evidence_source: LocalizedText
    version_number: int = Field(description="Which publication this is, from 1.")
    origin: ToolboxOrigin | None = Field(description="Of which branch it was taken over; null when it is its own.")
    published_at: datetime
    review_on: date | None = Field(description="When its owner looks whether it is still right.")
    checked_on: date | None = Field(description="When its owner last found it right.")
    attachments: list[FileRead] = Field(description="Documents to save; none is ever run.")
    used_by: int = Field(
        description="Companies that said they use it, to the nearest five; 0 while there are fewer than ten. "
        "Demonstration companies do not count."
    )
    rating: ToolboxMeanRating | None = Field(description="Null while there are fewer than five ratings.")
    experiences: list[ToolboxExperience] = Field(description="Reviewed words of companies; none without a rating.")
    related: list[RelatedToolboxItem] = Field(description="Up to three others, each with its reason.")


class ToolboxUseCreate(Schema):
    """Since when your company uses it."""

    used_since: Day = Field(description="The day you started; monitoring looks at what came after it.")


class ToolboxUseRead(Schema):
    """A company's use of an item."""

    id: UUID
    slug: str
    title: LocalizedText
    used_since: date
    version_number: int
    may_rate_from: date = Field(description="From this day on, after four weeks, your company can say how it went.")
    rating: ToolboxRatingRead | None = Field(description="What your company said.")


class ToolboxUseList(Schema):
    """What your company uses, newest first."""

    items: list[ToolboxUseRead]


class ThemeRead(Schema):
    """A theme of working smarter, in words."""

    code: Theme
    name: LocalizedText
    meaning: LocalizedText
    why_it_pays: LocalizedText
    questions: list[LocalizedText] = Field(description="Three questions to ask in the canteen.")
    low_meaning: LocalizedText = Field(description="What it means when both score low.")
    gap_meaning: LocalizedText = Field(description="What it means when employees score lower than management.")
    first_step: LocalizedText


class ThemeList(Schema):
    """The eight themes, in the order of the questionnaire."""

    items: list[ThemeRead]

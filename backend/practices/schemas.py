"""Practices as everybody reads them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.organisations.models import SizeClass
from backend.practices.models import FigureBasis
from backend.toolbox.models import ParticipationLevel
from backend.toolbox.schemas import FacetValue, SectorCode

ProvinceCode = Annotated[
    str, Field(pattern=r"^NL-[A-Z]{2}$", description="Province, by ISO 3166-2 code.", examples=["NL-GE"])
]


class PracticeEvidence(StrEnum):
    """What the figures of a practice rest on: the company's completed measurements, what it says, or no figures."""

    VERIFIED = "verified"
    STATED = "stated"
    NONE = "none"


class PracticeSort(StrEnum):
    """The order of the list: real ones first and then by year, or by publication, or by title."""

    YEAR = "year"
    NEWEST = "newest"
    TITLE = "title"


class PracticeFilter(PageQuery):
    """Which practices. Several values of one filter widen it, several filters narrow the list."""

    theme: list[Theme] = Field(default_factory=list, max_length=8, description="About one of these themes.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="In one of these sectors.")
    size_class: list[SizeClass] = Field(default_factory=list, max_length=6, description="Of one of these sizes.")
    participation: list[ParticipationLevel] = Field(
        default_factory=list, max_length=4, description="Gave employees this much say."
    )
    evidence: list[PracticeEvidence] = Field(
        default_factory=list, max_length=3, description="With figures that rest on this."
    )
    province: list[ProvinceCode] = Field(default_factory=list, max_length=12, description="In one of these provinces.")
    fictitious: bool | None = Field(default=None, description="Only invented ones, or only real ones.")
    sort: PracticeSort = Field(default=PracticeSort.YEAR, description="The order.")


class PracticeFigure(Schema):
    """A figure of one firm before and after: a description, never an effect (evidence level 0)."""

    label: LocalizedText
    before: float
    after: float
    unit: LocalizedText
    evidence_level: Literal[0]
    basis: FigureBasis = Field(
        description="`verified`: from completed measurements of the company; `company`: stated by the company itself; "
        "`source`: from the source that the practice names."
    )
    measured_before_on: date | None = Field(description="Day of the first measurement, when verified.")
    measured_after_on: date | None = Field(description="Day of the last measurement, when verified.")


class PracticeQuote(Schema):
    """What somebody said, named by function only."""

    who: LocalizedText
    side: Literal["management", "employee"]
    text: LocalizedText


class PracticeTool(Schema):
    """An instrument of the toolbox that the company works with."""

    slug: str
    title: LocalizedText


class PracticeSummary(Schema):
    """A practice on a card."""

    id: UUID
    slug: str = Field(description="Readable name in the address.")
    company_name: str = Field(description="Its name, or in Dutch what an anonymous company calls itself.")
    company_description: LocalizedText | None = Field(description="What an anonymous company calls itself.")
    is_anonymous: bool = Field(description="The company does not want to be named.")
    is_fictitious: bool = Field(description="Invented, as an example; say so wherever it is shown.")
    place: str | None
    province: str | None = Field(description="ISO 3166-2 code, where the source gives it.")
    section: str | None = Field(description="SBI section, where the source gives it.")
    employees: int | None = Field(description="Headcount; never of an anonymous company.")
    size_class: SizeClass | None
    participation_level: ParticipationLevel | None = Field(description="How much say employees had.")
    evidence: PracticeEvidence
    themes: list[Theme]
    year: int
    title: LocalizedText
    summary: LocalizedText


class PracticeFacets(Schema):
    """How many practices each value of each filter would leave."""

    theme: list[FacetValue]
    sector: list[FacetValue]
    size_class: list[FacetValue]
    participation: list[FacetValue]
    evidence: list[FacetValue]
    province: list[FacetValue]


class PracticePage(Paged[PracticeSummary]):
    """One page of practices, with the facets."""

    facets: PracticeFacets


class PracticeStory(Schema):
    """What is told below the card. Texts are Markdown without HTML."""

    reason: LocalizedText
    approach: LocalizedText
    participation: LocalizedText = Field(description="How employees took part.")
    result: LocalizedText
    lessons: LocalizedText
    source: LocalizedText
    figures: list[PracticeFigure]
    quotes: list[PracticeQuote]
    tools: list[PracticeTool] = Field(description="Instruments that the company recorded as used and wants to name.")
    is_translated: bool = Field(description="False when the English texts are the Dutch ones.")


class PracticeRead(PracticeStory, PracticeSummary):
    """The whole story."""

    published_at: datetime

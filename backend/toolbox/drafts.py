"""Versions of toolbox items as their writers and reviewers send and see them."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.bilingual import ProseText, SummaryText, TitleText
from backend.core.review import VersionStatus
from backend.core.schemas import Cents, Day, Integer, LocalizedText, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.files.schemas import FileRead
from backend.organisations.models import SizeClass
from backend.toolbox.experience import ToolboxMeanRating
from backend.toolbox.models import ItemKind, ParticipationLevel
from backend.toolbox.schemas import PeopleRange, SectorCode, Slug, ToolboxOrigin


class PeopleWish(Schema):
    """How many people take part."""

    min: Annotated[Integer, Field(ge=1, le=10_000)] = Field(description="At least.")
    max: Annotated[Integer, Field(ge=1, le=10_000)] = Field(description="At most.")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """Refuse a range that ends before it starts."""
        if self.max < self.min:
            raise ValueError("Het hoogste aantal ligt onder het laagste. | The maximum lies below the minimum.")
        return self


class ToolboxWords(Schema):
    """What a version says."""

    kind: ItemKind
    themes: list[Theme] = Field(min_length=1, max_length=3, description="The main theme first.")
    sectors: list[SectorCode] = Field(max_length=21, description="Empty means every sector.")
    size_classes: list[SizeClass] = Field(max_length=6, description="Empty means every size.")
    effort_hours: Annotated[Integer, Field(ge=1, le=10_000)] = Field(description="Hours of everybody together.")
    duration_weeks: Annotated[Integer, Field(ge=1, le=520)] = Field(description="Weeks from start to end.")
    cost_cents: Cents
    participation_level: ParticipationLevel
    evidence_level: Annotated[Integer, Field(ge=0, le=1)] = Field(description="0 description, 1 association.")
    evidence_source: ProseText
    people: PeopleWish
    title: TitleText
    summary: SummaryText
    body: ProseText = Field(description="Markdown.")
    worksheet: ProseText | None = Field(default=None, description="Markdown; null for none.")
    review_on: Day | None = Field(default=None, description="When to look whether it is still right.")


class ToolboxItemCreate(ToolboxWords):
    """A new item, as a draft of your organisation."""

    slug: Slug


class ToolboxVersionUpdate(Schema):
    """What to change in a draft; what is left out stays."""

    kind: ItemKind | None = None
    themes: list[Theme] | None = Field(default=None, min_length=1, max_length=3)
    sectors: list[SectorCode] | None = Field(default=None, max_length=21)
    size_classes: list[SizeClass] | None = Field(default=None, max_length=6)
    effort_hours: Annotated[Integer, Field(ge=1, le=10_000)] | None = None
    duration_weeks: Annotated[Integer, Field(ge=1, le=520)] | None = None
    cost_cents: Cents | None = None
    participation_level: ParticipationLevel | None = None
    evidence_level: Annotated[Integer, Field(ge=0, le=1)] | None = None
    evidence_source: ProseText | None = None
    people: PeopleWish | None = None
    title: TitleText | None = None
    summary: SummaryText | None = None
    body: ProseText | None = None
    worksheet: ProseText | None = Field(default=None, description="Null takes the worksheet away.")
    review_on: Day | None = None


class ToolboxVersionSummary(Schema):
    """A version in the editors' list."""

    id: UUID
    slug: str
    number: int
    status: VersionStatus
    title: LocalizedText
    kind: ItemKind
    owner: str
    updated_at: datetime
    review_on: date | None = Field(description="When to look whether it is still right.")
    is_outdated: bool = Field(description="That day has passed, and nobody confirmed it.")


class ToolboxVersionPage(Paged[ToolboxVersionSummary]):
    """One page of versions."""


class ToolboxVersionRead(ToolboxVersionSummary):
    """A version with everything its writers and reviewers need."""

    owner_id: UUID
    origin: ToolboxOrigin | None = Field(description="Of which branch it was taken over; null when it is its own.")
    themes: list[Theme]
    sectors: list[str]
    size_classes: list[SizeClass]
    effort_hours: int
    duration_weeks: int
    cost_cents: int
    participation_level: ParticipationLevel
    evidence_level: int
    evidence_source: LocalizedText
    people: PeopleRange
    summary: LocalizedText
    body: LocalizedText
    worksheet: LocalizedText | None
    attachments: list[FileRead]
    checked_on: date | None = Field(description="When its owner last found it right.")
    review_note: str | None = Field(description="What the reviewer asked to change.")
    published_at: datetime | None
    allowed_statuses: list[VersionStatus] = Field(description="Where it can go from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class ToolboxVersionFilter(PageQuery):
    """Which versions."""

    status: VersionStatus | None = Field(default=None, description="Only with this status.")


class Offered(Schema):
    """Ask for review."""

    to_status: Literal["in_review"]


class HandedBack(Schema):
    """Return it to its writer."""

    to_status: Literal["draft"]
    note: Prose = Field(description="What should change.")


class Published(Schema):
    """Show it to everybody."""

    to_status: Literal["published"]


class Archived(Schema):
    """Take it away from where everybody reads it."""

    to_status: Literal["archived"]
    replaced_by: Slug | None = Field(default=None, description="The tool to which its address leads from now on.")


ToolboxStatusChange = Annotated[Offered | HandedBack | Published | Archived, Field(discriminator="to_status")]


class ToolboxConfirmation(Schema):
    """It is still right, as it stands."""

    review_on: Day | None = Field(default=None, description="When to look again, within two years; else in a year.")


class ToolboxAttachmentAdd(Schema):
    """A file that your organisation added before."""

    file_id: UUID


class ToolboxDownloads(Schema):
    """Downloads in a month."""

    month: date = Field(description="Its first day.")
    count: int


class ToolboxStatistics(Schema):
    """How an item is used, for its owner. Demonstration companies do not count."""

    used_by: int | None = Field(description="Companies, to the nearest five; null while there are fewer than ten.")
    downloads: list[ToolboxDownloads] = Field(description="Of its documents, in the last twelve months, oldest first.")
    rating: ToolboxMeanRating | None = Field(description="As everybody sees it; null under five ratings.")

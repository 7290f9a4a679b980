"""Versions of practices as their writers, their company and the reviewers send and see them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.review import VersionStatus
from backend.core.schemas import Flag, Integer, Line, LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.organisations.models import SizeClass
from backend.practices.schemas import PracticeEvidence, PracticeFigure, PracticeQuote, PracticeStory
from backend.toolbox.drafts import HandedBack, Offered, Published
from backend.toolbox.models import ParticipationLevel
from backend.toolbox.schemas import Slug

MOST_FIGURES = 6
Short = Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\u0000-\u001f]*$", strip_whitespace=True)]
Long = Annotated[str, StringConstraints(max_length=5_000, pattern=r"^[^\u0000]*$", strip_whitespace=True)]
Amount = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]


class PracticeTitle(Schema):
    """A heading; English where there is any."""

    nl: Annotated[Line, StringConstraints(max_length=80)] = Field(description="Dutch.")
    en: Short | None = Field(default=None, description="English; without it the Dutch is shown.")


class PracticeLine(Schema):
    """A short text; English where there is any."""

    nl: Annotated[Line, StringConstraints(max_length=80)] = Field(description="Dutch.")
    en: Short | None = Field(default=None, description="English; without it the Dutch is shown.")


class PracticeSummaryText(Schema):
    """What a card says; may stay empty until it is sent for review."""

    nl: Annotated[Long, StringConstraints(max_length=240)] = Field(default="", description="Dutch.")
    en: Annotated[Long, StringConstraints(max_length=240)] | None = Field(default=None, description="English.")


class PracticeText(Schema):
    """A part of the story, in Markdown; may stay empty until it is sent for review."""

    nl: Long = Field(default="", description="Dutch.")
    en: Long | None = Field(default=None, description="English; without it the Dutch is shown.")


class StatedFigure(Schema):
    """A figure before and after, as the company states it."""

    label: PracticeLine
    before: Amount
    after: Amount
    unit: PracticeLine


class StatedQuote(Schema):
    """What somebody said, named by function only."""

    who: PracticeLine = Field(description="The function, never a name.")
    side: Literal["management", "employee"]
    text: Annotated[PracticeText, Field(description="What was said.")]


class VerifiedPick(Schema):
    """A figure of the company's own measurements, as it is or with the first measurement as 100."""

    indicator: Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")] = Field(description="See /indicators.")
    as_index: Flag = Field(description="Show the first measurement as 100, without the amounts.")


class PracticeWords(Schema):
    """What a version tells."""

    title: PracticeTitle
    summary: PracticeSummaryText = Field(default_factory=PracticeSummaryText)
    themes: list[Theme] = Field(min_length=1, max_length=3, description="The main theme first.")
    year: Annotated[Integer, Field(ge=2000, le=2100)] = Field(description="The year in which it was done.")
    reason: PracticeText = Field(default_factory=PracticeText, description="Why they began.")
    approach: PracticeText = Field(default_factory=PracticeText, description="What they did.")
    participation: PracticeText = Field(default_factory=PracticeText, description="How employees took part.")
    participation_level: ParticipationLevel
    result: PracticeText = Field(default_factory=PracticeText, description="What came of it.")
    lessons: PracticeText = Field(default_factory=PracticeText, description="What they would tell others.")
    figures: list[StatedFigure] = Field(default_factory=list, max_length=MOST_FIGURES)
    quotes: list[StatedQuote] = Field(default_factory=list, max_length=6)
    tools: list[Slug] = Field(
        default_factory=list, max_length=10, description="Which of the instruments in use at the company are named."
    )
    is_anonymous: Flag = Field(default=False, description="Tell it without the name of the company.")
    company_description: PracticeLine | None = Field(
        default=None,
        description="What an anonymous company calls itself; needed then.",
        examples=[{"nl": "een bakkerij in Gelderland", "en": "a bakery in Gelderland"}],
    )
    shows_section: Flag = Field(default=True, description="Whether an anonymous company tells its sector.")
    shows_province: Flag = Field(default=True, description="Whether an anonymous company tells its province.")


class PracticeCreate(PracticeWords):
    """A new practice of a company, as a draft."""

    company_id: UUID = Field(description="Your own company, or the one that you write it with.")


class PracticeStage(StrEnum):
    """What must happen next with a version, and by whom."""

    WRITE = "write"
    MEND = "mend"
    CONSENT = "consent"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"


class PracticeVersionSummary(Schema):
    """A version in a list of those who work on it."""

    id: UUID
    practice_id: UUID
    slug: str | None = Field(description="Readable name in the address, from the first publication on.")
    number: int
    status: VersionStatus
    stage: PracticeStage = Field(description="What must happen next.")
    title: LocalizedText
    company: str = Field(description="The company, also when it stays unnamed to others.")
    is_anonymous: bool
    has_consent: bool = Field(description="The company agreed to this text as it stands.")
    is_demonstration: bool
    updated_at: datetime


class PracticeVersionPage(Paged[PracticeVersionSummary]):
    """One page of versions."""


class PracticeVersionFilter(PageQuery):
    """Which versions."""

    status: VersionStatus | None = Field(default=None, description="Only with this status.")


class PracticeConsentRead(Schema):
    """A consent to the text of a version."""

    id: UUID
    given_at: datetime
    given_by: str | None = Field(description="Null once that account is erased.")
    withdrawn_at: datetime | None
    is_for_this_text: bool = Field(description="False when the text changed after it was given.")


class PracticeVersionLink(Schema):
    """Another version of the same practice."""

    id: UUID
    number: int
    status: VersionStatus


class PracticeVersionRead(PracticeStory, PracticeVersionSummary):
    """A version with everything its writers, its company and the reviewers need."""

    company_id: UUID
    company_name: str = Field(description="As it is shown.")
    company_description: LocalizedText | None
    place: str | None
    province: str | None
    section: str | None
    employees: int | None
    size_class: SizeClass | None
    participation_level: ParticipationLevel
    evidence: PracticeEvidence
    themes: list[Theme]
    year: int
    summary: LocalizedText
    stated_figures: list[PracticeFigure]
    verified_figures: list[PracticeFigure]
    verified_picks: list[VerifiedPick] = Field(description="Which figures were taken over, in the same order.")
    figures_changed: bool = Field(
        description="A measurement was corrected since its figures were taken over; what is published stays as it was."
    )
    quotes: list[PracticeQuote]
    is_recognisable: bool = Field(
        description="Fewer than ten companies of the register share the sector, size and province that it tells."
    )
    content_hash: str = Field(description="Of everything that is read; a consent is given to it.")
    consents: list[PracticeConsentRead] = Field(description="Newest first.")
    versions: list[PracticeVersionLink] = Field(description="All of this practice, newest first.")
    review_note: str | None = Field(description="What the reviewer asked to change.")
    written_by_you: bool = Field(description="You wrote or sent it, so somebody else publishes it.")
    offered_at: datetime | None
    published_at: datetime | None
    allowed_statuses: list[VersionStatus] = Field(description="Where it can go from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class PracticeArchived(Schema):
    """Take it away from where everybody reads it."""

    to_status: Literal["archived"]


PracticeStatusChange = Annotated[Offered | HandedBack | Published | PracticeArchived, Field(discriminator="to_status")]


class PracticeConsentCreate(Schema):
    """The company agrees to this text."""

    content_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="Of the text that was read, as the version told it."
    )

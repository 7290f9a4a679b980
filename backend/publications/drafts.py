"""Versions of publications as their writers and reviewers send and see them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.bilingual import SummaryText, TitleText
from backend.core.review import VersionStatus
from backend.core.schemas import Line, LocalizedText, Paged, PageQuery, Schema
from backend.core.themes import Theme
from backend.publications.models import PublicationKind
from backend.toolbox.drafts import HandedBack, Offered, Published
from backend.toolbox.schemas import SectorCode, Slug

AuthorName = Annotated[Line, StringConstraints(max_length=80, strip_whitespace=True)]
LongProse = Annotated[str, StringConstraints(max_length=30_000, pattern=r"^[^\u0000]*[^\u0000-\u0020][^\u0000]*$")]


class PublicationBody(Schema):
    """The text itself in both languages."""

    nl: LongProse = Field(description="Dutch.")
    en: LongProse = Field(description="English.")


class PublicationWords(Schema):
    """What a version says. The whole of it is sent each time."""

    authors: list[AuthorName] = Field(min_length=1, max_length=6, description="Names as readers see them.")
    themes: list[Theme] = Field(min_length=1, max_length=3, description="The main theme first.")
    sectors: list[SectorCode] = Field(default_factory=list, max_length=21, description="Empty means every sector.")
    title: TitleText
    summary: SummaryText
    body: PublicationBody = Field(description="Markdown.")
    correction: SummaryText | None = Field(
        default=None,
        description="What changed since the version on the site; readers see it. Needed when there is one.",
    )
    tools: list[Slug] = Field(default_factory=list, max_length=5, description="Tools of the toolbox it belongs to.")
    practices: list[Slug] = Field(default_factory=list, max_length=5, description="Practices it belongs to.")


class PublicationCreate(PublicationWords):
    """A new publication, as a draft of your organisation."""

    slug: Slug
    kind: PublicationKind


class PublicationAddressCreate(Schema):
    """Another address for a publication. Once it was published the one it had leads on to it."""

    slug: Slug


class PublicationVersionSummary(Schema):
    """A version in the editors' list."""

    id: UUID
    slug: str
    kind: PublicationKind
    number: int
    status: VersionStatus
    title: LocalizedText
    owner: str
    is_demonstration: bool
    updated_at: datetime


class PublicationVersionPage(Paged[PublicationVersionSummary]):
    """One page of versions."""


class PublicationVersionFilter(PageQuery):
    """Which versions."""

    status: VersionStatus | None = Field(default=None, description="Only with this status.")


class PublicationVersionRead(PublicationVersionSummary):
    """A version with everything its writers and reviewers need."""

    authors: list[str]
    themes: list[Theme]
    sectors: list[str]
    summary: LocalizedText
    body: LocalizedText
    correction: LocalizedText | None
    tools: list[str]
    practices: list[str]
    review_note: str | None = Field(description="What the reviewer asked to change.")
    published_at: datetime | None
    has_readers: bool = Field(description="A version was shown before, so readers are told what this one changes.")
    written_by_you: bool = Field(description="You wrote or sent it, so somebody else publishes it.")
    allowed_statuses: list[VersionStatus] = Field(description="Where it can go from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class PublicationArchived(Schema):
    """Take it off the site; its address answers 404 from then on."""

    to_status: Literal["archived"]


PublicationStatusChange = Annotated[
    Offered | HandedBack | Published | PublicationArchived, Field(discriminator="to_status")
]

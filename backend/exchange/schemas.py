"""What branches share, on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.core.schemas import Integer, Line, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.exchange.models import ShareKind, ShareStatus
from backend.toolbox.schemas import SectorCode

_Title = Annotated[Line, StringConstraints(max_length=120, strip_whitespace=True)]
_Words = Annotated[Prose, StringConstraints(max_length=4_000)]


class ExchangeTitle(Schema):
    """A heading; English where there is one."""

    nl: _Title = Field(description="Dutch.")
    en: _Title | None = Field(default=None, description="English.")


class ExchangeWords(Schema):
    """A text; English where there is one."""

    nl: _Words = Field(description="Dutch.")
    en: _Words | None = Field(default=None, description="English.")


class ExchangeText(Schema):
    """A text as it was written."""

    nl: str = Field(description="Dutch.")
    en: str | None = Field(description="English, where there is one.")


class ExchangeResultChoice(Schema):
    """The published figure to show: of a campaign that was reported, or of a release of your branch's figures."""

    source: Literal["campaign", "branch_figures"]
    source_id: UUID = Field(description="The campaign, or the release.")
    theme: Theme


class ExchangeTold(Schema):
    """What a branch says of a piece of its work. Name no companies."""

    title: ExchangeTitle
    gain: ExchangeWords = Field(description="What it gave your branch.")
    did: ExchangeWords | None = Field(default=None, description="What you did; of an approach only, and needed there.")
    cost: ExchangeWords | None = Field(default=None, description="What it cost in time and money.")
    themes: list[Theme] = Field(min_length=1, max_length=3, description="The main theme first.")
    sectors: list[SectorCode] = Field(default_factory=list, max_length=21, description="Empty means every sector.")
    result: ExchangeResultChoice | None = Field(default=None, description="A published figure; null for none.")


class ExchangeShareCreate(ExchangeTold):
    """A piece of work to share, as a draft."""

    kind: ShareKind
    piece_id: UUID | None = Field(
        default=None, description="The tool (its item) or the campaign of your branch; null for an approach."
    )

    @model_validator(mode="after")
    def fitting(self) -> Self:
        """Refuse an approach with a piece, or without a word of what was done; and the other way round."""
        is_approach = self.kind is ShareKind.APPROACH
        if is_approach != (self.piece_id is None):
            raise ValueError(
                "Kies wat u deelt: een instrument of een campagne. | Choose what you share: a tool or a campaign."
            )
        if is_approach != (self.did is not None):
            raise ValueError("Beschrijf bij een aanpak wat u deed. | With an approach, describe what you did.")
        return self


class ExchangeStatusChange(Schema):
    """Share its words as they stand now, as a next version; or take it back."""

    to_status: Literal["shared", "withdrawn"]


class ExchangeShareFilter(PageQuery):
    """Which shares."""

    kind: ShareKind | None = Field(default=None, description="Only of this kind.")
    theme: Theme | None = Field(default=None, description="Only with this theme.")
    sector: SectorCode | None = Field(default=None, description="Only for this sector, or for every sector.")
    branch_id: UUID | None = Field(default=None, description="Only of this branch.")
    q: str | None = Field(default=None, max_length=100, pattern=r"^[^\u0000]*$", description="Only with these words.")
    whose: Literal["all", "mine", "taken"] = Field(
        default="all", description="`mine` also drafts and what was withdrawn; `taken` what your branch took over."
    )


class ExchangeAdoptionCreate(Schema):
    """Take it over."""

    number: Annotated[Integer, Field(ge=1, le=100_000)] = Field(description="The version that you read.")


class ExchangeAdoptionRead(Schema):
    """What came of taking over."""

    share_id: UUID
    number: int = Field(description="The version that was taken over.")
    taken_at: datetime
    kind: ShareKind
    draft_id: UUID | None = Field(
        description="Your own campaign, version of a tool, or share; null when it is there no more."
    )


class ExchangeOrigin(Schema):
    """Whose work this one began from."""

    branch: str
    number: int = Field(description="The version that was taken over.")


class ExchangeShareSummary(Schema):
    """A share in a list."""

    id: UUID
    branch_id: UUID
    branch: str
    kind: ShareKind
    status: ShareStatus
    number: int = Field(description="The newest version; 0 while it is a draft.")
    title: ExchangeText
    gain: ExchangeText
    themes: list[Theme]
    sectors: list[str]
    shared_at: datetime | None = Field(description="When this version was shared.")
    taken_over_by: int = Field(description="How many branches took it over.")
    taken_number: int | None = Field(description="The version your branch took over.")
    is_mine: bool
    is_demonstration: bool


class ExchangeSharePage(Paged[ExchangeShareSummary]):
    """One page of shares, the newest first."""


class ExchangeResult(Schema):
    """A published figure of the branch, as it was released. Never computed here."""

    source: Literal["campaign", "branch_figures"]
    source_id: UUID
    theme: Theme
    as_of: date
    is_withheld: bool = Field(description="It may not be told, for whatever reason.")
    firms: int | None = Field(description="In fives.")
    management: int | None = Field(description="The mean score of management, 0-100.")
    employees: int | None = Field(description="The mean score of employees, 0-100.")


class ExchangeCampaignSetup(Schema):
    """The set-up of a campaign: never who takes part."""

    purpose: ExchangeText
    days: int = Field(description="How long it ran.")
    aim: int = Field(description="How many companies the branch hoped for.")
    is_module: bool = Field(description="It asked statements of the branch itself too; those are not taken over.")
    section: str | None
    province: str | None
    size_class: str | None


class ExchangeToolSetup(Schema):
    """The tool, as it was published."""

    slug: str
    number: int = Field(description="The published version of the tool.")


class ExchangeVersionRead(Schema):
    """A version of a share."""

    number: int
    shared_at: datetime
    title: ExchangeText
    gain: ExchangeText
    did: ExchangeText | None
    cost: ExchangeText | None
    themes: list[Theme]
    sectors: list[str]
    campaign: ExchangeCampaignSetup | None
    tool: ExchangeToolSetup | None


class ExchangeVersionList(Schema):
    """Every version, the newest first."""

    items: list[ExchangeVersionRead]


class ExchangeDraft(Schema):
    """The words as their branch edits them."""

    title: ExchangeText
    gain: ExchangeText
    did: ExchangeText | None
    cost: ExchangeText | None
    themes: list[Theme]
    sectors: list[str]
    result: ExchangeResultChoice | None


class ExchangeShareRead(ExchangeShareSummary):
    """A share, as the other branches read it."""

    did: ExchangeText | None
    cost: ExchangeText | None
    campaign: ExchangeCampaignSetup | None
    tool: ExchangeToolSetup | None
    result: ExchangeResult | None
    origin: ExchangeOrigin | None = Field(description="Whose approach this one began from.")
    adoption: ExchangeAdoptionRead | None = Field(description="What your branch made of it.")
    draft: ExchangeDraft | None = Field(description="The words in work; for its own branch only.")
    is_followed: bool = Field(description="Your branch follows this one.")
    allowed_acts: list[Literal["edit", "share", "withdraw", "take_over"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class ExchangePiece(Schema):
    """A tool or campaign of your branch that can be shared."""

    id: UUID
    kind: ShareKind
    title: str


class ExchangeResultOffer(Schema):
    """A publication of figures from which one can be shown."""

    source: Literal["campaign", "branch_figures"]
    source_id: UUID
    title: str | None = Field(description="Of the campaign; null for the figures of the branch.")
    as_of: date


class ExchangeOffer(Schema):
    """What your branch can share now."""

    pieces: list[ExchangePiece]
    results: list[ExchangeResultOffer]
    may_share: bool = Field(description="Whether the agreement of your branch is in force.")


class ExchangeBranch(Schema):
    """A branch that shares, or that you follow."""

    id: UUID
    name: str
    shares: int = Field(description="What it shares now.")
    is_followed: bool
    is_mine: bool


class ExchangeBranchList(Schema):
    """Branches by name."""

    items: list[ExchangeBranch]

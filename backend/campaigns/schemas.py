"""Scan campaigns, on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.campaigns.models import CampaignStatus
from backend.core.schemas import Integer, Line, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.organisations.models import SizeClass
from backend.scans.models import NormBand, ScanStatus

Title = Annotated[
    Line, StringConstraints(max_length=120, strip_whitespace=True), Field(description="Name of the campaign.")
]
Purpose = Annotated[Prose, StringConstraints(max_length=2_000)]
Aim = Annotated[Integer, Field(ge=1, le=100_000, description="How many companies you hope will take part.")]
Section = Annotated[str, StringConstraints(pattern=r"^[A-U]$")]
ProvinceCode = Annotated[str, StringConstraints(pattern=r"^NL-[A-Z]{2}$")]
CODE = "The code of the campaign; capitals and the hyphen do not matter."
AT_LEAST = "True when there may be more: ten of the members you meant always stay uncounted."
COUNT = "In fives; null when it may not be told, for whatever reason."


class CampaignPurpose(Schema):
    """Why the branch invites, as the company reads it."""

    nl: Purpose = Field(description="Dutch.")
    en: Purpose | None = Field(default=None, description="English, where there is one.")


class CampaignTarget(Schema):
    """Which members of the register are meant; what is left out is no condition. It decides on nothing else."""

    section: Section | None = Field(default=None, description="Section of SBI 2008, from the SBI codes of members.")
    province: ProvinceCode | None = Field(default=None, description="ISO 3166-2 code, from their postcodes.")
    size_class: SizeClass | None = Field(default=None, description="Their number of employees.")


class CampaignTargetChosen(Schema):
    """Which members of the register are meant; null is no condition."""

    section: str | None = Field(description="Section of SBI 2008.")
    province: str | None = Field(description="ISO 3166-2 code.")
    size_class: SizeClass | None


class CampaignPurposeRead(Schema):
    """Why the branch invites, as it wrote it."""

    nl: str = Field(description="Dutch.")
    en: str | None = Field(description="English, where there is one.")


class CampaignTargetRead(Schema):
    """How many members of your register are meant."""

    members: int
    counts_possible: bool = Field(
        description="Whether figures can be told at all: from twenty members that are meant on."
    )


class ScanCampaignCreate(Schema):
    """Begin a campaign. Nobody sees it before it opens."""

    title: Title
    purpose: CampaignPurpose
    opens_at: Moment = Field(description="From this moment on companies can take part.")
    closes_at: Moment = Field(description="From this moment on no more; results published before it count.")
    questionnaire_version_id: UUID = Field(
        description="A published version of the programme's questionnaire or of your own module."
    )
    aim: Aim
    target: CampaignTarget = Field(default_factory=CampaignTarget)


class ScanCampaignUpdate(Schema):
    """Change what is named here. Once it is open only a later `closesAt` is taken."""

    title: Title | None = None
    purpose: CampaignPurpose | None = None
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    questionnaire_version_id: UUID | None = None
    aim: Aim | None = None
    target: CampaignTarget | None = None


class ScanCampaignStatusChange(Schema):
    """Open the campaign, or close it before its end."""

    to_status: Literal["open", "closed"]


class ScanCampaignFilter(PageQuery):
    """Which campaigns."""

    status: CampaignStatus | None = Field(default=None, description="Only campaigns that stand here.")


class CampaignOrigin(Schema):
    """Whose campaign this one was set up after."""

    branch: str
    number: int = Field(description="The version of what that branch shared.")


class CampaignQuestionnaire(Schema):
    """What the scans of a campaign ask."""

    version_id: UUID
    number: str
    module_of: str | None = Field(description="The branch whose module it is; null for the programme's own.")


class ScanCampaignSummary(Schema):
    """A campaign in a list."""

    id: UUID
    branch_id: UUID
    branch_name: str
    title: str
    status: CampaignStatus
    opens_at: Moment
    closes_at: Moment
    aim: int
    code: str = Field(description="As it is read, such as `K7M-4QX`.")


class ScanCampaignPage(Paged[ScanCampaignSummary]):
    """One page of campaigns, the newest first."""


class ScanCampaignRead(ScanCampaignSummary):
    """A campaign. Nothing here changes when a company takes part."""

    purpose: CampaignPurposeRead
    origin: CampaignOrigin | None = Field(description="Of which branch it was taken over; null when it is its own.")
    questionnaire: CampaignQuestionnaire
    target: CampaignTargetChosen
    members: int | None = Field(
        description="Members that are meant: now for a draft, else when it opened. Null for other than the branch."
    )
    counts_possible: bool = Field(description="Whether figures can be told at all.")
    address: str = Field(description="Where companies are invited; works once the campaign is open.")
    opened_at: Moment | None
    closed_at: Moment | None
    next_statuses: list[CampaignStatus] = Field(description="Where you can bring it from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class CampaignCountRead(Schema):
    """What was told on one day of firms that the branch does not see by name."""

    as_of: date = Field(description="Counted at six in the morning of this day.")
    started: int | None = Field(description=f"Firms that prepared a scan. {COUNT}")
    opened: int | None = Field(description=f"Of these, firms whose people could answer. {COUNT}")
    published: int | None = Field(description=f"Of these, firms with a published result. {COUNT}")


class CampaignCompany(Schema):
    """A company that lets this branch see that and how it takes part."""

    company_id: UUID
    name: str
    stage: ScanStatus


class CampaignProgress(Schema):
    """How a campaign goes. Counted once a day; a count changes only after five firms or more, how many is drawn."""

    companies: list[CampaignCompany] = Field(
        description="By name: only companies that consented after you named them as members. Not in the counts."
    )
    others: CampaignCountRead | None = Field(description="The newest count; null before the first morning.")
    days: list[CampaignCountRead] = Field(description="All counts, the oldest first.")
    at_most: int | None = Field(description="The highest count that is told; null when no count is.")


class CampaignNorm(Schema):
    """Where firms of the programme lie on a theme, as it was when the result was made."""

    firms: int = Field(description="In fives.")
    p25: int
    p75: int
    band: NormBand = Field(description="Where the campaign lies among them.")


class CampaignThemeRead(Schema):
    """A theme, the mean over the firms of the campaign. Null scores: may not be told, for whatever reason."""

    theme: Theme
    name: LocalizedText
    management_score: int | None
    employee_score: int | None
    gap: int | None = Field(description="Employees minus management, from the two rounded scores.")
    combined_score: int | None
    norm: CampaignNorm | None


class CampaignResultRead(Schema):
    """The result of a campaign: made once, the morning after it closed, and never again."""

    made_at: Moment
    firms: int | None = Field(
        description="Firms that published, as last counted; those that the branch sees by name come on top. Null when "
        "no count was told, or no figure may be."
    )
    firms_at_least: bool = Field(description=AT_LEAST)
    norm_section: str | None = Field(description="The sector of the norm; null for firms of all sectors, or no norm.")
    themes: list[CampaignThemeRead]


class CampaignText(Schema):
    """A text to copy into a newsletter, mail or letter."""

    subject: str
    body: str


class CampaignTexts(Schema):
    """The same text in both languages."""

    nl: CampaignText
    en: CampaignText


class CampaignMaterials(Schema):
    """What the branch sends its members itself."""

    code: str
    address: str
    qr_svg: str = Field(description="The address as a QR code, an SVG document.")
    newsletter: CampaignTexts
    letter: CampaignTexts


class CampaignPosterCreate(Schema):
    """Which poster."""

    language: Literal["nl", "en"] = "nl"


InvitationState = Literal["upcoming", "open", "closed"]


class CampaignInvitationRead(Schema):
    """What anybody with the code may know: who invites, why and until when."""

    code: str = Field(description="As it is read, such as `K7M-4QX`.")
    branch_name: str
    title: str
    purpose: CampaignPurposeRead
    opens_at: Moment
    closes_at: Moment
    state: InvitationState
    is_module: bool = Field(description="Whether the branch added statements of its own to the questionnaire.")
    origin: CampaignOrigin | None = Field(description="Of which branch it was taken over; null when it is its own.")


class ScanCampaignChoice(Schema):
    """Let a scan be part of a campaign."""

    code: Annotated[str, StringConstraints(min_length=6, max_length=20)] = Field(description=CODE)


class ScanCampaignOfScan(Schema):
    """Which campaign a scan is part of."""

    scan_id: UUID
    campaign: CampaignInvitationRead | None
    branch_sees_name: bool = Field(
        description="Whether the branch sees by name that you take part, by your consent; else at most in a count."
    )
    counts: bool = Field(description="Whether the firm counts: once it is sure that its people may act for it.")
    may_leave: bool = Field(description="Whether it can still be taken off.")

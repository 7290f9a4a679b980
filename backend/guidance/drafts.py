"""Versions of instruments as their owners and reviewers send and see them."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.advisers.schemas import ProvinceCode
from backend.core.bilingual import TitleText
from backend.core.review import VersionStatus
from backend.core.schemas import Cents, Day, Flag, Integer, LocalizedText, Paged, PageQuery, Prose, Schema
from backend.guidance.models import InstrumentKind, Want
from backend.organisations.models import SizeClass
from backend.toolbox.schemas import SectorCode, Slug

Link = Annotated[
    str,
    StringConstraints(
        pattern=r"^https://([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(:[0-9]{1,5})?(/[^\u0000-\u0020\"'<>\\]*)?$",
        max_length=300,
    ),
    Field(description="Where to read more or apply; only https.", examples=["https://regeling.example/aanvragen"]),
]
AsOf = Annotated[
    str,
    StringConstraints(pattern=r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    Field(
        description="When this was so: a day, month or year, as precise as the source.", examples=["2009", "2026-09"]
    ),
]
TargetGroupNumber = Annotated[Integer, Field(ge=1, le=3, description="1 not yet convinced, 2 open, 3 at it already.")]
Percent = Annotated[Integer, Field(ge=1, le=100)]


class ShortText(Schema):
    """A few sentences in both languages."""

    nl: Annotated[Prose, StringConstraints(max_length=500)] = Field(description="Dutch.")
    en: Annotated[Prose, StringConstraints(max_length=500)] = Field(description="English.")


class InstrumentWords(Schema):
    """What a version says. The whole of it is sent each time; what is not known is null."""

    kind: InstrumentKind
    serves: list[Want] = Field(min_length=1, max_length=6, description="What it gives.")
    target_groups: list[TargetGroupNumber] = Field(min_length=1, max_length=3)
    sectors: list[SectorCode] = Field(max_length=21, description="Empty means every sector.")
    size_classes: list[SizeClass] = Field(max_length=6, description="Empty means every size.")
    provinces: list[ProvinceCode] = Field(max_length=12, description="Empty means the whole country.")
    provider: TitleText = Field(description="Who gives it.")
    name: TitleText
    for_whom: ShortText
    what: ShortText
    amount: ShortText = Field(description="How much, in words.")
    own_share: ShortText = Field(description="What the firm adds itself.")
    where: ShortText = Field(description="Where to apply.")
    fits_when: ShortText = Field(description="The reason to choose it, in words to the entrepreneur.")
    source: ShortText = Field(description="Where all this stands.")
    costs_min_cents: Cents | None = Field(default=None, description="The least costs that count for it.")
    costs_max_cents: Cents | None = Field(default=None, description="The most costs that count for it.")
    amount_max_cents: Cents | None = Field(default=None, description="The most that is paid.")
    rate_percent: Percent | None = Field(default=None, description="The part of the costs that is paid.")
    free_hours: Annotated[Integer, Field(ge=1, le=10_000)] | None = Field(
        default=None, description="Hours without bill."
    )
    duration_weeks: Annotated[Integer, Field(ge=1, le=520)] | None = Field(
        default=None, description="How long it lasts."
    )
    opens_on: Day | None = Field(default=None, description="The first day to apply.")
    closes_on: Day | None = Field(default=None, description="The last day to apply.")
    ended: Flag = Field(default=False, description="Nobody can apply any more.")
    as_of: AsOf
    link: Link | None = None
    review_on: Day | None = Field(default=None, description="When to look whether it is still right.")

    @model_validator(mode="after")
    def possible(self) -> Self:
        """Refuse a period or costs that end before they begin."""
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValueError("De laatste dag ligt voor de eerste. | The last day lies before the first.")
        if (self.costs_max_cents or self.costs_min_cents or 0) < (self.costs_min_cents or 0):
            raise ValueError("De hoogste kosten liggen onder de laagste. | The most costs lie below the least.")
        return self


class InstrumentCreate(InstrumentWords):
    """A new instrument, as a draft of your organisation."""

    slug: Slug


class InstrumentVersionSummary(Schema):
    """A version in the editors' list."""

    id: UUID
    slug: str
    number: int
    status: VersionStatus
    name: LocalizedText
    kind: InstrumentKind
    owner: str | None = Field(description="Null for the programme office without an owner.")
    review_on: date | None = Field(description="When its owner looks whether it is still right.")
    outdated: bool = Field(description="It is published and that day has passed.")
    updated_at: datetime


class InstrumentVersionPage(Paged[InstrumentVersionSummary]):
    """One page of versions."""


class InstrumentVersionRead(InstrumentVersionSummary):
    """A version with everything its owner and reviewers need."""

    owner_id: UUID | None
    serves: list[Want]
    target_groups: list[int]
    sectors: list[str]
    size_classes: list[SizeClass]
    provinces: list[str]
    provider: LocalizedText
    for_whom: LocalizedText
    what: LocalizedText
    amount: LocalizedText
    own_share: LocalizedText
    where: LocalizedText
    fits_when: LocalizedText
    source: LocalizedText
    costs_min_cents: int | None
    costs_max_cents: int | None
    amount_max_cents: int | None
    rate_percent: int | None
    free_hours: int | None
    duration_weeks: int | None
    opens_on: date | None
    closes_on: date | None
    ended: bool
    as_of: str
    link: str | None
    review_note: str | None = Field(description="What the reviewer asked to change.")
    published_at: datetime | None
    allowed_statuses: list[VersionStatus] = Field(description="Where it can go from here.")
    version: int = Field(description="Goes up at each change; the ETag.")


class InstrumentVersionFilter(PageQuery):
    """Which versions."""

    status: VersionStatus | None = Field(default=None, description="Only with this status.")
    outdated: bool = Field(default=False, description="Only those that are published and past their review day.")

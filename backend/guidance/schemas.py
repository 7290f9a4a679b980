"""Instruments as they cross the wire, for everybody who reads them."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from backend.advisers.schemas import ProvinceCode
from backend.core.schemas import LocalizedText, Paged, PageQuery, Schema
from backend.guidance.models import InstrumentKind, Want
from backend.organisations.models import SizeClass
from backend.toolbox.schemas import FacetValue, SectorCode


class TargetGroup(StrEnum):
    """1 not yet convinced, 2 open to it, 3 at it already (the advice, after EIM)."""

    NOT_YET = "1"
    OPEN = "2"
    ALREADY = "3"


class InstrumentFilter(PageQuery):
    """Which instruments. Several values of one filter widen it, several filters narrow the list."""

    q: str = Field(default="", max_length=100, description="Words to search; unfinished words and typing errors too.")
    kind: list[InstrumentKind] = Field(default_factory=list, max_length=9, description="Of one of these kinds.")
    want: list[Want] = Field(default_factory=list, max_length=6, description="Serves one of these wants.")
    target_group: list[TargetGroup] = Field(default_factory=list, max_length=3, description="For one of these groups.")
    sector: list[SectorCode] = Field(default_factory=list, max_length=21, description="Fits one of these sectors.")
    size_class: list[SizeClass] = Field(default_factory=list, max_length=6, description="Fits one of these sizes.")
    province: list[ProvinceCode] = Field(default_factory=list, max_length=12, description="Works in one of these.")


class InstrumentSummary(Schema):
    """An instrument in a list."""

    id: UUID
    slug: str = Field(description="Readable name in the address.")
    name: LocalizedText
    provider: LocalizedText
    what: LocalizedText
    for_whom: LocalizedText
    kind: InstrumentKind
    serves: list[Want]
    target_groups: list[int] = Field(description="1 not yet convinced, 2 open to it, 3 at it already.")
    sectors: list[str] = Field(description="SBI sections it is made for; empty means all.")
    size_classes: list[SizeClass] = Field(description="Company sizes it is made for; empty means all.")
    provinces: list[str] = Field(description="Where it works, as ISO 3166-2 codes; empty means everywhere.")
    costs_min_cents: int | None = Field(description="The least costs that count for it; null when not known.")
    costs_max_cents: int | None = Field(description="The most costs that count for it; null when not known.")
    amount_max_cents: int | None = Field(description="The most that is paid; null when not known.")
    rate_percent: int | None = Field(description="The part of the costs that is paid; null when not known.")
    free_hours: int | None = Field(description="Hours of help without a bill; null when there are none.")
    opens_on: date | None = Field(description="The first day to apply; null when always or not known.")
    closes_on: date | None = Field(description="The last day to apply; null when there is none or not known.")
    ended: bool = Field(description="Nobody can apply any more.")
    as_of: str = Field(description="When this was so: a day, month or year, as precise as the source.")
    review_on: date = Field(description="When its owner looks whether it is still right.")
    outdated: bool = Field(description="That day has passed: it may no longer be right.")
    owner: str | None = Field(description="The organisation that looks after it; null for the programme office.")


class InstrumentFacets(Schema):
    """Per filter the values that occur, counted under all other filters."""

    kind: list[FacetValue]
    want: list[FacetValue]
    target_group: list[FacetValue]
    sector: list[FacetValue]
    size_class: list[FacetValue]
    province: list[FacetValue]


class InstrumentPage(Paged[InstrumentSummary]):
    """One page of the directory."""

    facets: InstrumentFacets
    approximate: bool = Field(description="True when nothing held the words and these only resemble them.")


class InstrumentRead(InstrumentSummary):
    """An instrument as everybody reads it. Texts are plain."""

    amount: LocalizedText
    own_share: LocalizedText
    where: LocalizedText
    fits_when: LocalizedText
    source: LocalizedText
    duration_weeks: int | None = Field(description="How long it lasts; null when not known.")
    link: str | None = Field(description="Where to read more or apply; always https.")
    version_number: int = Field(description="Which publication this is, from 1.")
    published_at: datetime

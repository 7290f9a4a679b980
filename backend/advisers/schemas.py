"""Advisers, accreditations and referrals as they cross the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.advisers.firm_schemas import FirmStanding
from backend.advisers.models import Accreditation, AdviserKind, ReferralStatus
from backend.core.bilingual import ProseText, TitleText
from backend.core.schemas import Cents, Day, Integer, LocalizedText, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme

SectionCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-U]$"),
    Field(description="Section of the standard industrial classification (SBI 2008).", examples=["C"]),
]
ProvinceCode = Annotated[
    str,
    StringConstraints(pattern=r"^NL-(DR|FL|FR|GE|GR|LI|NB|NH|OV|UT|ZE|ZH)$"),
    Field(description="Province (ISO 3166-2).", examples=["NL-NB"]),
]
LanguageCode = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2}$"),
    Field(description="Spoken language (ISO 639-1).", examples=["nl"]),
]
RATE = Field(description="Per hour in euro cents, without VAT.")
FREE_HOURS = Field(description="Hours a company gets without paying (Syntens: at most 16).")
NEW_PERIOD = Field(description="Accredited, and declared anew for another period.")
CAPACITY = Field(description="Hours a month for new companies; 0 means no room now.")


class AdviserSort(StrEnum):
    """The order of the list."""

    RELEVANCE = "relevance"
    NAME = "name"
    RATE = "rate"


class AdviserFilter(PageQuery):
    """Which advisers. Several values of one filter widen it, several filters narrow the list."""

    q: str = Field(default="", max_length=100, description="Words to search; unfinished words and typing errors too.")
    theme: list[Theme] = Field(default_factory=list, max_length=8, description="Works on one of these themes.")
    sector: list[SectionCode] = Field(default_factory=list, max_length=21, description="Works in one of these sectors.")
    province: list[ProvinceCode] = Field(default_factory=list, max_length=12, description="Comes to these provinces.")
    kind: list[AdviserKind] = Field(default_factory=list, max_length=4, description="Of one of these kinds.")
    language: list[LanguageCode] = Field(default_factory=list, max_length=10, description="Speaks one of these.")
    with_room: bool = Field(default=False, description="Only those with room for a new company.")
    sort: AdviserSort = Field(default=AdviserSort.RELEVANCE, description="The order of the list.")


class AdviserSummary(Schema):
    """An adviser on a card."""

    id: UUID
    name: str
    firm: str = Field(description="The firm or body the adviser works for.")
    kind: AdviserKind
    headline: LocalizedText
    themes: list[Theme]
    sectors: list[str] = Field(description="SBI sections; empty means every sector.")
    provinces: list[str] = Field(description="ISO 3166-2 codes.")
    languages: list[str] = Field(description="ISO 639-1 codes.")
    rate_cents: int = RATE
    free_hours: int = FREE_HOURS
    hours_per_month: int = CAPACITY
    is_demonstration: bool = Field(description="An invented adviser of the demonstration world.")


class AdviserCard(AdviserSummary):
    """An adviser in a list for everybody, with how requests for contact are answered."""

    answered_referrals: int = Field(description="Requests for contact of the last year that were answered.")
    unanswered_referrals: int = Field(description="Those of which the term passed without an answer.")
    median_answer_days: float | None = Field(
        description="Half of the answers of the last year came within so many working days; null below five answers."
    )


class AdviserFacetValue(Schema):
    """A value of a filter and how many advisers it would leave."""

    value: str
    count: int


class AdviserFacets(Schema):
    """Per filter the values that occur, counted under all other filters."""

    theme: list[AdviserFacetValue]
    sector: list[AdviserFacetValue]
    province: list[AdviserFacetValue]
    kind: list[AdviserFacetValue]
    language: list[AdviserFacetValue]


class AdviserPage(Paged[AdviserCard]):
    """One page of advisers."""

    facets: AdviserFacets
    approximate: bool = Field(description="True when nothing held the words and these only resemble them.")


class AdviserRead(AdviserCard):
    """An adviser as everybody reads them."""

    organisation_id: UUID
    bio: LocalizedText
    methods: list[LocalizedText]
    accredited_from: date
    accredited_until: date
    firm_accredited_until: date | None = Field(description="Last day of the firm's accreditation; null without a firm.")


class ProfileWords(Schema):
    """What an adviser tells about themselves."""

    headline: TitleText
    bio: ProseText
    methods: list[TitleText] = Field(min_length=1, max_length=12)
    themes: list[Theme] = Field(min_length=1, max_length=8, description="The main theme first.")
    sectors: list[SectionCode] = Field(max_length=21, description="Empty means every sector.")
    provinces: list[ProvinceCode] = Field(min_length=1, max_length=12)
    languages: list[LanguageCode] = Field(min_length=1, max_length=10)
    rate_cents: Cents = RATE
    hours_per_month: Annotated[Integer, Field(ge=0, le=744)] = CAPACITY


class AdviserProfileCreate(ProfileWords):
    """A new profile, with which the adviser asks to be accredited."""

    kind: Literal["private", "branch", "knowledge_institution", "syntens"] = Field(description="For whom you work.")


class AdviserProfileUpdate(Schema):
    """What to change; what is left out stays. Free hours follow from the kind of adviser."""

    headline: TitleText | None = None
    bio: ProseText | None = None
    methods: list[TitleText] | None = Field(default=None, min_length=1, max_length=12)
    themes: list[Theme] | None = Field(default=None, min_length=1, max_length=8)
    sectors: list[SectionCode] | None = Field(default=None, max_length=21)
    provinces: list[ProvinceCode] | None = Field(default=None, min_length=1, max_length=12)
    languages: list[LanguageCode] | None = Field(default=None, min_length=1, max_length=10)
    rate_cents: Cents | None = None
    hours_per_month: Annotated[Integer, Field(ge=0, le=744)] | None = None

    @model_validator(mode="after")
    def nothing_emptied(self) -> Self:
        """Refuse null: every field of a profile stays filled."""
        if any(getattr(self, name) is None for name in self.model_fields_set):
            raise ValueError("Laat een veld weg of vul het in. | Leave a field out or fill it in.")
        return self


class AccreditationChangeRead(Schema):
    """One step of an accreditation."""

    from_status: Accreditation | None
    to_status: Accreditation
    reason: str | None
    accredited_from: date | None
    accredited_until: date | None
    occurred_at: datetime


class AdviserFile(AdviserSummary):
    """An adviser as the adviser and the officers see them: with accreditation and its history."""

    organisation_id: UUID
    bio: LocalizedText
    methods: list[LocalizedText]
    accreditation: Accreditation
    accredited_from: date | None
    accredited_until: date | None
    firm_accreditation: FirmStanding | None = Field(description="Of the firm one works for; null without a firm.")
    asks_for_a_new_period: bool = NEW_PERIOD
    renewable_from: date | None = Field(description="From this day one can ask for a new period; of who is accredited.")
    allowed_statuses: list[Accreditation] = Field(description="Where the accreditation can go from here.")
    changes: list[AccreditationChangeRead] = Field(description="Newest first.")
    created_at: datetime
    version: int = Field(description="Goes up at each change; the ETag.")


class AccreditationFilter(PageQuery):
    """Which accreditations."""

    status: Accreditation | None = Field(default=None, description="Only with this status.")


class AccreditationSummary(Schema):
    """An adviser in the officers' list."""

    id: UUID
    name: str
    firm: str
    kind: AdviserKind
    accreditation: Accreditation
    accredited_from: date | None
    accredited_until: date | None
    created_at: datetime
    asks_for_a_new_period: bool = NEW_PERIOD
    is_demonstration: bool


class AccreditationPage(Paged[AccreditationSummary]):
    """One page of accreditations."""


class Accredit(Schema):
    """Accredit for a period, both days included; also ends a suspension, within the period given before."""

    to_status: Literal["accredited"]
    accredited_from: Day | None = Field(default=None, description="First day; today when left out.")
    accredited_until: Day | None = Field(default=None, description="Last day; two years later when left out.")
    reason: Prose | None = Field(default=None, description="Why, for the file.")


class Decline(Schema):
    """Turn the application down, suspend, or withdraw: always with the reason."""

    to_status: Literal["rejected", "suspended", "withdrawn"]
    reason: Prose = Field(description="Why; the adviser reads it.")


AccreditationChangeWish = Annotated[Accredit | Decline, Field(discriminator="to_status")]


class ReferralCreate(Schema):
    """A company asks an adviser for contact."""

    adviser_id: UUID
    theme: Theme | None = Field(default=None, description="What it is about.")
    message: Annotated[Prose, StringConstraints(max_length=2_000)] = Field(description="Your question, in short.")


class ReferralFilter(PageQuery):
    """Which requests."""

    status: ReferralStatus | None = Field(default=None, description="Only with this status.")


class ReferralRead(Schema):
    """A request for contact, as its company and its adviser see it."""

    id: UUID
    company_id: UUID
    company: str
    section: str
    size_class: str
    place: str | None
    province: str
    adviser_id: UUID
    adviser: str
    firm: str
    theme: Theme | None
    message: str
    status: ReferralStatus
    asked_at: datetime
    answer_before: date = Field(description="Last day to answer: five working days after the request.")
    answered_at: datetime | None
    answer: str | None
    version: int = Field(description="Goes up at each change; the ETag.")


class ReferralPage(Paged[ReferralRead]):
    """One page of requests."""


class Acceptance(Schema):
    """You want to meet the company."""

    decision: Literal["accepted"]
    answer: Annotated[Prose, StringConstraints(max_length=2_000)] | None = Field(
        default=None, description="When and how you will be in touch."
    )


class Declination(Schema):
    """You have no room, or the question does not fit."""

    decision: Literal["declined"]
    answer: Annotated[Prose, StringConstraints(max_length=2_000)] = Field(description="Why; the company reads it.")


ReferralAnswer = Annotated[Acceptance | Declination, Field(discriminator="decision")]

"""What the files of the demonstration world hold: invented firms, advisers, people and schemes.

Everything here carries the marker 'Voorbeeld', KVK numbers from 90000001 to 90009999 and addresses ending in `.example`
(reserved by RFC 2606). Moments are days from the day of seeding, so a round is open whenever the world is built.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from backend.content.shapes import STRICT, Province, Sector, SizeClass, Slug, Text, Theme

KvkNumber = Annotated[str, Field(pattern=r"^9000\d{4}$")]
Email = Annotated[str, Field(pattern=r"^[a-z0-9.-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.example$")]
Cents = Annotated[int, Field(ge=0)]
BasisPoints = Annotated[int, Field(ge=0, le=10_000)]
Mean = Annotated[float, Field(ge=1, le=5)]
Role = Literal[
    "owner",
    "manager",
    "finance",
    "staff_representative",
    "adviser",
    "branch_officer",
    "syntens_officer",
    "programme_officer",
    "researcher",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOrganisation:
    """Programme office, executing body, branch organisation, advisory firm or research institute."""

    __pydantic_config__ = STRICT

    slug: Slug
    kind: Literal["programme_office", "executing_body", "branch", "advisory_firm", "research"]
    name: str
    kvk_number: KvkNumber
    place: str
    province: Province
    sectors: tuple[Sector, ...]
    about: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanProfile:
    """Mean answers (1-5) of one company per theme, from which a published scan is built.

    `remarks` is what so many of its employees wrote to the open question, each one of them.
    """

    __pydantic_config__ = STRICT

    title: str
    closed_days_ago: Annotated[int, Field(ge=1)]
    management_respondents: Annotated[int, Field(ge=1)]
    employee_respondents: Annotated[int, Field(ge=5)]
    management: dict[Theme, Mean]
    employees: dict[Theme, Mean]
    satisfaction: Mean
    remarks: tuple[Annotated[str, Field(max_length=500)], ...] = ()

    @model_validator(mode="after")
    def every_theme_answered(self) -> Self:
        """Refuse a profile that leaves a theme out on one side."""
        themes = set(get_args(Theme))
        for side in ("management", "employees"):
            missing = themes - set(getattr(self, side))
            if missing:
                raise ValueError(f"{side} misses {sorted(missing)}")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCompany:
    """An invented firm; `sbi_code` is a code of SBI 2008 within `sector`."""

    __pydantic_config__ = STRICT

    slug: Slug
    kvk_number: KvkNumber
    name: str
    sector: Sector
    sbi_code: Annotated[str, Field(pattern=r"^\d{2}(\.\d{1,3})?$")]
    employees: Annotated[int, Field(ge=1)]
    fte: Annotated[float, Field(gt=0)]
    postcode: Annotated[str, Field(pattern=r"^[1-9]\d{3}$")]
    place: str
    province: Province
    branches: tuple[Slug, ...]
    verified: bool
    target_group: Literal[1, 2, 3]
    about: Text
    earlier_scan_profile: ScanProfile | None = None
    scan_profile: ScanProfile | None = None

    @model_validator(mode="after")
    def earlier_comes_before(self) -> Self:
        """Refuse an earlier scan without a later one after it."""
        if self.earlier_scan_profile and (
            self.scan_profile is None or self.earlier_scan_profile.closed_days_ago <= self.scan_profile.closed_days_ago
        ):
            raise ValueError("earlier_scan_profile lies before scan_profile")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAdviser:
    """An invented adviser; `person` is the e-mail address in people.toml, `rate_cents` is per hour without VAT."""

    __pydantic_config__ = STRICT

    slug: Slug
    person: Email
    firm: Slug
    kind: Literal["private", "branch", "syntens", "knowledge_institution"]
    accreditation: Literal["applied", "accredited", "suspended"]
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    sectors: tuple[Sector, ...]
    provinces: Annotated[tuple[Province, ...], Field(min_length=1)]
    languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], Field(min_length=1)]
    rate_cents: Cents
    free_hours: Annotated[int, Field(ge=0, le=16)]
    hours_per_month: Annotated[int, Field(ge=0)]
    headline: Text
    methods: Annotated[tuple[Text, ...], Field(min_length=1)]
    bio: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """An invented person with an account; acts in `role` for one organisation or company."""

    __pydantic_config__ = STRICT

    email: Email
    name: str
    role: Role
    organisation: Slug
    language: Literal["nl", "en"]
    function: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFunding:
    """A funder's part of a round, and the part of each voucher it carries.

    `share_basis_points` is of the subsidy of vouchers to members of `members_of`; the funder without
    `members_of` carries what the others leave.
    """

    __pydantic_config__ = STRICT

    organisation: Slug
    amount_cents: Cents
    members_of: Slug | None = None
    share_basis_points: BasisPoints | None = None

    @model_validator(mode="after")
    def rule_is_whole(self) -> Self:
        """Refuse a share without its members, or members without a share."""
        if (self.members_of is None) != (self.share_basis_points is None):
            raise ValueError("members_of and share_basis_points belong together")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoRound:
    """A round of applications; days count from the day of seeding, negative is past."""

    __pydantic_config__ = STRICT

    slug: Slug
    opens_in_days: int
    closes_in_days: int
    waiting_list_ends_in_days: int
    allocation: Literal["first_come", "ranking", "draw"]
    budget_cents: Cents
    objection_reserve_cents: Cents
    name: Text
    funding: Annotated[tuple[DemoFunding, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def adds_up(self) -> Self:
        """Refuse a budget that differs from its funding, a reserve above it, or days out of order."""
        if sum(share.amount_cents for share in self.funding) != self.budget_cents:
            raise ValueError("budget_cents differs from the sum of funding")
        if self.objection_reserve_cents > self.budget_cents:
            raise ValueError("objection_reserve_cents is more than budget_cents")
        if not self.opens_in_days < self.closes_in_days <= self.waiting_list_ends_in_days:
            raise ValueError("opens_in_days, closes_in_days and waiting_list_ends_in_days are out of order")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoScheme:
    """Rules of a voucher scheme: who, how much, how long, which advisers. Amounts in euro cents without VAT."""

    __pydantic_config__ = STRICT

    slug: Slug
    name: Text
    summary: Text
    conditions: Text
    themes: tuple[Theme, ...]
    sectors: tuple[Sector, ...]
    size_classes: tuple[SizeClass, ...]
    rate_basis_points: BasisPoints
    maximum_cents: Annotated[int, Field(gt=0)]
    minimum_cents: Cents
    validity_weeks: Annotated[int, Field(ge=1)]
    decision_weeks: Annotated[int, Field(ge=1, le=8)]
    vouchers_per_company: Annotated[int, Field(ge=1)]
    four_eyes_above_cents: Cents | None = None
    adviser_kinds: Annotated[tuple[Literal["private", "branch", "knowledge_institution"], ...], Field(min_length=1)]
    payee: Literal["adviser", "company"]
    baseline_required: bool
    aid_regulation: Literal["de_minimis_2023_2831"]
    rounds: Annotated[tuple[DemoRound, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPublication:
    """An article or a piece of news; with a `correction` it is the second version of one that was shown before."""

    __pydantic_config__ = STRICT

    slug: Slug
    kind: Literal["article", "news"]
    owner: str
    days_ago: Annotated[int, Field(ge=1)]
    authors: tuple[str, ...]
    themes: tuple[Theme, ...]
    sectors: tuple[Sector, ...]
    tools: tuple[Slug, ...]
    title: Text
    summary: Text
    body: Text
    correction: Text | None = None

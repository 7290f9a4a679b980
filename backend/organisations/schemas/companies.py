"""Companies, their consents and the reference lists, on the wire."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, Strict, StringConstraints

from backend.core.schemas import Flag, Integer, KvkNumber, Line, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.identity.names import clean_name
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import CompanyStatus, ConsentKind, SbiVersion, SizeClass, Verification

Section = Annotated[
    str,
    StringConstraints(pattern=r"^[A-V]$"),
    Field(description="Section of the standard industrial classification, see /sectors.", examples=["C"]),
]
SbiCode = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{2}(\.[0-9]{1,3})?$"),
    Field(description="Code of the standard industrial classification, in the edition of `sbiVersion`."),
]
ProvinceCode = Annotated[
    str,
    StringConstraints(pattern=r"^NL-[A-Z]{2}$"),
    Field(description="Province by ISO 3166-2, see /provinces.", examples=["NL-OV"]),
]
CompanyName = Annotated[Line, AfterValidator(clean_name)]
KVK_FORM, POSTCODE_FORM = r"^[0-9]{8}$", r"^[1-9][0-9]{3}( ?[A-Za-z]{2})?$"


def _like_a_kvk_number(text: str) -> str:
    if not re.fullmatch(KVK_FORM, text):
        raise ValueError("Een KVK-nummer heeft acht cijfers. | A KVK number has eight digits.")
    return text


def _like_a_postcode(text: str) -> str:
    if not re.fullmatch(POSTCODE_FORM, text):
        raise ValueError(
            "Geef een Nederlandse postcode, zoals 8011 of 8011 AB. | Give a Dutch postcode, such as 8011 or 8011 AB."
        )
    return text


# Told in words of their own: what people type wrong most should say what is right.
EnteredKvkNumber = Annotated[
    str,
    AfterValidator(_like_a_kvk_number),
    Field(
        description="Number in the Dutch trade register: eight digits, no check digit.",
        examples=["90001234"],
        json_schema_extra={"pattern": KVK_FORM},
    ),
]
Postcode = Annotated[
    str,
    AfterValidator(_like_a_postcode),
    Field(
        description="Dutch postcode; only its four digits are kept.",
        examples=["8011"],
        json_schema_extra={"pattern": POSTCODE_FORM},
    ),
]
Employees = Annotated[Integer, Field(ge=1, le=1_000_000, description="Headcount, everybody included.")]
Fte = Annotated[
    float,
    Strict(),
    Field(gt=0.05, le=1_000_000, allow_inf_nan=False, description="Full-time equivalents, rounded to one decimal."),
]


class ProvinceRead(Schema):
    """A Dutch province."""

    code: str = Field(description="ISO 3166-2 code.")
    name: str
    region: str = Field(description="Part of the country it lies in.")


class ProvinceList(Schema):
    """All provinces, by name."""

    items: list[ProvinceRead]


class SectorRead(Schema):
    """A section of the standard industrial classification."""

    version: SbiVersion = Field(description="Edition of the classification.")
    section: str = Field(description="One letter.")
    name: LocalizedText


class SectorList(Schema):
    """The sections of one edition, by letter."""

    items: list[SectorRead]


class SectorFilter(Schema):
    """Which edition of the classification."""

    version: SbiVersion = Field(default=SbiVersion.SBI_2008, description="Edition of the classification.")


class BranchRef(Schema):
    """A branch organisation the company is a member of."""

    id: UUID
    name: str
    since: date | None = Field(description="Member since this day, when known.")
    sees_progress: bool = Field(
        description="Whether the company let this branch see its progress: a consent from before it was named a member "
        "does not count for it."
    )


class CompanySummary(Schema):
    """A company in a list."""

    id: UUID
    kvk_number: KvkNumber
    name: str
    section: str = Field(description="Section of the classification.")
    employees: int = Field(description="Headcount.")
    size_class: SizeClass
    province: str = Field(description="ISO 3166-2 code.")
    place: str | None
    verification: Verification
    status: CompanyStatus = Field(description="Whether it still exists; an ended company begins nothing any more.")
    ended_on: date | None = Field(description="The day from which it no longer existed as it was.")
    is_demonstration: bool = Field(description="Fictitious, and left out of every statistic.")


class Successor(Schema):
    """The company in which a merged one went on."""

    kvk_number: str
    name: str


class CompanyRead(CompanySummary):
    """A company and what the programme knows of it."""

    sbi_version: SbiVersion
    sbi_code: str | None
    fte: float | None = Field(description="Full-time equivalents.")
    postcode: str | None = Field(description="The four digits of the postcode.")
    verified_at: Moment | None
    created_at: Moment
    branches: list[BranchRef]
    successor: Successor | None = Field(description="After a merger.")


class CompanyPage(Paged[CompanySummary]):
    """One page of companies."""


class CompanyFilter(PageQuery):
    """Which companies."""

    q: Line | None = Field(default=None, description="A part of the name, or a KVK number.")
    section: Section | None = Field(default=None, description="Section of the classification.")
    size_class: SizeClass | None = Field(default=None, description="Size class by headcount.")
    province: ProvinceCode | None = Field(default=None, description="Province by ISO 3166-2.")
    verification: Verification | None = Field(default=None, description="Verified or not yet.")


class CompanyCreate(Schema):
    """Enter a company. Give its postcode, or else its province."""

    kvk_number: EnteredKvkNumber
    name: CompanyName
    section: Section
    sbi_version: SbiVersion = SbiVersion.SBI_2008
    sbi_code: SbiCode | None = None
    employees: Employees
    fte: Fte | None = None
    postcode: Postcode | None = None
    province: ProvinceCode | None = None
    place: Line | None = None


class CompanyUpdate(Schema):
    """Change a company's details; what is left out stays. The KVK number never changes."""

    name: CompanyName | None = Field(default=None, description="Name; cannot be emptied.")
    section: Section | None = None
    sbi_version: SbiVersion | None = Field(default=None, description="Edition that section and code belong to.")
    sbi_code: SbiCode | None = None
    employees: Employees | None = None
    fte: Fte | None = None
    postcode: Postcode | None = None
    province: ProvinceCode | None = None
    place: Line | None = None


class ConsentCreate(Schema):
    """Give a consent, or take it back."""

    kind: ConsentKind
    given: Flag = Field(description="True gives it, false takes it back.")


class ConsentDecision(Schema):
    """One giving or taking back."""

    kind: ConsentKind
    given: bool
    decided_at: Moment
    decided_by: str | None = Field(description="Name of the person; null when the account is gone.")
    wording: str = Field(description="Edition of the words in which it was asked.")


class ConsentState(Schema):
    """Where one consent stands now."""

    kind: ConsentKind
    given: bool = Field(description="False also when nobody decided yet.")
    decided_at: Moment | None


class ConsentList(Schema):
    """All consents of a company as they stand, and how they came about."""

    items: list[ConsentState]
    history: list[ConsentDecision] = Field(description="Newest first, at most 200.")


class VerificationBasis(StrEnum):
    """How an officer made sure."""

    CALLED_BACK = "called_back"
    DOCUMENT_SEEN = "document_seen"
    VISITED = "visited"


class VerificationCreate(Schema):
    """Confirm that the people who entered a company may act for it."""

    basis: VerificationBasis = Field(description="How you made sure.")
    note: Prose | None = Field(default=None, description="What you saw or heard; only officers read it.")


class VerificationRead(Schema):
    """The confirmation of a company."""

    company_id: UUID
    verification: Verification
    verified_at: Moment
    basis: VerificationBasis


class CompanyPerson(Schema):
    """Somebody who acts for the company, with what they may do there."""

    account_id: UUID
    name: str
    roles: list[Role]
    since: Moment


class CompanyPersonList(Schema):
    """The people of a company, by name."""

    items: list[CompanyPerson]


class OrganisationRead(Schema):
    """A party in the programme that is not a company: branch, advisory firm, executing body, programme office."""

    id: UUID
    kind: OrganisationKind
    name: str


class OrganisationList(Schema):
    """Branch organisations that take part, by name."""

    items: list[OrganisationRead]

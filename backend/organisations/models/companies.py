"""A company and what the programme knows of it."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Identity, Index, Numeric, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.organisations.errors import CompanyEnded, CompanyNotEnded


class SizeClass(StrEnum):
    """Employees (headcount), in the classes of the programme."""

    FROM_1 = "1-4"
    FROM_5 = "5-14"
    FROM_15 = "15-49"
    FROM_50 = "50-99"
    FROM_100 = "100-249"
    FROM_250 = "250+"


SECTIONS = "ABCDEFGHIJKLMNOPQRSTU"  # of the SBI 2008, a letter each


class SbiVersion(StrEnum):
    """The edition of the Dutch standard industrial classification that a code belongs to."""

    SBI_2008 = "2008"
    SBI_2025 = "2025"


class Verification(StrEnum):
    """Whether it is sure that the people here may act for the company. KVK numbers are public."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"


class CompanyStatus(StrEnum):
    """Whether a company still exists; what ended stays in the books, but begins nothing any more."""

    ACTIVE = "active"
    MERGED = "merged"
    STOPPED = "stopped"
    BANKRUPT = "bankrupt"


class Province(Base):
    """A Dutch province, by ISO 3166-2 code (`NL-NB`)."""

    __tablename__ = "provinces"

    code: Mapped[str] = mapped_column(String(5), primary_key=True)
    name: Mapped[str]
    region: Mapped[str]


class PostcodeRange(Base):
    """Four-digit postcodes that lie in one province."""

    __tablename__ = "postcode_ranges"
    __table_args__ = (CheckConstraint("first_postcode <= last_postcode", name="range_ordered"),)

    first_postcode: Mapped[int] = mapped_column(primary_key=True)
    last_postcode: Mapped[int]
    province: Mapped[str] = mapped_column(ForeignKey("provinces.code"))


class Sector(Base):
    """A section (one letter) of the standard industrial classification, in one edition of it."""

    __tablename__ = "sectors"

    version: Mapped[SbiVersion] = mapped_column(primary_key=True)
    section: Mapped[str] = mapped_column(String(1), primary_key=True)
    name_nl: Mapped[str]
    name_en: Mapped[str]


SIZE_OF = """
CASE WHEN employees < 5 THEN '1-4' WHEN employees < 15 THEN '5-14' WHEN employees < 50 THEN '15-49'
     WHEN employees < 100 THEN '50-99' WHEN employees < 250 THEN '100-249' ELSE '250+' END
"""


class Company(Timestamped, Versioned, Base):
    """A firm that takes part. Its identifier is that of its organisation."""

    __tablename__ = "companies"
    __table_args__ = (
        CheckConstraint("kvk_number ~ '^[0-9]{8}$' OR erased", name="kvk_number_form"),
        CheckConstraint("employees >= 1", name="employees_positive"),
        CheckConstraint("fte IS NULL OR fte > 0", name="fte_positive"),
        CheckConstraint("(verification = 'verified') = (verified_at IS NOT NULL)", name="verified_at_set"),
        CheckConstraint("(status = 'active') = (ended_on IS NULL)", name="ended_on_set"),
        CheckConstraint("(status = 'merged') = (successor_id IS NOT NULL)", name="successor_when_merged"),
        CheckConstraint("successor_id <> id", name="successor_is_another"),
        Index(None, "section", "size_class"),
        Index(None, "province"),
        Index(
            "companies_sort_name_trigrams_idx",
            "sort_name",
            postgresql_using="gin",
            postgresql_ops={"sort_name": "gin_trgm_ops"},
        ),
    )

    id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    kvk_number: Mapped[str] = mapped_column(String(8), unique=True)
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(index=True)
    sbi_version: Mapped[SbiVersion] = mapped_column(default=SbiVersion.SBI_2008)
    sbi_code: Mapped[str | None] = mapped_column(String(8))
    section: Mapped[str] = mapped_column(String(1))
    employees: Mapped[int]
    fte: Mapped[Decimal | None] = mapped_column(Numeric(8, 1))
    size_class: Mapped[str] = mapped_column(String(8), Computed(SIZE_OF, persisted=True))
    postcode4: Mapped[int | None]
    province: Mapped[str] = mapped_column(ForeignKey("provinces.code"))
    place: Mapped[str | None]
    verification: Mapped[Verification] = mapped_column(default=Verification.UNVERIFIED)
    verified_at: Mapped[datetime | None]
    status: Mapped[CompanyStatus] = mapped_column(default=CompanyStatus.ACTIVE, server_default="active")
    ended_on: Mapped[date | None]
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id"), index=True)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    erased: Mapped[bool] = mapped_column(default=False, server_default=false())

    def verify(self, at: datetime) -> None:
        """Record that the people here may act for the company."""
        self.verification, self.verified_at = Verification.VERIFIED, at

    def end(self, status: CompanyStatus, on: date, successor_id: UUID | None) -> None:
        """Record that the company merged, stopped or went bankrupt, once. Raises CompanyEnded (409)."""
        if self.status is not CompanyStatus.ACTIVE:
            raise CompanyEnded(currentStatus=self.status)
        self.status, self.ended_on, self.successor_id = status, on, successor_id

    def reinstate(self) -> None:
        """Record that the company did not end after all. Raises CompanyNotEnded (409)."""
        if self.status is CompanyStatus.ACTIVE:
            raise CompanyNotEnded
        self.status, self.ended_on, self.successor_id = CompanyStatus.ACTIVE, None, None


class CompanyStatusChange(Base):
    """How a company ended, or that it did not after all, and why an officer recorded it; append-only."""

    __tablename__ = "company_status_changes"
    __table_args__ = (
        Index(None, "company_id", "id"),
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("(to_status = 'active') = (ended_on IS NULL)", name="day_of_an_end"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    to_status: Mapped[CompanyStatus]
    ended_on: Mapped[date | None]
    successor_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id"))
    reason: Mapped[str]
    occurred_at: Mapped[datetime]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))


class BranchMembership(Identified, Timestamped, Base):
    """A company is a member of a branch organisation."""

    __tablename__ = "branch_memberships"
    __table_args__ = (UniqueConstraint("branch_id", "company_id"), Index(None, "company_id"))

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    since: Mapped[date | None]


WORDING = "2026-11"  # the edition of the words in which consent is asked; a new one when they change meaning


class ConsentKind(StrEnum):
    """What a company can consent to, each apart and each to be taken back."""

    MONITORING = "monitoring"
    BRANCH_SEES_PROGRESS = "branch_sees_progress"
    ADVISER_SEES_RESULT = "adviser_sees_result"
    PRACTICE_PUBLICATION = "practice_publication"
    COMMUNITY_PROFILE = "community_profile"
    CONTACT = "contact"


class Consent(Identified, Base):
    """One giving or withdrawing of consent; the newest row per kind holds, the older ones are its history."""

    __tablename__ = "consents"
    __table_args__ = (Index(None, "company_id", "kind", "decided_at"),)

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    kind: Mapped[ConsentKind]
    given: Mapped[bool]
    decided_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    wording: Mapped[str] = mapped_column(String(10), default=WORDING, server_default=WORDING)

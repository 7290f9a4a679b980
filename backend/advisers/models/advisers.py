"""Advisers, their accreditation with its history, and the companies that ask them for contact."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Computed, Enum, ForeignKey, Identity, Index, String, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.advisers.errors import AccreditationMoveImpossible, ReferralMoveImpossible
from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme


class AdviserKind(StrEnum):
    """For whom an adviser works."""

    PRIVATE = "private"
    BRANCH = "branch"
    SYNTENS = "syntens"
    KNOWLEDGE_INSTITUTION = "knowledge_institution"


class Accreditation(StrEnum):
    """Where the accreditation of an adviser stands."""

    APPLIED = "applied"
    ACCREDITED = "accredited"
    REJECTED = "rejected"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


NEXT_ACCREDITATION: Mapping[Accreditation, frozenset[Accreditation]] = MappingProxyType(
    {
        Accreditation.APPLIED: frozenset({Accreditation.ACCREDITED, Accreditation.REJECTED}),
        Accreditation.ACCREDITED: frozenset({Accreditation.SUSPENDED, Accreditation.EXPIRED, Accreditation.WITHDRAWN}),
        Accreditation.REJECTED: frozenset(),
        Accreditation.SUSPENDED: frozenset({Accreditation.ACCREDITED, Accreditation.WITHDRAWN}),
        Accreditation.EXPIRED: frozenset({Accreditation.APPLIED}),
        Accreditation.WITHDRAWN: frozenset(),
    }
)


class ReferralStatus(StrEnum):
    """What became of a company's request for contact."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    UNANSWERED = "unanswered"


NEXT_REFERRAL: Mapping[ReferralStatus, frozenset[ReferralStatus]] = MappingProxyType(
    {
        ReferralStatus.ASKED: frozenset({ReferralStatus.ACCEPTED, ReferralStatus.DECLINED, ReferralStatus.UNANSWERED}),
        ReferralStatus.ACCEPTED: frozenset(),
        ReferralStatus.DECLINED: frozenset(),
        ReferralStatus.UNANSWERED: frozenset(),
    }
)

# Name and firm before headline before methods and bio.
SEARCHED = """
setweight(to_tsvector('slimmer_nl', name || ' ' || firm), 'A')
|| setweight(to_tsvector('slimmer_nl', coalesce(headline ->> 'nl', '')), 'B')
|| setweight(to_tsvector('slimmer_en', coalesce(headline ->> 'en', '')), 'B')
|| setweight(jsonb_to_tsvector('slimmer_nl', methods, '["string"]'), 'C')
|| setweight(to_tsvector('slimmer_nl', coalesce(bio ->> 'nl', '')), 'D')
|| setweight(to_tsvector('slimmer_en', coalesce(bio ->> 'en', '')), 'D')
"""
PLAIN = (
    "plain_text(name || ' ' || firm || ' ' || coalesce(headline ->> 'nl', '') || ' ' "
    "|| coalesce(headline ->> 'en', ''))"
)
FINDABLE = text("accreditation = 'accredited'")


class Adviser(Identified, Timestamped, Versioned, Base):
    """A person who advises companies, with the profile by which they are found.

    `firm` repeats the organisation's name, so that one index finds both. The rate is per hour in euro cents, without
    VAT; free hours are those Syntens gives a company; capacity is hours a month for new companies. `reminded_for` and
    `reminded_days` say of which last day, and how many days before, the adviser was told last that the period ends.
    """

    __tablename__ = "advisers"
    __table_args__ = (
        Index(None, "organisation_id"),
        Index(None, "accreditation", "sort_name"),
        Index("advisers_search_idx", "search", postgresql_using="gin", postgresql_where=FINDABLE),
        Index(
            "advisers_plain_idx",
            "plain",
            postgresql_using="gin",
            postgresql_ops={"plain": "gin_trgm_ops"},
            postgresql_where=FINDABLE,
        ),
        CheckConstraint("cardinality(themes) >= 1 AND cardinality(provinces) >= 1", name="themes_and_provinces_given"),
        CheckConstraint("rate_cents >= 0 AND hours_per_month >= 0", name="rate_possible"),
        CheckConstraint("free_hours BETWEEN 0 AND 16", name="free_hours_possible"),
        CheckConstraint("accredited_until >= accredited_from", name="period_in_order"),
        CheckConstraint(
            "accreditation NOT IN ('accredited', 'suspended', 'expired') "
            "OR (accredited_from IS NOT NULL AND accredited_until IS NOT NULL)",
            name="period_known",
        ),
        CheckConstraint("(reminded_for IS NULL) = (reminded_days IS NULL)", name="reminder_whole"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), unique=True)
    name: Mapped[str]
    sort_name: Mapped[str]
    firm: Mapped[str]
    kind: Mapped[AdviserKind]
    headline: Mapped[dict[str, str]]
    bio: Mapped[dict[str, str]]
    methods: Mapped[list[dict[str, str]]] = mapped_column(JSONB)
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    provinces: Mapped[list[str]] = mapped_column(ARRAY(String(5)))
    languages: Mapped[list[str]] = mapped_column(ARRAY(String(2)))
    rate_cents: Mapped[int]
    free_hours: Mapped[int]
    hours_per_month: Mapped[int]
    accreditation: Mapped[Accreditation] = mapped_column(default=Accreditation.APPLIED)
    accredited_from: Mapped[date | None]
    accredited_until: Mapped[date | None]
    reminded_for: Mapped[date | None]
    reminded_days: Mapped[int | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(SEARCHED, persisted=True), deferred=True)
    plain: Mapped[str] = mapped_column(Computed(PLAIN, persisted=True), deferred=True)

    def _move(self, to_status: Accreditation) -> None:
        allowed = NEXT_ACCREDITATION[self.accreditation]
        if to_status not in allowed:
            raise AccreditationMoveImpossible(
                nl=f"De erkenning is {self.accreditation} en kan niet naar {to_status}.",
                en=f"The accreditation is {self.accreditation} and cannot become {to_status}.",
                currentStatus=self.accreditation,
                allowedStatuses=sorted(allowed),
            )
        self.accreditation = to_status

    def accredit(self, starts_on: date, ends_on: date) -> None:
        """Accredit for a period, both days included."""
        self._move(Accreditation.ACCREDITED)
        self.accredited_from, self.accredited_until = starts_on, ends_on

    def renew(self, starts_on: date, ends_on: date) -> None:
        """Give an accredited adviser another period; one that joins the present one makes one period with it."""
        assert self.accreditation is Accreditation.ACCREDITED
        assert self.accredited_from is not None
        assert self.accredited_until is not None
        joins = starts_on <= self.accredited_until + timedelta(days=1)
        self.accredited_from = min(starts_on, self.accredited_from) if joins else starts_on
        self.accredited_until = ends_on

    def reject(self) -> None:
        """Turn the application down."""
        self._move(Accreditation.REJECTED)

    def suspend(self) -> None:
        """Stop new work for now; what was granted keeps its pinned recognition."""
        self._move(Accreditation.SUSPENDED)

    def reinstate(self) -> None:
        """End the suspension, within the period that was given."""
        self._move(Accreditation.ACCREDITED)

    def withdraw(self) -> None:
        """Take the accreditation back for good."""
        self._move(Accreditation.WITHDRAWN)

    def expire(self) -> None:
        """Record that the period has passed."""
        self._move(Accreditation.EXPIRED)

    def apply_again(self) -> None:
        """Ask for a new period."""
        self._move(Accreditation.APPLIED)

    def accredited_on(self, day: date) -> bool:
        """Whether companies may start with this adviser on that day."""
        if self.accreditation is not Accreditation.ACCREDITED:
            return False
        assert self.accredited_from is not None
        assert self.accredited_until is not None
        return self.accredited_from <= day <= self.accredited_until


# Two columns of one enum in a table would give two CHECKs of one name: the first is named here.
_FROM = Enum(
    Accreditation,
    name="from_status",
    native_enum=False,
    create_constraint=True,
    length=40,
    values_callable=lambda kind: [member.value for member in kind],
)


class AccreditationChange(Base):
    """One step of an accreditation, with its reason: append-only (a trigger refuses change)."""

    __tablename__ = "accreditation_changes"
    __table_args__ = (Index(None, "adviser_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id"))
    from_status: Mapped[Accreditation | None] = mapped_column(_FROM)
    to_status: Mapped[Accreditation]
    reason: Mapped[str | None]
    accredited_from: Mapped[date | None]
    accredited_until: Mapped[date | None]
    decided_by: Mapped[UUID | None]
    occurred_at: Mapped[datetime]


class Referral(Identified, Versioned, Base):
    """A company asks an adviser for contact; the adviser answers within five working days."""

    __tablename__ = "referrals"
    __table_args__ = (
        Index(
            "referrals_one_open_idx",
            "company_id",
            "adviser_id",
            unique=True,
            postgresql_where=text("status = 'asked'"),
        ),
        Index(None, "adviser_id", "asked_at"),
        Index(None, "company_id", "asked_at"),
        Index("referrals_due_idx", "answer_before", postgresql_where=text("status = 'asked'")),
        CheckConstraint("(status IN ('accepted', 'declined')) = (answered_at IS NOT NULL)", name="answered_at_set"),
        CheckConstraint("status <> 'declined' OR answer IS NOT NULL", name="declined_with_reason"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id"))
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    theme: Mapped[Theme | None]
    message: Mapped[str]
    status: Mapped[ReferralStatus] = mapped_column(default=ReferralStatus.ASKED)
    asked_at: Mapped[datetime]
    answer_before: Mapped[date]
    answered_at: Mapped[datetime | None]
    answer: Mapped[str | None]

    def _move(self, to_status: ReferralStatus) -> None:
        if to_status not in NEXT_REFERRAL[self.status]:
            raise ReferralMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT_REFERRAL[self.status]))
        self.status = to_status

    def accept(self, at: datetime, answer: str | None) -> None:
        """The adviser wants to meet the company."""
        self._move(ReferralStatus.ACCEPTED)
        self.answered_at, self.answer = at, answer

    def decline(self, at: datetime, answer: str) -> None:
        """The adviser has no room or is not the right one, and says why."""
        self._move(ReferralStatus.DECLINED)
        self.answered_at, self.answer = at, answer

    def let_pass(self) -> None:
        """The term passed without an answer."""
        self._move(ReferralStatus.UNANSWERED)

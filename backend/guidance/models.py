"""Instruments of others and their versions, and the questions of whoever found nothing that fits."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, CheckConstraint, Computed, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.review import Reviewed, VersionStatus
from backend.guidance.errors import InstrumentMoveImpossible


class InstrumentKind(StrEnum):
    """What sort of help it is. The last three are the kinds of regional initiative that the advice names (NCSI)."""

    ADVICE = "advice"
    SUBSIDY = "subsidy"
    VOUCHER = "voucher"
    LOAN = "loan"
    FUND = "fund"
    TRAINING = "training"
    KNOWLEDGE = "knowledge"
    NETWORK = "network"
    REGIONAL_SCHEME = "regional_scheme"


class Want(StrEnum):
    """What somebody is looking for, and what an instrument serves."""

    INSIGHT = "insight"
    ADVISER = "adviser"
    MONEY = "money"
    PEERS = "peers"
    TRAINING = "training"
    RESEARCH = "research"


class RequestStatus(StrEnum):
    """Where a question to us stands."""

    OPEN = "open"
    ANSWERED = "answered"


# Name before what it is and for whom; Dutch and English side by side.
SEARCHED = """
setweight(to_tsvector('slimmer_nl', coalesce(name ->> 'nl', '') || ' ' || coalesce(provider ->> 'nl', '')), 'A')
|| setweight(to_tsvector('slimmer_en', coalesce(name ->> 'en', '') || ' ' || coalesce(provider ->> 'en', '')), 'A')
|| setweight(to_tsvector('slimmer_nl', coalesce(what ->> 'nl', '') || ' ' || coalesce(for_whom ->> 'nl', '')), 'B')
|| setweight(to_tsvector('slimmer_en', coalesce(what ->> 'en', '') || ' ' || coalesce(for_whom ->> 'en', '')), 'B')
"""
PLAIN = (
    "plain_text(coalesce(name ->> 'nl', '') || ' ' || coalesce(name ->> 'en', '') || ' ' "
    "|| coalesce(what ->> 'nl', '') || ' ' || coalesce(what ->> 'en', ''))"
)
PUBLISHED = text("status = 'published'")


class Instrument(Identified, Timestamped, Base):
    """A scheme or service of others with a lasting address; what is said of it stands in its versions.

    Without an owner the programme office looks after it.
    """

    __tablename__ = "instruments"
    __table_args__ = (CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="slug_form"), Index(None, "owner_id"))

    slug: Mapped[str] = mapped_column(String(80), unique=True)
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"))
    reminded_for: Mapped[date | None]


class InstrumentVersion(Reviewed, Identified, Timestamped, Versioned, Base):
    """What is said of an instrument. Once published its words never change (a trigger); another text is a new version.

    Amounts in euro cents, `rate_percent` is the part of the costs that is paid; what is not known is left empty. No
    sectors, sizes or provinces means all. `as_of` is a day, month or year: as precise as the source.
    """

    impossible = InstrumentMoveImpossible

    __tablename__ = "instrument_versions"
    __table_args__ = (
        UniqueConstraint("instrument_id", "number"),
        Index("instrument_versions_one_published_idx", "instrument_id", unique=True, postgresql_where=PUBLISHED),
        Index(
            "instrument_versions_one_in_work_idx",
            "instrument_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'in_review')"),
        ),
        Index("instrument_versions_search_idx", "search", postgresql_using="gin", postgresql_where=PUBLISHED),
        Index(
            "instrument_versions_plain_idx",
            "plain",
            postgresql_using="gin",
            postgresql_ops={"plain": "gin_trgm_ops"},
            postgresql_where=PUBLISHED,
        ),
        CheckConstraint("cardinality(serves) >= 1", name="serves_something"),
        CheckConstraint(
            "cardinality(target_groups) >= 1 AND target_groups <@ ARRAY[1, 2, 3]::bigint[]", name="target_groups_known"
        ),
        CheckConstraint(
            "costs_min_cents >= 0 AND costs_max_cents >= coalesce(costs_min_cents, 0) AND amount_max_cents >= 0",
            name="amounts_possible",
        ),
        CheckConstraint("rate_percent BETWEEN 1 AND 100", name="rate_within"),
        CheckConstraint("free_hours >= 1 AND duration_weeks >= 1", name="time_possible"),
        CheckConstraint("closes_on >= opens_on", name="period_ordered"),
        CheckConstraint("as_of ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'", name="as_of_form"),
        CheckConstraint("link ~ '^https://[a-z0-9.-]+(:[0-9]{1,5})?(/[^[:space:]\"''<>]*)?$'", name="link_safe"),
        CheckConstraint("(status IN ('draft', 'in_review')) = (published_at IS NULL)", name="published_at_set"),
        CheckConstraint("(status = 'archived') = (archived_at IS NOT NULL)", name="archived_at_set"),
        CheckConstraint("status <> 'published' OR review_on IS NOT NULL", name="review_planned"),
    )

    instrument_id: Mapped[UUID] = mapped_column(ForeignKey("instruments.id", ondelete="CASCADE"))
    number: Mapped[int]
    kind: Mapped[InstrumentKind]
    serves: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    target_groups: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    sectors: Mapped[list[str]] = mapped_column(ARRAY(String(1)))
    size_classes: Mapped[list[str]] = mapped_column(ARRAY(String(8)))
    provinces: Mapped[list[str]] = mapped_column(ARRAY(String(5)))
    provider: Mapped[dict[str, str]]
    name: Mapped[dict[str, str]]
    for_whom: Mapped[dict[str, str]]
    what: Mapped[dict[str, str]]
    amount: Mapped[dict[str, str]]
    own_share: Mapped[dict[str, str]]
    where: Mapped[dict[str, str]]
    fits_when: Mapped[dict[str, str]]
    source: Mapped[dict[str, str]]
    costs_min_cents: Mapped[int | None]
    costs_max_cents: Mapped[int | None]
    amount_max_cents: Mapped[int | None]
    rate_percent: Mapped[int | None]
    free_hours: Mapped[int | None]
    duration_weeks: Mapped[int | None]
    opens_on: Mapped[date | None]
    closes_on: Mapped[date | None]
    ended: Mapped[bool] = mapped_column(default=False)
    as_of: Mapped[str] = mapped_column(String(10))
    link: Mapped[str | None] = mapped_column(String(300))
    review_on: Mapped[date | None]
    search: Mapped[Any] = mapped_column(TSVECTOR, Computed(SEARCHED, persisted=True), deferred=True)
    plain: Mapped[str] = mapped_column(Computed(PLAIN, persisted=True), deferred=True)

    def publish(self, at: datetime, review_on: date) -> None:
        """Show it to everybody, until the day on which its owner looks at it again."""
        self._move(VersionStatus.PUBLISHED)
        self.published_at = at
        self.review_on = review_on


class GuidanceRequest(Identified, Timestamped, Versioned, Base):
    """A question in somebody's own words, with what they told the guidance. Answered once, by mail."""

    __tablename__ = "guidance_requests"
    __table_args__ = (
        Index("guidance_requests_status_created_at_idx", "status", "created_at", "id"),
        Index(None, "account_id"),
        CheckConstraint("language IN ('nl', 'en')", name="language_known"),
        CheckConstraint("(status = 'answered') = (answered_at IS NOT NULL)", name="answered_at_set"),
        CheckConstraint("(status = 'answered') = (answer IS NOT NULL)", name="answer_given"),
    )

    status: Mapped[RequestStatus] = mapped_column(default=RequestStatus.OPEN)
    name: Mapped[str]
    email: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    question: Mapped[str]
    facts: Mapped[dict[str, str]] = mapped_column(JSONB)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def reply(self, answer: str, at: datetime, by: UUID | None) -> None:
        """Answer it."""
        self.status = RequestStatus.ANSWERED
        self.answer, self.answered_at, self.answered_by = answer, at, by

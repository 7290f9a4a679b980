"""Indicators, measurements with the history of each value, and who is followed since when."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Numeric, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.monitoring.errors import MeasurementCompleted


class Unit(StrEnum):
    """What a value counts. Amounts are whole euro cents; all others have at most two decimals."""

    EURO_CENTS = "euro_cents"
    EURO_CENTS_PER_FTE = "euro_cents_per_fte"
    EURO_CENTS_PER_HOUR = "euro_cents_per_hour"
    PERSONS = "persons"
    FTE = "fte"
    HOURS = "hours"
    PERCENT = "percent"
    SCORE = "score"
    DAYS = "days"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Transformation(StrEnum):
    """How a change is expressed: in percent of before (logs in an effect), in points, or in the unit itself.

    Never a logarithm where zero or less occurs, as with profit.
    """

    LOG = "log"
    POINTS = "points"
    LEVEL = "level"


class Indicator(Base):
    """A figure about a company: what it means, its unit, and which values are plausible.

    A derived indicator is `numerator` divided by `denominator` and is never entered. `jump_ratio` and `jump_points`
    say from which difference with the value before we ask whether it is right.
    """

    __tablename__ = "indicators"
    __table_args__ = (
        CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name="derivation_whole"),
        CheckConstraint("minimum < maximum", name="range_ordered"),
        CheckConstraint("decimals BETWEEN 0 AND 2", name="decimals_possible"),
        CheckConstraint("numerator IS NULL OR NOT is_required", name="derived_not_required"),
    )

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int] = mapped_column(unique=True)
    name: Mapped[dict[str, str]]
    definition: Mapped[dict[str, str]]
    hint: Mapped[dict[str, str]]
    unit: Mapped[Unit]
    decimals: Mapped[int]
    direction: Mapped[Direction]
    transformation: Mapped[Transformation]
    is_required: Mapped[bool]
    minimum: Mapped[Decimal] = mapped_column(Numeric(18, 2))
    maximum: Mapped[Decimal] = mapped_column(Numeric(18, 2))
    jump_ratio: Mapped[Decimal | None] = mapped_column(Numeric(6, 2))
    jump_points: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    numerator: Mapped[str | None] = mapped_column(ForeignKey("indicators.code"))
    denominator: Mapped[str | None] = mapped_column(ForeignKey("indicators.code"))

    @property
    def is_derived(self) -> bool:
        """Whether it is computed from two others."""
        return self.numerator is not None


class MeasurementKind(StrEnum):
    """Before the start, or later to compare with it."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"


class Measurement(Identified, Timestamped, Versioned, Base):
    """One moment at which a company is measured, about a period of at most about a year."""

    __tablename__ = "measurements"
    __table_args__ = (
        CheckConstraint("period_starts_on < period_ends_on", name="period_ordered"),
        UniqueConstraint("company_id", "measured_on"),
        Index("measurements_one_baseline_idx", "company_id", unique=True, postgresql_where=text("kind = 'baseline'")),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    kind: Mapped[MeasurementKind]
    measured_on: Mapped[date]
    period_starts_on: Mapped[date]
    period_ends_on: Mapped[date]
    completed_at: Mapped[datetime | None]
    completed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

    def complete(self, at: datetime, by: UUID | None) -> None:
        """Call it whole; values can still be corrected, with history. Raises MeasurementCompleted (409)."""
        if self.completed_at is not None:
            raise MeasurementCompleted
        self.completed_at, self.completed_by = at, by


class Source(StrEnum):
    """Who brought a value."""

    COMPANY = "company"
    BRANCH = "branch"
    IMPORT = "import"


class MissingReason(StrEnum):
    """Why a value is not given."""

    NOT_KEPT = "not_kept"
    NOT_APPLICABLE = "not_applicable"
    CONFIDENTIAL = "confidential"


class MeasurementValue(Base):
    """One revision of one value: append-only (a trigger refuses change); the highest revision holds."""

    __tablename__ = "measurement_values"
    __table_args__ = (
        CheckConstraint("(value IS NULL) <> (missing_reason IS NULL)", name="value_or_reason"),
        CheckConstraint("revision >= 1", name="revision_from_one"),
        UniqueConstraint("measurement_id", "indicator", "revision"),
        Index(None, "indicator", "measurement_id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    measurement_id: Mapped[UUID] = mapped_column(ForeignKey("measurements.id", ondelete="CASCADE"))
    indicator: Mapped[str] = mapped_column(ForeignKey("indicators.code"))
    revision: Mapped[int]
    value: Mapped[Decimal | None] = mapped_column(Numeric(18, 2))
    missing_reason: Mapped[MissingReason | None]
    source: Mapped[Source]
    jump_confirmed: Mapped[bool] = mapped_column(default=False)
    correction_reason: Mapped[str | None]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))


class EnrolmentKind(StrEnum):
    """In which group a company is followed."""

    PARTICIPANT = "participant"
    COMPARISON = "comparison"
    WAITING_LIST = "waiting_list"


class NotStarted(StrEnum):
    """Why a company that is followed did not start: what happened, as recorded by what happened."""

    REJECTED = "rejected"
    DRAWN_OUT = "drawn_out"
    WAITING = "waiting"
    WITHDREW = "withdrew"
    EXPIRED = "expired"
    MEMBER = "member"


class Enrolment(Identified, Timestamped, Base):
    """A company is followed in one group from a day on, on the theme it works on; an ended row is its history.

    `draw` is the short name of the round whose draw put it in this group: chance, and nothing about the company.
    `not_started` says why one that does not participate did not start; unknown for who joined before it was kept.
    """

    __tablename__ = "enrolments"
    __table_args__ = (
        CheckConstraint("started_on <= ended_on", name="period_ordered"),
        CheckConstraint("kind <> 'participant' OR not_started IS NULL", name="participant_started"),
        Index("enrolments_one_at_a_time_idx", "company_id", unique=True, postgresql_where=text("ended_on IS NULL")),
        Index(None, "kind", "started_on"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    kind: Mapped[EnrolmentKind]
    theme: Mapped[Theme | None]
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    draw: Mapped[str | None]
    not_started: Mapped[NotStarted | None]


class ComparisonCell(StrEnum):
    """Which firms are compared with: the narrowest group of at least ten."""

    SECTOR_AND_SIZE = "sector_and_size"
    SECTOR = "sector"
    ALL = "all"


class ResultNorm(Identified, Base):
    """How one indicator changed at the firms of one group, frozen in one quarter: nothing a firm does moves it.

    Amounts in three digits, percents and points in whole ones. `counted_on` is the quarter of the figures: earlier than
    `as_of` when too few firms came, went or changed since.
    """

    __tablename__ = "result_norms"
    __table_args__ = (
        UniqueConstraint("as_of", "cell", "section", "size_class", "indicator", postgresql_nulls_not_distinct=True),
        CheckConstraint("firms >= 10 AND firms % 5 = 0", name="enough_firms"),
        CheckConstraint("p25 <= p50 AND p50 <= p75 AND p25 < p75", name="quantiles_ordered"),
        CheckConstraint("counted_on <= as_of", name="counted_before"),
        CheckConstraint(
            "(cell = 'all') = (section IS NULL) AND (cell = 'sector_and_size') = (size_class IS NOT NULL)",
            name="group_of_cell",
        ),
    )

    as_of: Mapped[date]
    counted_on: Mapped[date]
    cell: Mapped[ComparisonCell]
    section: Mapped[str | None] = mapped_column(String(1))
    size_class: Mapped[str | None] = mapped_column(String(8))
    indicator: Mapped[str] = mapped_column(ForeignKey("indicators.code"))
    firms: Mapped[int]
    p25: Mapped[Decimal] = mapped_column(Numeric(18, 2))
    p50: Mapped[Decimal] = mapped_column(Numeric(18, 2))
    p75: Mapped[Decimal] = mapped_column(Numeric(18, 2))


class ResultNormFirm(Base):
    """A firm behind the newest norm of a group, with its change, to weigh the next against. Only it is shown that."""

    __tablename__ = "result_norm_firms"
    __table_args__ = (Index(None, "company_id"),)

    norm_id: Mapped[UUID] = mapped_column(ForeignKey("result_norms.id", ondelete="CASCADE"), primary_key=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)
    change: Mapped[Decimal] = mapped_column(Numeric(18, 2))

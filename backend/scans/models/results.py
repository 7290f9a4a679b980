"""What was published: computed once, frozen, and never computed again from raw answers."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base
from backend.scans.models.norms import NormBand, NormLevel
from backend.scans.models.questionnaires import Dimension


class SpreadBand(StrEnum):
    """How far employees' scores lie apart. Only the band is kept: an exact spread would tell of single answers."""

    CLOSE = "close"
    MIXED = "mixed"
    FAR_APART = "far_apart"


class PotentialBand(StrEnum):
    """How much there is to gain: under 10 points, 10 to 25, more."""

    SMALL = "small"
    CLEAR = "clear"
    LARGE = "large"


class ScanResult(Base):
    """The published result of one scan. One row per scan: publishing twice is impossible."""

    __tablename__ = "scan_results"
    __table_args__ = (
        CheckConstraint("employee_count IS NULL OR employee_count >= 5", name="enough_employees"),
        CheckConstraint("target_group BETWEEN 1 AND 3", name="target_group_known"),
        CheckConstraint("total_potential BETWEEN 0 AND 100", name="total_potential_range"),
        CheckConstraint("(total_potential IS NULL) = (potential_band IS NULL)", name="potential_band_set"),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id", ondelete="CASCADE"), primary_key=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_versions.id"))
    published_at: Mapped[datetime]
    opened_on: Mapped[date]
    closed_on: Mapped[date]
    management_count: Mapped[int]
    employee_count: Mapped[int | None]
    target_group: Mapped[int | None] = mapped_column(SmallInteger)
    total_potential: Mapped[int | None] = mapped_column(SmallInteger)
    potential_band: Mapped[PotentialBand | None]


class ResultDimension(Base):
    """The published scores of one theme or outcome, 0-100. What may not be shown is not here."""

    __tablename__ = "scan_result_dimensions"
    __table_args__ = (
        CheckConstraint(
            "(employee_score IS NULL) = (employee_count IS NULL) AND (employee_score IS NULL) = (spread_band IS NULL)",
            name="employees_whole",
        ),
        CheckConstraint("employee_count IS NULL OR employee_count >= 5", name="enough_employees"),
        CheckConstraint(
            "management_score BETWEEN 0 AND 100 AND employee_score BETWEEN 0 AND 100 "
            "AND combined_score BETWEEN 0 AND 100 AND potential BETWEEN 0 AND 100",
            name="scores_range",
        ),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scan_results.scan_id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    management_score: Mapped[int | None] = mapped_column(SmallInteger)
    employee_score: Mapped[int | None] = mapped_column(SmallInteger)
    employee_count: Mapped[int | None]
    spread_band: Mapped[SpreadBand | None]
    combined_score: Mapped[int | None] = mapped_column(SmallInteger)
    gap: Mapped[int | None] = mapped_column(SmallInteger)
    potential: Mapped[int | None] = mapped_column(SmallInteger)
    potential_band: Mapped[PotentialBand | None]


class ResultGroup(Base):
    """The published score of employees of one group on one theme."""

    __tablename__ = "scan_result_groups"
    __table_args__ = (
        CheckConstraint("employee_count >= 5", name="enough_employees"),
        CheckConstraint("employee_score BETWEEN 0 AND 100", name="score_range"),
        ForeignKeyConstraint(["scan_id", "group_id"], ["scan_groups.scan_id", "scan_groups.id"]),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scan_results.scan_id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[UUID] = mapped_column(primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    employee_score: Mapped[int] = mapped_column(SmallInteger)
    employee_count: Mapped[int]


class ResultBenchmark(Base):
    """Where a theme of this result lies among comparable firms, by the norms of the day it was published."""

    __tablename__ = "scan_result_benchmarks"
    __table_args__ = (
        CheckConstraint("firms >= 10", name="enough_firms"),
        CheckConstraint("0 <= p25 AND p25 <= p75 AND p75 <= 100", name="quartiles_ordered"),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scan_results.scan_id", ondelete="CASCADE"), primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    release_id: Mapped[UUID] = mapped_column(ForeignKey("norm_releases.id"))
    level: Mapped[NormLevel]
    firms: Mapped[int]
    p25: Mapped[int] = mapped_column(SmallInteger)
    p75: Mapped[int] = mapped_column(SmallInteger)
    band: Mapped[NormBand]

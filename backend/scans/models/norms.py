"""Norms of a release: how firms score, and how well the questionnaire measures. Computed once, frozen."""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Numeric, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.scans.models.answering import Respondent
from backend.scans.models.questionnaires import Dimension


class NormLevel(StrEnum):
    """With which firms one is compared, from near to far."""

    SECTOR_AND_SIZE = "sector_and_size"
    SECTOR = "sector"
    ALL = "all"


class NormBand(StrEnum):
    """Where a score lies among comparable firms: a band, for a rank would say more than is known."""

    LOWEST_QUARTER = "lowest_quarter"
    MIDDLE_HALF = "middle_half"
    HIGHEST_QUARTER = "highest_quarter"


class NormRelease(Identified, Base):
    """All norms as they were on one day. A later release stands beside it; none is computed again."""

    __tablename__ = "norm_releases"
    __table_args__ = (
        CheckConstraint("period_from <= period_to AND period_to < as_of", name="period_ordered"),
        CheckConstraint("firms >= 10", name="enough_firms"),
    )

    as_of: Mapped[date] = mapped_column(unique=True)
    method: Mapped[str]
    period_from: Mapped[date]
    period_to: Mapped[date]
    firms: Mapped[int]
    computed_at: Mapped[datetime]


class NormCell(Identified, Base):
    """How firms of one cell score on a theme: the middle half of them lies between `p25` and `p75`."""

    __tablename__ = "norm_cells"
    __table_args__ = (
        UniqueConstraint(
            "release_id", "dimension", "level", "section", "size_class", postgresql_nulls_not_distinct=True
        ),
        CheckConstraint("firms >= 10", name="enough_firms"),
        CheckConstraint("0 <= p25 AND p25 <= p50 AND p50 <= p75 AND p75 <= 100", name="quartiles_ordered"),
        CheckConstraint(
            "(section IS NULL) = (level = 'all') AND (size_class IS NOT NULL) = (level = 'sector_and_size')",
            name="cell_of_level",
        ),
    )

    release_id: Mapped[UUID] = mapped_column(ForeignKey("norm_releases.id"))
    dimension: Mapped[Dimension]
    level: Mapped[NormLevel]
    section: Mapped[str | None] = mapped_column(String(1))
    size_class: Mapped[str | None] = mapped_column(String(8))
    firms: Mapped[int]
    p25: Mapped[int] = mapped_column(SmallInteger)
    p50: Mapped[int] = mapped_column(SmallInteger)
    p75: Mapped[int] = mapped_column(SmallInteger)


class NormScale(Base):
    """How well the statements of one theme measure, in one version and for one audience."""

    __tablename__ = "norm_scales"
    __table_args__ = (
        CheckConstraint("firms >= 10", name="enough_firms"),
        CheckConstraint(
            "audience = 'employee' OR (icc1 IS NULL AND icc2 IS NULL AND icc_p IS NULL AND agreement IS NULL)",
            name="agreement_of_employees",
        ),
    )

    release_id: Mapped[UUID] = mapped_column(ForeignKey("norm_releases.id"), primary_key=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_versions.id"), primary_key=True)
    audience: Mapped[Respondent] = mapped_column(primary_key=True)
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    firms: Mapped[int]
    respondents: Mapped[int]
    alpha: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    omega: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    icc1: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    icc2: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    icc_p: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    agreement: Mapped[Decimal | None] = mapped_column(Numeric(7, 4))
    mean_stands_for_firm: Mapped[bool | None]

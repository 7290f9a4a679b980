"""Releases of a branch's figures. Append-only: a later release stands beside it, none is computed again."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.core.themes import Theme


class FigureKind(StrEnum):
    """What is counted, or measured. Each step but the first is a part of an earlier one."""

    PARTICIPANTS = "participants"
    SCANS_PUBLISHED = "scans_published"
    VOUCHERS_APPLIED = "vouchers_applied"
    VOUCHERS_GRANTED = "vouchers_granted"
    VOUCHERS_FINISHED = "vouchers_finished"
    BASELINES = "baselines"
    FOLLOW_UPS = "follow_ups"
    SCORES = "scores"


class Cut(StrEnum):
    """By what the firms are divided: one at a time, never two."""

    ALL = "all"
    SECTION = "section"
    SIZE_CLASS = "size_class"
    PROVINCE = "province"


class BranchFigureRelease(Identified, Base):
    """The figures of one branch as they were released in one quarter."""

    __tablename__ = "branch_figure_releases"
    __table_args__ = (UniqueConstraint("branch_id", "as_of"),)

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    as_of: Mapped[date]
    method: Mapped[str]
    is_demonstration: Mapped[bool]
    computed_at: Mapped[datetime]


class BranchFigure(Identified, Base):
    """One cell that passed the gate: its number of firms, rounded, and for scores the means."""

    __tablename__ = "branch_figures"
    __table_args__ = (
        UniqueConstraint("release_id", "kind", "theme", "cut", "cell", postgresql_nulls_not_distinct=True),
        CheckConstraint("firms >= 10 AND firms % 5 = 0", name="enough_firms"),
        CheckConstraint("(cut = 'all') = (cell IS NULL)", name="cell_of_cut"),
        CheckConstraint(
            "(kind = 'scores') = (theme IS NOT NULL) AND (theme IS NULL) = (management IS NULL) "
            "AND (theme IS NULL) = (employees IS NULL)",
            name="scores_whole",
        ),
        CheckConstraint("management BETWEEN 1 AND 99 AND employees BETWEEN 1 AND 99", name="scores_inside"),
    )

    release_id: Mapped[UUID] = mapped_column(ForeignKey("branch_figure_releases.id", ondelete="CASCADE"))
    kind: Mapped[FigureKind]
    theme: Mapped[Theme | None]
    cut: Mapped[Cut]
    cell: Mapped[str | None] = mapped_column(String(8))
    firms: Mapped[int]
    management: Mapped[int | None] = mapped_column(SmallInteger)
    employees: Mapped[int | None] = mapped_column(SmallInteger)
    counted_on: Mapped[date]


class BranchFigureContribution(Identified, Base):
    """A firm behind the newest figures of a branch: to weigh the next release against. Only the company is shown it.

    Also of a table that is withheld for now; `counted_on` is the quarter in which it was counted.
    """

    __tablename__ = "branch_figure_contributions"
    __table_args__ = (
        Index(None, "release_id"),
        Index(None, "company_id"),
        CheckConstraint("(kind = 'scores') = (theme IS NOT NULL)", name="theme_of_scores"),
    )

    release_id: Mapped[UUID] = mapped_column(ForeignKey("branch_figure_releases.id", ondelete="CASCADE"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    kind: Mapped[FigureKind]
    theme: Mapped[Theme | None]
    section: Mapped[str] = mapped_column(String(1))
    size_class: Mapped[str] = mapped_column(String(8))
    province: Mapped[str] = mapped_column(String(5))
    management: Mapped[int | None] = mapped_column(SmallInteger)
    employees: Mapped[int | None] = mapped_column(SmallInteger)
    counted_on: Mapped[date]

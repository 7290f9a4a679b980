"""Releases of the public monitor, who stands behind them, who ordered one and who asked. A release never changes."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified
from backend.monitor.dimensions import MonitorMeasure

# So long a release is public, others are held against it, and what it told may be told again. Then who stood behind
# it is forgotten, and it is not told any more.
HELD_AGAINST = timedelta(days=731)


class MonitorRelease(Identified, Base):
    """What the monitor told on one day, and the report of the audit that it passed."""

    __tablename__ = "monitor_releases"
    __table_args__ = (UniqueConstraint("as_of", "is_demonstration"),)

    as_of: Mapped[date]
    computed_at: Mapped[datetime]
    method: Mapped[str] = mapped_column(String(10))
    is_demonstration: Mapped[bool]
    report: Mapped[dict[str, Any]] = mapped_column(JSONB)


class MonitorCell(Identified, Base):
    """One cell that passed gate and audit. `branch_id`: for that branch alone. What is not here is withheld."""

    __tablename__ = "monitor_cells"
    __table_args__ = (
        UniqueConstraint(
            "release_id", "branch_id", "measure", "key", "cut", "first", "second", postgresql_nulls_not_distinct=True
        ),
        CheckConstraint("firms >= 10 AND firms % 5 = 0", name="enough_firms"),
        CheckConstraint("(measure IN ('firms', 'employees')) = (key IS NULL)", name="key_of_measure"),
        CheckConstraint("(measure = 'employees') = (total IS NOT NULL)", name="total_of_employees"),
        CheckConstraint(
            "(measure = 'change') = (p25 IS NOT NULL) AND (p25 IS NULL) = (p50 IS NULL) "
            "AND (p25 IS NULL) = (p75 IS NULL) AND (p10 IS NULL) = (p90 IS NULL) "
            "AND (measure = 'change' OR (mean IS NULL AND p10 IS NULL)) AND (p10 IS NULL OR firms >= 30)",
            name="spread_whole",
        ),
        CheckConstraint("(first IS NULL) = (cut = '') AND (second IS NULL) = (cut NOT LIKE '%-%')", name="cell_of_cut"),
    )

    release_id: Mapped[UUID] = mapped_column(ForeignKey("monitor_releases.id"))
    branch_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    measure: Mapped[MonitorMeasure]
    key: Mapped[str | None] = mapped_column(String(80))
    cut: Mapped[str] = mapped_column(String(40))
    first: Mapped[str | None] = mapped_column(String(20))
    second: Mapped[str | None] = mapped_column(String(20))
    firms: Mapped[int]
    total: Mapped[int | None]
    mean: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    p10: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    p25: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    p50: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    p75: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    p90: Mapped[Decimal | None] = mapped_column(Numeric(12, 1))
    counted_on: Mapped[date]


class MonitorContribution(Identified, Base):
    """A firm behind a release, as it was then: to hold later releases against. Only the company is shown it.

    Erasure takes the company off; what is left is somebody, and protects the others for as long as the release is
    held against. An invented or erased firm never comes to stand here (a
    trigger).
    """

    __tablename__ = "monitor_contributions"
    __table_args__ = (UniqueConstraint("release_id", "firm_key"), Index(None, "company_id"))

    release_id: Mapped[UUID] = mapped_column(ForeignKey("monitor_releases.id"))
    firm_key: Mapped[UUID]
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="SET NULL"))
    firm: Mapped[dict[str, Any]] = mapped_column(JSONB)
    counted_on: Mapped[date] = mapped_column(index=True)


class MonitorOrder(Identified, Base):
    """The programme office asks for a release before the next quarter; the worker makes it, if anything may be told."""

    __tablename__ = "monitor_orders"
    __table_args__ = (
        Index(None, "ordered_at"),
        CheckConstraint("release_id IS NULL OR carried_out_at IS NOT NULL", name="made_when_carried_out"),
    )

    ordered_at: Mapped[datetime]
    ordered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    carried_out_at: Mapped[datetime | None]
    release_id: Mapped[UUID | None] = mapped_column(ForeignKey("monitor_releases.id"))


class MonitorQuery(Identified, Base):
    """Somebody who signed in asked for figures: which, when, and for which organisation."""

    __tablename__ = "monitor_queries"
    __table_args__ = (Index(None, "asked_at"), Index(None, "account_id"))

    asked_at: Mapped[datetime]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    organisation_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    release_id: Mapped[UUID] = mapped_column(ForeignKey("monitor_releases.id"))
    asked: Mapped[str] = mapped_column(String(80))


class MonitorQueryCount(Base):
    """How often the service answered a public question on a day. Of who asked, nothing is kept."""

    __tablename__ = "monitor_query_counts"
    __table_args__ = (CheckConstraint("count >= 1", name="count_positive"),)

    release_id: Mapped[UUID] = mapped_column(ForeignKey("monitor_releases.id"), primary_key=True)
    asked: Mapped[str] = mapped_column(String(80), primary_key=True)
    asked_on: Mapped[date] = mapped_column(primary_key=True)
    count: Mapped[int]

"""A trajectory, its four steps, and its states."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.trajectories.errors import TrajectoryMoveImpossible


class TrajectoryStatus(StrEnum):
    """The life of a trajectory."""

    PLANNED = "planned"
    RUNNING = "running"
    COMPLETED = "completed"
    STOPPED = "stopped"


NEXT: Mapping[TrajectoryStatus, frozenset[TrajectoryStatus]] = MappingProxyType(
    {
        TrajectoryStatus.PLANNED: frozenset({TrajectoryStatus.RUNNING, TrajectoryStatus.STOPPED}),
        TrajectoryStatus.RUNNING: frozenset({TrajectoryStatus.COMPLETED, TrajectoryStatus.STOPPED}),
        TrajectoryStatus.COMPLETED: frozenset(),
        TrajectoryStatus.STOPPED: frozenset(),
    }
)


class Trajectory(Identified, Timestamped, Versioned, Base):
    """A company and an adviser who work on one goal, mostly paid in part by a voucher.

    It carries out the plan of the scan `plan_scan_id`, when there is one. `free_hours` are the hours this adviser gives
    without charge (Syntens: up to 16, the advice).
    """

    __tablename__ = "trajectories"
    __table_args__ = (
        CheckConstraint(
            "(status IN ('running', 'completed')) <= (started_on IS NOT NULL)", name="started_when_running"
        ),
        CheckConstraint("(status IN ('completed', 'stopped')) = (ended_on IS NOT NULL)", name="ended_when_over"),
        CheckConstraint("(status = 'stopped') = (stop_reason IS NOT NULL)", name="stopped_with_reason"),
        CheckConstraint("started_on <= ended_on", name="period_ordered"),
        CheckConstraint("free_hours BETWEEN 0 AND 16", name="free_hours_possible"),
        Index(None, "company_id", "status"),
        Index(None, "adviser_id", "status"),
        Index(None, "plan_scan_id"),
        Index(
            "trajectories_one_per_voucher_idx",
            "voucher_id",
            unique=True,
            postgresql_where=text("status <> 'stopped'"),
        ),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id"))
    adviser_id: Mapped[UUID] = mapped_column(ForeignKey("advisers.id"))
    adviser_organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    voucher_id: Mapped[UUID | None] = mapped_column(ForeignKey("vouchers.id"))
    plan_scan_id: Mapped[UUID | None] = mapped_column(ForeignKey("scans.id", ondelete="SET NULL"))
    theme: Mapped[Theme]
    goal: Mapped[str]
    free_hours: Mapped[int] = mapped_column(default=0)
    status: Mapped[TrajectoryStatus] = mapped_column(default=TrajectoryStatus.PLANNED)
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    stop_reason: Mapped[str | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def _move(self, to_status: TrajectoryStatus) -> None:
        allowed = NEXT[self.status]
        if to_status not in allowed:
            raise TrajectoryMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(allowed))
        self.status = to_status

    def start(self, on: date) -> None:
        """The adviser accepts: the work begins."""
        self._move(TrajectoryStatus.RUNNING)
        self.started_on = on

    def complete(self, on: date) -> None:
        """All four steps are done."""
        self._move(TrajectoryStatus.COMPLETED)
        self.ended_on = on

    def stop(self, on: date, reason: str) -> None:
        """It ends early, with the reason."""
        self._move(TrajectoryStatus.STOPPED)
        self.ended_on, self.stop_reason = on, reason


class StepKind(StrEnum):
    """The four steps, in order. Source: good practice of North Rhine-Westphalia, in the advice."""

    ANALYSIS = "analysis"
    VISION = "vision"
    PLAN = "plan"
    PRACTICE = "practice"


class TrajectoryStep(Identified, Timestamped, Versioned, Base):
    """One of the four steps: what for, how long, who took part, and what came of it. Hours are the adviser's."""

    __tablename__ = "trajectory_steps"
    __table_args__ = (
        UniqueConstraint("trajectory_id", "kind"),
        CheckConstraint("hours BETWEEN 0 AND 1000", name="hours_possible"),
        CheckConstraint("least(managers, employees, works_council) >= 0", name="people_not_negative"),
        CheckConstraint("done_on IS NULL OR report IS NOT NULL", name="done_with_report"),
    )

    trajectory_id: Mapped[UUID] = mapped_column(ForeignKey("trajectories.id", ondelete="CASCADE"))
    kind: Mapped[StepKind]
    goal: Mapped[str | None]
    hours: Mapped[Decimal] = mapped_column(Numeric(6, 2), default=Decimal(0))
    managers: Mapped[int] = mapped_column(default=0)
    employees: Mapped[int] = mapped_column(default=0)
    works_council: Mapped[int] = mapped_column(default=0)
    report: Mapped[str | None]
    done_on: Mapped[date | None]


class EvaluationSide(StrEnum):
    """Who looks back."""

    COMPANY = "company"
    ADVISER = "adviser"


class TrajectoryEvaluation(Identified, Timestamped, Base):
    """How one side looks back when the trajectory is over: a mark from 1 to 10 and a few words."""

    __tablename__ = "trajectory_evaluations"
    __table_args__ = (
        UniqueConstraint("trajectory_id", "side"),
        CheckConstraint("mark BETWEEN 1 AND 10", name="mark_possible"),
    )

    trajectory_id: Mapped[UUID] = mapped_column(ForeignKey("trajectories.id", ondelete="CASCADE"))
    side: Mapped[EvaluationSide]
    mark: Mapped[int]
    words: Mapped[str | None]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))

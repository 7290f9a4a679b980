"""A report of a rule that stood in the way, and the obstacle under which the programme office gathers reports."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.obstacles.errors import (
    ObstacleMerged,
    ObstacleMergedBehind,
    ObstacleMixed,
    ObstacleMoveImpossible,
    ObstacleReportIncomplete,
    ObstacleReportSent,
    ObstacleReportWithdrawn,
)


class RuleKind(StrEnum):
    """What kind of rule stood in the way."""

    LAW = "law"
    REGULATION = "regulation"
    COLLECTIVE_AGREEMENT = "collective_agreement"
    FUNDING_RULE = "funding_rule"
    OTHER = "other"


class Reporter(StrEnum):
    """As whom somebody reports."""

    COMPANY = "company"
    ADVISER = "adviser"


class ReportStatus(StrEnum):
    """Where a report stands by itself; once grouped its obstacle tells the rest."""

    DRAFT = "draft"
    NEW = "new"
    GROUPED = "grouped"
    WITHDRAWN = "withdrawn"


class ObstacleStatus(StrEnum):
    """What became of an obstacle."""

    GROUPED = "grouped"
    PASSED_ON = "passed_on"
    ANSWERED = "answered"
    MERGED = "merged"


NEXT: Mapping[ObstacleStatus, frozenset[ObstacleStatus]] = MappingProxyType(
    {
        ObstacleStatus.GROUPED: frozenset({ObstacleStatus.PASSED_ON, ObstacleStatus.ANSWERED, ObstacleStatus.MERGED}),
        ObstacleStatus.PASSED_ON: frozenset({ObstacleStatus.ANSWERED, ObstacleStatus.MERGED}),
        ObstacleStatus.ANSWERED: frozenset({ObstacleStatus.MERGED}),
        ObstacleStatus.MERGED: frozenset(),
    }
)
AS_FAR = (ObstacleStatus.GROUPED, ObstacleStatus.PASSED_ON, ObstacleStatus.ANSWERED)
NEEDED = ("theme", "section", "rule_kind", "rule", "stopped")


class Obstacle(Identified, Timestamped, Versioned, Base):
    """A named obstacle with words of the programme office, never those of who reported it. It names nobody."""

    __tablename__ = "obstacles"
    __table_args__ = (
        Index(None, "merged_into_id"),
        CheckConstraint("cardinality(themes) >= 1", name="themes_given"),
        CheckConstraint("(passed_to IS NULL) = (passed_on_on IS NULL)", name="passed_on_whole"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_whole"),
        CheckConstraint("status <> 'passed_on' OR passed_to IS NOT NULL", name="passed_on_to_somebody"),
        CheckConstraint("status <> 'answered' OR answer IS NOT NULL", name="answered_in_words"),
        CheckConstraint("(status = 'merged') = (merged_into_id IS NOT NULL)", name="merged_into_another"),
        CheckConstraint("merged_into_id <> id", name="not_into_itself"),
        CheckConstraint("NOT (is_public AND status = 'merged')", name="merged_is_not_public"),
    )

    title: Mapped[dict[str, str]]
    description: Mapped[dict[str, str]]
    rule_kind: Mapped[RuleKind]
    themes: Mapped[list[str]] = mapped_column(ARRAY(String(20)))
    status: Mapped[ObstacleStatus] = mapped_column(default=ObstacleStatus.GROUPED)
    is_public: Mapped[bool] = mapped_column(default=False)
    passed_to: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    passed_on_on: Mapped[date | None]
    answer: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    answered_on: Mapped[date | None]
    merged_into_id: Mapped[UUID | None] = mapped_column(ForeignKey("obstacles.id"))
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def require_open(self) -> None:
        """Refuse to change what was merged. Raises ObstacleMerged (409)."""
        if self.status is ObstacleStatus.MERGED:
            raise ObstacleMerged

    def _move(self, to_status: ObstacleStatus) -> None:
        self.require_open()
        if to_status not in NEXT[self.status]:
            raise ObstacleMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT[self.status]))
        self.status = to_status

    def pass_on(self, on: date, to: dict[str, str]) -> None:
        """It lies with whoever can change the rule."""
        self._move(ObstacleStatus.PASSED_ON)
        self.passed_to, self.passed_on_on = to, on

    def reply(self, on: date, answer: dict[str, str]) -> None:
        """What those responsible for the rule say to it."""
        self._move(ObstacleStatus.ANSWERED)
        self.answer, self.answered_on = answer, on

    def merge(self, into: "Obstacle") -> None:
        """Go on as a part of another obstacle that is at least as far: no report goes back to before its answer.

        Raises ObstacleMerged, ObstacleMixed and ObstacleMergedBehind (409).
        """
        self.require_open()
        into.require_open()
        if self.is_demonstration != into.is_demonstration:
            raise ObstacleMixed
        if AS_FAR.index(into.status) < AS_FAR.index(self.status):
            raise ObstacleMergedBehind(currentStatus=self.status)
        self._move(ObstacleStatus.MERGED)
        self.merged_into_id, self.is_public = into.id, False


class ObstacleReport(Identified, Timestamped, Versioned, Base):
    """What somebody of a company, or an adviser, ran into. Only they and the programme office ever read it.

    Whole once it is sent (a CHECK), and then its words stand, but for an erasure (a trigger).
    """

    __tablename__ = "obstacle_reports"
    __table_args__ = (
        Index(None, "reported_by"),
        Index(None, "organisation_id"),
        Index(None, "obstacle_id"),
        Index(None, "status", "submitted_on"),
        CheckConstraint(
            "status IN ('draft', 'withdrawn') OR (theme IS NOT NULL AND section IS NOT NULL "
            "AND rule_kind IS NOT NULL AND rule IS NOT NULL AND stopped IS NOT NULL AND submitted_on IS NOT NULL)",
            name="whole_when_sent",
        ),
        CheckConstraint("(status = 'grouped') = (obstacle_id IS NOT NULL)", name="grouped_under_one"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reporter: Mapped[Reporter]
    theme: Mapped[Theme | None]
    section: Mapped[str | None] = mapped_column(String(1))
    rule_kind: Mapped[RuleKind | None]
    rule: Mapped[str | None]
    stopped: Mapped[str | None]
    suggestion: Mapped[str | None]
    status: Mapped[ReportStatus] = mapped_column(default=ReportStatus.DRAFT)
    submitted_on: Mapped[date | None]
    obstacle_id: Mapped[UUID | None] = mapped_column(ForeignKey("obstacles.id"))

    def require_draft(self) -> None:
        """Refuse to change what was sent. Raises ObstacleReportSent (409)."""
        if self.status is not ReportStatus.DRAFT:
            raise ObstacleReportSent(currentStatus=self.status)

    def send(self, on: date) -> None:
        """Hand it to the programme office. Raises ObstacleReportSent and ObstacleReportIncomplete (409)."""
        self.require_draft()
        missing = [name for name in NEEDED if getattr(self, name) is None]
        if missing:
            raise ObstacleReportIncomplete(missing=[to_camel(name) for name in missing])
        self.status, self.submitted_on = ReportStatus.NEW, on

    def withdraw(self) -> None:
        """Take it back: no later count of firms counts it. Raises ObstacleReportWithdrawn (409)."""
        if self.status is ReportStatus.WITHDRAWN:
            raise ObstacleReportWithdrawn
        self.status, self.obstacle_id = ReportStatus.WITHDRAWN, None

    def group(self, obstacle_id: UUID) -> None:
        """Lay it under an obstacle; the caller looked whether it is new or grouped."""
        assert self.status in {ReportStatus.NEW, ReportStatus.GROUPED}
        self.status, self.obstacle_id = ReportStatus.GROUPED, obstacle_id


class ObstacleMonth(Base):
    """A month whose numbers were counted. Append-only; what was reported before this day counts."""

    __tablename__ = "obstacle_months"
    __table_args__ = (CheckConstraint("EXTRACT(DAY FROM month) = 1", name="first_day"),)

    month: Mapped[date] = mapped_column(primary_key=True)


class ObstacleFigure(Identified, Base):
    """From this month on a cell, or an obstacle, tells this number of firms; none: no longer any. Append-only."""

    __tablename__ = "obstacle_figures"
    __table_args__ = (
        UniqueConstraint("month", "theme", "section", "rule_kind", "obstacle_id", postgresql_nulls_not_distinct=True),
        Index(None, "obstacle_id"),
        CheckConstraint("firms >= 10 AND firms % 5 = 0", name="enough_firms"),
        CheckConstraint(
            "num_nonnulls(theme, section, rule_kind) = CASE WHEN obstacle_id IS NULL THEN 3 ELSE 0 END",
            name="of_cell_or_obstacle",
        ),
    )

    month: Mapped[date] = mapped_column(ForeignKey("obstacle_months.month"))
    theme: Mapped[Theme | None]
    section: Mapped[str | None] = mapped_column(String(1))
    rule_kind: Mapped[RuleKind | None]
    obstacle_id: Mapped[UUID | None] = mapped_column(ForeignKey("obstacles.id"))
    firms: Mapped[int | None]


class ObstacleFigureFirm(Identified, Base):
    """A firm in a number, to hold later numbers against. Verified and not invented (a trigger).

    Erasure takes the company off; what is left is somebody, and protects the others.
    """

    __tablename__ = "obstacle_figure_firms"
    __table_args__ = (UniqueConstraint("figure_id", "firm_key"), Index(None, "company_id"), Index(None, "counted_on"))

    figure_id: Mapped[UUID] = mapped_column(ForeignKey("obstacle_figures.id"))
    firm_key: Mapped[UUID]
    company_id: Mapped[UUID | None] = mapped_column(ForeignKey("companies.id", ondelete="SET NULL"))
    counted_on: Mapped[date]

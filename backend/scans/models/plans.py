"""The plan that follows a published scan: versions with lines, what employees propose, and whether they agree."""

from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.scans.errors import PlanMoveNotPossible


class PlanStatus(StrEnum):
    """Where a version of a plan stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    DISAGREED = "disagreed"


# What was decided stays as it is, disagreement too: whoever goes on begins a new version.
PLAN_NEXT: MappingProxyType[PlanStatus, frozenset[PlanStatus]] = MappingProxyType(
    {
        PlanStatus.DRAFT: frozenset({PlanStatus.PROPOSED}),
        PlanStatus.PROPOSED: frozenset({PlanStatus.DRAFT, PlanStatus.AGREED, PlanStatus.DISAGREED}),
        PlanStatus.AGREED: frozenset(),
        PlanStatus.DISAGREED: frozenset(),
    }
)
DECIDED = frozenset({PlanStatus.AGREED, PlanStatus.DISAGREED})


class PlanVersion(Identified, Timestamped, Versioned, Base):
    """One version of the plan of a scan. Management writes and proposes it; a staff representative decides.

    `words` are what the representative adds to agreement, or the reason of disagreement.
    """

    __tablename__ = "scan_plan_versions"
    __table_args__ = (
        UniqueConstraint("scan_id", "number"),
        CheckConstraint("number >= 1", name="number_positive"),
        CheckConstraint("(status = 'draft') = (proposed_at IS NULL)", name="proposed_at_set"),
        CheckConstraint("(status IN ('agreed', 'disagreed')) = (decided_at IS NOT NULL)", name="decided_at_set"),
        CheckConstraint("status <> 'disagreed' OR words IS NOT NULL", name="disagreed_with_reason"),
        CheckConstraint("decided_by IS NULL OR decided_by IS DISTINCT FROM proposed_by", name="decided_by_another"),
        Index(
            "scan_plan_versions_one_in_work_idx",
            "scan_id",
            unique=True,
            postgresql_where=text("status IN ('draft', 'proposed')"),
        ),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id", ondelete="CASCADE"))
    number: Mapped[int]
    status: Mapped[PlanStatus] = mapped_column(default=PlanStatus.DRAFT)
    proposed_at: Mapped[datetime | None]
    proposed_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    words: Mapped[str | None]

    def propose(self, at: datetime, by: UUID) -> None:
        """Lay it before the representative of the employees."""
        self._move(PlanStatus.PROPOSED)
        self.proposed_at, self.proposed_by = at, by

    def take_back(self) -> None:
        """Go on writing; what was proposed to change stays beside it."""
        self._move(PlanStatus.DRAFT)
        self.proposed_at = self.proposed_by = None

    def decide(self, to: PlanStatus, at: datetime, by: UUID, words: str | None) -> None:
        """Agree or disagree, for the employees. It stays so."""
        self._move(to)
        self.decided_at, self.decided_by, self.words = at, by, words

    def _move(self, to: PlanStatus) -> None:
        if to not in PLAN_NEXT[self.status]:
            raise PlanMoveNotPossible(current=self.status, wanted=to, allowed=sorted(PLAN_NEXT[self.status]))
        self.status = to


class PlanLine(Identified, Base):
    """One measure: what, why, by whom, when it is done, and what it may cost."""

    __tablename__ = "scan_plan_lines"
    __table_args__ = (
        CheckConstraint("budget_cents >= 0", name="budget_not_negative"),
        Index(None, "version_id", "position"),
    )

    version_id: Mapped[UUID] = mapped_column(ForeignKey("scan_plan_versions.id", ondelete="CASCADE"))
    position: Mapped[int]
    theme: Mapped[Theme | None]
    measure: Mapped[str]
    why: Mapped[str | None]
    who: Mapped[str | None]
    due_on: Mapped[date | None]
    budget_cents: Mapped[int | None]


class ProposalKind(StrEnum):
    """What a representative wants of a plan: another line, a line more, or a line less."""

    CHANGE = "change"
    ADD = "add"
    REMOVE = "remove"


class ProposalStatus(StrEnum):
    """What management answered."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class PlanProposal(Identified, Timestamped, Base):
    """What a staff representative proposes about a line, with the answer. `about` is that line as it read then."""

    __tablename__ = "scan_plan_proposals"
    __table_args__ = (
        CheckConstraint("(kind = 'add') = (about IS NULL)", name="about_a_line"),
        CheckConstraint("(kind = 'remove') = (measure IS NULL)", name="measure_set"),
        CheckConstraint("budget_cents >= 0", name="budget_not_negative"),
        CheckConstraint("(status = 'open') = (answered_at IS NULL)", name="answered_at_set"),
        CheckConstraint("status <> 'declined' OR answer IS NOT NULL", name="declined_with_reason"),
        Index(None, "version_id"),
        Index(None, "line_id"),
    )

    version_id: Mapped[UUID] = mapped_column(ForeignKey("scan_plan_versions.id", ondelete="CASCADE"))
    line_id: Mapped[UUID | None] = mapped_column(ForeignKey("scan_plan_lines.id", ondelete="SET NULL"))
    kind: Mapped[ProposalKind]
    about: Mapped[str | None]
    measure: Mapped[str | None]
    who: Mapped[str | None]
    due_on: Mapped[date | None]
    budget_cents: Mapped[int | None]
    reason: Mapped[str]
    made_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    status: Mapped[ProposalStatus] = mapped_column(default=ProposalStatus.OPEN)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    answer: Mapped[str | None]

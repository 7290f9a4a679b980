"""Effect releases and what they were computed from. What was computed stays: triggers refuse any other change."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Versioned
from backend.releases.errors import EffectReleaseNotReady


class EffectReleaseStatus(StrEnum):
    """The life of a release: ordered, its data frozen, its figures there; then told, or not."""

    ORDERED = "ordered"
    COMPUTING = "computing"
    READY = "ready"
    PUBLISHED = "published"
    WITHHELD = "withheld"
    FAILED = "failed"


IN_WORK = (EffectReleaseStatus.ORDERED, EffectReleaseStatus.COMPUTING)
DECIDED = (EffectReleaseStatus.PUBLISHED, EffectReleaseStatus.WITHHELD)


# Anything that is shown about fewer than ten firms, wherever it stands.
FEW_FIRMS = (
    "$.** ? (@.treated < 10 || @.comparison_firms < 10 || @.expected < 10 || @.measured < 10 || @.users < 10 "
    "|| @.firms < 10)"
)


class EffectRelease(Identified, Versioned, Base):
    """The effect of the programme as it was computed once, from data up to a day.

    `result` is the exact outcome in canonical bytes, to hold a re-run against; `shown` is what passed the gate, judged
    against every published one of then, of which `judged_against_id` was the newest. `reason` says why it was ordered,
    and of one that replaces another what was wrong there. A firm that is erased, leaves or withdraws its consent leaves
    the release as it is but for `not_rerunnable_since`.
    """

    __tablename__ = "effect_releases"
    __table_args__ = (
        CheckConstraint(
            "(status IN ('ready', 'published', 'withheld')) = (result IS NOT NULL)", name="result_when_ready"
        ),
        CheckConstraint(
            "(result IS NULL) = (shown IS NULL) AND (result IS NULL) = (result_sha256 IS NULL) "
            "AND (result IS NULL) = (method IS NULL) AND (result IS NULL) = (computed_at IS NULL)",
            name="result_whole",
        ),
        CheckConstraint(
            "(frozen_at IS NULL) = (snapshot_sha256 IS NULL) AND (frozen_at IS NULL) = (firms IS NULL)",
            name="frozen_whole",
        ),
        CheckConstraint("status IN ('ordered', 'failed') OR frozen_at IS NOT NULL", name="frozen_before_computing"),
        CheckConstraint("(status IN ('published', 'withheld')) = (decided_at IS NOT NULL)", name="decided_at_set"),
        CheckConstraint("(status = 'withheld') = (withheld_because IS NOT NULL)", name="withheld_with_reason"),
        CheckConstraint("decided_by <> ordered_by", name="decided_by_another"),
        CheckConstraint("(status = 'failed') = (failed_at IS NOT NULL)", name="failed_at_set"),
        CheckConstraint("replaces_id <> id", name="replaces_another"),
        CheckConstraint(f"NOT jsonb_path_exists(shown, '{FEW_FIRMS}')", name="enough_firms_shown"),
        Index(
            "effect_releases_one_in_work_idx",
            "is_demonstration",
            unique=True,
            postgresql_where=text("status IN ('ordered', 'computing')"),
        ),
        Index(
            "effect_releases_replaced_once_idx",
            "replaces_id",
            unique=True,
            postgresql_where=text("status = 'published'"),
        ),
        Index(None, "status", "decided_at"),
    )

    status: Mapped[EffectReleaseStatus] = mapped_column(default=EffectReleaseStatus.ORDERED)
    data_until: Mapped[date]
    reason: Mapped[str]
    ordered_at: Mapped[datetime]
    ordered_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    replaces_id: Mapped[UUID | None] = mapped_column(ForeignKey("effect_releases.id"))
    frozen_at: Mapped[datetime | None]
    snapshot_sha256: Mapped[bytes | None]
    firms: Mapped[int | None]
    judged_against_id: Mapped[UUID | None] = mapped_column(ForeignKey("effect_releases.id"))
    method: Mapped[str | None]
    result: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    result_sha256: Mapped[bytes | None]
    shown: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), deferred=True)
    computed_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    withheld_because: Mapped[str | None]
    not_rerunnable_since: Mapped[date | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def freeze(self, at: datetime, sha256: bytes, firms: int) -> None:
        """Its data are fixed: from now on it is computed from these."""
        self.status, self.frozen_at, self.snapshot_sha256, self.firms = EffectReleaseStatus.COMPUTING, at, sha256, firms
        self.attempts = 0

    def melt(self) -> None:
        """A firm in it was erased before its figures were there: its data are to be frozen anew."""
        self.status, self.frozen_at, self.snapshot_sha256, self.firms = EffectReleaseStatus.ORDERED, None, None, None
        self.attempts = 0

    def come_out(self, at: datetime, *, result: bytes, sha256: bytes, method: str, shown: dict[str, Any]) -> None:
        """Its figures are there, whole, for the office to look at."""
        self.status, self.computed_at = EffectReleaseStatus.READY, at
        self.result, self.result_sha256, self.method, self.shown = result, sha256, method, shown

    def fail(self, at: datetime) -> None:
        """It could not be computed, more than once."""
        self.status, self.failed_at = EffectReleaseStatus.FAILED, at

    def publish(self, at: datetime, by: UUID | None) -> None:
        """Tell it to everybody. Raises EffectReleaseNotReady (409)."""
        self._decide(EffectReleaseStatus.PUBLISHED, at, by)

    def withhold(self, at: datetime, by: UUID | None, because: str) -> None:
        """Do not tell it, and say why. Raises EffectReleaseNotReady (409)."""
        self._decide(EffectReleaseStatus.WITHHELD, at, by)
        self.withheld_because = because

    def _decide(self, status: EffectReleaseStatus, at: datetime, by: UUID | None) -> None:
        if self.status is not EffectReleaseStatus.READY:
            raise EffectReleaseNotReady(currentStatus=self.status)
        self.status, self.decided_at, self.decided_by = status, at, by


class EffectSnapshot(Base):
    """The data that a release was computed from: columns in a compressed NumPy archive, firms under a pseudonym.

    `key` makes the pseudonyms, another for each release, so that two snapshots cannot be laid side by side. `content`
    changes only to take a firm out. That of a release that was withheld or failed goes after a while. `behind` are per
    outcome the keyed marks of who stood behind it as it was frozen; studies are held against them. Empty of invented
    firms.
    """

    __tablename__ = "effect_snapshots"

    release_id: Mapped[UUID] = mapped_column(ForeignKey("effect_releases.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[bytes]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    behind: Mapped[dict[str, dict[str, str]]] = mapped_column(
        JSONB, default=dict, server_default=text("'{}'::jsonb"), deferred=True
    )


class EffectReleaseFirm(Base):
    """A firm is in the snapshot of a release: to take it out, to tell it so, and to weigh the next release against."""

    __tablename__ = "effect_release_firms"
    __table_args__ = (Index(None, "company_id"),)

    release_id: Mapped[UUID] = mapped_column(ForeignKey("effect_releases.id", ondelete="CASCADE"), primary_key=True)
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"), primary_key=True)


class RerunOutcome(StrEnum):
    """What a re-run showed: the same bytes or not, another method by now, no data any more, or no end."""

    SAME = "same"
    DIFFERENT = "different"
    OTHER_METHOD = "other_method"
    NOT_RERUNNABLE = "not_rerunnable"
    FAILED = "failed"


class EffectRerun(Base):
    """A release is computed again from its snapshot; asked by an officer, or by the platform each week."""

    __tablename__ = "effect_reruns"
    __table_args__ = (
        CheckConstraint("(outcome IS NULL) = (ran_at IS NULL)", name="ran_with_outcome"),
        Index("effect_reruns_one_waiting_idx", "release_id", unique=True, postgresql_where=text("ran_at IS NULL")),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    release_id: Mapped[UUID] = mapped_column(ForeignKey("effect_releases.id", ondelete="CASCADE"))
    asked_at: Mapped[datetime]
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    attempts: Mapped[int] = mapped_column(default=0)
    ran_at: Mapped[datetime | None]
    outcome: Mapped[RerunOutcome | None]

"""Campaigns of a branch, the scans that take part in one, and the figures that were told of them."""

from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.campaigns.errors import CampaignMoveNotPossible
from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.organisations.models import SizeClass
from backend.scans.models import Dimension, NormBand


class CampaignStatus(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REPORTED = "reported"


# The platform itself closes at the end of the period, and reports the morning after.
NEXT: MappingProxyType[CampaignStatus, frozenset[CampaignStatus]] = MappingProxyType(
    {
        CampaignStatus.DRAFT: frozenset({CampaignStatus.OPEN}),
        CampaignStatus.OPEN: frozenset({CampaignStatus.CLOSED}),
        CampaignStatus.CLOSED: frozenset({CampaignStatus.REPORTED}),
        CampaignStatus.REPORTED: frozenset(),
    }
)


class ScanCampaign(Identified, Timestamped, Versioned, Base):
    """A branch invites its members to do the scan. Nothing in this row changes when a company takes part.

    `members` is how many members of the register were meant when it opened: frozen then, so that changes of the
    register afterwards tell nothing. `notices_sent_at`, when telling members began, stays inside and leaves version and
    `updated_at` alone. `taken_from_id` and `taken_from_number` say from whose version its set-up was taken over.
    """

    __tablename__ = "scan_campaigns"
    __table_args__ = (
        CheckConstraint("opens_at < closes_at", name="period_ordered"),
        CheckConstraint("aim BETWEEN 1 AND 100000", name="aim_possible"),
        CheckConstraint("code ~ '^[23456789BCDFGHJKMNPQRSTVWXZ]{6}$'", name="code_form"),
        CheckConstraint("(status = 'draft') = (opened_at IS NULL)", name="opened_at_set"),
        CheckConstraint("(status = 'draft') = (members IS NULL)", name="members_counted"),
        CheckConstraint("(status IN ('closed', 'reported')) = (closed_at IS NOT NULL)", name="closed_at_set"),
        Index(None, "branch_id", "created_at"),
        Index(None, "status", "closes_at"),
        Index(None, "taken_from_id"),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(6), unique=True)
    title: Mapped[str]
    purpose_nl: Mapped[str]
    purpose_en: Mapped[str | None]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_versions.id"))
    aim: Mapped[int]
    section: Mapped[str | None] = mapped_column(String(1))
    province: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    size_class: Mapped[SizeClass | None]
    status: Mapped[CampaignStatus] = mapped_column(default=CampaignStatus.DRAFT)
    members: Mapped[int | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    notices_sent_at: Mapped[datetime | None]
    taken_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    taken_from_number: Mapped[int | None]

    def open(self, at: datetime, members: int) -> None:
        """Let companies take part from the beginning of its period. Raises CampaignMoveNotPossible (409)."""
        self._move(CampaignStatus.OPEN)
        self.opened_at, self.members = at, members

    def close(self, at: datetime) -> None:
        """Let no more companies take part, and count no more results. Raises CampaignMoveNotPossible (409)."""
        self._move(CampaignStatus.CLOSED)
        self.closed_at = at

    def report(self) -> None:
        """Its figures were made, once, or refused. Raises CampaignMoveNotPossible (409)."""
        self._move(CampaignStatus.REPORTED)

    def takes_part(self, at: datetime) -> bool:
        """Whether a company can take part at this moment; the last moment itself is too late."""
        return self.status is CampaignStatus.OPEN and self.opens_at <= at < self.closes_at

    def _move(self, to: CampaignStatus) -> None:
        if to not in NEXT[self.status]:
            raise CampaignMoveNotPossible(current=self.status, wanted=to, allowed=sorted(NEXT[self.status]))
        self.status = to


class CampaignNotice(Base):
    """Members are being told that this campaign began, in the order of their companies, up to and including one."""

    __tablename__ = "campaign_notices"

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="CASCADE"), primary_key=True)
    told_up_to: Mapped[UUID | None]


class CampaignScan(Timestamped, Base):
    """A company let this scan be part of a campaign; of each company one, so that a firm counts once."""

    __tablename__ = "campaign_scans"
    __table_args__ = (UniqueConstraint("campaign_id", "company_id"), Index(None, "company_id"))

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id", ondelete="CASCADE"), primary_key=True)
    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="CASCADE"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))


class CampaignCount(Base):
    """What was told on one day of firms that the branch does not see by name: how many began, opened and published.

    Told counts only: of ten firms or more, in fives. Null is what may not be told. The steps are how many firms must
    come or go before a count changes; they are never told.
    """

    __tablename__ = "campaign_counts"
    __table_args__ = (
        CheckConstraint(
            "(started IS NULL OR started >= 10 AND mod(started, 5) = 0) "
            "AND (opened IS NULL OR opened >= 10 AND mod(opened, 5) = 0) "
            "AND (published IS NULL OR published >= 10 AND mod(published, 5) = 0)",
            name="enough_firms",
        ),
        CheckConstraint(
            "(opened IS NULL OR opened <= coalesce(started, 0)) "
            "AND (published IS NULL OR published <= coalesce(opened, 0))",
            name="stages_ordered",
        ),
        CheckConstraint(
            "started_step BETWEEN 5 AND 9 AND opened_step BETWEEN 5 AND 9 AND published_step BETWEEN 5 AND 9",
            name="steps_drawn",
        ),
    )

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="CASCADE"), primary_key=True)
    as_of: Mapped[date] = mapped_column(primary_key=True)
    started: Mapped[int | None]
    opened: Mapped[int | None]
    published: Mapped[int | None]
    started_step: Mapped[int] = mapped_column(SmallInteger)
    opened_step: Mapped[int] = mapped_column(SmallInteger)
    published_step: Mapped[int] = mapped_column(SmallInteger)


class CampaignResult(Base):
    """The figures of one campaign were made: one row per campaign, so making them twice is impossible."""

    __tablename__ = "campaign_results"

    campaign_id: Mapped[UUID] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="CASCADE"), primary_key=True)
    made_at: Mapped[datetime]
    norm_release_id: Mapped[UUID | None] = mapped_column(ForeignKey("norm_releases.id"))
    norm_section: Mapped[str | None] = mapped_column(String(1))


class CampaignResultTheme(Base):
    """The scores of one theme, the mean over firms, 0-100. What may not be told is not here.

    `firms` is exact and never told; `norm_*` is the norm it was laid beside, as it was on that day.
    """

    __tablename__ = "campaign_result_themes"
    __table_args__ = (
        CheckConstraint("firms >= 10", name="enough_firms"),
        CheckConstraint(
            "management_score BETWEEN 1 AND 99 AND employee_score BETWEEN 1 AND 99 "
            "AND combined_score BETWEEN 1 AND 99 AND gap = employee_score - management_score",
            name="scores_range",
        ),
        CheckConstraint(
            "(norm_firms IS NULL) = (norm_p25 IS NULL) AND (norm_firms IS NULL) = (norm_p75 IS NULL) "
            "AND (norm_firms IS NULL) = (band IS NULL) AND (norm_firms IS NULL OR norm_firms >= 10)",
            name="norm_whole",
        ),
    )

    campaign_id: Mapped[UUID] = mapped_column(
        ForeignKey("campaign_results.campaign_id", ondelete="CASCADE"), primary_key=True
    )
    dimension: Mapped[Dimension] = mapped_column(primary_key=True)
    firms: Mapped[int]
    management_score: Mapped[int] = mapped_column(SmallInteger)
    employee_score: Mapped[int] = mapped_column(SmallInteger)
    combined_score: Mapped[int] = mapped_column(SmallInteger)
    gap: Mapped[int] = mapped_column(SmallInteger)
    norm_firms: Mapped[int | None]
    norm_p25: Mapped[int | None] = mapped_column(SmallInteger)
    norm_p75: Mapped[int | None] = mapped_column(SmallInteger)
    band: Mapped[NormBand | None]

"""What a branch shares with the other branches, version by version; who took it over, and who follows whom."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.exchange.errors import ExchangeMoveImpossible


class ShareKind(StrEnum):
    """What is shared: what a branch did in its own words, a tool of its own, or the set-up of a scan campaign."""

    APPROACH = "approach"
    TOOL = "tool"
    CAMPAIGN = "campaign"


class ShareStatus(StrEnum):
    """Where a share stands."""

    DRAFT = "draft"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"


class Told:
    """The words of a share, and at most one published result it points at. Words in `nl`, and `en` where there is one.

    `gain` is what it gave the branch; `did` and `cost` belong to an approach. No sectors means every sector.
    """

    title: Mapped[dict[str, str]]
    gain: Mapped[dict[str, str]]
    did: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    cost: Mapped[dict[str, str] | None] = mapped_column(JSONB(none_as_null=True))
    result_theme: Mapped[Theme | None]

    @declared_attr
    @classmethod
    def themes(cls) -> Mapped[list[str]]:
        """At most three, the main one first."""
        return mapped_column(ARRAY(String(20)))

    @declared_attr
    @classmethod
    def sectors(cls) -> Mapped[list[str]]:
        """Sections of SBI 2008; none means every sector."""
        return mapped_column(ARRAY(String(1)))

    @declared_attr
    @classmethod
    def result_campaign_id(cls) -> Mapped[UUID | None]:
        """The campaign of which the published result is shown."""
        return mapped_column(ForeignKey("campaign_results.campaign_id"))

    @declared_attr
    @classmethod
    def result_release_id(cls) -> Mapped[UUID | None]:
        """The release of the branch's figures from which one is shown."""
        return mapped_column(ForeignKey("branch_figure_releases.id"))


_RESULTS = ("result_campaign_id", "result_release_id")
_ONE_RESULT = (
    "num_nonnulls(result_campaign_id, result_release_id) <= 1 "
    "AND (result_theme IS NOT NULL) = (num_nonnulls(result_campaign_id, result_release_id) = 1)"
)


class ExchangeShare(Told, Identified, Timestamped, Versioned, Base):
    """A piece of a branch's work, with its words as the branch edits them; others read the newest version.

    `number` is that of the newest version, 0 while there is none. `taken_from_id` and `taken_from_number` say whose
    approach this one began from.
    """

    __tablename__ = "exchange_shares"
    __table_args__ = (
        CheckConstraint(_ONE_RESULT, name="one_result"),
        CheckConstraint("(status = 'draft') = (number = 0) OR status = 'withdrawn'", name="number_set"),
        CheckConstraint("(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn_at_set"),
        CheckConstraint("cardinality(themes) BETWEEN 1 AND 3", name="themes_one_to_three"),
        CheckConstraint(
            "(kind = 'approach') = (did IS NOT NULL) AND (tool_item_id IS NULL OR kind = 'tool') "
            "AND (campaign_id IS NULL OR kind = 'campaign')",
            name="piece_of_kind",
        ),
        Index(None, "branch_id"),
        Index(None, "status", "first_shared_at"),
        *(Index(None, name) for name in ("tool_item_id", "campaign_id", "taken_from_id")),
        *(Index(None, name) for name in _RESULTS),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    kind: Mapped[ShareKind]
    status: Mapped[ShareStatus] = mapped_column(default=ShareStatus.DRAFT)
    number: Mapped[int] = mapped_column(default=0)
    tool_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("toolbox_items.id", ondelete="SET NULL"))
    campaign_id: Mapped[UUID | None] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="SET NULL"))
    taken_from_id: Mapped[UUID | None] = mapped_column(ForeignKey("organisations.id", ondelete="SET NULL"))
    taken_from_number: Mapped[int | None]
    first_shared_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]

    def share(self, at: datetime) -> None:
        """Let the other branches read its words, as a next version. Raises ExchangeMoveImpossible (409)."""
        self.require_open()
        self.status, self.number = ShareStatus.SHARED, self.number + 1
        self.first_shared_at = self.first_shared_at or at

    def withdraw(self, at: datetime) -> None:
        """Take it back; what was taken over stays with whoever did. Raises ExchangeMoveImpossible (409)."""
        self.require_open()
        self.status, self.withdrawn_at = ShareStatus.WITHDRAWN, at

    def require_open(self) -> None:
        """Refuse what was withdrawn. Raises ExchangeMoveImpossible (409)."""
        if self.status is ShareStatus.WITHDRAWN:
            raise ExchangeMoveImpossible(currentStatus=self.status)


class ExchangeShareVersion(Told, Identified, Base):
    """What the other branches read: it never changes (a trigger).

    `setup` is what is taken over: of a tool its version, of a campaign its purpose, length, questionnaire, aim and
    target; never who takes part. The database refuses two results of one branch on one theme that overlap (a trigger).
    """

    __tablename__ = "exchange_share_versions"
    __table_args__ = (
        UniqueConstraint("share_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
        CheckConstraint(_ONE_RESULT, name="one_result"),
        *(Index(None, name) for name in _RESULTS),
    )

    share_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_shares.id", ondelete="CASCADE"))
    number: Mapped[int]
    setup: Mapped[dict[str, Any]] = mapped_column(JSONB)
    shared_at: Mapped[datetime]


class ExchangeAdoption(Identified, Timestamped, Base):
    """A branch took a version over, once, and got a draft of its own: a campaign, a tool, or an approach."""

    __tablename__ = "exchange_adoptions"
    __table_args__ = (
        UniqueConstraint("share_id", "branch_id"),
        CheckConstraint("num_nonnulls(campaign_id, tool_item_id, own_share_id) <= 1", name="one_draft"),
        CheckConstraint("number >= 1", name="number_from_one"),
        *(Index(None, name) for name in ("branch_id", "campaign_id", "tool_item_id", "own_share_id")),
    )

    share_id: Mapped[UUID] = mapped_column(ForeignKey("exchange_shares.id", ondelete="CASCADE"))
    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    number: Mapped[int]
    campaign_id: Mapped[UUID | None] = mapped_column(ForeignKey("scan_campaigns.id", ondelete="SET NULL"))
    tool_item_id: Mapped[UUID | None] = mapped_column(ForeignKey("toolbox_items.id", ondelete="SET NULL"))
    own_share_id: Mapped[UUID | None] = mapped_column(ForeignKey("exchange_shares.id", ondelete="SET NULL"))

    @property
    def has_draft(self) -> bool:
        """Whether what was made of it is still there."""
        return any((self.campaign_id, self.tool_item_id, self.own_share_id))


class ExchangeFollow(Timestamped, Base):
    """A branch wants to be told when another one shares something."""

    __tablename__ = "exchange_follows"
    __table_args__ = (CheckConstraint("follower_id <> followed_id", name="another"), Index(None, "followed_id"))

    follower_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    followed_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)

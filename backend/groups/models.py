"""A group, who is in it, what they write to each other, and what was reported."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.groups.errors import GroupArchived, GroupMemberMoveImpossible, GroupPostGone, GroupReportHandled


class GroupAdmission(StrEnum):
    """How one gets in."""

    OPEN = "open"
    REQUEST = "request"


class GroupMemberStatus(StrEnum):
    """Where somebody stands towards a group."""

    REQUESTED = "requested"
    MEMBER = "member"
    DECLINED = "declined"
    REMOVED = "removed"
    LEFT = "left"


class GroupPostStatus(StrEnum):
    """Whether a post can be read."""

    SHOWN = "shown"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


class GroupVerdict(StrEnum):
    """What a moderator decided on a report."""

    KEPT = "kept"
    HIDDEN = "hidden"


class Group(Identified, Timestamped, Versioned, Base):
    """A group that the programme office, Syntens or a branch made and keeps; the database refuses other owners.

    The database keeps `members_count` at each coming and going, an erasure too, so that nobody counts.
    """

    __tablename__ = "groups"
    __table_args__ = (
        CheckConstraint("members_count >= 0", name="members_not_negative"),
        Index(None, "owner_id"),
        Index(None, "is_archived", "created_at", "id"),
    )

    owner_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    title: Mapped[dict[str, str]]
    description: Mapped[dict[str, str]]
    section: Mapped[str | None] = mapped_column(String(1))
    province: Mapped[str | None] = mapped_column(ForeignKey("provinces.code"))
    theme: Mapped[str | None] = mapped_column(String(20))
    admission: Mapped[GroupAdmission]
    is_archived: Mapped[bool] = mapped_column(default=False)
    members_count: Mapped[int] = mapped_column(default=0)
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    def require_open(self) -> None:
        """Refuse to add to what was closed. Raises GroupArchived (409)."""
        if self.is_archived:
            raise GroupArchived


class GroupMember(Identified, Versioned, Base):
    """An account in a group, on behalf of its company. Without `shown_name` others read "member"."""

    __tablename__ = "group_members"
    __table_args__ = (
        UniqueConstraint("group_id", "account_id"),
        CheckConstraint("(status IN ('declined', 'removed')) = (reason IS NOT NULL)", name="sent_away_with_reason"),
        Index(None, "group_id", "status", "id"),
        Index(None, "account_id"),
        Index(None, "organisation_id"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    shown_name: Mapped[str | None]
    status: Mapped[GroupMemberStatus]
    reason: Mapped[str | None]
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]

    def decide(self, at: datetime, to_status: GroupMemberStatus, reason: str | None) -> None:
        """Let in, decline, remove or leave. Raises GroupMemberMoveImpossible (409)."""
        asked, inside = self.status is GroupMemberStatus.REQUESTED, self.status is GroupMemberStatus.MEMBER
        possible = {
            GroupMemberStatus.MEMBER: asked,
            GroupMemberStatus.DECLINED: asked,
            GroupMemberStatus.REMOVED: inside,
            GroupMemberStatus.LEFT: asked or inside,
        }
        if not possible.get(to_status, False):
            raise GroupMemberMoveImpossible(currentStatus=self.status)
        self.status, self.reason, self.decided_at = to_status, reason, at
        if to_status is not GroupMemberStatus.MEMBER:
            self.shown_name = None  # nothing of a name stays where one is not


class GroupPost(Identified, Versioned, Base):
    """Plain text to the group, or a reply to that. Who wrote it stands with the membership, not here by name."""

    __tablename__ = "group_posts"
    __table_args__ = (
        UniqueConstraint("id", "group_id"),
        ForeignKeyConstraint(["parent_id", "group_id"], ["group_posts.id", "group_posts.group_id"], ondelete="CASCADE"),
        Index("group_posts_board_idx", "group_id", "written_at", "id", postgresql_where=text("parent_id IS NULL")),
        Index("group_posts_replies_idx", "parent_id", "written_at", "id"),
        Index(None, "written_by"),
        Index(None, "status", "updated_at", postgresql_where=text("status <> 'shown'")),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    parent_id: Mapped[UUID | None]
    body: Mapped[str]
    written_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    written_at: Mapped[datetime]
    status: Mapped[GroupPostStatus] = mapped_column(default=GroupPostStatus.SHOWN)
    replies_count: Mapped[int] = mapped_column(default=0)

    def withdraw(self) -> None:
        """Take it back. Raises GroupPostGone (409)."""
        self.require_shown()
        self.status = GroupPostStatus.WITHDRAWN

    def require_shown(self) -> None:
        """Refuse what cannot be read any more. Raises GroupPostGone (409)."""
        if self.status is not GroupPostStatus.SHOWN:
            raise GroupPostGone


class GroupReport(Identified, Versioned, Base):
    """A member says what is wrong with a post; a moderator who did not write it decides, with a reason."""

    __tablename__ = "group_reports"
    __table_args__ = (
        UniqueConstraint("post_id", "reported_by"),
        CheckConstraint(
            "(verdict IS NULL) = (reason IS NULL) AND (verdict IS NULL) = (decided_at IS NULL)", name="decided_whole"
        ),
        Index(None, "group_id", "reported_at", postgresql_where=text("verdict IS NULL")),
        Index(None, "reported_by"),
        Index(None, "decided_by"),
    )

    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    post_id: Mapped[UUID] = mapped_column(ForeignKey("group_posts.id", ondelete="CASCADE"))
    words: Mapped[str]
    reported_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    reported_at: Mapped[datetime]
    verdict: Mapped[GroupVerdict | None]
    reason: Mapped[str | None]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    decided_at: Mapped[datetime | None]

    def decide(self, at: datetime, by: UUID, verdict: GroupVerdict, reason: str) -> None:
        """Hide the post, or leave it. Raises GroupReportHandled (409)."""
        if self.verdict is not None:
            raise GroupReportHandled
        self.verdict, self.reason, self.decided_by, self.decided_at = verdict, reason, by, at


class GroupEvent(Base):
    """An event that the owner of a group put on its agenda."""

    __tablename__ = "group_events"
    __table_args__ = (Index(None, "event_id"),)

    group_id: Mapped[UUID] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True)
    event_id: Mapped[UUID] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)

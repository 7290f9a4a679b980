"""How far a branch organisation is with taking part: the one row that every other subject asks."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Enum, ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Timestamped, Versioned


class BranchStatus(StrEnum):
    """How far a branch is: the steps of joining in their order, and then how it leaves."""

    INVITED = "invited"
    AGREEMENT_SIGNED = "agreement_signed"
    PROCESSING_AGREED = "processing_agreed"
    MEMBERS_ENTERED = "members_entered"
    GO_LIVE_ASKED = "go_live_asked"
    LIVE = "live"
    LEAVING = "leaving"
    ENDED = "ended"


class BranchParty(StrEnum):
    """Who takes a step: the branch, the programme office, or the platform by itself."""

    BRANCH = "branch"
    PROGRAMME = "programme"
    PLATFORM = "platform"


JOINING = (
    BranchStatus.INVITED,
    BranchStatus.AGREEMENT_SIGNED,
    BranchStatus.PROCESSING_AGREED,
    BranchStatus.MEMBERS_ENTERED,
    BranchStatus.GO_LIVE_ASKED,
)
GONE = "status IN ('leaving', 'ended')"


class BranchParticipation(Timestamped, Versioned, Base):
    """That a branch takes part. Its identifier is that of its organisation.

    `data_agreed_at` is when the data-processing agreement had both signatures: from then on it may keep its members
    here. With `before_agreements` it took part before there were agreements. `left_from` is where it stood when notice
    was given, by `notice_by`; `carried_out_at` when everybody was told after the last day.
    """

    __tablename__ = "branch_participations"
    __table_args__ = (
        CheckConstraint(
            "status NOT IN ('processing_agreed', 'members_entered', 'go_live_asked', 'live') "
            "OR data_agreed_at IS NOT NULL",
            name="data_agreed_first",
        ),
        CheckConstraint(f"({GONE}) = (last_on IS NOT NULL)", name="last_day_when_leaving"),
        CheckConstraint(f"({GONE}) = (left_from IS NOT NULL)", name="left_from_when_leaving"),
        CheckConstraint(f"({GONE}) = (notice_by IS NOT NULL)", name="notice_when_leaving"),
        CheckConstraint("(status = 'ended') = (ended_at IS NOT NULL)", name="ended_at_set"),
        CheckConstraint("carried_out_at IS NULL OR ended_at IS NOT NULL", name="carried_out_after_end"),
    )

    branch_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    status: Mapped[BranchStatus] = mapped_column(default=BranchStatus.INVITED)
    status_since: Mapped[datetime]
    before_agreements: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    data_agreed_at: Mapped[datetime | None]
    last_on: Mapped[date | None]
    left_from: Mapped[BranchStatus | None] = mapped_column(
        Enum(
            BranchStatus,
            name="left_from_known",
            native_enum=False,
            create_constraint=True,
            length=40,
            values_callable=lambda kind: [member.value for member in kind],
        )
    )
    notice_by: Mapped[BranchParty | None]
    ended_at: Mapped[datetime | None]
    carried_out_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]

    @property
    def may_keep_members(self) -> bool:
        """Whether personal data of its members may come in."""
        return self.data_agreed_at is not None and self.ended_at is None

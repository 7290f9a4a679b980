"""Somebody says to belong to a company that takes part already: the request, its states and its history."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Identity, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.organisations.errors import AccessMoveImpossible


class AccessStatus(StrEnum):
    """Where a request for access stands."""

    ASKED = "asked"
    ADMITTED = "admitted"
    CONTESTED = "contested"
    UNANSWERED = "unanswered"
    GRANTED = "granted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class AccessParty(StrEnum):
    """Who has a part in a request for access."""

    CLAIMANT = "claimant"
    OWNER = "owner"
    SYNTENS = "syntens"
    PLATFORM = "platform"


class ContestGround(StrEnum):
    """Why an owner does not let somebody in. A choice, so that nothing about the owner reaches the claimant."""

    UNKNOWN_PERSON = "unknown_person"
    NOT_AUTHORISED = "not_authorised"
    NO_LONGER_THERE = "no_longer_there"
    OTHER = "other"


OPEN = (AccessStatus.ASKED, AccessStatus.CONTESTED, AccessStatus.UNANSWERED)
ACCESS_MOVES: Mapping[tuple[AccessStatus, AccessStatus], AccessParty] = MappingProxyType(
    {
        (AccessStatus.ASKED, AccessStatus.ADMITTED): AccessParty.OWNER,
        (AccessStatus.ASKED, AccessStatus.CONTESTED): AccessParty.OWNER,
        (AccessStatus.ASKED, AccessStatus.UNANSWERED): AccessParty.PLATFORM,
        (AccessStatus.ASKED, AccessStatus.WITHDRAWN): AccessParty.CLAIMANT,
        (AccessStatus.CONTESTED, AccessStatus.WITHDRAWN): AccessParty.CLAIMANT,
        (AccessStatus.UNANSWERED, AccessStatus.WITHDRAWN): AccessParty.CLAIMANT,
        (AccessStatus.UNANSWERED, AccessStatus.ADMITTED): AccessParty.OWNER,
        (AccessStatus.UNANSWERED, AccessStatus.CONTESTED): AccessParty.OWNER,
        (AccessStatus.CONTESTED, AccessStatus.GRANTED): AccessParty.SYNTENS,
        (AccessStatus.CONTESTED, AccessStatus.REJECTED): AccessParty.SYNTENS,
        (AccessStatus.UNANSWERED, AccessStatus.GRANTED): AccessParty.SYNTENS,
        (AccessStatus.UNANSWERED, AccessStatus.REJECTED): AccessParty.SYNTENS,
    }
)


def moves_of(status: AccessStatus, party: AccessParty) -> list[AccessStatus]:
    """What this party may make of a request that stands so."""
    return [to for (start, to), mover in ACCESS_MOVES.items() if start is status and mover is party]


class AccessRequest(Identified, Timestamped, Versioned, Base):
    """One person asks to act for one company. The owner answers within a term; otherwise Syntens decides."""

    __tablename__ = "access_requests"
    __table_args__ = (
        Index(
            "access_requests_one_open_idx",
            "company_id",
            "account_id",
            unique=True,
            postgresql_where=text("status IN ('asked', 'contested', 'unanswered')"),
        ),
        Index(None, "account_id"),
        Index(None, "status", "answer_before"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    explanation: Mapped[str]
    status: Mapped[AccessStatus]
    answer_before: Mapped[date]

    def move(self, to_status: AccessStatus, party: AccessParty) -> None:
        """Go to another state. Raises AccessMoveImpossible (409) for a move the table does not hold for this party."""
        allowed = moves_of(self.status, party)
        if to_status not in allowed:
            raise AccessMoveImpossible(currentStatus=self.status, allowedStatuses=allowed)
        self.status = to_status


class AccessChange(Base):
    """One move of a request for access; append-only. `reason` is for all parties, `note` for Syntens and its author."""

    __tablename__ = "access_changes"
    __table_args__ = (
        Index(None, "access_request_id", "id"),
        CheckConstraint("to_status NOT IN ('granted', 'rejected') OR reason IS NOT NULL", name="decision_has_reason"),
    )

    id: Mapped[int] = mapped_column(Identity(always=True), primary_key=True)
    access_request_id: Mapped[UUID] = mapped_column(ForeignKey("access_requests.id", ondelete="CASCADE"))
    to_status: Mapped[AccessStatus]
    party: Mapped[AccessParty]
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    occurred_at: Mapped[datetime]
    ground: Mapped[ContestGround | None]
    reason: Mapped[str | None]
    note: Mapped[str | None]

"""A participatory scan of one company, and how people are asked to take part."""

from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.scans.errors import ScanMoveNotPossible
from backend.scans.models.answering import Respondent


class ScanStatus(StrEnum):
    """Where a scan stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"


# closed -> open is the extension of a period in which too few people answered; nothing leads back from published.
NEXT: MappingProxyType[ScanStatus, frozenset[ScanStatus]] = MappingProxyType(
    {
        ScanStatus.DRAFT: frozenset({ScanStatus.OPEN}),
        ScanStatus.OPEN: frozenset({ScanStatus.CLOSED}),
        ScanStatus.CLOSED: frozenset({ScanStatus.PUBLISHED, ScanStatus.OPEN}),
        ScanStatus.PUBLISHED: frozenset(),
    }
)


class Scan(Identified, Timestamped, Versioned, Base):
    """One company asks its management and employees. Nothing here changes when somebody answers."""

    __tablename__ = "scans"
    __table_args__ = (
        CheckConstraint(
            "status = 'draft' OR (opened_at IS NOT NULL AND closes_on IS NOT NULL AND staff_informed)",
            name="open_is_complete",
        ),
        CheckConstraint("(status IN ('closed', 'published')) = (closed_at IS NOT NULL)", name="closed_at_set"),
        CheckConstraint("(status = 'published') = (published_at IS NOT NULL)", name="published_at_set"),
        UniqueConstraint("id", "version_id"),
        Index(None, "company_id", "created_at"),
        Index(None, "status", "closes_on"),
    )

    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id", ondelete="CASCADE"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("questionnaire_versions.id"))
    title: Mapped[str]
    status: Mapped[ScanStatus] = mapped_column(default=ScanStatus.DRAFT)
    closes_on: Mapped[date | None]
    staff_informed: Mapped[bool] = mapped_column(default=False)
    shared_with_employees: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]

    def open(self, at: datetime) -> None:
        """Let people answer."""
        self._move(ScanStatus.OPEN)
        self.opened_at = at

    def close(self, at: datetime) -> None:
        """Take no more answers."""
        self._move(ScanStatus.CLOSED)
        self.closed_at = at

    def extend(self, closes_on: date) -> None:
        """Set a later closing date; a closed scan opens again, as long as nothing was published."""
        if self.status is not ScanStatus.OPEN:
            if self.status is not ScanStatus.CLOSED:
                raise ScanMoveNotPossible(current=self.status, wanted="extended", allowed=sorted(NEXT[self.status]))
            self._move(ScanStatus.OPEN)
            self.closed_at = None
        self.closes_on = closes_on

    def publish(self, at: datetime) -> None:
        """Make the result known, once."""
        self._move(ScanStatus.PUBLISHED)
        self.published_at = at

    def _move(self, to: ScanStatus) -> None:
        if to not in NEXT[self.status]:
            raise ScanMoveNotPossible(current=self.status, wanted=to, allowed=sorted(NEXT[self.status]))
        self.status = to


class ScanGroup(Identified, Base):
    """A part of the company that an employee may say to belong to, such as a department."""

    __tablename__ = "scan_groups"
    __table_args__ = (UniqueConstraint("scan_id", "name"), UniqueConstraint("scan_id", "id"))

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id", ondelete="CASCADE"))
    name: Mapped[str]
    position: Mapped[int]


class InvitationKind(StrEnum):
    """One link for everybody, or links that each work once."""

    SHARED = "shared"
    SINGLE_USE = "single_use"


class Invitation(Identified, Timestamped, Base):
    """Links that were made for one audience; how many, never how many were used."""

    __tablename__ = "scan_invitations"
    __table_args__ = (
        CheckConstraint("quantity BETWEEN 1 AND 250 AND (kind <> 'shared' OR quantity = 1)", name="quantity_fits"),
        Index(
            "scan_invitations_one_shared_idx",
            "scan_id",
            "audience",
            unique=True,
            postgresql_where=text("kind = 'shared'"),
        ),
        Index(None, "scan_id"),
    )

    scan_id: Mapped[UUID] = mapped_column(ForeignKey("scans.id", ondelete="CASCADE"))
    audience: Mapped[Respondent]
    kind: Mapped[InvitationKind]
    quantity: Mapped[int]


class InvitationToken(Base):
    """What a link holds, as a hash. A single-use token is deleted when it is exchanged: nothing stays to link it by."""

    __tablename__ = "scan_invitation_tokens"
    __table_args__ = (Index(None, "invitation_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    invitation_id: Mapped[UUID] = mapped_column(ForeignKey("scan_invitations.id", ondelete="CASCADE"))

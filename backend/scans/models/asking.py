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


class Representation(StrEnum):
    """How the employees of a company are represented, in the terms of the Dutch Works Councils Act (WOR).

    A works council (from 50 people, section 2), a staff representation (below 50, sections 35c and 35d), a staff
    meeting (from 10, where there is neither, section 35b), or none of these. Of scans that opened before it was asked,
    it is only known that the staff was told.
    """

    WORKS_COUNCIL = "works_council"
    STAFF_REPRESENTATION = "staff_representation"
    STAFF_MEETING = "staff_meeting"
    NONE = "none"
    NOT_RECORDED = "not_recorded"


# A meeting of everybody is told; only who was elected can agree for the others.
CAN_AGREE = frozenset({Representation.WORKS_COUNCIL, Representation.STAFF_REPRESENTATION})


class InformedHow(StrEnum):
    """How the staff, or who represents it, was told about a scan."""

    MEETING = "meeting"
    WRITING = "writing"
    CONVERSATION = "conversation"


class LinksFrom(StrEnum):
    """Who makes the links for employees: the company, or from then on only who represents the staff.

    `staff_later` is where the company had made links before, which were ended.
    """

    COMPANY = "company"
    STAFF = "staff"
    STAFF_LATER = "staff_later"


class Scan(Identified, Timestamped, Versioned, Base):
    """One company asks its management and employees. Nothing here changes when somebody answers."""

    __tablename__ = "scans"
    __table_args__ = (
        CheckConstraint(
            "status = 'draft' OR (opened_at IS NOT NULL AND closes_on IS NOT NULL AND representation IS NOT NULL)",
            name="open_is_complete",
        ),
        CheckConstraint(
            "status = 'draft' OR representation = 'not_recorded' "
            "OR (staff_informed_on IS NOT NULL AND staff_informed_how IS NOT NULL)",
            name="staff_informed",
        ),
        CheckConstraint(
            "representation IS DISTINCT FROM 'not_recorded' "
            "OR (status <> 'draft' AND staff_informed_on IS NULL AND staff_informed_how IS NULL)",
            name="not_recorded_is_past",
        ),
        CheckConstraint(
            "NOT staff_agreed OR coalesce(representation, '') IN ('works_council', 'staff_representation')",
            name="agreed_by_elected",
        ),
        # Days are Dutch days.
        CheckConstraint(
            "staff_informed_on <= CAST(opened_at AT TIME ZONE 'Europe/Amsterdam' AS date)", name="informed_before_open"
        ),
        CheckConstraint("links_from = 'company' OR status <> 'draft'", name="links_once_open"),
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
    representation: Mapped[Representation | None]
    staff_informed_on: Mapped[date | None]
    staff_informed_how: Mapped[InformedHow | None]
    staff_agreed: Mapped[bool] = mapped_column(default=False)
    shared_with_employees: Mapped[bool] = mapped_column(default=False)
    links_from: Mapped[LinksFrom] = mapped_column(default=LinksFrom.COMPANY)
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

    def leave_links_to_staff(self, *, made_before: bool) -> None:
        """Let only a staff representative make links for employees. It stays so."""
        self.links_from = LinksFrom.STAFF_LATER if made_before else LinksFrom.STAFF

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
        CheckConstraint("NOT by_staff OR (kind = 'single_use' AND audience = 'employee')", name="staff_for_employees"),
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
    by_staff: Mapped[bool] = mapped_column(default=False)


class InvitationToken(Base):
    """What a link holds, as a hash. A single-use token is deleted when it is exchanged: nothing stays to link it by."""

    __tablename__ = "scan_invitation_tokens"
    __table_args__ = (Index(None, "invitation_id"),)

    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    invitation_id: Mapped[UUID] = mapped_column(ForeignKey("scan_invitations.id", ondelete="CASCADE"))

"""The accreditation of an advisory firm: without it none of its advisers is offered for new work."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.advisers.errors import FirmMoveImpossible
from backend.core.models import Base, Timestamped, Versioned


class FirmStatus(StrEnum):
    """What was decided last on a firm. That a period has passed is read from its last day."""

    APPLIED = "applied"
    ACCREDITED = "accredited"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"


class FirmAct(StrEnum):
    """What an officer did with a firm: another status or period, or something that leaves both as they are."""

    CHANGED = "changed"
    REFUSED = "refused"
    NO_MEASURE = "no_measure"


# accredited -> accredited is another period, for a firm that asks for one; a firm that was withdrawn applies anew.
NEXT_FIRM: Mapping[FirmStatus, frozenset[FirmStatus]] = MappingProxyType(
    {
        FirmStatus.APPLIED: frozenset({FirmStatus.ACCREDITED, FirmStatus.WITHDRAWN}),
        FirmStatus.ACCREDITED: frozenset({FirmStatus.ACCREDITED, FirmStatus.SUSPENDED, FirmStatus.WITHDRAWN}),
        FirmStatus.SUSPENDED: frozenset({FirmStatus.ACCREDITED, FirmStatus.WITHDRAWN}),
        FirmStatus.WITHDRAWN: frozenset({FirmStatus.APPLIED}),
    }
)


class AdvisoryFirm(Timestamped, Versioned, Base):
    """A firm that advisers work for, from the day its first adviser applies.

    `asked_at` is when it declared for what Syntens still has to decide on; `accredited_upon` the number of the newest
    declaration at the last accreditation: interests count from that one on. `complained_at` is when a complaint about
    one of its advisers was upheld, until an officer has weighed what it means for the firm. `reminded_for` and
    `reminded_days` say of which last day, and how many days before, the firm was told last that its period ends.
    """

    __tablename__ = "advisory_firms"
    __table_args__ = (
        CheckConstraint("kvk_number ~ '^[0-9]{8}$'", name="kvk_number_form"),
        CheckConstraint("accredited_until >= accredited_from", name="period_in_order"),
        CheckConstraint(
            "status NOT IN ('accredited', 'suspended') "
            "OR (accredited_from IS NOT NULL AND accredited_until IS NOT NULL)",
            name="period_known",
        ),
        CheckConstraint("(reminded_for IS NULL) = (reminded_days IS NULL)", name="reminder_whole"),
        CheckConstraint("status <> 'withdrawn' OR asked_at IS NULL", name="asks_or_withdrawn"),
        Index("advisory_firms_one_per_number_idx", "kvk_number", unique=True),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    kvk_number: Mapped[str | None] = mapped_column(String(8))
    status: Mapped[FirmStatus] = mapped_column(default=FirmStatus.APPLIED)
    accredited_from: Mapped[date | None]
    accredited_until: Mapped[date | None]
    asked_at: Mapped[datetime | None]
    accredited_upon: Mapped[int | None]
    complained_at: Mapped[datetime | None]
    reminded_for: Mapped[date | None]
    reminded_days: Mapped[int | None]

    def _move(self, to_status: FirmStatus) -> None:
        if to_status not in NEXT_FIRM[self.status]:
            raise self._impossible()
        self.status = to_status

    def _impossible(self) -> FirmMoveImpossible:
        return FirmMoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT_FIRM[self.status]))

    @property
    def asks_for_a_new_period(self) -> bool:
        """Whether it is, or was last, accredited and declared anew for another period."""
        return self.status is FirmStatus.ACCREDITED and self.asked_at is not None

    def ask(self, at: datetime) -> None:
        """Apply, also after the accreditation was withdrawn, or ask for another period; not while suspended."""
        if self.status is FirmStatus.SUSPENDED:
            raise self._impossible()
        if self.status is FirmStatus.WITHDRAWN:
            self._move(FirmStatus.APPLIED)
        self.asked_at = at

    def accredit(self, starts_on: date, ends_on: date, upon: int) -> None:
        """Accredit upon a declaration, for a period, both days included; one that joins the former makes one with it.

        Who is accredited gets another period only after asking for one.
        """
        if self.status is FirmStatus.ACCREDITED and self.asked_at is None:
            raise self._impossible()
        joins = (
            self.status is FirmStatus.ACCREDITED
            and self.accredited_until is not None
            and starts_on <= self.accredited_until + timedelta(days=1)
        )
        self._move(FirmStatus.ACCREDITED)
        self.accredited_from = min(starts_on, self.accredited_from or starts_on) if joins else starts_on
        self.accredited_until = ends_on
        self.asked_at, self.accredited_upon = None, upon

    def refuse(self) -> None:
        """Turn down the new period that was asked for; the present one goes on to its end."""
        if not self.asks_for_a_new_period:
            raise self._impossible()
        self.asked_at = None

    def leave(self) -> None:
        """An upheld complaint was weighed, and the firm stays as it is."""
        if self.complained_at is None:
            raise self._impossible()
        self.complained_at = None

    def reinstate(self) -> None:
        """End the suspension, within the period that was given."""
        self._move(FirmStatus.ACCREDITED)

    def suspend(self) -> None:
        """Offer none of its advisers for new work; what was granted goes on."""
        self._move(FirmStatus.SUSPENDED)
        self.complained_at = None

    def withdraw(self) -> None:
        """Take the accreditation back, or turn the application down."""
        self._move(FirmStatus.WITHDRAWN)
        self.asked_at = self.complained_at = None


class FirmChange(Base):
    """One decision on a firm, with its reason: append-only (a trigger refuses change, but for an erasure)."""

    __tablename__ = "firm_accreditation_changes"
    __table_args__ = (Index(None, "organisation_id", "id"),)

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("advisory_firms.organisation_id", ondelete="CASCADE"))
    to_status: Mapped[FirmStatus]
    act: Mapped[FirmAct] = mapped_column(default=FirmAct.CHANGED)
    reason: Mapped[str | None]
    accredited_from: Mapped[date | None]
    accredited_until: Mapped[date | None]
    decided_by: Mapped[UUID | None]
    occurred_at: Mapped[datetime]

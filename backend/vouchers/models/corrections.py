"""Corrections of the books: a reason, an amount, and two people of the programme office."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.models.ledger import AccountKind
from backend.vouchers.payment_errors import CorrectionDecided


class CorrectionKind(StrEnum):
    """What is put right. Money that belongs to a voucher moves with the voucher, never by a correction."""

    REDUCE = "reduce"
    RAISE_RESERVE = "raise_reserve"
    LOWER_RESERVE = "lower_reserve"
    RECOVER = "recover"


ROUTE: Mapping[CorrectionKind, tuple[AccountKind, AccountKind]] = MappingProxyType(
    {
        CorrectionKind.REDUCE: (AccountKind.AVAILABLE, AccountKind.FUNDER),
        CorrectionKind.RAISE_RESERVE: (AccountKind.AVAILABLE, AccountKind.OBJECTION_RESERVE),
        CorrectionKind.LOWER_RESERVE: (AccountKind.OBJECTION_RESERVE, AccountKind.AVAILABLE),
        CorrectionKind.RECOVER: (AccountKind.WRITTEN_OFF, AccountKind.AVAILABLE),
    }
)


class CorrectionStatus(StrEnum):
    """The life of a correction: proposed, then posted or refused by a colleague."""

    PROPOSED = "proposed"
    POSTED = "posted"
    REFUSED = "refused"


class LedgerCorrection(Identified, Timestamped, Versioned, Base):
    """A correction of one funder's accounts; it moves money once a colleague posts it."""

    __tablename__ = "ledger_corrections"
    __table_args__ = (
        CheckConstraint("amount_cents > 0", name="amount_positive"),
        CheckConstraint("(status = 'proposed') = (decided_at IS NULL)", name="decided_at_set"),
        CheckConstraint(
            "status <> 'posted' OR (decided_by IS NOT NULL AND decided_by <> proposed_by)", name="four_eyes"
        ),
        Index(None, "round_id", "proposed_at"),
    )

    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    funding_share_id: Mapped[UUID] = mapped_column(ForeignKey("funding_shares.id"))
    kind: Mapped[CorrectionKind]
    status: Mapped[CorrectionStatus] = mapped_column(default=CorrectionStatus.PROPOSED)
    amount_cents: Mapped[int]
    reason: Mapped[str]
    proposed_by: Mapped[UUID]
    proposed_at: Mapped[datetime]
    decided_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]

    def decide(self, to: CorrectionStatus, *, by: UUID, at: datetime) -> None:
        """A colleague posts it, or somebody refuses it."""
        if self.status is not CorrectionStatus.PROPOSED:
            raise CorrectionDecided(currentStatus=self.status, allowedStatuses=[])
        self.status, self.decided_by, self.decided_at = to, by, at

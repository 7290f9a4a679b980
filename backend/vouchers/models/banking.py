"""The accounts that payees are paid on."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.vouchers.payment_errors import BankAccountDecided


class BankAccountStatus(StrEnum):
    """The life of an account: the first is in use at once, a changed one waits for an officer."""

    WAITING = "waiting"
    IN_USE = "in_use"
    REFUSED = "refused"
    REPLACED = "replaced"


NEXT_OF_BANK_ACCOUNT = {
    BankAccountStatus.WAITING: frozenset(
        {BankAccountStatus.IN_USE, BankAccountStatus.REFUSED, BankAccountStatus.REPLACED}
    ),
    BankAccountStatus.IN_USE: frozenset({BankAccountStatus.REPLACED}),
    BankAccountStatus.REFUSED: frozenset(),
    BankAccountStatus.REPLACED: frozenset(),
}


class BankAccount(Identified, Timestamped, Versioned, Base):
    """An account of an organisation that is paid: one in use, and at most one that waits for confirmation."""

    __tablename__ = "bank_accounts"
    __table_args__ = (
        CheckConstraint("iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$' AND iban_adds_up(iban)", name="iban_right"),
        CheckConstraint("confirmed_by IS NULL OR confirmed_by <> entered_by", name="four_eyes"),
        CheckConstraint("(status = 'refused') = (refused_reason IS NOT NULL)", name="refused_with_reason"),
        Index(
            "bank_accounts_one_in_use_idx",
            "organisation_id",
            unique=True,
            postgresql_where=text("status = 'in_use'"),
        ),
        Index(
            "bank_accounts_one_waiting_idx",
            "organisation_id",
            unique=True,
            postgresql_where=text("status = 'waiting'"),
        ),
        Index(None, "status", "entered_at"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisations.id"))
    status: Mapped[BankAccountStatus]
    iban: Mapped[str]
    holder: Mapped[str]
    entered_by: Mapped[UUID]
    entered_at: Mapped[datetime]
    confirmable_at: Mapped[datetime]
    confirmed_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]
    refused_reason: Mapped[str | None]

    def _move(self, to: BankAccountStatus) -> None:
        if to not in NEXT_OF_BANK_ACCOUNT[self.status]:
            raise BankAccountDecided(
                currentStatus=self.status, allowedStatuses=sorted(NEXT_OF_BANK_ACCOUNT[self.status])
            )
        self.status = to

    def confirm(self, by: UUID, at: datetime) -> None:
        """An officer made sure that it is the payee's."""
        self._move(BankAccountStatus.IN_USE)
        self.confirmed_by, self.confirmed_at = by, at

    def refuse(self, by: UUID, at: datetime, reason: str) -> None:
        """An officer found that it is not."""
        self._move(BankAccountStatus.REFUSED)
        self.confirmed_by, self.confirmed_at, self.refused_reason = by, at, reason

    def replace(self) -> None:
        """Another account takes its place."""
        self._move(BankAccountStatus.REPLACED)

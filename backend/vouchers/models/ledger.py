"""The ledger: accounts, transactions and entries. The database keeps it in balance by itself (see the migration)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base


class AccountKind(StrEnum):
    """Where a euro of a funding share is. `funder` is the contra account: what the funder has put in, below zero."""

    FUNDER = "funder"
    AVAILABLE = "available"
    OBJECTION_RESERVE = "objection_reserve"
    RESERVED = "reserved"
    COMMITTED = "committed"
    PAYABLE = "payable"
    PAID = "paid"
    RECLAIMABLE = "reclaimable"
    WRITTEN_OFF = "written_off"


class LedgerAct(StrEnum):
    """Why money moved."""

    FUND = "fund"
    SET_ASIDE = "set_aside"
    RESERVE = "reserve"
    RELEASE = "release"
    COMMIT = "commit"
    SETTLE = "settle"
    PAY = "pay"
    CANCEL = "cancel"
    FAIL = "fail"
    RECLAIM = "reclaim"
    RECEIVE = "receive"
    WRITE_OFF = "write_off"
    CORRECT = "correct"


class LedgerAccount(Base):
    """One account of one funding share. A trigger keeps the balance; only the contra account may go below zero."""

    __tablename__ = "ledger_accounts"
    __table_args__ = (
        UniqueConstraint("funding_share_id", "kind"),
        CheckConstraint("balance_cents >= 0 OR kind = 'funder'", name="balance_not_negative"),
        Index(None, "round_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    funding_share_id: Mapped[UUID] = mapped_column(ForeignKey("funding_shares.id"))
    kind: Mapped[AccountKind]
    balance_cents: Mapped[int] = mapped_column(default=0)


class LedgerTransaction(Base):
    """One act on the money, append-only: which voucher, why, by whom. Its entries add up to zero."""

    __tablename__ = "ledger_transactions"
    __table_args__ = (
        Index(None, "round_id", "id"),
        Index(None, "voucher_id", "id"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    voucher_id: Mapped[UUID | None] = mapped_column(ForeignKey("vouchers.id"))
    act: Mapped[LedgerAct]
    cause: Mapped[str]
    account_id: Mapped[UUID | None]  # no foreign key: a posting outlives the account of who made it
    occurred_at: Mapped[datetime]


class LedgerEntry(Base):
    """Money into (above zero) or out of (below zero) one account, append-only."""

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("amount_cents <> 0", name="amount_not_zero"),
        Index(None, "ledger_account_id", "transaction_id"),
    )

    transaction_id: Mapped[int] = mapped_column(ForeignKey("ledger_transactions.id"), primary_key=True)
    ledger_account_id: Mapped[int] = mapped_column(ForeignKey("ledger_accounts.id"), primary_key=True)
    amount_cents: Mapped[int]

"""The book of a round: who put money in, where each euro is, and every posting with its cause.

All acts on the money of one round take turns, in the order in which they asked. So concurrent applications neither
overdraw nor deadlock, and the order of submission is the order of the turn. The database checks the same again:
balances follow entries by trigger, only the contra account may be below zero, and each transaction adds up to zero at
commit.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.vouchers.errors import BudgetExhausted
from backend.vouchers.models import AccountKind, FundingShare, LedgerAccount, LedgerAct, LedgerEntry, LedgerTransaction

Parts = Mapping[UUID, int]
"""Euro cents per funding share."""


@dataclass(frozen=True, slots=True)
class Share:
    """A funding share with what it has left: what the division of a subsidy depends on."""

    id: UUID
    members_of_id: UUID | None
    share_basis_points: int | None
    left_cents: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Why money moves, for which voucher, and who made it move (None is the platform itself)."""

    act: LedgerAct
    cause: str
    voucher_id: UUID | None = None
    account_id: UUID | None = None


@dataclass(slots=True)
class _Account:
    id: int
    balance_cents: int


class Book:
    """The accounts of one round, locked until the transaction ends."""

    def __init__(self, session: AsyncSession, round_id: UUID, rows: list[Any]) -> None:
        self._session = session
        self.round_id = round_id
        self._accounts = {(row.funding_share_id, row.kind): _Account(row.id, row.balance_cents) for row in rows}
        shares = {row.funding_share_id: row for row in rows}
        self._shares = sorted(shares.values(), key=lambda row: row.position)

    def balance(self, share_id: UUID, kind: AccountKind) -> int:
        """What an account holds now."""
        account = self._accounts.get((share_id, kind))
        return account.balance_cents if account else 0

    def shares(self, *, with_objection_reserve: bool = False) -> list[Share]:
        """The funding shares in order, with what each has left."""
        return [
            Share(
                row.funding_share_id,
                row.members_of_id,
                row.share_basis_points,
                self.balance(row.funding_share_id, AccountKind.AVAILABLE)
                + (self.balance(row.funding_share_id, AccountKind.OBJECTION_RESERVE) if with_objection_reserve else 0),
            )
            for row in self._shares
        ]

    async def move(self, cause: Cause, parts: Parts, source: AccountKind, target: AccountKind) -> None:
        """Move these parts from one kind of account to another, in one transaction.

        Raises BudgetExhausted (409) when an account does not hold that much. Nothing to move posts nothing.
        """
        await self.post(cause, [(share_id, source, target, cents) for share_id, cents in parts.items()])

    async def post(self, cause: Cause, moves: list[tuple[UUID, AccountKind, AccountKind, int]]) -> None:
        """Post one transaction of `(share, from, to, cents)`. Raises BudgetExhausted (409), ValueError below zero."""
        amounts: dict[tuple[UUID, AccountKind], int] = defaultdict(int)
        for share_id, source, target, cents in moves:
            if cents < 0:
                raise ValueError("money moves forward: turn source and target round")
            amounts[share_id, source] -= cents
            amounts[share_id, target] += cents
        entries = [(self._accounts[key], key[1], cents) for key, cents in amounts.items() if cents]
        if not entries:
            return
        for account, kind, cents in entries:
            if account.balance_cents + cents < 0 and kind is not AccountKind.FUNDER:
                raise BudgetExhausted(availableCents=account.balance_cents)
        transaction_id = await self._session.scalar(
            insert(LedgerTransaction)
            .values(
                round_id=self.round_id,
                voucher_id=cause.voucher_id,
                act=cause.act,
                cause=cause.cause,
                account_id=cause.account_id,
                occurred_at=clock.now(),
            )
            .returning(LedgerTransaction.id)
        )
        rows = [
            {"transaction_id": transaction_id, "ledger_account_id": account.id, "amount_cents": cents}
            for account, _, cents in sorted(entries, key=lambda entry: entry[0].id)
        ]
        await self._session.execute(insert(LedgerEntry), rows)
        for account, _, cents in entries:
            account.balance_cents += cents


# A lock on rows alone lets whoever comes just when they come free pass by those who wait: under a crowd of 64, some
# waited twenty seconds. An advisory lock is given in the order in which it was asked for.
_TURN = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("book"), 0)))
_LOCK = (
    select(
        LedgerAccount.id,
        LedgerAccount.funding_share_id,
        LedgerAccount.kind,
        LedgerAccount.balance_cents,
        FundingShare.position,
        FundingShare.members_of_id,
        FundingShare.share_basis_points,
    )
    .join(FundingShare, FundingShare.id == LedgerAccount.funding_share_id)
    .order_by(LedgerAccount.id)
    .with_for_update(of=LedgerAccount)
)


async def open_book(session: AsyncSession, round_id: UUID) -> Book:
    """Wait for one's turn, lock the accounts of a round and read them. Others wait until this transaction ends."""
    await session.execute(_TURN, {"book": f"book {round_id}"})
    found = await session.execute(_LOCK.where(LedgerAccount.round_id == round_id))
    return Book(session, round_id, list(found.all()))


async def add_accounts(session: AsyncSession, share: FundingShare) -> None:
    """Open the accounts of a new funding share, all empty."""
    kinds = [
        {"round_id": share.round_id, "funding_share_id": share.id, "kind": kind, "balance_cents": 0}
        for kind in AccountKind
    ]
    await session.execute(insert(LedgerAccount), kinds)


async def shares_now(session: AsyncSession, round_id: UUID) -> list[Share]:
    """The funding shares with what each has left at this moment, unlocked: for a calculation without obligation."""
    rows = await session.execute(
        select(
            FundingShare.id, FundingShare.members_of_id, FundingShare.share_basis_points, LedgerAccount.balance_cents
        )
        .join(LedgerAccount, LedgerAccount.funding_share_id == FundingShare.id)
        .where(FundingShare.round_id == round_id, LedgerAccount.kind == AccountKind.AVAILABLE)
        .order_by(FundingShare.position)
    )
    return [Share(*row) for row in rows]

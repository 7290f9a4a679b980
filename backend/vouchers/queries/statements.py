"""The account of a round: per funder, per voucher and per posting, as far as who asks may follow the money."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.explaining import ACCOUNT, became, with_explanation
from backend.vouchers.models import (
    AccountKind,
    FundingShare,
    LedgerAccount,
    LedgerEntry,
    LedgerTransaction,
    Voucher,
    VoucherShare,
)
from backend.vouchers.queries.rounds import ledger_visible_to, trial_balance


async def statement(session: AsyncSession, principal: Principal, round_id: UUID) -> dict[str, Any]:
    """What became of each funder's money. Raises RoundNotFound (404) to who follows none of it."""
    balance = await trial_balance(session, principal, round_id)
    shares: dict[UUID, dict[str, Any]] = {}
    for row in balance["items"]:
        share = shares.setdefault(
            row["funding_share_id"], {"organisation_name": row["organisation_name"], "cents": defaultdict(int)}
        )
        share["cents"][row["kind"]] += row["balance_cents"]
    items = [
        {
            "funding_share_id": share_id,
            "organisation_name": share["organisation_name"],
            "put_in_cents": -share["cents"][AccountKind.FUNDER],
            "explanation": became(share["organisation_name"], share["cents"]),
            "places": [
                {"kind": kind, "name": ACCOUNT[kind], "amount_cents": share["cents"][kind]}
                for kind in AccountKind
                if kind is not AccountKind.FUNDER
            ],
        }
        for share_id, share in shares.items()
    ]
    return {"round_id": round_id, "is_balanced": balance["is_balanced"], "items": items}


async def vouchers_of(session: AsyncSession, principal: Principal, round_id: UUID) -> list[dict[str, Any]]:
    """What each funder carries of each voucher, and what was paid of it, by code."""
    paid = (
        select(func.coalesce(func.sum(LedgerEntry.amount_cents), 0))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.ledger_account_id)
        .where(
            LedgerTransaction.voucher_id == VoucherShare.voucher_id,
            LedgerAccount.funding_share_id == VoucherShare.funding_share_id,
            LedgerAccount.kind == AccountKind.PAID,
        )
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            Voucher.code,
            Company.name.label("company_name"),
            Voucher.status,
            Organisation.name.label("organisation_name"),
            VoucherShare.planned_cents,
            VoucherShare.granted_cents,
            VoucherShare.settled_cents,
            paid.label("paid_cents"),
        )
        .join(Voucher, Voucher.id == VoucherShare.voucher_id)
        .join(Company, Company.id == Voucher.company_id)
        .join(FundingShare, FundingShare.id == VoucherShare.funding_share_id)
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .where(Voucher.round_id == round_id, ledger_visible_to(principal))
        .order_by(Voucher.code, FundingShare.position)
    )
    return [dict(row) for row in rows.mappings()]


async def entries_of(session: AsyncSession, principal: Principal, round_id: UUID) -> list[dict[str, Any]]:
    """Every entry of every posting, oldest first, each with its sentence."""
    rows = await session.execute(
        select(
            LedgerTransaction.id,
            LedgerTransaction.occurred_at,
            LedgerTransaction.act,
            LedgerTransaction.cause,
            Voucher.code.label("voucher_code"),
            Organisation.name.label("organisation_name"),
            LedgerAccount.kind,
            LedgerEntry.amount_cents,
        )
        .join(LedgerEntry, LedgerEntry.transaction_id == LedgerTransaction.id)
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.ledger_account_id)
        .join(FundingShare, FundingShare.id == LedgerAccount.funding_share_id)
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .outerjoin(Voucher, Voucher.id == LedgerTransaction.voucher_id)
        .where(LedgerTransaction.round_id == round_id, ledger_visible_to(principal))
        .order_by(LedgerTransaction.id, LedgerEntry.ledger_account_id)
    )
    return [with_explanation(dict(row)) for row in rows.mappings()]

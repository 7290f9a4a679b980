"""What can be read of schemes, rounds and their ledger."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.core.listing import page_of, page_of_entities
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.vouchers.errors import RoundNotFound, SchemeNotFound
from backend.vouchers.explaining import explain
from backend.vouchers.models import (
    AccountKind,
    FundingShare,
    LedgerAccount,
    LedgerEntry,
    LedgerTransaction,
    Round,
    Scheme,
    Voucher,
    status_by_clock,
)
from backend.vouchers.schemas.rounds import LedgerFilter, RoundFilter, SchemeFilter
from backend.vouchers.states import COMMITTED_IN, RoundStatus, VoucherStatus

_newer = aliased(Scheme)
NEWEST_EDITION = ~select(_newer.id).where(_newer.slug == Scheme.slug, _newer.edition > Scheme.edition).exists()


def visible_to(principal: Principal | None) -> ColumnElement[bool]:
    """Which rounds somebody may see: everybody what is published, whoever makes rounds the drafts too."""
    if principal is not None and principal.may("rounds:manage"):
        return true()
    return Round.status != RoundStatus.DRAFT


def ledger_visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which funding shares somebody may follow: officers all, a branch its own."""
    if principal.acts_for_programme:
        return true()
    return FundingShare.organisation_id == principal.organisation_id


async def list_schemes(session: AsyncSession, wanted: SchemeFilter) -> dict[str, Any]:
    """The newest edition of each scheme, by slug."""
    return await page_of_entities(session, select(Scheme).where(NEWEST_EDITION).order_by(Scheme.slug), wanted)


async def get_scheme(session: AsyncSession, scheme_id: UUID) -> Scheme:
    """A scheme. Raises SchemeNotFound (404)."""
    scheme = await session.get(Scheme, scheme_id)
    if scheme is None:
        raise SchemeNotFound
    return scheme


async def get_round(
    session: AsyncSession, principal: Principal | None, round_id: UUID, *, for_update: bool = False
) -> Round:
    """A round, when this principal may see it. Raises RoundNotFound (404)."""
    statement = select(Round).where(Round.id == round_id, visible_to(principal))
    found = await session.scalar(statement.with_for_update(key_share=True) if for_update else statement)
    if found is None:
        raise RoundNotFound
    return found


def total_in(kind: AccountKind, *, sign: int = 1) -> ColumnElement[int]:
    """What stands on these accounts of a round, in euro cents, beside its row."""
    total = (
        select(func.coalesce(func.sum(LedgerAccount.balance_cents), 0))
        .where(LedgerAccount.round_id == Round.id, LedgerAccount.kind == kind)
        .scalar_subquery()
    )
    return total * sign


_SUMMARY = (
    select(
        Round.id,
        Round.slug,
        Round.name,
        Round.status,
        Round.scheme_id,
        Scheme.name.label("scheme_name"),
        Round.opens_at,
        Round.closes_at,
        Round.waiting_list_ends_on,
        Round.allocation,
        Round.seed.is_not(None).label("drawn"),
        total_in(AccountKind.FUNDER, sign=-1).label("budget_cents"),
        total_in(AccountKind.AVAILABLE).label("available_cents"),
        Round.is_demonstration,
    )
    .join(Scheme, Scheme.id == Round.scheme_id)
    .order_by(Round.opens_at.desc(), Round.id)
)


def in_status(statement: Select[*tuple[Any, ...]], status: RoundStatus) -> Select[*tuple[Any, ...]]:
    """Narrow to a status by the clock, also when nobody has written it down yet."""
    now = clock.now()
    announced = Round.status.in_([RoundStatus.PUBLISHED, RoundStatus.OPEN])
    match status:
        case RoundStatus.PUBLISHED:
            return statement.where(Round.status == RoundStatus.PUBLISHED, Round.opens_at > now)
        case RoundStatus.OPEN:
            begun = or_(Round.status == RoundStatus.OPEN, Round.opens_at <= now)
            return statement.where(announced, begun, Round.closes_at > now)
        case RoundStatus.CLOSED:
            return statement.where(or_(Round.status == RoundStatus.CLOSED, announced & (Round.closes_at <= now)))
        case _:
            return statement.where(Round.status == status)


async def list_rounds(session: AsyncSession, principal: Principal | None, wanted: RoundFilter) -> dict[str, Any]:
    """One page of rounds, latest opening first, with what is left to apply for."""
    statement = _SUMMARY.where(visible_to(principal))
    if wanted.status:
        statement = in_status(statement, wanted.status)
    found = await page_of(session, statement, wanted)
    found["items"] = [by_clock(row) for row in found["items"]]
    return found


def by_clock(row: dict[str, Any]) -> dict[str, Any]:
    """The row of a round with the status it has at this moment."""
    return {**row, "status": status_by_clock(row["status"], row["opens_at"], row["closes_at"], clock.now())}


async def describe_round(session: AsyncSession, round_: Round) -> dict[str, Any]:
    """A round with its rules, its money per funder, and how many applied."""
    row = (await session.execute(_SUMMARY.where(Round.id == round_.id))).mappings().one()
    after_grant = COMMITTED_IN | {VoucherStatus.SETTLED}
    counted = (
        await session.execute(
            select(
                func.count().filter(Voucher.submitted_at.is_not(None)).label("submitted"),
                func.count().filter(Voucher.status == VoucherStatus.WAITLISTED).label("waiting"),
                func.count().filter(Voucher.status.in_(after_grant)).label("granted"),
            ).where(Voucher.round_id == round_.id)
        )
    ).mappings()
    return {
        **by_clock(dict(row)),
        "scheme": await session.get_one(Scheme, round_.scheme_id),
        **{name: getattr(round_, name) for name in ("criteria", "commitment", "list_hash", "allocated_at")},
        "objection_reserve_cents": round_.objection_reserve_cents,
        **counted.one(),
        "funding_shares": await shares_of(session, round_.id),
    }


async def shares_of(session: AsyncSession, round_id: UUID) -> list[dict[str, Any]]:
    """The funders of a round in order, with what each put in and has left."""
    funder, members = aliased(Organisation), aliased(Organisation)

    def held(kind: AccountKind) -> ColumnElement[int]:
        return func.sum(case((LedgerAccount.kind == kind, LedgerAccount.balance_cents), else_=0))

    rows = await session.execute(
        select(
            FundingShare.id,
            FundingShare.organisation_id,
            funder.name.label("organisation_name"),
            FundingShare.members_of_id,
            members.name.label("members_of_name"),
            FundingShare.share_basis_points,
            FundingShare.forbids_draw,
            (-held(AccountKind.FUNDER)).label("funded_cents"),
            held(AccountKind.AVAILABLE).label("available_cents"),
        )
        .join(funder, funder.id == FundingShare.organisation_id)
        .outerjoin(members, members.id == FundingShare.members_of_id)
        .join(LedgerAccount, LedgerAccount.funding_share_id == FundingShare.id)
        .where(FundingShare.round_id == round_id)
        .group_by(FundingShare.id, funder.name, members.name)
        .order_by(FundingShare.position)
    )
    return [dict(row) for row in rows.mappings()]


async def trial_balance(session: AsyncSession, principal: Principal, round_id: UUID) -> dict[str, Any]:
    """All accounts of a round that this principal may follow. Raises RoundNotFound (404)."""
    rows = (
        await session.execute(
            select(
                LedgerAccount.id,
                LedgerAccount.funding_share_id,
                Organisation.name.label("organisation_name"),
                LedgerAccount.kind,
                LedgerAccount.balance_cents,
            )
            .join(FundingShare, FundingShare.id == LedgerAccount.funding_share_id)
            .join(Organisation, Organisation.id == FundingShare.organisation_id)
            .where(LedgerAccount.round_id == round_id, ledger_visible_to(principal))
            .order_by(FundingShare.position, LedgerAccount.id)
        )
    ).mappings()
    items = [dict(row) for row in rows]
    if not items and not principal.acts_for_programme:
        raise RoundNotFound
    credit = -sum(row["balance_cents"] for row in items if row["kind"] is AccountKind.FUNDER)
    debit = sum(row["balance_cents"] for row in items if row["kind"] is not AccountKind.FUNDER)
    return {
        "round_id": round_id,
        "items": items,
        "debit_cents": debit,
        "credit_cents": credit,
        "is_balanced": debit == credit,
    }


async def list_transactions(
    session: AsyncSession, principal: Principal, round_id: UUID, wanted: LedgerFilter
) -> dict[str, Any]:
    """One page of postings, newest first, each with the entries this principal may follow."""
    own = (
        select(LedgerEntry.transaction_id)
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.ledger_account_id)
        .join(FundingShare, FundingShare.id == LedgerAccount.funding_share_id)
        .where(LedgerEntry.transaction_id == LedgerTransaction.id, ledger_visible_to(principal))
    )
    statement = (
        select(
            LedgerTransaction.id,
            LedgerTransaction.act,
            LedgerTransaction.cause,
            LedgerTransaction.voucher_id,
            Voucher.code.label("voucher_code"),
            LedgerTransaction.occurred_at,
        )
        .outerjoin(Voucher, Voucher.id == LedgerTransaction.voucher_id)
        .where(LedgerTransaction.round_id == round_id, own.exists())
        .order_by(LedgerTransaction.id.desc())
    )
    if wanted.voucher_id:
        statement = statement.where(LedgerTransaction.voucher_id == wanted.voucher_id)
    found = await page_of(session, statement, wanted)
    entries = await _entries_of(session, principal, [row["id"] for row in found["items"]])
    for row in found["items"]:
        row["explanation"] = explain(row["act"], row["cause"], row["voucher_code"])
        row["entries"] = [entry for entry in entries if entry.transaction_id == row["id"]]
    return found


async def _entries_of(session: AsyncSession, principal: Principal, transaction_ids: list[int]) -> list[Any]:
    rows = await session.execute(
        select(
            LedgerEntry.transaction_id,
            LedgerEntry.ledger_account_id.label("account_id"),
            LedgerAccount.funding_share_id,
            Organisation.name.label("organisation_name"),
            LedgerAccount.kind,
            LedgerEntry.amount_cents,
        )
        .join(LedgerAccount, LedgerAccount.id == LedgerEntry.ledger_account_id)
        .join(FundingShare, FundingShare.id == LedgerAccount.funding_share_id)
        .join(Organisation, Organisation.id == FundingShare.organisation_id)
        .where(LedgerEntry.transaction_id.in_(transaction_ids), ledger_visible_to(principal))
        .order_by(LedgerEntry.transaction_id, LedgerEntry.ledger_account_id)
    )
    return list(rows.all())

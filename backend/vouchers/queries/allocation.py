"""What can be read of dividing a round: who is on the list, what is known of them, and what came out."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.organisations.models import BranchMembership, Company
from backend.scans.models import PlanStatus, PlanVersion, Scan
from backend.vouchers import draw
from backend.vouchers.criteria import Merits
from backend.vouchers.errors import DrawNotFound
from backend.vouchers.funding import plan
from backend.vouchers.ledger import shares_now
from backend.vouchers.models import AllocationEntry, Round, Voucher
from backend.vouchers.states import VoucherStatus


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application on the list, with the branches of its company."""

    voucher: Voucher
    entry: AllocationEntry
    branch_ids: frozenset[UUID]


async def candidates(session: AsyncSession, round_id: UUID, *, for_update: bool = False) -> list[Candidate]:
    """Who is on the list (before it is frozen: who applied), by arrival."""
    statement = (
        select(Voucher, AllocationEntry)
        .join(AllocationEntry, AllocationEntry.voucher_id == Voucher.id)
        .where(AllocationEntry.round_id == round_id)
        .order_by(AllocationEntry.arrival)
        .execution_options(populate_existing=True)
    )
    if for_update:
        statement = statement.where(AllocationEntry.listed).with_for_update(key_share=True, of=Voucher)
    branches = await _branches(session, round_id)
    return [
        Candidate(voucher, entry, branches[voucher.company_id])
        for voucher, entry in (await session.execute(statement)).all()
    ]


async def _branches(session: AsyncSession, round_id: UUID) -> dict[UUID, frozenset[UUID]]:
    applied = select(Voucher.company_id).where(Voucher.round_id == round_id)
    rows = await session.execute(
        select(BranchMembership.company_id, BranchMembership.branch_id).where(BranchMembership.company_id.in_(applied))
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for company_id, branch_id in rows:
        found[company_id].add(branch_id)
    return defaultdict(frozenset, {company_id: frozenset(ids) for company_id, ids in found.items()})


async def merits_of(session: AsyncSession, round_id: UUID) -> dict[UUID, Merits]:
    """What criteria can ask of each application in a round, at this moment."""
    other = aliased(Voucher)
    agreed = (
        exists()
        .where(PlanVersion.scan_id == Scan.id, Scan.company_id == Voucher.company_id)
        .where(PlanVersion.status == PlanStatus.AGREED)
    )
    granted_before = exists().where(
        other.company_id == Voucher.company_id, other.id != Voucher.id, other.granted_at.is_not(None)
    )
    rows = await session.execute(
        select(Voucher.id, Voucher.company_id, Voucher.theme, Company.size_class, Company.section)
        .add_columns(agreed.label("agreed"), granted_before.label("granted_before"))
        .join(Company, Company.id == Voucher.company_id)
        .where(Voucher.round_id == round_id, Voucher.submitted_at.is_not(None))
    )
    branches = await _branches(session, round_id)
    return {
        row.id: Merits(
            size_class=row.size_class,
            section=row.section,
            branch_ids=branches[row.company_id],
            theme=row.theme,
            plan_agreed=row.agreed,
            first_voucher=not row.granted_before,
        )
        for row in rows
    }


async def simulate(session: AsyncSession, round_id: UUID, ordered: list[Candidate]) -> tuple[int, int]:
    """How many in this order would get a place with the money of now, and for how much (euro cents)."""
    shares = await shares_now(session, round_id)
    places, total = 0, 0
    for each in ordered:
        parts = plan(each.voucher.subsidy_cents or 0, shares, each.branch_ids)
        if parts is None:
            break
        places, total = places + 1, total + sum(parts.values())
        shares = [replace(share, left_cents=share.left_cents - parts.get(share.id, 0)) for share in shares]
    return places, total


async def read_draw(session: AsyncSession, round_: Round) -> dict[str, Any]:
    """The public file of a draw: no names, only codes. Raises DrawNotFound (404) until it has been drawn."""
    if round_.seed is None:
        raise DrawNotFound
    rows = await session.execute(
        select(AllocationEntry.code, AllocationEntry.has_place, AllocationEntry.withdrawn).where(
            AllocationEntry.round_id == round_.id, AllocationEntry.listed
        )
    )
    outcomes = {
        str(code): "place" if has_place else "withdrawn" if withdrawn else "waiting"
        for code, has_place, withdrawn in rows
    }
    return draw.published(round_slug=round_.slug, seed=bytes.fromhex(round_.seed), outcomes=outcomes)


async def outcome_of(session: AsyncSession, voucher: Voucher) -> dict[str, Any] | None:
    """What a ranking or draw made of one application; None in a round by arrival. The caller decided who may see it."""
    entry = await session.get(AllocationEntry, voucher.id)
    if entry is None or voucher.status is VoucherStatus.DRAFT:
        return None
    names = ("code", "salt", "points", "reasons", "position", "has_place")
    return {name: getattr(entry, name) for name in names}

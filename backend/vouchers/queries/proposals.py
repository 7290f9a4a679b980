"""Which decisions officers proposed, and what limits a grant."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.limits import Limits
from backend.vouchers.models import DecisionProposal, DecisionProposalStatus, Scheme, Voucher
from backend.vouchers.queries.interests import with_interest
from backend.vouchers.refusals import ProposalNotFound
from backend.vouchers.states import VoucherStatus

_open = DecisionProposal.status == DecisionProposalStatus.OPEN


_officer = exists().where(
    Membership.account_id == DecisionProposal.proposed_by, Membership.role == Role.SYNTENS_OFFICER
)
# A proposal counts while it is open, and whoever made it is still an officer and belongs to neither side.
COUNTS = and_(DecisionProposal.voucher_id == Voucher.id, _open, _officer, ~with_interest(DecisionProposal.proposed_by))
WAITS: ColumnElement[bool] = select(DecisionProposal.id).where(COUNTS).exists()


async def limits_of(session: AsyncSession, voucher: Voucher, scheme: Scheme, officer_id: UUID | None) -> Limits:
    """What limits a grant of this voucher by this officer; of a system without a person, the limits of the scheme.

    Only what is proposed by who could decide now: still an officer, and of neither side.
    """
    proposals = await session.execute(
        select(DecisionProposal.proposed_by, DecisionProposal.granted_cents)
        .join(Voucher, COUNTS)
        .where(Voucher.id == voucher.id)
    )
    proposed = {row.proposed_by: row.granted_cents for row in proposals}
    own_proposed = proposed.pop(officer_id, None) if officer_id is not None else None
    # Somebody with two employers has the lower of two limits.
    own = select(func.min(Membership.decision_limit_cents)).where(
        Membership.account_id == officer_id, Membership.role == Role.SYNTENS_OFFICER
    )
    return Limits(
        scheme.four_eyes_above_cents,
        await session.scalar(own),
        proposed,
        own_proposed,
    )


async def list_proposals(
    session: AsyncSession, principal: Principal, voucher_id: UUID, *, counting: bool = False
) -> list[dict[str, Any]]:
    """The proposals on a voucher, or those that count, the newest first. The caller decided who may see them."""
    rows = await session.execute(
        select(
            DecisionProposal.id,
            DecisionProposal.version,
            DecisionProposal.status,
            DecisionProposal.granted_cents,
            DecisionProposal.reason,
            Account.name.label("proposed_by_name"),
            DecisionProposal.proposed_at,
            DecisionProposal.closed_at,
            (DecisionProposal.proposed_by == principal.person_id).label("is_yours"),
        )
        .outerjoin(Account, Account.id == DecisionProposal.proposed_by)
        .join(Voucher, Voucher.id == DecisionProposal.voucher_id)
        .where(Voucher.id == voucher_id, *([COUNTS] if counting else []))
        .order_by(DecisionProposal.proposed_at.desc(), DecisionProposal.id)
    )
    return [dict(row) for row in rows.mappings()]


async def get_proposal(session: AsyncSession, voucher_id: UUID, proposal_id: UUID) -> DecisionProposal:
    """One proposal on this voucher, as it is now. Raises ProposalNotFound (404)."""
    found = await session.get(DecisionProposal, proposal_id, populate_existing=True)
    if found is None or found.voucher_id != voucher_id:
        raise ProposalNotFound
    return found


async def deciding_of(session: AsyncSession, principal: Principal, voucher: Voucher, limits: Limits) -> dict[str, Any]:
    """What an officer who may decide on this voucher sees of limits and proposals."""
    waiting = await list_proposals(session, principal, voucher.id, counting=True) if voucher.submitted_at else []
    may_propose = voucher.status is VoucherStatus.IN_REVIEW and principal.person_id is not None
    return {
        "four_eyes_above_cents": limits.four_eyes_above_cents,
        "own_limit_cents": limits.own_limit_cents,
        "grantable_cents": limits.grantable(voucher.subsidy_cents or 0),
        "may_propose": may_propose and not any(each["is_yours"] for each in waiting),
        "proposals": waiting,
    }

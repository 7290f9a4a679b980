"""Which decisions officers proposed, and what limits a grant."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.vouchers.limits import Limits
from backend.vouchers.models import DecisionProposal, DecisionProposalStatus, Scheme, Voucher
from backend.vouchers.refusals import ProposalNotFound
from backend.vouchers.states import VoucherStatus

_open = DecisionProposal.status == DecisionProposalStatus.OPEN
WAITS: ColumnElement[bool] = (
    select(DecisionProposal.id).where(DecisionProposal.voucher_id == Voucher.id, _open).exists()
)


def _may_decide(voucher: Voucher) -> ColumnElement[bool]:
    """Whether who proposed is still an officer, and belongs to neither the company nor the firm of the adviser."""
    theirs = Membership.account_id == DecisionProposal.proposed_by
    firm = select(Adviser.organisation_id).where(Adviser.id == voucher.adviser_id)
    officer = exists().where(theirs, Membership.role == Role.SYNTENS_OFFICER)
    interest = exists().where(
        theirs, or_(Membership.organisation_id == voucher.company_id, Membership.organisation_id.in_(firm))
    )
    return and_(officer, ~interest)


async def limits_of(session: AsyncSession, voucher: Voucher, scheme: Scheme, officer_id: UUID | None) -> Limits:
    """What limits a grant of this voucher by this officer; of a system without a person, the limits of the scheme.

    Only what is proposed by who could decide now: still an officer, and of neither side.
    """
    proposals = await session.execute(
        select(DecisionProposal.proposed_by, DecisionProposal.granted_cents).where(
            DecisionProposal.voucher_id == voucher.id, _open, _may_decide(voucher)
        )
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


async def list_proposals(session: AsyncSession, principal: Principal, voucher_id: UUID) -> list[dict[str, Any]]:
    """The proposals on a voucher, the newest first. The caller decided who may see them."""
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
        .where(DecisionProposal.voucher_id == voucher_id)
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
    proposals = await list_proposals(session, principal, voucher.id) if voucher.submitted_at else []
    waiting = [each for each in proposals if each["status"] is DecisionProposalStatus.OPEN]
    may_propose = voucher.status is VoucherStatus.IN_REVIEW and principal.person_id is not None
    return {
        "four_eyes_above_cents": limits.four_eyes_above_cents,
        "own_limit_cents": limits.own_limit_cents,
        "grantable_cents": limits.grantable(voucher.subsidy_cents or 0),
        "may_propose": may_propose and not any(each["is_yours"] for each in waiting),
        "proposals": waiting,
    }

"""Proposing a decision to a colleague, and taking that back; what is proposed ends with the review."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.vouchers.models import DecisionProposal, DecisionProposalStatus
from backend.vouchers.queries import proposals
from backend.vouchers.queries.officers import colleagues
from backend.vouchers.refusals import ProposalClosed, ProposalImpossible, ProposalMade, ProposalNotYours
from backend.vouchers.schemas.proposals import DecisionProposalCreate
from backend.vouchers.service import officers
from backend.vouchers.service.case import Case
from backend.vouchers.service.opening import open_for
from backend.vouchers.states import Party, VoucherStatus
from backend.vouchers.wording import euros


async def propose(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: DecisionProposalCreate, if_match: str | None
) -> DecisionProposal:
    """Propose an amount for a colleague to grant, also above one's own limit; colleagues who could decide are told.

    Nothing moves, the company hears nothing.

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), ProposalImpossible, ProposalMade (409), and
    InvalidInput (400) above what was asked.
    """
    case = await open_for(session, principal, voucher_id, Party.SYNTENS)
    require_current(case.voucher, if_match)
    if case.voucher.status is not VoucherStatus.IN_REVIEW:
        raise ProposalImpossible(currentStatus=case.voucher.status)
    asked = case.voucher.subsidy_cents or 0
    if wish.granted_cents > asked:
        raise invalid(
            field(
                "#/grantedCents",
                "out_of_range",
                nl=f"Stel ten hoogste {euros(asked, 'nl')} voor.",
                en=f"Propose at most {euros(asked, 'en')}.",
            )
        )
    own = select(DecisionProposal.id).where(
        DecisionProposal.voucher_id == voucher_id,
        DecisionProposal.proposed_by == case.officer_id,
        DecisionProposal.status == DecisionProposalStatus.OPEN,
    )
    if await session.scalar(own) is not None:
        raise ProposalMade
    made = DecisionProposal(
        voucher_id=voucher_id, **wish.model_dump(), proposed_by=case.officer_id, proposed_at=case.moment
    )
    session.add(made)
    _write_down(case, "vouchers.propose")
    for each in await colleagues(session, principal, case.voucher):
        if each["id"] != case.officer_id:
            link = officers.file_of(case.voucher)
            await officers.tell(case, "decision_proposed", link=link, only=each["id"], by=principal.name)
    await session.flush()
    return made


async def withdraw(
    session: AsyncSession, principal: Principal, voucher_id: UUID, proposal_id: UUID, if_match: str | None
) -> None:
    """Take one's own proposal back.

    Raises VoucherNotFound, ProposalNotFound (404), MoveNotYours, ProposalNotYours (403), VersionStale (412), and
    ProposalClosed (409) when a colleague was first.
    """
    case = await open_for(session, principal, voucher_id, Party.SYNTENS)
    found = await proposals.get_proposal(session, voucher_id, proposal_id)
    if found.proposed_by != case.officer_id:
        raise ProposalNotYours
    require_current(found, if_match)
    if found.status is not DecisionProposalStatus.OPEN:
        raise ProposalClosed(currentStatus=found.status)
    found.close(DecisionProposalStatus.WITHDRAWN, case.moment)
    _write_down(case, "vouchers.take-back-proposal")
    await session.flush()


async def follow(case: Case, proposer_id: UUID) -> None:
    """The grant follows what this colleague proposed."""
    found = await case.session.scalar(
        select(DecisionProposal).where(
            DecisionProposal.voucher_id == case.voucher.id,
            DecisionProposal.proposed_by == proposer_id,
            DecisionProposal.status == DecisionProposalStatus.OPEN,
        )
    )
    assert found is not None
    found.close(DecisionProposalStatus.FOLLOWED, case.moment)


def _write_down(case: Case, act: str) -> None:
    # Between officers: no organisation_id, so that the company does not read there what may be decided.
    audit.record(case.session, case.principal, act, "voucher", case.voucher.id)

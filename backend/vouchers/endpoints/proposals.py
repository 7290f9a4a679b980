"""Decisions that one officer proposes to another, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceRequired
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, refusals
from backend.vouchers.queries import proposals as queries
from backend.vouchers.queries.vouchers import get_voucher, parties_of
from backend.vouchers.rights import not_yours
from backend.vouchers.schemas.proposals import DecisionProposalCreate, DecisionProposalList, DecisionProposalRead
from backend.vouchers.service import proposing
from backend.vouchers.states import Party

of_vouchers = make_router(prefix="/vouchers", tag="vouchers")

Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
VoucherId = Annotated[UUID, Path(alias="voucherId", description="The voucher.")]
ProposalId = Annotated[UUID, Path(alias="decisionProposalId", description="The proposal.")]


@of_vouchers.get(
    "/{voucherId}/decision-proposals",
    summary="List the decisions that officers proposed",
    response_model=DecisionProposalList,
    responses=problems(errors.VoucherNotFound, errors.MoveNotYours),
)
async def list_decision_proposals(voucher_id: VoucherId, principal: Decider, session: ReadSession) -> dict[str, Any]:
    """Newest first, also those that were followed, taken back, or ended with the review."""
    voucher = await get_voucher(session, principal, voucher_id)
    if Party.SYNTENS not in await parties_of(session, principal, voucher):
        raise not_yours(Party.SYNTENS)
    return {"items": await queries.list_proposals(session, principal, voucher.id)}


@of_vouchers.post(
    "/{voucherId}/decision-proposals",
    summary="Propose a decision to a colleague",
    response_model=DecisionProposalRead,
    status_code=201,
    responses=problems(errors.VoucherNotFound, errors.MoveNotYours, refusals.ProposalImpossible, refusals.ProposalMade),
)
async def create_decision_proposal(
    voucher_id: VoucherId,
    *,
    wish: DecisionProposalCreate,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """While it is in review, also above one's own limit. A colleague then grants at most so much."""
    made = await proposing.propose(session, principal, voucher_id, wish, if_match)
    told = await queries.list_proposals(session, principal, voucher_id)
    return once.answer(
        DecisionProposalRead,
        next(each for each in told if each["id"] == made.id),
        status=201,
        headers={"Location": f"/v1/vouchers/{voucher_id}/decision-proposals", "ETag": etag(made)},
    )


@of_vouchers.delete(
    "/{voucherId}/decision-proposals/{decisionProposalId}",
    summary="Take a proposed decision back",
    status_code=204,
    responses=problems(
        errors.VoucherNotFound,
        errors.MoveNotYours,
        refusals.ProposalNotFound,
        refusals.ProposalNotYours,
        refusals.ProposalClosed,
    ),
)
async def delete_decision_proposal(
    voucher_id: VoucherId,
    proposal_id: ProposalId,
    *,
    principal: Decider,
    session: WriteSession,
    if_match: IfMatch = None,
) -> None:
    """By who proposed it, as long as nobody granted by it."""
    await proposing.withdraw(session, principal, voucher_id, proposal_id, if_match)

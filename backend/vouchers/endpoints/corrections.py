"""Corrections of the books over HTTP: proposed by one of the programme office, posted by another."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import errors, payment_errors
from backend.vouchers.queries import corrections as queries
from backend.vouchers.queries.rounds import get_round
from backend.vouchers.schemas.corrections import (
    CorrectionCreate,
    CorrectionDecide,
    CorrectionFilter,
    CorrectionPage,
    CorrectionRead,
)
from backend.vouchers.service import correcting

of_rounds = make_router(prefix="/rounds", tag="ledger")
corrections = make_router(prefix="/corrections", tag="ledger")

RoundId = Annotated[UUID, Path(alias="roundId", description="The round.")]
CorrectionId = Annotated[UUID, Path(alias="correctionId", description="The correction.")]
Manager = Annotated[Principal, Security(current_principal, scopes=["rounds:manage"])]


@of_rounds.get(
    "/{roundId}/corrections",
    summary="List corrections of the books of a round",
    response_model=CorrectionPage,
    responses=problems(errors.RoundNotFound),
)
async def list_corrections(
    round_id: RoundId,
    *,
    request: Request,
    response: Response,
    principal: Manager,
    session: ReadSession,
    wanted: Annotated[CorrectionFilter, Query()],
) -> dict[str, Any]:
    """Those that wait for a colleague first, then the newest."""
    await get_round(session, principal, round_id)
    found = await queries.list_corrections(session, principal, round_id, wanted)
    link_pages(request, response, found)
    return found


@of_rounds.post(
    "/{roundId}/corrections",
    summary="Propose a correction of the books",
    response_model=CorrectionRead,
    status_code=201,
    responses=problems(errors.RoundNotFound, errors.FundingShareNotFound),
)
async def create_correction(
    round_id: RoundId, *, wish: CorrectionCreate, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """With a reason. No money moves until a colleague posts it."""
    made = await correcting.propose(session, principal, round_id, wish)
    return once.answer(
        CorrectionRead,
        await queries.describe(session, principal, made.id),
        status=201,
        headers={"Location": f"/v1/rounds/{round_id}/corrections", "ETag": etag(made)},
    )


@corrections.post(
    "/{correctionId}/status-changes",
    summary="Post or refuse a correction",
    response_model=CorrectionRead,
    status_code=201,
    responses=problems(
        payment_errors.CorrectionNotFound,
        errors.SecondOfficerNeeded,
        payment_errors.CorrectionDecided,
        errors.BudgetExhausted,
    ),
)
async def change_correction_status(
    correction_id: CorrectionId,
    *,
    wish: CorrectionDecide,
    principal: Manager,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By a colleague of who proposed it; refusing is for anybody of the programme office."""
    found = await correcting.decide(session, principal, correction_id, wish, if_match)
    return once.answer(
        CorrectionRead,
        await queries.describe(session, principal, found.id),
        status=201,
        headers={"Location": f"/v1/rounds/{found.round_id}/corrections", "ETag": etag(found)},
    )

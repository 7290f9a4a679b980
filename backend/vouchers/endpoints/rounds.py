"""Schemes, rounds and their ledger over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, IfNoneMatch, etag, mark
from backend.core.freshness import public_answer
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Asker, Principal, current_principal
from backend.vouchers.errors import (
    DrawForbidden,
    DrawNotFound,
    FundingShareNotFound,
    RoundMoveImpossible,
    RoundNotFound,
    RoundUnfunded,
    SchemeMadeMeanwhile,
    SchemeNotFound,
)
from backend.vouchers.queries import allocation
from backend.vouchers.queries import rounds as queries
from backend.vouchers.schemas.allocation import AllocationPreview, DrawRead
from backend.vouchers.schemas.rounds import (
    FundingShareCreate,
    FundingShareRead,
    LedgerFilter,
    LedgerTransactionPage,
    RoundCreate,
    RoundFilter,
    RoundMove,
    RoundPage,
    RoundRead,
    SchemeCreate,
    SchemeFilter,
    SchemePage,
    SchemeRead,
    TopUpCreate,
    TrialBalance,
)
from backend.vouchers.service import allocating
from backend.vouchers.service import rounds as service
from backend.vouchers.service import schemes as scheme_service
from backend.vouchers.service.allocating import seeds_of

schemes = make_router(prefix="/schemes", tag="rounds")
rounds = make_router(prefix="/rounds", tag="rounds")

Manager = Annotated[Principal, Security(current_principal, scopes=["rounds:manage"])]
LedgerReader = Annotated[Principal, Security(current_principal, scopes=["ledger:read"])]
SchemeId = Annotated[UUID, Path(alias="schemeId", description="The scheme, in one edition.")]
RoundId = Annotated[UUID, Path(alias="roundId", description="The round.")]
ShareId = Annotated[UUID, Path(alias="fundingShareId", description="The funder's part in the round.")]


@schemes.get("", summary="List schemes", response_model=SchemePage)
async def list_schemes(
    request: Request, response: Response, session: ReadSession, wanted: Annotated[SchemeFilter, Query()]
) -> dict[str, Any]:
    """The newest edition of each scheme, with its rules as data."""
    found = await queries.list_schemes(session, wanted)
    link_pages(request, response, found)
    return found


@schemes.post(
    "",
    summary="Make a scheme",
    response_model=SchemeRead,
    status_code=201,
    responses=problems(SchemeMadeMeanwhile),
)
async def create_scheme(wish: SchemeCreate, principal: Manager, session: WriteSession, once: OnceRequired) -> Response:
    """Rules never change: other rules are the next edition under the same slug, and rounds that run keep theirs."""
    scheme = await scheme_service.create_scheme(session, principal, wish)
    return once.answer(SchemeRead, scheme, status=201, headers={"Location": f"/v1/schemes/{scheme.id}"})


@schemes.get("/{schemeId}", summary="Read a scheme", response_model=SchemeRead, responses=problems(SchemeNotFound))
async def read_scheme(scheme_id: SchemeId, session: ReadSession) -> Any:
    """A scheme in one edition."""
    return await queries.get_scheme(session, scheme_id)


@rounds.get("", summary="List rounds", response_model=RoundPage)
async def list_rounds(
    request: Request,
    response: Response,
    asker: Asker,
    *,
    session: ReadSession,
    wanted: Annotated[RoundFilter, Query()],
    if_none_match: IfNoneMatch = None,  # noqa: ARG001 - documented; `public_answer` reads it
) -> Any:
    """Published rounds, latest opening first, with what is left to apply for at this moment."""
    found = await queries.list_rounds(session, asker, wanted)
    link_pages(request, response, found)
    if asker is None:
        return public_answer(request, RoundPage, found, seconds=1, headers={"Link": response.headers["Link"]})
    return found


@rounds.post(
    "",
    summary="Make a round",
    response_model=RoundRead,
    status_code=201,
    responses=problems(SchemeNotFound),
)
async def create_round(wish: RoundCreate, principal: Manager, session: WriteSession, once: OnceRequired) -> Response:
    """Made as a draft: bring funders in, then publish."""
    round_ = await service.create_round(session, principal, wish)
    return once.answer(
        RoundRead,
        await queries.describe_round(session, round_),
        status=201,
        headers={"Location": f"/v1/rounds/{round_.id}", "ETag": etag(round_)},
    )


@rounds.get("/{roundId}", summary="Read a round", response_model=RoundRead, responses=problems(RoundNotFound))
async def read_round(round_id: RoundId, asker: Asker, session: ReadSession, response: Response) -> dict[str, Any]:
    """A round with its rules, its funders and what is left."""
    round_ = await queries.get_round(session, asker, round_id)
    mark(response, round_)
    return await queries.describe_round(session, round_)


@rounds.post(
    "/{roundId}/status-changes",
    summary="Publish, open, close, divide or end a round",
    response_model=RoundRead,
    status_code=201,
    responses=problems(RoundNotFound, RoundMoveImpossible, RoundUnfunded, DrawForbidden, BranchNotLive),
)
async def change_round_status(
    request: Request,
    round_id: RoundId,
    *,
    wish: RoundMove,
    principal: Manager,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """A published round opens and closes by itself, to the second; an officer can only be earlier.

    `allocated` divides the money of a closed round by its criteria or its draw, all at once; a week after the closing
    that happens by itself.
    """
    seal = seeds_of(request.app.state.settings)
    round_ = await service.change_status(session, principal, round_id, wish, if_match, seal=seal)
    return once.answer(
        RoundRead,
        await queries.describe_round(session, round_),
        status=201,
        headers={"Location": f"/v1/rounds/{round_.id}", "ETag": etag(round_)},
    )


@rounds.post(
    "/{roundId}/funding-shares",
    summary="Bring a funder into a round",
    response_model=FundingShareRead,
    status_code=201,
    responses=problems(RoundNotFound, RoundMoveImpossible, DrawForbidden, BranchNotLive),
)
async def create_funding_share(
    round_id: RoundId, wish: FundingShareCreate, principal: Manager, session: WriteSession, once: OnceRequired
) -> Response:
    """With its money, and which vouchers it helps to pay."""
    share = await service.add_share(session, principal, round_id, wish)
    told = next(row for row in await queries.shares_of(session, round_id) if row["id"] == share.id)
    return once.answer(FundingShareRead, told, status=201, headers={"Location": f"/v1/rounds/{round_id}"})


@rounds.post(
    "/{roundId}/funding-shares/{fundingShareId}/top-ups",
    summary="Add money to a round",
    response_model=FundingShareRead,
    status_code=201,
    responses=problems(RoundNotFound, FundingShareNotFound, RoundMoveImpossible),
)
async def create_top_up(
    round_id: RoundId,
    share_id: ShareId,
    *,
    wish: TopUpCreate,
    principal: Manager,
    session: WriteSession,
    once: OnceRequired,
) -> Response:
    """Those who wait move up at once, in order."""
    share = await service.top_up(session, principal, round_id, share_id, wish.amount_cents)
    told = next(row for row in await queries.shares_of(session, round_id) if row["id"] == share.id)
    return once.answer(FundingShareRead, told, status=201, headers={"Location": f"/v1/rounds/{round_id}"})


@rounds.post(
    "/{roundId}/allocation-previews",
    summary="See what dividing the money would do",
    response_model=AllocationPreview,
    responses=problems(RoundNotFound, RoundMoveImpossible),
)
async def preview_allocation(round_id: RoundId, principal: Manager, session: ReadSession) -> dict[str, Any]:
    """How many would get money and how many would wait. Nothing changes; of a draw nothing is told."""
    return await allocating.preview(session, await queries.get_round(session, principal, round_id))


@rounds.get(
    "/{roundId}/draw",
    summary="Read the public file of a draw",
    response_model=DrawRead,
    responses=problems(RoundNotFound, DrawNotFound),
)
async def read_draw(round_id: RoundId, asker: Asker, session: ReadSession) -> dict[str, Any]:
    """With which anybody does the draw again: `python -m backend.cli verify-draw FILE`. Codes only, no names."""
    return await allocation.read_draw(session, await queries.get_round(session, asker, round_id))


@rounds.get(
    "/{roundId}/ledger-accounts",
    summary="Read the trial balance of a round",
    response_model=TrialBalance,
    responses=problems(RoundNotFound),
)
async def read_trial_balance(round_id: RoundId, principal: LedgerReader, session: ReadSession) -> dict[str, Any]:
    """Every account and its balance. Officers see all, a branch its own share."""
    await queries.get_round(session, principal, round_id)
    return await queries.trial_balance(session, principal, round_id)


@rounds.get(
    "/{roundId}/ledger-transactions",
    summary="List postings of a round",
    response_model=LedgerTransactionPage,
    responses=problems(RoundNotFound),
)
async def list_ledger_transactions(
    round_id: RoundId,
    *,
    request: Request,
    response: Response,
    principal: LedgerReader,
    session: ReadSession,
    wanted: Annotated[LedgerFilter, Query()],
) -> dict[str, Any]:
    """Newest first, each with its cause, its voucher and its entries."""
    await queries.get_round(session, principal, round_id)
    found = await queries.list_transactions(session, principal, round_id, wanted)
    link_pages(request, response, found)
    return found

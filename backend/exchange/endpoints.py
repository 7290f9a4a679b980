"""The exchange between branches, over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.exchange import circle, errors, queries, schemas
from backend.exchange.service import adopting, following, sharing
from backend.identity.errors import BranchNotLive
from backend.identity.principals import Principal, current_principal

shares = make_router(prefix="/exchange-shares", tag="exchange")
branches = make_router(prefix="/exchange-branches", tag="exchange")
routers: tuple[APIRouter, ...] = (shares, branches)

Reader = Annotated[Principal, Security(current_principal, scopes=["exchange:read"])]
Officer = Annotated[Principal, Security(current_principal, scopes=["exchange:write"])]
ShareId = Annotated[UUID, Path(alias="exchangeShareId", description="The share.")]
BranchId = Annotated[UUID, Path(alias="exchangeBranchId", description="The branch.")]


@shares.get("", summary="List what branches share", response_model=schemas.ExchangeSharePage)
async def list_exchange_shares(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[schemas.ExchangeShareFilter, Query()],
) -> dict[str, Any]:
    """Approaches, tools and campaigns that a branch lets the others take over; the newest first."""
    found = await queries.list_shares(session, principal, wanted)
    link_pages(request, response, found)
    return found


@shares.post(
    "",
    summary="Write what to share",
    response_model=schemas.ExchangeShareRead,
    status_code=201,
    responses=problems(BranchNotLive),
)
async def create_exchange_share(
    wish: schemas.ExchangeShareCreate, principal: Officer, session: WriteSession, once: OnceOptional
) -> Response:
    """A draft: nobody else reads it before you share it."""
    share = await sharing.create(session, principal, wish)
    return once.answer(
        schemas.ExchangeShareRead,
        await queries.describe(session, principal, share.id),
        status=201,
        headers={"Location": f"/v1/exchange-shares/{share.id}", "ETag": etag(share)},
    )


@shares.get("/offer", summary="Read what your branch can share", response_model=schemas.ExchangeOffer)
async def read_exchange_offer(principal: Officer, session: ReadSession) -> dict[str, Any]:
    """Its published tools, the campaigns it opened, and the figures that were published of it."""
    return await circle.offer(session, principal)


@shares.get(
    "/{exchangeShareId}",
    summary="Read what a branch shares",
    response_model=schemas.ExchangeShareRead,
    responses=problems(errors.ExchangeShareNotFound),
)
async def read_exchange_share(
    exchange_share_id: ShareId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Its newest version; what you took over stays readable when it was withdrawn."""
    found = await queries.describe(session, principal, exchange_share_id)
    response.headers["ETag"] = f'"{found["version"]}"'
    return found


@shares.put(
    "/{exchangeShareId}",
    summary="Say anew what you share",
    response_model=schemas.ExchangeShareRead,
    responses=problems(errors.ExchangeShareNotFound, errors.ExchangeNotYours, errors.ExchangeMoveImpossible),
)
async def replace_exchange_share(
    exchange_share_id: ShareId,
    *,
    wish: schemas.ExchangeTold,
    principal: Officer,
    session: WriteSession,
    response: Response,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    """The other branches read it once you share it as a next version."""
    share = await sharing.change(session, principal, exchange_share_id, wish, if_match)
    response.headers["ETag"] = etag(share)
    return await queries.describe(session, principal, share.id)


@shares.post(
    "/{exchangeShareId}/status-changes",
    summary="Share a version, or take it back",
    response_model=schemas.ExchangeShareRead,
    status_code=201,
    responses=problems(
        errors.ExchangeShareNotFound,
        errors.ExchangeNotYours,
        errors.ExchangeMoveImpossible,
        errors.ExchangeNamesMember,
        errors.ExchangeResultOverlaps,
        BranchNotLive,
    ),
)
async def create_exchange_status_change(
    exchange_share_id: ShareId,
    *,
    wish: schemas.ExchangeStatusChange,
    principal: Officer,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """Who took it over is told of a new version. What was taken over stays with whoever did."""
    share = await sharing.change_status(session, principal, exchange_share_id, wish, if_match)
    return once.answer(
        schemas.ExchangeShareRead,
        await queries.describe(session, principal, share.id),
        status=201,
        headers={"Location": f"/v1/exchange-shares/{share.id}", "ETag": etag(share)},
    )


@shares.get(
    "/{exchangeShareId}/versions",
    summary="List the versions of a share",
    response_model=schemas.ExchangeVersionList,
    responses=problems(errors.ExchangeShareNotFound),
)
async def list_exchange_versions(exchange_share_id: ShareId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """To see what changed since your branch took it over."""
    return await queries.list_versions(session, principal, exchange_share_id)


@shares.post(
    "/{exchangeShareId}/adoptions",
    summary="Take over what a branch shares",
    response_model=schemas.ExchangeAdoptionRead,
    status_code=201,
    responses={
        200: {"model": schemas.ExchangeAdoptionRead, "description": "Your branch took it over before."},
        **problems(
            errors.ExchangeShareNotFound,
            errors.ExchangeOwnShare,
            errors.ExchangeMoveImpossible,
            errors.ExchangeVersionOutdated,
            BranchNotLive,
        ),
    },
)
async def create_exchange_adoption(
    exchange_share_id: ShareId,
    wish: schemas.ExchangeAdoptionCreate,
    principal: Officer,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """A draft of your own: a campaign, a tool, or an approach. It keeps whose it was; once per share."""
    adoption, is_new = await adopting.take_over(session, principal, exchange_share_id, wish)
    share = await queries.get_share(session, principal, adoption.share_id)
    return once.answer(
        schemas.ExchangeAdoptionRead,
        await queries.adoption_of(session, principal, share),
        status=201 if is_new else 200,
        headers={"Location": f"/v1/exchange-shares/{adoption.share_id}"},
    )


@branches.get("", summary="List the branches that share", response_model=schemas.ExchangeBranchList)
async def list_exchange_branches(principal: Reader, session: ReadSession) -> dict[str, Any]:
    """By name, with whether your branch follows them."""
    return await circle.list_branches(session, principal)


@branches.put(
    "/{exchangeBranchId}/follow",
    summary="Follow a branch",
    status_code=204,
    responses=problems(errors.ExchangeBranchNotFound),
)
async def put_exchange_follow(exchange_branch_id: BranchId, principal: Officer, session: WriteSession) -> None:
    """Your branch is told when it shares something."""
    await following.follow(session, principal, exchange_branch_id)


@branches.delete(
    "/{exchangeBranchId}/follow",
    summary="Follow a branch no more",
    status_code=204,
    responses=problems(errors.ExchangeBranchNotFound),
)
async def delete_exchange_follow(exchange_branch_id: BranchId, principal: Officer, session: WriteSession) -> None:
    """Your branch is told nothing more of what it shares."""
    await following.unfollow(session, principal, exchange_branch_id)

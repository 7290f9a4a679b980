"""The feed of voucher changes over HTTP, and the full read to begin with."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query, Request, Response, Security

from backend.core.database import ReadSession, database_of
from backend.core.faults import Turn
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers.cursors import sealer_of
from backend.vouchers.errors import ChangesForgotten, CursorInvalid, FeedNotYours, TooManyWaiting
from backend.vouchers.schemas.feed import (
    VoucherChangePage,
    VoucherChangesQuery,
    VoucherSnapshotPage,
    VoucherSnapshotsQuery,
)
from backend.vouchers.service import following

changes = make_router(prefix="/voucher-changes", tag="vouchers")
snapshots = make_router(prefix="/voucher-snapshots", tag="vouchers")

Reader = Annotated[Principal, Security(current_principal, scopes=["vouchers:read"])]


def _link_next(request: Request, response: Response, cursor: str, limit: int) -> None:
    asked = urlencode({"after": cursor, "limit": limit})
    response.headers["Link"] = f'<{request.url.path}?{asked}>; rel="next"'


@changes.get(
    "",
    summary="Follow what happens to vouchers",
    response_model=VoucherChangePage,
    responses=problems(FeedNotYours, CursorInvalid, ChangesForgotten, TooManyWaiting),
)
async def list_voucher_changes(
    wish: Annotated[VoucherChangesQuery, Query()], principal: Reader, request: Request, response: Response
) -> dict[str, Any]:
    """Every move of every submitted voucher, in the order of commits; for Syntens, the programme office, their systems.

    Begin with the full read at `/v1/voucher-snapshots` and its `changesCursor`. Changes are kept for 90 days; for a
    cursor from before that the answer is 410, with the address of the full read in `fullRead`.
    """
    longest = request.app.state.settings.longest_wait_seconds
    wish = wish.model_copy(update={"wait_seconds": min(wish.wait_seconds, longest)})
    seal = sealer_of(request.app.state.settings)
    found = await following.follow(database_of(request), seal, principal, wish, request.is_disconnected)
    _link_next(request, response, found["cursor"], wish.limit)
    turn: Turn | None = getattr(request.state, "turn", None)
    return found if turn is None else {**found, "items": turn.doubled(found["items"])}


@snapshots.get(
    "",
    summary="Read all vouchers as they stand",
    response_model=VoucherSnapshotPage,
    responses=problems(FeedNotYours, CursorInvalid),
)
async def list_voucher_snapshots(
    wish: Annotated[VoucherSnapshotsQuery, Query()],
    principal: Reader,
    session: ReadSession,
    request: Request,
    response: Response,
) -> dict[str, Any]:
    """To begin with, and after a 410: every submitted voucher, and the place in the feed to go on from."""
    found = await following.read_all(session, sealer_of(request.app.state.settings), principal, wish)
    if found["next_cursor"]:
        _link_next(request, response, found["next_cursor"], wish.limit)
    return found

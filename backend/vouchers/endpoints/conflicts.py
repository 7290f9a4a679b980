"""Conflicts between Syntens' own system and the platform over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceRequired
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.vouchers import refusals
from backend.vouchers.endpoints.vouchers import MOVES_REFUSED
from backend.vouchers.queries import conflicts as queries
from backend.vouchers.schemas.conflicts import (
    SyncConflictDecide,
    SyncConflictFilter,
    SyncConflictPage,
    SyncConflictRead,
)
from backend.vouchers.service import reconciling

conflicts = make_router(prefix="/sync-conflicts", tag="vouchers")

Decider = Annotated[Principal, Security(current_principal, scopes=["vouchers:decide"])]
ConflictId = Annotated[UUID, Path(alias="syncConflictId", description="The conflict.")]


@conflicts.get("", summary="List conflicts with Syntens' own system", response_model=SyncConflictPage)
async def list_sync_conflicts(
    request: Request,
    response: Response,
    principal: Decider,
    session: ReadSession,
    wanted: Annotated[SyncConflictFilter, Query()],
) -> dict[str, Any]:
    """Moves made there that were impossible here, newest first."""
    found = await queries.list_conflicts(session, principal, wanted)
    link_pages(request, response, found)
    return found


@conflicts.get(
    "/{syncConflictId}",
    summary="Read a conflict",
    response_model=SyncConflictRead,
    responses=problems(refusals.ConflictNotFound),
)
async def read_sync_conflict(
    conflict_id: ConflictId, principal: Decider, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Both sides, with the history here."""
    conflict = await queries.get_conflict(session, principal, conflict_id)
    mark(response, conflict)
    return await queries.describe(session, principal, conflict)


@conflicts.post(
    "/{syncConflictId}/decisions",
    summary="Decide a conflict",
    response_model=SyncConflictRead,
    status_code=201,
    responses=problems(refusals.ConflictNotFound, refusals.ConflictDecided, *MOVES_REFUSED),
)
async def create_sync_conflict_decision(
    conflict_id: ConflictId,
    *,
    wish: SyncConflictDecide,
    principal: Decider,
    session: WriteSession,
    once: OnceRequired,
    if_match: IfMatch = None,
) -> Response:
    """By an officer, with a reason. While their move is still impossible, `take_theirs` decides nothing (409)."""
    conflict = await reconciling.decide(session, principal, conflict_id, wish, if_match)
    return once.answer(
        SyncConflictRead,
        await queries.describe(session, principal, conflict),
        status=201,
        headers={"Location": f"/v1/sync-conflicts/{conflict.id}", "ETag": etag(conflict)},
    )

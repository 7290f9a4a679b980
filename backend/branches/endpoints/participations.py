"""How far branches are with taking part, over HTTP: invited, step by step, and out again."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path, Query, Request, Response, Security

from backend.branches import errors
from backend.branches.queries import ending
from backend.branches.queries import participations as queries
from backend.branches.schemas.participations import (
    BranchInvitationCreate,
    BranchMove,
    BranchParticipationCreate,
    BranchParticipationFilter,
    BranchParticipationPage,
    BranchParticipationRead,
    BranchStatusChangeList,
    EndingEffectsRead,
)
from backend.branches.service import joining
from backend.core.database import ReadSession, WriteSession
from backend.core.etag import IfMatch, etag, mark
from backend.core.idempotency import OnceOptional
from backend.core.listing import link_pages
from backend.core.problems import problems
from backend.core.routing import router as make_router
from backend.identity.principals import Principal, current_principal
from backend.organisations.errors import TooManyInvitations

participations = make_router(prefix="/branch-participations", tag="branches")

Reader = Annotated[Principal, Security(current_principal, scopes=["branches:read"])]
Mover = Annotated[Principal, Security(current_principal, scopes=["branches:move"])]
Admitter = Annotated[Principal, Security(current_principal, scopes=["branches:admit"])]
BranchId = Annotated[UUID, Path(alias="branchId", description="The organisation of the branch.")]


@participations.get("", summary="List how far branches are", response_model=BranchParticipationPage)
async def list_branch_participations(
    request: Request,
    response: Response,
    principal: Reader,
    session: ReadSession,
    wanted: Annotated[BranchParticipationFilter, Query()],
) -> dict[str, Any]:
    """By name: for the programme office every branch, for a branch itself."""
    found = await queries.list_participations(session, principal, wanted)
    link_pages(request, response, found)
    return found


@participations.post(
    "",
    summary="Invite a branch",
    response_model=BranchParticipationRead,
    status_code=201,
    responses=problems(errors.BranchKnown),
)
async def create_branch_participation(
    wish: BranchParticipationCreate, principal: Admitter, session: WriteSession, once: OnceOptional
) -> Response:
    """Its first officer gets a link by mail, good for fourteen days, and takes the next step."""
    found = await joining.invite(session, principal, wish)
    return once.answer(
        BranchParticipationRead,
        await queries.describe(session, principal, found),
        status=201,
        headers={"Location": f"/v1/branch-participations/{found.branch_id}", "ETag": etag(found)},
    )


@participations.get(
    "/{branchId}",
    summary="Read how far a branch is",
    response_model=BranchParticipationRead,
    responses=problems(errors.BranchParticipationNotFound),
)
async def read_branch_participation(
    branch_id: BranchId, principal: Reader, session: ReadSession, response: Response
) -> dict[str, Any]:
    """Where it stands, who is to act, and which steps you may take."""
    found = await queries.get_participation(session, principal, branch_id)
    mark(response, found)
    return await queries.describe(session, principal, found)


@participations.post(
    "/{branchId}/invitations",
    summary="Invite the first officer of a branch again",
    response_model=BranchParticipationRead,
    status_code=201,
    responses=problems(
        errors.BranchParticipationNotFound, errors.BranchHasPeople, errors.BranchMoveImpossible, TooManyInvitations
    ),
)
async def create_branch_invitation(
    branch_id: BranchId,
    wish: BranchInvitationCreate,
    principal: Admitter,
    session: WriteSession,
    once: OnceOptional,
) -> Response:
    """As long as nobody of the branch is in; the link sent before stops working."""
    found = await joining.invite_again(session, principal, branch_id, wish)
    return once.answer(
        BranchParticipationRead,
        await queries.describe(session, principal, found),
        status=201,
        headers={"Location": f"/v1/branch-participations/{branch_id}", "ETag": etag(found)},
    )


@participations.get(
    "/{branchId}/status-changes",
    summary="List the steps of a branch",
    response_model=BranchStatusChangeList,
    responses=problems(errors.BranchParticipationNotFound),
)
async def list_branch_status_changes(branch_id: BranchId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Every step that was taken, newest first. It is never changed."""
    await queries.get_participation(session, principal, branch_id)
    return {"items": await queries.history_of(session, principal, branch_id)}


@participations.post(
    "/{branchId}/status-changes",
    summary="Take a step of joining or leaving",
    response_model=BranchParticipationRead,
    status_code=201,
    responses=problems(
        errors.BranchParticipationNotFound,
        errors.BranchMoveNotYours,
        errors.BranchMoveImpossible,
        errors.BranchMembersMissing,
    ),
)
async def change_branch_status(
    branch_id: BranchId,
    *,
    wish: BranchMove,
    principal: Mover,
    session: WriteSession,
    once: OnceOptional,
    if_match: IfMatch = None,
) -> Response:
    """The branch says that its members are in and asks to go live; the programme office confirms or sends back.

    Either gives notice with a last day, and takes its own notice back up to that day.
    """
    found = await joining.change_status(session, principal, branch_id, wish, if_match)
    return once.answer(
        BranchParticipationRead,
        await queries.describe(session, principal, found),
        status=201,
        headers={"Location": f"/v1/branch-participations/{branch_id}", "ETag": etag(found)},
    )


@participations.get(
    "/{branchId}/ending-effects",
    summary="See what stops when a branch leaves",
    response_model=EndingEffectsRead,
    responses=problems(errors.BranchParticipationNotFound),
)
async def read_ending_effects(branch_id: BranchId, principal: Reader, session: ReadSession) -> dict[str, Any]:
    """Before anybody gives notice: counted now, carried out after the last day."""
    await queries.get_participation(session, principal, branch_id)
    return await ending.effects_told(session, principal, branch_id)
